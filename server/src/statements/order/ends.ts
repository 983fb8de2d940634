import type { Span } from '../../essay/span.ts';
import type { DayRange } from '../../knowledge/calendar.ts';
import { dateInWords } from '../../knowledge/edtf.ts';
import type { Meant } from '../dates/meant.ts';
import type { SentenceReading } from '../reading.ts';
import type { IntervalStatement } from '../statement.ts';
import { daysIn, type Gap, type Length } from './elapsed.ts';

/** Somewhere in time, with the words for it. */
export interface End {
  readonly days: DayRange;
  readonly words: string;
  readonly records: readonly string[];
  readonly spans: readonly Span[];
}

export const endOf = (meant: Meant): End => ({
  days: meant.days,
  words: `the date of ${meant.event.label} is ${dateInWords(meant.event.date.edtf)}`,
  records: [meant.event.id],
  spans: meant.words,
});

export function statement(
  measure: IntervalStatement['measure'],
  checked: Span,
  length: Length,
  fits: boolean,
  expected: string,
  [first, second]: readonly [End, End],
  { sentence }: SentenceReading,
): IntervalStatement {
  const words = [checked, ...first.spans, ...second.spans].map(({ start, end }) => ({ start, end }));
  const record = [...second.records, ...first.records][0];
  return {
    kind: 'interval',
    measure,
    records: [...new Set([...first.records, ...second.records])],
    start: Math.min(...words.map(({ start }) => start)),
    end: Math.max(...words.map(({ end }) => end)),
    sentence: { start: sentence.start, end: sentence.end },
    checked: { start: checked.start, end: checked.end },
    subject: record === undefined ? null : `event:${record}`,
    claimed: `${length.count} ${length.unit}${length.count === 1 ? '' : 's'}`,
    expected: [expected],
    verdict: fits ? 'confirmed' : 'wrong',
    facts: [...new Set([first.words, second.words])],
    note: [...new Set([first.words, second.words])].join('; '),
    words,
  };
}

/** Whether something lasted too long for a length to be counted from it. */
export function isLong({ days }: Meant, { count, unit }: Length): boolean {
  const half = (count * daysIn[unit]) / 2;
  return days.last - days.first > Math.max(60, Math.min(400, half));
}

/** In the unit of the text: a count that is further off is of something else. */
export const furthest = 25;

/** In days: nor does anybody count months, weeks or days over so many years. */
const furthestSlip = 7 * 366;

/** Whether a length is so far from the gap that it must be counted from something else. */
export function isOfSomethingElse({ count, unit }: Length, { least }: Gap): boolean {
  const off = Math.abs(least - count * daysIn[unit]);
  return off > (unit === 'year' ? furthest * daysIn.year : furthestSlip);
}
