import { civilDate } from '../../knowledge/calendar.ts';
import type { Event, Person, Role } from '../../knowledge/records.ts';
import type { DatedTime } from '../../time/expression.ts';
import { type Fillings, fill, lacksObject } from '../dates/candidates.ts';
import { distance, furthestSlip } from '../dates/verdict.ts';
import type { NounPhrase } from '../grammar/chunk.ts';
import {
  areRelated,
  isDatedSo,
  isOfAnotherTime,
  kindOf,
  namedIn,
  type Part,
  type PartContext,
  tolerance,
} from './part.ts';

/** What ends a life: who suffers it has a day of his own for it. */
const endings: ReadonlySet<string> = new Set(['die', 'kill', 'execute']);

const telling = ['from', 'to', 'as'] as const;

const asPeople: ReadonlySet<string> = new Set(['with', 'alongside', 'beside']);

/** Who did something whose doers the pack knows all: who signed, wrote, led it. */
export function doers(context: PartContext): readonly Part[] {
  const { reading, predicate, knowledge, time } = context;
  const meant = (reading.candidates.get(predicate) ?? []).filter(
    ({ event, full, certain }) =>
      full && certain && event.doers && (time ? isDatedSo(event, time) : event.once === true),
  );
  const [only, more] = meant;
  if (!only || more) return [];
  const { event } = only;
  const phrases = predicate.patterns
    .filter(({ act }) => act === only.act)
    .flatMap((pattern) => {
      const fillings = fill(pattern, predicate, reading.referents);
      return [
        ...(fillings.by?.phrases ?? []),
        ...(only.core === '' || isCore(event, 'who', only.core) ? [] : (fillings.who?.phrases ?? [])),
      ];
    });
  return [...new Set(phrases)].flatMap((phrase) => {
    const id = namedIn(phrase, reading, knowledge);
    if (id === null || kindOf(id, knowledge) !== 'person') return [];
    const expected = event.doers ?? [];
    return [{ event, kind: 'person' as const, id, phrase, right: expected.includes(id), expected, time }];
  });
}

const isCore = ({ frames }: Event, role: Role, id: string): boolean =>
  frames.some(({ roles }) => !roles.what && roles[role]?.includes(id));

/** An event whose every part fits but one: "Trotsky was deported to Norway in February 1929". */
export function nearMisses(context: PartContext): readonly Part[] {
  const { reading, predicate, knowledge, time } = context;
  // If another event fits but for its date, it is the date that may be wrong: "sent to Alma-Ata in January 1929".
  const others = reading.candidates.get(predicate) ?? [];
  if (!time || others.some(({ event, full }) => full || isDatedSo(event, time))) return [];
  const misses = predicate.patterns
    .filter((pattern) => knowledge.lexicon.exact.has(pattern.act) && !lacksObject(pattern, predicate))
    .flatMap((pattern) => missesOf(pattern.act, fill(pattern, predicate, reading.referents), context));
  const events = new Set(misses.map(({ event }) => event));
  const [first] = misses;
  return first && events.size === 1 ? [first] : [];
}

function missesOf(act: string, fillings: Fillings, { reading, knowledge, time }: PartContext): readonly Part[] {
  if (!time) return [];
  return (['what', 'who'] as const).flatMap((core) =>
    (fillings[core]?.certain ? fillings[core].ids : []).flatMap((id) =>
      knowledge.frames(act, id).flatMap(({ event, frame, core: needed }) => {
        if (needed !== core || !isDatedSo(event, time) || (time.precision === 'year' && event.once !== true)) return [];
        const others = Object.entries(fillings).filter(([role]) => role !== core) as [Role, Fillings[Role]][];
        const off = others.filter(([role, filling]) => !filling?.ids.some((one) => frame.roles[role]?.includes(one)));
        const [miss, more] = off;
        // An office or a body that is named as well is a matter of its own.
        if (!miss || more || (fillings.as && act === 'replace')) return [];
        const [role, filling] = miss;
        const wanted = frame.roles[role] ?? [];
        const [phrase, second] = filling?.phrases ?? [];
        const named = phrase && !second && filling?.certain ? namedIn(phrase, reading, knowledge) : null;
        if (
          !phrase ||
          named === null ||
          named === id ||
          wanted.length === 0 ||
          !knowledge.lexicon.exact.get(act)?.has(role)
        )
          return [];
        const kind = kindOf(named, knowledge);
        if (kind !== 'person' && kind !== 'place') return [];
        const expected = wanted.filter((one) => kindOf(one, knowledge) === kind);
        if (expected.length === 0 || expected.length < wanted.length) return [];
        if (kind === 'place' && (!phrase.proper || expected.some((one) => areRelated(one, named, knowledge))))
          return [];
        return [{ event, kind, id: named, phrase, right: false, expected, time }];
      }),
    ),
  );
}

/** One of several people whose own day was another: "Bukharin, Rykov and Tomsky were shot in March 1938". */
export function companions(context: PartContext): readonly Part[] {
  const { reading, predicate, knowledge, time } = context;
  if (!time || predicate.kind !== 'verb') return [];
  const candidates = reading.candidates.get(predicate) ?? [];
  const fitting = candidates.filter(({ event, full }) => full && isDatedSo(event, time));
  const people = peopleOf(context);
  const isIn = ({ event }: { readonly event: Event }, id: string): boolean =>
    event.frames.some(({ roles }) => roles.who?.includes(id));
  const here = fitting.find((one) => people.some(({ id }) => isIn(one, id)));
  if (people.length < 2 || !here) return [];
  const act = here.act ?? '';
  return people.flatMap(({ id, phrase }): Part[] => {
    if (fitting.some((one) => isIn(one, id))) return [];
    const part = { event: here.event, kind: 'person' as const, id, phrase, right: false, expected: [], time };
    if (endings.has(act)) return hasDiedElsewhen(id, context) ? [part] : [];
    const own = knowledge
      .frames(act, id)
      .filter(({ frame }) => isAlike(frame.roles, here.event, act))
      .map(({ event }) => event);
    const near = own.some((event) => distance(event, time) <= furthestSlip);
    const apart = own.every((event) => isOfAnotherTime(event, time) && !isOfTheYear(event, time));
    return own[0] && near && apart ? [{ ...part, own: own[0] }] : [];
  });
}

/** Books say in one breath what was done to several people within a year. */
const isOfTheYear = ({ date }: Event, time: DatedTime): boolean =>
  civilDate(date.range.first).year === civilDate(time.range.first).year;

/** Whether a frame has the same telling parts as one of an event, and has some: the same body, the same place. */
const isAlike = (roles: Readonly<Partial<Record<Role, readonly string[]>>>, event: Event, act: string): boolean =>
  event.frames.some(
    (frame) =>
      frame.acts.includes(act) &&
      telling.some((role) => frame.roles[role]) &&
      telling.every((role) => {
        const [a, b] = [roles[role], frame.roles[role]];
        return a === b || (a && b && a.some((id) => b.includes(id)));
      }),
  );

/** The people of whom a verb is said, and those who were with them. */
function peopleOf({ reading, predicate, knowledge }: PartContext): readonly { id: string; phrase: NounPhrase }[] {
  const { subject, object, prepositions } = predicate.places;
  const own = object.length > 0 && object.some((one) => one.ids.length > 0) ? object : subject;
  const others = prepositions.filter(({ prep }) => asPeople.has(prep)).flatMap(({ phrases }) => phrases);
  return [...own, ...others].flatMap((phrase) => {
    const id = namedIn(phrase, reading, knowledge);
    return id !== null && kindOf(id, knowledge) === 'person' ? [{ id, phrase }] : [];
  });
}

function hasDiedElsewhen(id: string, { knowledge, time }: PartContext): boolean {
  const record = knowledge.details.records.get(id);
  if (record?.kind !== 'person' || !time) return false;
  const { died } = record as Person;
  if (!died) return false;
  const days = [died.date, ...(died.julian ? [died.julian] : []), ...died.accepted, ...died.contested];
  return days.every(
    ({ range }) => range.last + tolerance < time.range.first || time.range.last + tolerance < range.first,
  );
}
