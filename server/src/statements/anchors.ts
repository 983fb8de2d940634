import { civilDate, type DayRange, monthRange, yearRange } from '../knowledge/calendar.ts';
import { edtfOf } from '../knowledge/edtf.ts';
import type { TimeExpression } from '../time/expression.ts';
import { dayPeriod } from '../time/period.ts';

/** The time that a text has reached: what "in January" or "a year later" is counted from. A small value, handed from block to block. */
export interface NarrativeTime {
  readonly at: DayRange | null;
}

export const noNarrativeTime: NarrativeTime = { at: null };

/**
 * Gives times without a year the year that the text carries, and counts "a year later" from it. An offset has the
 * precision of its unit: a year later than October 1926 is 1927.
 */
export function completeTimes(
  times: readonly TimeExpression[],
  before: NarrativeTime,
): { times: readonly TimeExpression[]; narrative: NarrativeTime } {
  let narrative = before;
  const completed = times.map((time) => {
    const range = time.range ?? resolve(time, narrative.at);
    if (!range) return time;
    if (time.range === undefined || time.relation === 'in' || time.relation === 'by') narrative = { at: range };
    return time.range ? time : { ...time, range, edtf: edtfOf(range) };
  });
  return { times: completed, narrative };
}

function resolve(time: TimeExpression, anchor: DayRange | null): DayRange | null {
  if (!anchor) return null;
  const { year, month } = civilDate(anchor.first);
  // An anchor of several years carries no single one.
  if (civilDate(anchor.last).year !== year) return null;
  if (time.yearless) {
    const { month: wanted, day } = time.yearless;
    return day === undefined ? monthRange(year, wanted) : (dayPeriod(year, wanted, day)?.range ?? null);
  }
  if (time.offset === undefined) return null;
  if (time.precision === 'year') return yearRange(year + time.offset);
  // "two months later" than some day of 1927 is no known month.
  if (time.precision === 'month' && anchor.last - anchor.first < 31) {
    const months = year * 12 + month - 1 + time.offset;
    return monthRange(Math.floor(months / 12), (months % 12) + 1);
  }
  return time.precision === 'day' && anchor.last === anchor.first
    ? { first: anchor.first + time.offset, last: anchor.last + time.offset }
    : null;
}
