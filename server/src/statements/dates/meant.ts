import type { Span } from '../../essay/span.ts';
import { beginningOfTime, type DayRange, endOfTime, overlaps } from '../../knowledge/calendar.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Mention } from '../../knowledge/names.ts';
import { type DatedValue, type Event, type PackDate, partOfDate } from '../../knowledge/records.ts';
import type { Sentence } from '../../language/sentences.ts';
import type { NounPhrase } from '../grammar/chunk.ts';
import type { Clause } from '../grammar/clause.ts';
import type { Predicate } from '../grammar/predicates.ts';
import { insideQuotation } from '../grammar/quotations.ts';
import type { SentenceReading } from '../reading.ts';
import { periodOfTerm } from './anchors.ts';
import { isElsewhere } from './verdict.ts';

/** What happened, as far as its time goes. */
export type Happened = Pick<Event, 'id' | 'label' | 'date' | 'julian' | 'accepted' | 'contested' | 'once' | 'sources'>;

/** What words surely speak of. */
export interface Meant {
  readonly event: Happened;
  /** The words that it was read from. */
  readonly words: readonly Span[];
  /** From the first day to the last that any value of any reading of the words allows. */
  readonly days: DayRange;
}

/** Every value that is right, tolerable or contested. */
export const allValues = ({ date, julian, accepted, contested }: DatedValue): readonly PackDate[] => [
  date,
  ...(julian ? [julian] : []),
  ...accepted,
  ...contested,
];

/** The days from the first to the last of several ranges. */
export const hull = (ranges: readonly DayRange[]): DayRange => ({
  first: Math.min(...ranges.map(({ first }) => first)),
  last: Math.max(...ranges.map(({ last }) => last)),
});

/**
 * The event that a predicate asserts and that its words single out.
 * @returns null where another date, another place or another reading is possible
 */
export function meantBy(predicate: Predicate, reading: SentenceReading, knowledge: Knowledge): Meant | null {
  if (predicate.mood !== 'asserted') return null;
  const candidates = reading.candidates.get(predicate) ?? [];
  if (predicate.kind !== 'noun' && isElsewhere(predicate, candidates, knowledge)) return null;
  if (isAmongStrangers(predicate.clause, reading) || candidates.some(({ rival }) => rival)) return null;
  const candidate = candidates.find((one) => one.full && one.certain);
  const { lexicon } = knowledge;
  // When a ban ended is not what the pack says of it, which has the day it was made.
  const unknownEnd = candidates.some(({ event, aspect }) => aspect === 'end' && !event.date.edtf.includes('/'));
  if (unknownEnd) return null;
  if (!candidate || candidates.some(({ act }) => act !== null && lexicon.repeatable.has(act))) return null;
  const days = hull(
    candidates.flatMap(({ event, aspect }) => allValues(event).map((value) => partOfDate(value, aspect).range)),
  );
  if (days.first <= beginningOfTime || days.last >= endOfTime) return null;
  // "expelled in 1932": with a date that is not its own it is another event.
  const otherwise = reading.attachments.some(({ predicate: dated, time, grade }) => {
    const { range, open } = reading.completed(time.chunk.time);
    return dated === predicate && grade === 'strong' && range && !open && !overlaps(range, days);
  });
  if (otherwise) return null;
  const words = [predicate, ...candidate.phrases].map(({ start, end }) => ({ start, end }));
  return { event: candidate.event, words, days };
}

/** "a ban on factions in the Hungarian party": in something with a name that no pack knows, it may be another. */
const isAmongStrangers = ({ slots }: Clause, { sentence, mentions }: SentenceReading): boolean =>
  slots.some(
    ({ place, prep, phrases }) =>
      (phrases.some(({ foreign }) => foreign) && place !== 'subject') ||
      (place === 'prep' &&
        placing.has(prep ?? '') &&
        phrases.some((phrase) => hasUnknownName(phrase, sentence, mentions))),
  );

const placing = new Set(['in', 'of', 'at', 'within', 'inside', 'for']);

const hasUnknownName = (phrase: Span, { tokens, start }: Sentence, mentions: readonly Mention[]): boolean =>
  tokens.some(
    (token) =>
      token.start >= phrase.start &&
      token.end <= phrase.end &&
      token.start > start &&
      /^\p{Lu}\p{Ll}/u.test(token.text) &&
      !mentions.some((mention) => mention.start <= token.start && token.end <= mention.end),
  );

/** What lasted for a time that a pack knows, called by its name with a capital: "the Great Purge". */
export function lastingMeantBy(phrase: NounPhrase, reading: SentenceReading, knowledge: Knowledge): Meant | null {
  const { ids, unknown, certain } = reading.referents.of(phrase);
  const [id] = ids;
  if (!phrase.proper || phrase.possessor || unknown || !certain || id === undefined || ids.length > 1) return null;
  if (insideQuotation(reading.quoted, phrase)) return null;
  const event = happened(id, knowledge);
  const days = event?.date.range;
  if (!event || !days || days.first <= beginningOfTime || days.last >= endOfTime) return null;
  return { event, words: [{ start: phrase.start, end: phrase.end }], days };
}

/** An event by its id, or a term that lasted for a time. */
export function happened(id: string, knowledge: Knowledge): Happened | null {
  const event = knowledge.events.get(id);
  if (event) return event;
  const record = knowledge.entities.get(id)?.kind === 'term' ? knowledge.details.records.get(id) : undefined;
  const date = periodOfTerm(id, knowledge);
  return record && date
    ? { id, label: record.label, date, accepted: [], contested: [], sources: record.sources }
    : null;
}
