import type { Span } from '../../essay/span.ts';
import type { DayRange } from '../../knowledge/calendar.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { partOfDate } from '../../knowledge/records.ts';
import { allValues, lastingMeantBy, meantBy } from '../dates/meant.ts';
import type { SentenceReading } from '../reading.ts';
import type { IntervalStatement } from '../statement.ts';
import { counted, daysIn, lengthOf, mayBe } from './elapsed.ts';
import { endOf, furthest, statement } from './ends.ts';
import { hedged } from './hedges.ts';

/** "The Winter War lasted five years", "the Plan took four years and three months" */
export function lengthsOf(reading: SentenceReading, prose: string, knowledge: Knowledge): readonly IntervalStatement[] {
  const { words } = knowledge.lexicon;
  return reading.predicates.flatMap((verb): IntervalStatement[] => {
    const { clause } = verb;
    const group = clause.verb;
    if (verb.kind !== 'verb' || !group || clause.mood !== 'asserted' || group.negated || group.voice === 'passive')
      return [];
    if (!words['lasting-verbs'].has(group.lemma)) return [];
    // "lasted six years in the East", "took two years to prepare", "from 1939": of a part of it.
    if (clause.slots.some(({ place, prep }) => place === 'object' || (place === 'prep' && prep !== 'for'))) return [];
    if (reading.predicates.some((one) => one.clause.parent === clause && one.at > verb.at)) return [];
    const [subject, second] = clause.slots.filter(({ place }) => place === 'subject').flatMap(({ phrases }) => phrases);
    if (!subject || second) return [];
    const named = reading.predicates.find((one) => one.kind === 'name' && one.phrase === subject);
    const meant = named ? meantBy(named, reading, knowledge) : lastingMeantBy(subject, reading, knowledge);
    const length = meant && lengthAfter(reading, verb.at, prose, words['length-hedges']);
    if (!meant || !length || meant.event.date.edtf.split('/').length !== 2) return [];
    const values = allValues(meant.event);
    // When a time like the NEP began and ended is a matter of opinion.
    const loose = knowledge.events.has(meant.event.id) ? 0 : 366;
    const ends = {
      least: Math.min(...values.map(shortest)) - loose,
      most: Math.max(...values.map(longest)) + loose,
    };
    const months = length.months;
    const whole = months % 12 === 0;
    const fits = whole
      ? mayBe({ count: months / 12, unit: 'year' }, { least: ends.least - 1, most: ends.most + 1 })
      : mayBe({ count: months, unit: 'month' }, { least: ends.least - 45, most: ends.most + 45 });
    const unit = whole ? 'year' : 'month';
    const end = endOf(meant);
    const count = whole ? months / 12 : months;
    if (!fits && Math.abs(ends.least / daysIn[unit] - count) > furthest) return [];
    return [statement('length', length.span, { count, unit }, fits, counted(ends, unit), [end, end], reading)];
  });
}

export const shortest = (value: Parameters<typeof partOfDate>[0]): number =>
  partOfDate(value, 'end').range.first - partOfDate(value, 'start').range.last;
export const longest = ({ range }: { readonly range: DayRange }): number => range.last - range.first + 1;

/** The length in years and months that follows a verb, at once and without a hedge. */
function lengthAfter(
  reading: SentenceReading,
  at: number,
  prose: string,
  hedges: ReadonlySet<string>,
): { readonly months: number; readonly span: Span } | null {
  const { chunks } = reading.parsed;
  const first = chunks[at + 1]?.kind === 'prep' ? at + 2 : at + 1;
  const parts = [chunks[first], ...(chunks[first + 1]?.kind === 'and' ? [chunks[first + 2]] : [])];
  let months = 0;
  for (const part of parts) {
    if (part?.kind !== 'time' || part.time.kind !== 'duration' || part.time.approximate) return null;
    const length = lengthOf(part.time.timex3);
    if (!length || (length.unit !== 'year' && length.unit !== 'month') || hedged(part.time.text, hedges)) return null;
    months += length.unit === 'year' ? 12 * length.count : length.count;
  }
  const [start, end] = [parts[0]?.start ?? 0, parts.at(-1)?.end ?? 0];
  const last = /(\p{L}+)\s*$/u.exec(prose.slice(Math.max(0, start - 20), start))?.[1]?.toLowerCase() ?? '';
  return hedges.has(last) ? null : { months, span: { start, end } };
}
