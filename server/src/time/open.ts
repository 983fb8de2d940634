import { civilDate, dayNumber, daysInMonth } from '../knowledge/calendar.ts';
import {
  centuryPeriod,
  dayPeriod,
  dayPeriodAt,
  decadePeriod,
  endOf,
  julianLag,
  monthPeriod,
  type Period,
  partOf,
  seasonPeriod,
  span,
  turnOfCentury,
  weekdayOf,
  weekPeriod,
  winterOf,
  yearPeriod,
} from './period.ts';
import type { Part, Unit } from './vocabulary.ts';

/**
 * What an expression leaves to the text. It is counted from a reference, the time that the narrative has reached, or from
 * what it is anchored at, step by step: the shift first ("that *year*", "two years *later*"), then the month, day, season or
 * weekday within it ("*August* of that year"), then the part of that ("the *end* of the month").
 */
export interface Open {
  readonly shift?: { readonly unit: Unit; readonly by: number };
  /** "at the same time": whatever the narrative has reached. */
  readonly same?: true;
  /** The same day so many years after the anchor: "the tenth anniversary of". */
  readonly anniversary?: number;
  /** "on the eve of the war": shortly before the anchor. */
  readonly eve?: true;
  /** Counted from the event that the words after it name, and not from the narrative: "two years after Lenin's death". */
  readonly anchored?: true;
  readonly month?: number;
  readonly day?: number;
  /** 21 to 24, as in EDTF. */
  readonly season?: number;
  /** 1 to 7, from Monday. */
  readonly weekday?: number;
  /** The last two digits of a year, or the first year of a decade: "in '28", "the twenties". */
  readonly yearOfCentury?: number;
  readonly decade?: true;
  /** "the turn of the century" */
  readonly turn?: true;
  /** "the following spring": the next one after the reference, or the last one before it. */
  readonly direction?: -1 | 1;
  readonly part?: Part;
  /** "the *first week* of March": so many units from one end of it. */
  readonly units?: {
    readonly count: number;
    readonly unit: 'day' | 'week' | 'month' | 'year';
    readonly at: 'start' | 'end';
  };
  /** A day of the old calendar: "22 February (O.S.)". */
  readonly julian?: true;
}

/**
 * How a time stands: at the head of its sentence a narrative goes on, "by" looks ahead, a pluperfect looks back, and of anything
 * else nobody knows.
 */
export type Manner = 'head' | 'ahead' | 'back' | 'aside';

/** How many months a month may lie behind the narrative before it is taken for that of the next year; and a season. */
const furthestBack: Readonly<Record<Exclude<Manner, 'back'>, readonly [month: number, season: number]>> = {
  head: [5, 4],
  ahead: [3, 1],
  aside: [7, 5],
};

/**
 * The period that an open expression means, seen from a reference.
 * @returns null where the reference is too coarse for it: nothing is "ten days later" than 1927
 */
export function supply(open: Open, reference: Period, manner: Manner = 'aside'): Period | null {
  const period = supplied(open, reference, manner);
  // EDTF has four digits for a year, and so has history.
  return period && Math.abs(civilDate(period.range.first).year) < 10_000 ? period : null;
}

function supplied(open: Open, reference: Period, manner: Manner): Period | null {
  if (open.same) return reference;
  if (open.eve) return eveOf(reference);
  if (open.anniversary !== undefined) return anniversary(reference, open.anniversary);
  const base = open.shift ? shifted(reference, open.shift.unit, open.shift.by) : reference;
  if (!base) return null;
  const whole = within(open, base, reference, manner);
  if (whole && open.julian) {
    const { year, month } = civilDate(whole.range.first);
    return dayPeriodAt(whole.range.first + julianLag(year, month));
  }
  if (whole && open.units) return endOf(whole, open.units.count, open.units.unit, open.units.at);
  return whole && open.part ? partOf(whole, open.part) : whole;
}

/** The same day, days or month so many years later; of what lasted longer, the year. */
function anniversary({ range: { first, last } }: Period, years: number): Period | null {
  const { year, month, day } = civilDate(first);
  const end = civilDate(last);
  const from = dayPeriod(year + years, month, day);
  if (first === last) return from ?? monthPeriod(year + years, month);
  if (end.month === month && day === 1 && end.day === daysInMonth(end.year, month))
    return monthPeriod(year + years, month);
  const to = dayPeriod(end.year + years, end.month, end.day);
  return last - first < 31 && from && to ? span(from, to) : yearPeriod(year + years);
}

/** How long before an event its eve may begin, in months; nobody says "on the eve of" of more. */
const longestEve = 3;

function eveOf({ range: { first } }: Period): Period | null {
  const { year, month, day } = civilDate(first);
  const begin = civilDate(dayNumber(year, month - longestEve, Math.min(day, 28)));
  const from = dayPeriod(begin.year, begin.month, begin.day);
  const to = dayPeriod(year, month, day);
  return from && to && span(from, to);
}

/** The period so many units on, **as fine as the unit**: a year later than October 1926 is 1927. */
function shifted({ range: { first, last } }: Period, unit: Unit, by: number): Period | null {
  const { year, month } = civilDate(first);
  const end = civilDate(last);
  switch (unit) {
    case 'century': {
      const century = centuryOf(year) + by;
      // there is no century 0
      return centuryPeriod(centuryOf(year) < 0 && century >= 0 ? century + 1 : century);
    }
    case 'decade':
      return decadeNear(year, by);
    case 'year':
      // a winter is of the year that it begins in
      return end.year === year || last - first < 100 ? yearPeriod(year + by) : null;
    case 'month': {
      if (end.year !== year || end.month !== month) return null;
      const months = year * 12 + month - 1 + by;
      return monthPeriod(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1);
    }
    case 'fortnight':
    case 'week':
      return last - first < 7 ? weekPeriod(first + by * (unit === 'week' ? 7 : 14)) : null;
    case 'day':
      return last === first ? dayPeriodAt(first + by) : null;
    default:
      return null;
  }
}

/** The century of an astronomical year: 20 for 1928, -1 for 55 BC. */
const centuryOf = (year: number): number => (year > 0 ? Math.floor(year / 100) + 1 : -Math.floor((1 - year) / 100) - 1);

/** The 470s BC are 479 to 470 BC. Nobody counts decades over the birth of Christ. */
function decadeNear(year: number, by: number): Period | null {
  if (year > 0) return decadePeriod(10 * (Math.floor(year / 10) + by));
  const tens = Math.floor((1 - year) / 10) - by;
  return tens < 1 ? null : decadePeriod(-10 * tens - 8);
}

function within(open: Open, base: Period, reference: Period, manner: Manner): Period | null {
  const { first, last } = base.range;
  const { year } = civilDate(first);
  if (open.turn) {
    const middle = (civilDate(last).year + year) / 200;
    return turnOfCentury(100 * (manner === 'ahead' ? Math.ceil(middle) : Math.round(middle)));
  }
  if (open.yearOfCentury !== undefined) {
    const own = Math.floor(year / 100) * 100 + open.yearOfCentury;
    const at = manner === 'ahead' && own < year ? own + 100 : own;
    return open.decade ? decadePeriod(at) : inYear(open, at);
  }
  if (open.weekday !== undefined) return weekdayNear(open.weekday, reference, open.direction);
  const { month, day, season } = open;
  if (month === undefined && day === undefined && season === undefined) return base;
  // A reference of several years carries no single one.
  if (civilDate(last).year !== year && last - first > 200) return null;
  if (month === undefined && season === undefined) return dayNear(day as number, base);
  if (open.shift?.unit === 'year') return inYear(open, year);
  return inYear(open, yearNear(open, base, manner));
}

/** The month, day or season of a year; the year, if there is none. */
function inYear({ month, day, season }: Open, year: number): Period | null {
  if (season !== undefined) return season === 24 ? winterOf(year) : seasonPeriod(year, season);
  if (month === undefined) return yearPeriod(year);
  return day === undefined ? monthPeriod(year, month) : dayPeriod(year, month, day);
}

/** The year in which a narrative that has reached the reference tells of a month. */
function yearNear({ month: named, season, direction }: Open, { range, precision }: Period, manner: Manner): number {
  const from = civilDate(range.first);
  const to = civilDate(range.last);
  if (season === 24) return winterNear(to, direction, precision === 'year');
  if (precision === 'year') return from.year + (direction ?? 0);
  const month = named ?? 3 * ((season as number) - 20) + 1;
  const reached = { year: to.year, month: from.year === to.year ? (from.month + to.month) / 2 : to.month };
  if (direction === 1) return month > reached.month ? reached.year : reached.year + 1;
  if (direction === -1 || (manner === 'back' && month > reached.month + 1))
    return month < reached.month ? reached.year : reached.year - 1;
  const [ofMonth, ofSeason] = furthestBack[manner === 'back' ? 'aside' : manner];
  return reached.month - month > (season === undefined ? ofMonth : ofSeason) ? reached.year + 1 : reached.year;
}

/** The year in which a winter begins: in January and February "that winter" began the year before. */
function winterNear(
  { year, month }: { readonly year: number; readonly month: number },
  direction: -1 | 1 | undefined,
  yearOnly: boolean,
): number {
  if (yearOnly) return year + (direction ?? 0);
  const current = month <= 2 ? year - 1 : year;
  if (direction === 1) return month <= 2 || month === 12 ? current + 1 : current;
  if (direction === -1) return current - 1;
  return current;
}

/** "on the 20th": of the month that the narrative has reached, or of the next one when it has passed that day long ago. */
function dayNear(day: number, { range }: Period): Period | null {
  const { year, month, day: reached } = civilDate(range.first);
  const end = civilDate(range.last);
  if (end.year !== year || end.month !== month) return null;
  const passed = range.first === range.last && reached - day > daysInMonth(year, month) / 2;
  const at = passed ? civilDate(dayNumber(year, month + 1, 1)) : { year, month };
  return dayPeriod(at.year, at.month, day);
}

/** Until then England kept the old calendar, in which the same date is another day of the week. */
const calendarReform = dayNumber(1752, 9, 14);

function weekdayNear(weekday: number, { range }: Period, direction: -1 | 1 = 1): Period | null {
  if (range.first !== range.last || range.first < calendarReform) return null;
  const ahead = (((weekday - weekdayOf(range.first)) % 7) + 7) % 7 || 7;
  return dayPeriodAt(range.first + (direction === 1 ? ahead : ahead - 7 || -7));
}
