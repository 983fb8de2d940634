import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Event } from '../../knowledge/records.ts';
import type { NounPhrase } from '../grammar/chunk.ts';
import { type Clause, subjects } from '../grammar/clause.ts';
import type { SentenceReading } from '../reading.ts';
import type { PartRole } from '../statement.ts';
import { isDatedSo, kindOf, namedIn, type Part, type PartContext } from './part.ts';

/** The event that a phrase names, and no other: not "the Fourteenth Congress of the Ukrainian party", nor "its minutes". */
export function eventNamedIn(phrase: NounPhrase, { parsed }: SentenceReading, { events }: Knowledge): Event | null {
  const [id, more] = phrase.ids;
  if (id === undefined || more !== undefined || phrase.foreign || phrase.possessor) return null;
  const next = parsed.chunks[parsed.chunks.indexOf(phrase) + 1];
  const event = events.get(id);
  const ofAnother = next?.kind === 'prep' && next.word === 'of' && !event?.defendants;
  return event && !ofAnother ? event : null;
}

/** Whether a predicate has the event by a name of its own: "the Fourteenth Congress met". */
export function isNamedIn(event: Event, { reading, predicate, knowledge }: PartContext): boolean {
  const { subject, object } = predicate.places;
  const phrases = predicate.phrase ? [predicate.phrase] : [...subject, ...object];
  return phrases.some((phrase) => eventNamedIn(phrase, reading, knowledge) === event);
}

/** "signed in spirit", "staged as a tale", "through his articles": how it is meant, and that may be otherwise than by the word. */
export const isQualified = ({ slots }: Clause): boolean =>
  slots.some(
    ({ place, prep, phrases }) =>
      place === 'prep' &&
      qualifying.has(prep ?? '') &&
      phrases.some(({ ids, modifiers }) => ids.length + modifiers.length === 0),
  );

const qualifying: ReadonlySet<string> = new Set(['as', 'in', 'through', 'without', 'from']);

/** Whether no date of the clause speaks against the event: if one does, another may be meant. */
export const agreesWithDates = (event: Event, clause: Clause, { parsed, completed }: SentenceReading): boolean =>
  parsed.times
    .filter((time) => time.clause === clause)
    .every(({ chunk }) => {
      const time = completed(chunk.time);
      return !time.range || isDatedSo(event, { ...time, range: time.range });
    });

/** The events that a clause names with a preposition: "at the Congress". */
export const eventsWith = (
  { slots }: Clause,
  prepositions: ReadonlySet<string>,
  reading: SentenceReading,
  knowledge: Knowledge,
): readonly Event[] =>
  slots
    .filter(({ place, prep }) => place === 'prep' && prepositions.has(prep ?? ''))
    .flatMap(({ phrases }) => phrases.flatMap((phrase) => eventNamedIn(phrase, reading, knowledge) ?? []));

export const objectsOf = ({ slots }: Clause): readonly NounPhrase[] =>
  slots.filter(({ place }) => place === 'object').flatMap(({ phrases }) => phrases);

const agentsOf = ({ slots }: Clause): readonly NounPhrase[] =>
  slots.filter(({ prep }) => prep === 'by').flatMap(({ phrases }) => phrases);

/** Who does what a clause says, and to what: the passive is turned round, which "by" shows where the form does not ("led by"). */
export function doing(clause: Clause): { readonly who: readonly NounPhrase[]; readonly what: readonly NounPhrase[] } {
  const [agents, objects] = [agentsOf(clause), objectsOf(clause)];
  const passive = clause.verb?.voice === 'passive' || (agents.length > 0 && objects.length === 0);
  return passive ? { who: agents, what: subjects(clause) } : { who: subjects(clause), what: objects };
}

/** The people of an event in one role: all of them, or those at least of whom it is known that they are not among them. */
const closed = { doer: 'doers', defendant: 'defendants', present: null } as const;

/** What the pack says of the people whom phrases name in an event; nothing where it does not know. */
export function peopleIn(
  event: Event,
  role: PartRole,
  phrases: readonly NounPhrase[],
  reading: SentenceReading,
  knowledge: Knowledge,
): readonly Part[] {
  const list = closed[role];
  const all = list === null ? undefined : event[list];
  const outsiders = role === 'defendant' ? undefined : event.outsiders;
  return phrases.flatMap((phrase): readonly Part[] => {
    const id = namedIn(phrase, reading, knowledge);
    if (id === null || kindOf(id, knowledge) !== 'person') return [];
    const right = all?.includes(id) ?? false;
    if (!right && !all && !outsiders?.includes(id)) return [];
    return [{ event, kind: 'person', id, phrase, right, expected: all ?? [], role, time: null }];
  });
}
