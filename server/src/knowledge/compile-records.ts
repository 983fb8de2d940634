import { confusion, named } from './compile-entities.ts';
import { cuesOf } from './gist.ts';
import type { PackCursor } from './pack-cursor.ts';
import {
  type Demand,
  type Event,
  type Factor,
  type Figure,
  type Frame,
  type Question,
  type Quotation,
  type QuotationStatus,
  type Role,
  roles,
} from './records.ts';

export function compileEvent(record: PackCursor): Event {
  const frames = record.items('says').map(frame);
  if (frames.length === 0 && !record.has('names'))
    record.problem(
      'id',
      `“${record.text('id')}” has neither “says” nor “names”, so no sentence can be linked to it. Add one of them.`,
    );
  return {
    ...record.recorded(),
    label: record.text('label'),
    names: record.has('names') ? named(record).names : [],
    ...record.maybe('short', (field) => record.texts(field)),
    ...record.datedHere(),
    ...record.maybe('until', (field) => record.date(field)),
    ...confusion(record),
    ...record.maybe('once', (field) => (record.is('once', true) ? true : record.date(field).range)),
    ...(record.has('doers') ? { doers: record.ids('doers') } : {}),
    ...(record.has('defendants') ? { defendants: record.ids('defendants', 'people') } : {}),
    ...(record.has('outsiders') ? { outsiders: record.ids('outsiders', 'people') } : {}),
    ...(record.has('places') ? { places: record.ids('places', 'places') } : {}),
    frames,
    cues: cuesOf(
      record.text('label'),
      record.texts('examples'),
      record.texts('counterexamples'),
      record.scope.lexicon.words['calendar-words'],
    ),
  };
}

function frame(item: PackCursor): Frame {
  return {
    acts: item.acts('do'),
    roles: Object.fromEntries(
      roles.filter((role) => item.has(role)).map((role): [Role, string[]] => [role, item.ids(role)]),
    ),
    ...item.maybe('which', (field) => item.text(field)),
  };
}

export function compileQuotation(record: PackCursor): Quotation {
  return {
    ...record.recorded(),
    words: record.text('words'),
    variants: record.items('variants').map((variant) => ({
      words: variant.text('words'),
      ...variant.maybe('note', (field) => variant.text(field)),
    })),
    ...record.maybe('original', (field) => record.text(field)),
    speaker: record.id('speaker', 'people', 'historians', 'organisations', 'events'),
    about: record.ids('about'),
    occasion: record.text('occasion'),
    ...record.maybe('date', (field) => record.date(field)),
    status: record.text('status') as QuotationStatus,
    misattributedTo: record.ids('misattributed-to'),
  };
}

export function compileFigure(record: PackCursor): Figure {
  const scale = record.text('scale');
  return {
    ...record.recorded(),
    label: record.text('label'),
    about: record.ids('about'),
    ...record.maybe('date', (field) => record.date(field)),
    value: record.amount('value', scale),
    ...record.maybe('scale', (field) => record.text(field) as NonNullable<Figure['scale']>),
    unit: record.text('unit'),
    of: record.text('of'),
    names: record.texts('names'),
    accepted: record.items('accepted').map((item) => ({ value: item.amount('value', scale), note: item.text('note') })),
    contested: record
      .items('contested')
      .map((item) => ({ value: item.amount('value', scale), by: item.text('by'), note: item.text('note') })),
    ...record.maybe('by', (field) => record.text(field)),
    not: record.texts('not'),
  };
}

export function compileFactor(record: PackCursor): Factor {
  const group = record.text('group');
  if (!record.scope.groups.has(group))
    record.problem('group', `pack.yaml has no group “${group}”. Add it to “groups” there, or mend the spelling.`);
  return {
    ...record.recorded(),
    label: record.text('label'),
    group,
    names: record.texts('names'),
    argument: record.text('argument'),
    shownBy: record.ids('shown-by'),
  };
}

export function compileQuestion(record: PackCursor): Question {
  const [stated, against] = [record.ids('stated', 'factors'), record.ids('against', 'factors')];
  const both = stated.find((id) => against.includes(id));
  if (both !== undefined)
    record.problem('against', `“${both}” is the stated factor, so it cannot weigh against itself. Leave it out here.`);
  return {
    ...record.recorded(),
    text: record.text('text'),
    variants: record.texts('variants'),
    ...record.maybe('style', (field) => record.text(field)),
    ...record.maybe('marks', (field) => record.number(field)),
    demand: record.text('demand') as Demand,
    stated,
    about: record.ids('about'),
    period: record.date('period'),
    against,
    ...record.maybe('focus', (field) => record.text(field)),
  };
}
