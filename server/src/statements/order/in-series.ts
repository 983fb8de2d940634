import { overlaps } from '../../knowledge/calendar.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { allValues, hull, type Meant, meantBy } from '../dates/meant.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { SentenceReading } from '../reading.ts';

/** The event that a predicate means: its words single it out, or the date that they give to a series: "the 1925 Congress". */
export const meantHere = (predicate: Predicate, reading: SentenceReading, knowledge: Knowledge): Meant | null =>
  meantBy(predicate, reading, knowledge) ?? meantInSeries(predicate, reading, knowledge);

function meantInSeries(predicate: Predicate, reading: SentenceReading, { series }: Knowledge): Meant | null {
  const candidates = reading.candidates.get(predicate) ?? [];
  const cores = new Set(candidates.map(({ core }) => core));
  if (predicate.mood !== 'asserted' || cores.size !== 1 || ![...cores].every((core) => series.has(core))) return null;
  const time = timeOf(predicate, reading);
  if (!time?.range || time.open) return null;
  const { range } = time;
  const [event, more] = candidates.map((one) => one.event).filter(({ date }) => overlaps(date.range, range));
  if (!event || more) return null;
  return { event, words: [predicate, time], days: hull(allValues(event).map((value) => value.range)) };
}

/** The date that belongs to a name: before it ("the 1925 Congress"), or bound to it. */
function timeOf(predicate: Predicate, { parsed, attachments }: SentenceReading) {
  const before = parsed.chunks[predicate.at - 1];
  if (before?.kind === 'time' && before.time.kind === 'date') return before.time;
  const own = attachments.filter((one) => one.predicate === predicate && one.grade === 'strong');
  return own.length === 1 ? own[0]?.time.chunk.time : undefined;
}
