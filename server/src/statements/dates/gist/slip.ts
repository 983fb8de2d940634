import { civilDate, type DayRange, dayNumber, overlaps } from '../../../knowledge/calendar.ts';
import type { Event, PackDate } from '../../../knowledge/records.ts';
import type { DatedTime } from '../../../time/expression.ts';

/** In years. */
const furthest = 5;

/** In days: the longest event of which a month says when it was. */
const shortEvent = 45;

/** Whether a date has the day or the month of an event, in another year close by: seldom by chance. */
export const isSlipOfYear = (event: Event, time: DatedTime): boolean =>
  [event.date, ...(event.julian ? [event.julian] : []), ...event.accepted].some((value) => differsInYear(value, time));

function differsInYear({ range }: PackDate, { range: claimed, precision }: DatedTime): boolean {
  if ((precision !== 'day' && precision !== 'month') || range.last - range.first > shortEvent) return false;
  for (let years = -furthest; years <= furthest; years += 1)
    if (years !== 0 && overlaps(shifted(range, years), claimed)) return true;
  return false;
}

const shifted = ({ first, last }: DayRange, years: number): DayRange => ({
  first: inYear(first, years),
  last: inYear(last, years),
});

function inYear(day: number, years: number): number {
  const { year, month, day: dayOfMonth } = civilDate(day);
  return dayNumber(year + years, month, dayOfMonth);
}
