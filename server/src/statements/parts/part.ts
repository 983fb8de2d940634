import type { Span } from '../../essay/span.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Lexicon } from '../../knowledge/lexicon.ts';
import type { Event } from '../../knowledge/records.ts';
import type { DatedTime } from '../../time/expression.ts';
import { distance, fits } from '../dates/verdict.ts';
import type { NounPhrase } from '../grammar/chunk.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { SentenceReading } from '../reading.ts';
import type { PartRole } from '../statement.ts';

/** A person or place that a sentence names in an event, and whether the pack has it there. */
export interface Part {
  readonly event: Event;
  readonly kind: 'person' | 'place';
  readonly id: string;
  readonly phrase: NounPhrase;
  readonly right: boolean;
  /** Who or where it was. */
  readonly expected: readonly string[];
  readonly own?: Event;
  /** How the person took part; absent: as the event has it. */
  readonly role?: PartRole;
  readonly time: DatedTime | null;
}

/** What the parts of one predicate are read from. */
export interface PartContext {
  readonly reading: SentenceReading;
  readonly predicate: Predicate;
  readonly knowledge: Knowledge;
  /** The one sure date of the predicate. */
  readonly time: DatedTime | null;
}

/** In days: how far another date may be from an event's and still be a slip of the date. */
export const tolerance = 45;

/** The date of a predicate, if it has exactly one that may contradict. */
export function sureTime({ attachments, completed }: SentenceReading, predicate: Predicate): DatedTime | null {
  const [own, more] = attachments.filter((one) => one.predicate === predicate);
  if (!own || more || own.grade !== 'strong') return null;
  const time = completed(own.time.chunk.time);
  const vague = time.precision === 'decade' || time.precision === 'century' || time.approximate || time.kind !== 'date';
  return time.range && !vague && time.open === undefined && time.relation === 'in'
    ? { ...time, range: time.range }
    : null;
}

/** Whether a predicate has a date of any sort: then an event that does not have it is not meant. */
export const hasTime = ({ reading, predicate }: PartContext): boolean =>
  reading.attachments.some((one) => one.predicate === predicate);

/** Whether an event is given its date, by anybody's reckoning. */
export const isDatedSo = ({ date, julian, accepted, contested }: Event, time: DatedTime): boolean =>
  fits([date, ...(julian ? [julian] : []), ...accepted, ...contested], time, 'whole');

/** Whether an event is not meant, whichever of its dates one takes. */
export const isOfAnotherTime = (event: Event, time: DatedTime): boolean =>
  !isDatedSo(event, time) && distance(event, time) > tolerance;

/** The one record that a phrase names itself: no pronoun, no "supporters of", no second reading. */
export function namedIn(phrase: NounPhrase, reading: SentenceReading, { lexicon }: Knowledge): string | null {
  const { referents } = reading;
  const [id, more] = phrase.ids;
  if (id === undefined || more !== undefined || phrase.foreign || phrase.pronoun || phrase.possessor) return null;
  if (phrase.modifiers.length > 0 || isLeftOut(phrase, reading, lexicon)) return null;
  return referents.of(phrase).ids.includes(id) ? id : null;
}

/** "Frunze, and not Voroshilov", "by Chamberlain, not by Stalin" */
export function isLeftOut(phrase: Span, { sentence }: SentenceReading, { words }: Lexicon): boolean {
  const last = sentence.tokens.findLastIndex(({ end }) => end <= phrase.start);
  const before = sentence.tokens[last]?.pos === 'ADP' ? [last, last - 1] : [last];
  return before.some((at) => words['excluding-words'].has(sentence.tokens[at]?.lower ?? ''));
}

export const kindOf = (id: string, { entities }: Knowledge): string | undefined => entities.get(id)?.kind;

/** Whether one place is the other, under whatever name, or lies in it. */
export const liesIn = (place: string, other: string, knowledge: Knowledge): boolean =>
  reached(place, knowledge).has(other) || reached(other, knowledge, 'names').has(place);

/** A place with its earlier names, and unless only those are wanted, with all that it lies in. */
function reached(place: string, { details, entities }: Knowledge, only?: 'names'): ReadonlySet<string> {
  const found = new Set([place]);
  // The set grows while it is walked through.
  for (const here of found) {
    const record = details.records.get(here);
    const larger = only ? undefined : entities.get(here)?.partOf;
    for (const next of [
      ...(larger === undefined ? [] : [larger]),
      ...(record?.kind === 'place' ? record.succeeds : []),
    ])
      found.add(next);
  }
  return found;
}

/** Whether one place lies in the other, or they are the same under whatever name. */
export const areRelated = (a: string, b: string, knowledge: Knowledge): boolean =>
  liesIn(a, b, knowledge) || liesIn(b, a, knowledge);

export const spanOf = (phrase: Span): Span => ({ start: phrase.start, end: phrase.end });
