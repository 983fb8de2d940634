import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { DatedTime, TimeExpression } from '../../time/expression.ts';
import { meantBy } from '../dates/meant.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { SentenceReading } from '../reading.ts';
import type { IntervalStatement } from '../statement.ts';
import { isPlainDate } from './beside.ts';
import { between, counted, type Exactness, isSo, type Length } from './elapsed.ts';
import { type End, endOf, isLong, isOfSomethingElse, statement } from './ends.ts';
import { type Claim, Happenings } from './happenings.ts';
import { exactnessOf } from './hedges.ts';

/** "Two years later he was expelled": a length that is counted from what was told before. */
export interface Sequel {
  readonly counting: TimeExpression;
  readonly length: Length;
  readonly exactness: Exactness;
  readonly forward: boolean;
  /** What it is counted from: the last thing told, and everything else that stood beside it. */
  readonly from: { readonly end: End; readonly event?: Predicate; readonly others: readonly End[] };
  readonly event: Predicate;
  readonly to: End;
}

/** What a sentence counts from what stands before, in itself or in the sentence before it. */
export function sequelsIn(
  reading: SentenceReading,
  before: SentenceReading | undefined,
  knowledge: Knowledge,
): readonly Sequel[] {
  return reading.found.flatMap((counting): Sequel[] => {
    const shift = counting.open?.shift;
    if (!shift || counting.open?.anchored || !/\b(?:later|earlier|afterwards)$/i.test(counting.text)) return [];
    const { unit } = shift;
    if (unit !== 'year' && unit !== 'month' && unit !== 'week' && unit !== 'day') return [];
    const exactness = exactnessOf(counting.text, knowledge.lexicon);
    const length = { count: Math.abs(shift.by), unit };
    const told = toldAt(counting, length, reading, knowledge);
    const from = told && startOf(told.event, counting, length, reading, before, knowledge);
    if (!exactness || !from) return [];
    const rough = counting.approximate && exactness === 'exact' ? 'about' : exactness;
    return [{ counting, length, exactness: rough, forward: shift.by > 0, from, ...told }];
  });
}

/** The event that is said to have been so much later, if it has no date of its own beside that. */
function toldAt(
  counting: TimeExpression,
  length: Length,
  reading: SentenceReading,
  knowledge: Knowledge,
): { readonly event: Predicate; readonly to: End } | null {
  const dated = reading.attachments.filter(({ time, grade }) => time.chunk.time === counting && grade === 'strong');
  for (const { predicate } of dated) {
    const meant = meantBy(predicate, reading, knowledge);
    const own = reading.attachments.some(
      ({ predicate: other, time }) => other === predicate && time.chunk.time !== counting,
    );
    if (meant && !isLong(meant, length) && !own) return { event: predicate, to: endOf(meant) };
  }
  return null;
}

/** The last thing told: by the sentence before the clause that counts, else by the sentence before it. */
function startOf(
  { clause, start }: Predicate,
  counting: TimeExpression,
  length: Length,
  reading: SentenceReading,
  before: SentenceReading | undefined,
  knowledge: Knowledge,
): Sequel['from'] | null {
  const own = clause.slots.flatMap(({ phrases }) => phrases.map((phrase) => phrase.start));
  const until = Math.min(start, counting.outerStart, clause.verb?.start ?? start, ...own);
  const spoken = reading.predicates.some(({ kind, end }) => kind === 'verb' && end <= until);
  const dated = reading.found.some(({ end, kind }) => end <= until && kind !== 'duration');
  if (spoken) return lastTold(reading, until, length, knowledge);
  return dated || before?.mood !== 'asserted' ? null : lastTold(before, Number.POSITIVE_INFINITY, length, knowledge);
}

function lastTold(
  reading: SentenceReading,
  until: number,
  length: Length,
  knowledge: Knowledge,
): Sequel['from'] | null {
  const told = reading.predicates.filter(({ end }) => end <= until);
  const verb = told.findLast(({ kind, clause }) => kind === 'verb' && clause.type === 'main');
  // "Trotsky had been exiled": what is told on the way back is not gone on from.
  if (!verb || verb.clause.verb?.perfect || verb.mood !== 'asserted') return null;
  const times = reading.found.filter(({ end, kind }) => end <= until && kind !== 'duration' && kind !== 'set');
  // "Two years later …, and three years later …": both may be counted from the same day.
  if (times.some((time) => !time.range || time.open?.shift)) return null;
  const dates = times.flatMap((time) => (time.range ? [endAt({ ...time, range: time.range })] : []));
  const others = told.flatMap((one) => meantBy(one, reading, knowledge) ?? []).map(endOf);
  const event = new Happenings(reading, knowledge).whatHappens(verb.clause);
  const meant = event && meantBy(event, reading, knowledge);
  if (meant && !isLong(meant, length)) return { end: endOf(meant), event, others: [...others, ...dates] };
  const [own, more] = reading.attachments.filter(
    ({ predicate, grade, time }) => predicate === verb && grade === 'strong' && time.chunk.end <= until,
  );
  const time = own?.time.chunk.time;
  return time?.range && !more && isPlainDate(time)
    ? { end: endAt({ ...time, range: time.range }), others: [...others, ...dates] }
    : null;
}

const endAt = (time: DatedTime): End => ({
  days: time.range,
  words: `the date before it is ${time.text}`,
  records: [],
  spans: [time],
});

/** The lengths of these, compared with the dates at their ends. */
export function sequelIntervals(
  reading: SentenceReading,
  before: SentenceReading | undefined,
  knowledge: Knowledge,
): readonly IntervalStatement[] {
  return sequelsIn(reading, before, knowledge).flatMap((sequel): IntervalStatement[] => {
    const { counting, length, exactness, forward, from, to } = sequel;
    const gap = (start: End) => (forward ? between(start.days, to.days) : between(to.days, start.days));
    const days = gap(from.end);
    const fits = isSo(length, days, exactness);
    // The wrong way round is a matter of order.
    if (days.most < 0 || (!fits && from.others.some((other) => isSo(length, gap(other), exactness)))) return [];
    if (!fits && isOfSomethingElse(length, days)) return [];
    return [statement('since', counting, length, fits, counted(days, length.unit), [from.end, to], reading)];
  });
}

/** The order that these say, where nothing that stands beside what they are counted from would be in it. */
export const sequelOrders = (
  reading: SentenceReading,
  before: SentenceReading | undefined,
  knowledge: Knowledge,
): readonly Claim[] =>
  sequelsIn(reading, before, knowledge).flatMap(({ counting, forward, from, event, to }): Claim[] => {
    const inOrder = ({ days }: End): boolean => (forward ? days.first <= to.days.last : to.days.first <= days.last);
    if (!from.event || (!inOrder(from.end) && from.others.some(inOrder))) return [];
    const [earlier, later] = forward ? [from.event, event] : [event, from.event];
    return [{ earlier, later, link: { start: counting.start, end: counting.end }, causal: false }];
  });
