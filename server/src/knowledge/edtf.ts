import parseWithLibrary from 'edtf';
import { beginningOfTime, civilDate, type DayRange, daysInMonth, endOfTime, monthRange } from './calendar.ts';

/** How fine a date is. */
export type Precision = 'day' | 'week' | 'month' | 'season' | 'year' | 'decade' | 'century';

interface LibraryDate {
  type: string;
  min: number;
  max: number;
  year?: number;
  season?: number;
  lower?: LibraryDate | number | null;
  upper?: LibraryDate | number | null;
}

const milliseconds = 86_400_000;
/** A year, month, day or season, with unspecified digits and a qualifier; or an open end. */
const level1 = /^(?:-?[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?)?[~?%]?|\.\.|)$/;

/**
 * The days that an EDTF value (ISO 8601-2, level 1) covers. An open or unknown end of an interval is the end of time.
 * @returns null if `text` is not EDTF
 */
export function edtfRange(text: string): DayRange | null {
  // The library reads more than level 1: centuries, sets, times of day.
  if (!text.split('/').every((part) => level1.test(part)) || text.split('/').length > 2) return null;
  try {
    return rangeOf(parseWithLibrary(text) as LibraryDate);
  } catch {
    return null;
  }
}

function rangeOf(date: LibraryDate): DayRange {
  if (date.type === 'Interval') {
    const { lower, upper } = date;
    return {
      first: lower && typeof lower === 'object' ? rangeOf(lower).first : beginningOfTime,
      last: upper && typeof upper === 'object' ? rangeOf(upper).last : endOfTime,
    };
  }
  if (date.type === 'Season' && date.year !== undefined && date.season !== undefined) {
    return (
      seasonRange(date.year, date.season) ?? {
        first: date.min / milliseconds,
        last: Math.floor(date.max / milliseconds),
      }
    );
  }
  return { first: date.min / milliseconds, last: Math.floor(date.max / milliseconds) };
}

/**
 * Spring (21) to winter (24) of a year, as the northern hemisphere counts them. The library takes seasons for quarters.
 * A winter is named by the year in which it begins or by the one in which it ends; both ends of that year belong to it.
 */
export function seasonRange(year: number, season: number): DayRange | null {
  if (season < 21 || season > 24) return null;
  if (season < 24) return monthRange(year, 3 * (season - 20), 3 * (season - 20) + 2);
  return { first: monthRange(year - 1, 12).first, last: monthRange(year + 1, 2).last };
}

const monthNames = 'January February March April May June July August September October November December'.split(' ');

export const monthName = (month: number): string => monthNames[month - 1] ?? '';

const seasonNames = ['spring', 'summer', 'autumn', 'winter'];

/**
 * An EDTF value in plain British English: "17 January 1928", "18–31 December 1925", "January–February 1929", "about 1926".
 * Values beyond days, months, seasons, years, decades and their intervals are given as they stand.
 */
export function dateInWords(edtf: string): string {
  const [from, to, more] = edtf.split('/');
  if (from === undefined || more !== undefined) return edtf;
  if (to === undefined) return singleInWords(from);
  if (from === '..' || from === '') return `until ${singleInWords(to)}`;
  if (to === '..' || to === '') return `from ${singleInWords(from)}`;
  const a = parts(from);
  const b = parts(to);
  if (!a || !b) return `${singleInWords(from)} to ${singleInWords(to)}`;
  if (a.day && b.day && a.year === b.year && a.month === b.month)
    return `${a.day}–${b.day} ${monthName(b.month)} ${b.year}`;
  if (a.day && b.day && a.year === b.year)
    return `${a.day} ${monthName(a.month)} – ${b.day} ${monthName(b.month)} ${b.year}`;
  if (a.month && b.month && !a.day && !b.day && a.year === b.year)
    return `${monthName(a.month)}–${monthName(b.month)} ${b.year}`;
  if (!a.month && !b.month)
    return `${a.year}–${Math.floor(a.year / 100) === Math.floor(b.year / 100) ? String(b.year).slice(2) : b.year}`;
  return `${singleInWords(from)} – ${singleInWords(to)}`;
}

function parts(single: string): { year: number; month: number; day: number } | null {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(single);
  if (!match || Number(match[2] ?? 1) > 12) return null;
  return { year: Number(match[1]), month: Number(match[2] ?? 0), day: Number(match[3] ?? 0) };
}

function singleInWords(single: string): string {
  const qualifier = /[~?%]$/.exec(single)?.[0];
  const words = plainInWords(qualifier ? single.slice(0, -1) : single);
  if (qualifier === '~') return `about ${words}`;
  return qualifier ? `${words} (uncertain)` : words;
}

function plainInWords(single: string): string {
  const decade = /^(\d{3})X$/.exec(single)?.[1];
  if (decade) return `the ${decade}0s`;
  const season = /^(\d{4})-(2[1-4])$/.exec(single);
  if (season) return `${seasonNames[Number(season[2]) - 21]} ${season[1]}`;
  const date = parts(single);
  if (!date) return single;
  if (date.day) return `${date.day} ${monthName(date.month)} ${date.year}`;
  return date.month ? `${monthName(date.month)} ${date.year}` : String(date.year);
}

/** A year in EDTF, which has a year 0 (1 BC) and four digits: 1928, -0263. */
export const edtfYear = (year: number): string => (year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0');

/** The EDTF value for whole days, months or years that a range consists of, as coarse as is exact. */
export function edtfOf(range: DayRange): string {
  const a = civilDate(range.first);
  const b = civilDate(range.last);
  const pad = (n: number): string => String(n).padStart(2, '0');
  const monthStart = a.day === 1;
  const monthEnd = b.day === daysInMonth(b.year, b.month);
  const wholeYears = monthStart && a.month === 1 && monthEnd && b.month === 12;
  const name = (d: { year: number; month: number; day: number }): string => {
    const year = edtfYear(d.year);
    if (wholeYears) return year;
    return monthStart && monthEnd ? `${year}-${pad(d.month)}` : `${year}-${pad(d.month)}-${pad(d.day)}`;
  };
  return name(a) === name(b) ? name(a) : `${name(a)}/${name(b)}`;
}
