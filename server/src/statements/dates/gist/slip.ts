import { civilDate, type DayRange, dayNumber, overlaps } from '../../../knowledge/calendar.ts';
import type { Event, PackDate } from '../../../knowledge/records.ts';
import type { DatedTime } from '../../../time/expression.ts';

/** In years. */
const furthest = 5;

/** In days: the longest event of which a month says when it was. */
const shortEvent = 45;

const daysOfYear = 365.2425;

/** In days: by how much leap years move a day of the year. */
const slack = 3;

/** Whether a date has the day or the month of an event, in another year close by: seldom by chance. */
export const isSlipOfYear = (event: Event, time: DatedTime): boolean =>
  [event.date, ...(event.julian ? [event.julian] : []), ...event.accepted].some((value) => differsInYear(value, time));

function differsInYear({ range }: PackDate, { range: claimed, precision }: DatedTime): boolean {
  if ((precision !== 'day' && precision !== 'month') || range.last - range.first > shortEvent) return false;
  const far = furthest * 366 + shortEvent;
  if (claimed.first - range.last > far || range.first - claimed.last > far) return false;
  // Most dates are of quite another season: no calendar is needed to see that.
  const away = claimed.first - range.first;
  const offSeason = Math.abs(away - Math.round(away / daysOfYear) * daysOfYear);
  if (offSeason > range.last - range.first + (claimed.last - claimed.first) + slack) return false;
  const years = civilDate(claimed.first).year - civilDate(range.first).year;
  // An event from December to January has two years.
  return [years - 1, years, years + 1].some(
    (by) => by !== 0 && Math.abs(by) <= furthest && overlaps(shifted(range, by), claimed),
  );
}

const shifted = ({ first, last }: DayRange, years: number): DayRange => ({
  first: inYear(first, years),
  last: inYear(last, years),
});

function inYear(day: number, years: number): number {
  const { year, month, day: dayOfMonth } = civilDate(day);
  return dayNumber(year + years, month, dayOfMonth);
}
