import { civilDate, type DayRange, dayNumber, daysInMonth, monthRange, yearRange } from '../knowledge/calendar.ts';
import { edtfOf, type Precision, seasonRange } from '../knowledge/edtf.ts';

/** What a core expression means: its days, its values, and how fine it is. */
export interface Period {
  readonly range: DayRange;
  readonly edtf: string;
  readonly timex3?: string;
  readonly precision: Precision;
}

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

export const yearPeriod = (year: number): Period => ({
  range: yearRange(year),
  edtf: pad(year, 4),
  timex3: pad(year, 4),
  precision: 'year',
});

export const monthPeriod = (year: number, month: number): Period => ({
  range: monthRange(year, month),
  edtf: `${pad(year, 4)}-${pad(month)}`,
  timex3: `${pad(year, 4)}-${pad(month)}`,
  precision: 'month',
});

/** @returns null if the month has no such day */
export function dayPeriod(year: number, month: number, day: number): Period | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const at = dayNumber(year, month, day);
  const edtf = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  return { range: { first: at, last: at }, edtf, timex3: edtf, precision: 'day' };
}

/** A month or a day in a given year. */
export const inYear = ({ month, day }: { month: number; day?: number }, year: number): Period | null =>
  day === undefined ? monthPeriod(year, month) : dayPeriod(year, month, day);

export function seasonPeriod(year: number, season: number): Period {
  const range = seasonRange(year, season) ?? yearRange(year);
  const code = ['SP', 'SU', 'FA', 'WI'][season - 21] ?? 'SP';
  return { range, edtf: `${pad(year, 4)}-${season}`, timex3: `${pad(year, 4)}-${code}`, precision: 'season' };
}

export const decadePeriod = (firstYear: number): Period => ({
  range: yearRange(firstYear, firstYear + 9),
  edtf: `${pad(Math.floor(firstYear / 10), 3)}X`,
  timex3: pad(Math.floor(firstYear / 10), 3),
  precision: 'decade',
});

export const centuryPeriod = (century: number): Period => ({
  range: yearRange((century - 1) * 100, century * 100 - 1),
  edtf: `${pad(century - 1)}XX`,
  timex3: pad(century - 1),
  precision: 'century',
});

/** From the start of one period to the end of another; null if they are the wrong way round. */
export function span(from: Period, to: Period): Period | null {
  if (to.range.last < from.range.first) return null;
  return {
    range: { first: from.range.first, last: to.range.last },
    edtf: `${from.edtf}/${to.edtf}`,
    precision: from.precision === to.precision ? from.precision : 'year',
  };
}

/**
 * The part of a period that "early", "mid" or "late" picks: whole months of a year, whole years of a longer period, and
 * days of anything shorter.
 */
export function partOf(whole: Period, [from, to]: readonly [number, number]): Period {
  const { first, last } = whole.range;
  const { year } = civilDate(first);
  const share = (count: number): [number, number] => [Math.floor(count * from), Math.ceil(count * to) - 1];
  const years = civilDate(last).year - year + 1;
  let range: DayRange;
  if (whole.precision === 'year') {
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
