import { civilDate } from '../../knowledge/calendar.ts';
import type { Event, Person, Role } from '../../knowledge/records.ts';
import type { DatedTime } from '../../time/expression.ts';
import { type Fillings, fill, lacksObject } from '../dates/candidates.ts';
import { distance, furthestSlip } from '../dates/verdict.ts';
import type { NounPhrase } from '../grammar/chunk.ts';
import type { Predicate } from '../grammar/predicates.ts';
import { isNamedIn, isQualified, peopleIn } from './named-events.ts';
import {
  areRelated,
  hasTime,
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
    ({ event, full, certain, act, core }) =>
      full &&
      certain &&
      (event.doers || event.outsiders) &&
      // Whoever puts a rising down has not done it.
      (core !== event.id || knowledge.lexicon.exact.get(act ?? '')?.has('who')) &&
      (time ? isDatedSo(event, time) : event.once === true || isNamedIn(event, context)),
  );
  const [only, more] = meant;
  if (!only || more) return [];
  const { event } = only;
  // "made the Pact a success": what is made of it is another matter.
  if (predicate.places.second.length > 0 || isQualified(predicate.clause) || (!time && hasTime(context))) return [];
  const phrases = predicate.patterns
    .filter(({ act }) => act === only.act)
    .flatMap((pattern) => {
      const fillings = fill(pattern, predicate, reading.referents);
      return [
        ...(fillings.by?.phrases ?? []),
        ...(only.core === '' || isCore(event, 'who', only.core) ? [] : (fillings.who?.phrases ?? [])),
      ];
    });
  return peopleIn(event, 'doer', [...new Set(phrases)], reading, knowledge).map((part) => ({ ...part, time }));
}

const isCore = ({ frames }: Event, role: Role, id: string): boolean =>
  frames.some(({ roles }) => !roles.what && roles[role]?.includes(id));

/** An event whose every part fits but one: "Trotsky was deported to Norway in February 1929". */
export function nearMisses(context: PartContext): readonly Part[] {
  const { reading, predicate, knowledge, time } = context;
  if (!time && (hasTime(context) || hasOtherPhrases(predicate))) return [];
  // If another event fits but for its date, it is the date that may be wrong: "sent to Alma-Ata in January 1929".
  const others = reading.candidates.get(predicate) ?? [];
  if (others.some(({ event, full }) => full || (time && isDatedSo(event, time)))) return [];
  const misses = predicate.patterns
    .filter((pattern) => knowledge.lexicon.exact.has(pattern.act) && !lacksObject(pattern, predicate))
    .flatMap((pattern) => missesOf(pattern.act, fill(pattern, predicate, reading.referents), context));
  const events = new Set(misses.map(({ event }) => event));
  const [first] = misses;
  return first && events.size === 1 ? [first] : [];
}

/** "wrote it on a list of books": with more than "by" and names, another thing may be said. */
const hasOtherPhrases = ({ places }: Predicate): boolean =>
  places.prepositions.some(({ prep, phrases }) => prep !== 'by' && phrases.some(({ ids }) => ids.length === 0));

/** Whether the date singles out an event; a work has one author, whether it is dated or not. */
function isMeant(event: Event, act: string, time: DatedTime | null): boolean {
  const { once } = event;
  if (!time) return act === 'write' && once === true;
  if (!isDatedSo(event, time)) return false;
  return time.precision !== 'year' || once !== undefined;
}

function missesOf(act: string, fillings: Fillings, { reading, knowledge, time }: PartContext): readonly Part[] {
  return (['what', 'who'] as const).flatMap((core) =>
    (fillings[core]?.certain ? fillings[core].ids : []).flatMap((id) =>
      knowledge.frames(act, id).flatMap(({ event, frame, core: needed }) => {
        if (needed !== core || !isMeant(event, act, time)) return [];
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

/** Somebody who did not die so, on the day of those who did: "Tomsky was executed in March 1938". */
export function executed(context: PartContext): readonly Part[] {
  const { reading, predicate, knowledge, time } = context;
  const acts = predicate.patterns.map(({ act }) => act).filter((act) => endings.has(act) && act !== 'die');
  if (!time || time.precision === 'year' || acts.length === 0 || predicate.kind !== 'verb') return [];
  if ((reading.candidates.get(predicate) ?? []).length > 0) return [];
  const others = [...knowledge.events.values()].filter(
    (event) =>
      event.life === undefined &&
      event.frames.some((frame) => frame.acts.some((act) => acts.includes(act))) &&
      isDatedSo(event, time),
  );
  const [event, more] = others;
  if (!event || more) return [];
  const suffering = predicate.places.object;
  // "shot at in March", "shot in the arm"
  const next = reading.parsed.chunks[predicate.at + 1];
  if (next?.kind === 'prep' && next.word !== 'by') return [];
  return peopleOf(context)
    .filter(({ id, phrase }) => suffering.includes(phrase) && hasDiedElsewhen(id, context))
    .map(({ id, phrase }) => ({ event, kind: 'person', id, phrase, right: false, expected: [], time }));
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
