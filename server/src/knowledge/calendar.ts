/** A day as a number: days since 1 January 1970 in the proleptic Gregorian calendar. */
export type DayNumber = number;

/** Before and after everything: the ends of open intervals. Finite, so that JSON can hold them. */
export const beginningOfTime: DayNumber = -1e9;
export const endOfTime: DayNumber = 1e9;

/** A stretch of time; both days belong to it. */
export interface DayRange {
  readonly first: DayNumber;
  readonly last: DayNumber;
}

/**
 * The number of a day. Months count from 1, and 13 is January of the next year; a day past the end of its month runs
 * on into the next.
 * Method: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2014), days_from_civil.
 */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Year, month (from 1) and day of a day number; the inverse of {@link dayNumber}. */
export function civilDate(days: DayNumber): { year: number; month: number; day: number } {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

export const daysInMonth = (year: number, month: number): number =>
  dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);

export const yearRange = (from: number, to = from): DayRange => ({
  first: dayNumber(from, 1, 1),
  last: dayNumber(to, 12, 31),
});

export const monthRange = (year: number, from: number, to = from): DayRange => ({
  first: dayNumber(year, from, 1),
  last: dayNumber(year, to + 1, 1) - 1,
});

export const overlaps = (a: DayRange, b: DayRange): boolean => a.first <= b.last && b.first <= a.last;

/** A stretch of time with so many days more at both ends. */
export const stretch = ({ first, last }: DayRange, days: number): DayRange => ({
  first: first - days,
  last: last + days,
});
