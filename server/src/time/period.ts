import { civilDate, type DayRange, dayNumber, daysInMonth, monthRange, yearRange } from '../knowledge/calendar.ts';
import { edtfOf, edtfRange, edtfYear, type Precision, seasonRange } from '../knowledge/edtf.ts';
import type { Part } from './vocabulary.ts';

/**
 * What an expression means once it lies on the calendar: its days, its values, and how fine it is. Years are
 * astronomical, as EDTF has them: 0 is 1 BC.
 */
export interface Period {
  readonly range: DayRange;
  readonly edtf: string;
  readonly timex3?: string;
  readonly precision: Precision;
}

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** TIMEX3 counts years before Christ as historians do: BC0264. */
const timexYear = (year: number): string => (year > 0 ? pad(year, 4) : `BC${pad(1 - year, 4)}`);

export const yearPeriod = (year: number): Period => ({
  range: yearRange(year),
  edtf: edtfYear(year),
  timex3: timexYear(year),
  precision: 'year',
});

export const monthPeriod = (year: number, month: number): Period => ({
  range: monthRange(year, month),
  edtf: `${edtfYear(year)}-${pad(month)}`,
  timex3: `${timexYear(year)}-${pad(month)}`,
  precision: 'month',
});

/** @returns null if the month has no such day */
export function dayPeriod(year: number, month: number, day: number): Period | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const at = dayNumber(year, month, day);
  const rest = `-${pad(month)}-${pad(day)}`;
  return {
    range: { first: at, last: at },
    edtf: edtfYear(year) + rest,
    timex3: timexYear(year) + rest,
    precision: 'day',
  };
}

export function dayPeriodAt(day: number): Period {
  const date = civilDate(day);
  return dayPeriod(date.year, date.month, date.day) as Period;
}

/**
 * How many days the Julian calendar lies behind on a date: 10 in the sixteenth and seventeenth centuries, 13 in the
 * twentieth. It changes on 1 March of a century's first year.
 */
export function julianLag(year: number, month: number): number {
  const at = month > 2 ? year : year - 1;
  return Math.floor(at / 100) - Math.floor(at / 400) - 2;
}

/** The week, from Monday, that a day lies in. */
export function weekPeriod(day: number): Period {
  const monday = day - weekdayOf(day) + 1;
  const thursday = civilDate(monday + 3);
  const week = Math.floor((monday + 3 - dayNumber(thursday.year, 1, 1)) / 7) + 1;
  const range = { first: monday, last: monday + 6 };
  return { range, edtf: edtfOf(range), timex3: `${timexYear(thursday.year)}-W${pad(week)}`, precision: 'week' };
}

/** Monday is 1, Sunday 7. Day 0, 1 January 1970, was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** @param season spring (21) to winter (24) */
export function seasonPeriod(year: number, season: number): Period {
  const range = seasonRange(year, season) ?? yearRange(year);
  const code = ['SP', 'SU', 'FA', 'WI'][season - 21] as string;
  return { range, edtf: `${edtfYear(year)}-${season}`, timex3: `${timexYear(year)}-${code}`, precision: 'season' };
}

/** The winter that begins in a year: December to February. */
export const winterOf = (year: number): Period => ({ ...seasonPeriod(year, 24), range: monthRange(year, 12, 14) });

/** The years round a turn of centuries: five on either side. */
export function turnOfCentury(year: number): Period {
  const range = yearRange(year - 5, year + 5);
  return { range, edtf: edtfOf(range), precision: 'decade' };
}

/** The end of the year before and the start of a year: "at the turn of 1928". */
export function turnOfYear(year: number): Period {
  const range = { first: dayNumber(year - 1, 12, 1), last: monthRange(year, 1).last };
  return { range, edtf: edtfOf(range), precision: 'month' };
}

/** @param firstYear a multiple of ten; before Christ the year after it, as the 470s BC are 479 to 470 BC (−478 to −469) */
export function decadePeriod(firstYear: number): Period {
  const range = yearRange(firstYear, firstYear + 9);
  if (firstYear < 0)
    return { range, edtf: edtfOf(range), timex3: `BC${pad(Math.floor((1 - firstYear) / 10), 3)}`, precision: 'decade' };
  const digits = pad(Math.floor(firstYear / 10), 3);
  return { range, edtf: `${digits}X`, timex3: digits, precision: 'decade' };
}

/** @param century 20 for the twentieth, -4 for the fourth before Christ */
export function centuryPeriod(century: number): Period {
  if (century < 0) {
    const range = yearRange(100 * century + 1, 100 * century + 100);
    return { range, edtf: edtfOf(range), timex3: `BC${pad(-century - 1)}`, precision: 'century' };
  }
  const range = yearRange((century - 1) * 100, century * 100 - 1);
  return { range, edtf: `${pad(century - 1)}XX`, timex3: pad(century - 1), precision: 'century' };
}

const isPlain = ({ edtf, precision }: Period): boolean =>
  precision !== 'season' && /^-?\d{4}(?:-\d\d){0,2}$/.test(edtf);

/** From the start of one period to the end of another; null if they are the wrong way round. */
export function span(from: Period, to: Period): Period | null {
  if (to.range.last < from.range.first) return null;
  const range = { first: from.range.first, last: to.range.last };
  // EDTF has no seasons or decades as ends, and its ends lie apart (not "1 December to December").
  const plain = isPlain(from) && isPlain(to) && from.range.last < to.range.first;
  return {
    range,
    edtf: plain ? `${from.edtf}/${to.edtf}` : edtfOf(range),
    precision: from.precision === to.precision ? from.precision : 'year',
  };
}

/**
 * The part of a period that "early", "mid" or "late" picks: whole months of a year, whole years of a longer period, and
 * days of anything shorter. Its TIMEX3 value is that of the whole: the standard has another attribute for the part.
 */
export function partOf(whole: Period, [from, to]: Part): Period {
  const { first, last } = whole.range;
  const { year } = civilDate(first);
  const share = (count: number): [number, number] => [Math.floor(count * from), Math.ceil(count * to) - 1];
  const years = civilDate(last).year - year + 1;
  let range: DayRange;
  if (whole.precision === 'year' && years === 1) {
    const [a, b] = share(12);
    range = monthRange(year, a + 1, b + 1);
  } else if (years > 2) {
    const [a, b] = share(years);
    range = yearRange(year + a, year + b);
  } else {
    const [a, b] = share(last - first + 1);
    range = { first: first + a, last: first + b };
  }
  return {
    range,
    edtf: edtfOf(range),
    ...(whole.timex3 === undefined ? {} : { timex3: whole.timex3 }),
    precision: whole.precision === 'year' ? 'season' : whole.precision,
  };
}

/** The first or the last so many days, weeks, months or years of a period: "the last week of August". */
export function endOf(
  whole: Period,
  count: number,
  unit: 'day' | 'week' | 'month' | 'year',
  at: 'start' | 'end',
): Period | null {
  const { first, last } = whole.range;
  const steps: Record<typeof unit, (from: number, by: number) => number> = {
    day: (from, by) => from + by,
    week: (from, by) => from + 7 * by,
    month: (from, by) => monthsOn(from, by),
    year: (from, by) => monthsOn(from, 12 * by),
  };
  const step = steps[unit];
  const range = at === 'start' ? { first, last: step(first, count) - 1 } : { first: step(last + 1, -count), last };
  if (range.first < first || range.last > last) return null;
  return { range, edtf: edtfOf(range), precision: unit === 'week' ? 'week' : unit };
}

function monthsOn(day: number, by: number): number {
  const date = civilDate(day);
  const months = date.year * 12 + date.month - 1 + by;
  return dayNumber(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, date.day);
}

/** A period in the same days, marked as approximate where EDTF can say so. */
export const approximately = (edtf: string): string =>
  /^-?\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?$/.test(edtf) ? `${edtf}~` : edtf;

/** The period that an EDTF value (level 1) means; null if it is none. */
export function periodOf(edtf: string): Period | null {
  const [, year, month, day] = /^(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/.exec(edtf) ?? [];
  if (year !== undefined && day !== undefined) return dayPeriod(Number(year), Number(month), Number(day));
  if (year !== undefined)
    return month === undefined ? yearPeriod(Number(year)) : monthPeriod(Number(year), Number(month));
  const range = edtfRange(edtf);
  return range && { range, edtf, precision: 'year' };
}
