import type { PackCursor, RecordKind } from './pack-cursor.ts';
import type {
  Entity,
  EntityRecord,
  Historian,
  Lasting,
  Office,
  Person,
  Position,
  Term,
  TermOfOffice,
  TimedName,
} from './records.ts';

/** How a record of each kind that has names is made from its fields. */
export const entityCompilers: Readonly<Partial<Record<RecordKind, (record: PackCursor) => EntityRecord>>> = {
  people: person,
  organisations: (record) => lasting(record, 'organisation', 'organisations'),
  places: (record) => lasting(record, 'place', 'places'),
  offices: office,
  terms: term,
  historians: historian,
};

function person(record: PackCursor): Person {
  return {
    ...record.recorded(),
    ...named(record),
    kind: 'person',
    ...record.maybe('pronoun', (field) => record.text(field) as 'he' | 'she'),
    ...lifeSpan(record),
  };
}

function lasting(record: PackCursor, kind: Lasting['kind'], own: RecordKind): Lasting {
  return {
    ...record.recorded(),
    ...named(record),
    kind,
    ...interval(record),
    ...(record.has('of') ? { partOf: record.id('of', 'organisations') } : {}),
    ...(record.has('within') ? { partOf: record.id('within', 'places') } : {}),
    succeeds: record.ids('succeeds', own),
    ...confusion(record),
    ...(record.has('members') ? { members: record.ids('members', 'people') } : {}),
    ...(record.has('outsiders') ? { outsiders: record.ids('outsiders', 'people') } : {}),
  };
}

function office(record: PackCursor): Office {
  return {
    ...record.recorded(),
    ...named(record),
    kind: 'office',
    ...(record.has('of') ? { partOf: record.id('of', 'organisations', 'places') } : {}),
    ...interval(record),
    ...(record.is('never', true) ? { never: true as const } : {}),
    ...(record.has('confused-with') ? { confusedWith: record.ids('confused-with', 'offices') } : {}),
    holders: record.items('holders').map(termOfOffice),
  };
}

function termOfOffice(term: PackCursor): TermOfOffice {
  return {
    ...term.evidence(),
    who: term.id('who', 'people'),
    held: term.date('held'),
    accepted: term.items('accepted').map((value) => ({ held: value.date('held'), note: value.text('note') })),
    untitled: term.is('untitled', true),
  };
}

function term(record: PackCursor): Term {
  return {
    ...record.recorded(),
    ...named(record),
    kind: 'term',
    ...record.maybe('short', (field) => record.texts(field)),
    definition: record.text('definition'),
    ...interval(record),
    confusedWith: record.ids('confused-with'),
  };
}

function historian(record: PackCursor): Historian {
  if (!record.has('names') && !record.has('person'))
    record.problem(
      'id',
      `“${record.text('id')}” has neither “names” nor “person”, so no essay can name it. Add one of them.`,
    );
  const works = record.items('works').map((work) => ({
    id: work.text('id'),
    title: work.text('title'),
    year: work.date('year'),
  }));
  return {
    ...record.recorded(),
    ...named(record),
    kind: 'historian',
    ...record.maybe('person', (field) => record.id(field, 'people')),
    ...lifeSpan(record),
    school: record.texts('school'),
    works,
    positions: record.items('positions').map((item) => position(item, new Set(works.map((work) => work.id)))),
  };
}

function position(item: PackCursor, works: ReadonlySet<string>): Position {
  if (item.has('work') && !works.has(item.text('work')))
    item.problem('work', `The historian has no work with the id “${item.text('work')}”. Add it to “works”.`);
  return {
    ...item.evidence(),
    claim: item.text('claim'),
    about: item.ids('about'),
    factors: item.ids('factors', 'factors'),
    ...item.maybe('work', (field) => item.text(field)),
  };
}

/** Records that essays take this one for. */
export const confusion = (record: PackCursor): Pick<Entity, 'confusedWith'> =>
  record.has('confused-with') ? { confusedWith: record.ids('confused-with') } : {};

const interval = (record: PackCursor): Pick<Lasting, 'from' | 'until'> => ({
  ...record.maybe('from', (field) => record.date(field)),
  ...record.maybe('until', (field) => record.date(field)),
});

const lifeSpan = (record: PackCursor): Pick<Person, 'born' | 'died'> => ({
  ...record.maybe('born', (field) => record.dated(field)),
  ...record.maybe('died', (field) => record.dated(field)),
});

/** Label and names; those that it bore only for a time are found like the others, and kept apart as well. */
export function named(record: PackCursor): Pick<Entity, 'label' | 'names' | 'timedNames'> {
  const timed = record.items('names').map(
    (entry): TimedName => ({
      name: entry.text('name'),
      ...interval(entry),
      ...(entry.is('loose', true) ? { loose: true as const } : {}),
      ...entry.maybe('note', (field) => entry.text(field)),
    }),
  );
  return {
    label: record.text('label'),
    names: [...new Set([...record.texts('names'), ...timed.map(({ name }) => name)])],
    ...(timed.length > 0 ? { timedNames: timed } : {}),
  };
}
