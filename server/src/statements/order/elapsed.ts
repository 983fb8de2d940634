import { civilDate, type DayRange } from '../../knowledge/calendar.ts';

/** A length of time in whole units, as a text counts it. */
export interface Length {
  readonly count: number;
  readonly unit: 'year' | 'month' | 'week' | 'day';
}

const units: Readonly<Record<string, readonly [Length['unit'], number]>> = {
  D: ['day', 1],
  W: ['week', 1],
  M: ['month', 1],
  Y: ['year', 1],
  DE: ['year', 10],
  CE: ['year', 100],
};

/** Reads TIMEX3's P10Y, P3M; null for lengths without a number. */
export function lengthOf(timex3: string | undefined): Length | null {
  const [, digits = '', letters = ''] = /^P(\d+)(DE|CE|[DWMY])$/.exec(timex3 ?? '') ?? [];
  const unit = units[letters];
  return unit ? { count: Number(digits) * unit[1], unit: unit[0] } : null;
}

export const daysIn: Readonly<Record<Length['unit'], number>> = { day: 1, week: 7, month: 30.4375, year: 365.2425 };

/** How far apart two stretches of time may be: in days, and by their years alone, as people often count. */
export interface Gap {
  readonly least: number;
  readonly most: number;
  readonly years?: readonly [least: number, most: number];
}

const yearOf = (day: number): number => civilDate(day).year;

/** The gap between two stretches of time, of which the second comes after the first. */
export const between = (from: DayRange, to: DayRange): Gap => ({
  least: to.first - from.last,
  most: to.last - from.first,
  years: [yearOf(to.first) - yearOf(from.last), yearOf(to.last) - yearOf(from.first)],
});

/**
 * Whether so many units may lie between two stretches of time, as people count: a part of a unit for a whole one, both ends counted, and
 * the larger the number the rounder.
 */
export function mayBe(length: Length, { least, most, years }: Gap): boolean {
  if (length.unit === 'year' && years && years[0] <= length.count && length.count <= years[1]) return true;
  const unit = daysIn[length.unit];
  const slack = slackOf(length) * unit;
  return length.count * unit + slack >= least && length.count * unit - slack <= most;
}

/** How exactly a length is meant: "two years", "nearly two years", "within two years", "more than two years". */
export type Exactness = 'exact' | 'about' | 'at most' | 'at least';

/** The same, for a length that is hedged. */
export function isSo(length: Length, gap: Gap, exactness: Exactness): boolean {
  if (mayBe(length, gap)) return true;
  const days = length.count * daysIn[length.unit];
  const slack = slackOf(length) * daysIn[length.unit];
  if (exactness === 'at most') return gap.least <= days + slack;
  if (exactness === 'at least') return gap.most >= days - slack;
  return exactness === 'about' && days + 1.7 * slack >= gap.least && days - 1.7 * slack <= gap.most;
}

function slackOf({ count, unit }: Length): number {
  const share = count > 20 && count % 10 === 0 ? 0.1 * count : 0;
  if (unit === 'year') return Math.max(0.9, share);
  if (unit === 'month') return Math.max(1.5, 0.2 * count);
  if (unit === 'week') return Math.max(1.2, 0.25 * count);
  return Math.max(1.1, 0.2 * count, share);
}

const finer: Readonly<Partial<Record<Length['unit'], Length['unit']>>> = { year: 'month', month: 'week', week: 'day' };

/** In the unit, or in a finer one where there is not one whole of it, as a reader would count: "5 years", "5 or 6 years". */
export function counted(gap: Gap, unit: Length['unit']): string {
  const low = Math.max(0, Math.floor(gap.least / daysIn[unit] + 0.08));
  const high = Math.max(low, Math.floor(gap.most / daysIn[unit]));
  const smaller = finer[unit];
  if (high === 0 && smaller) return counted(gap, smaller);
  const words = high - low > 1 ? `${low} to ${high}` : high > low ? `${low} or ${high}` : String(low);
  return `${words} ${unit}${words === '1' ? '' : 's'}`;
}

/** In whole years, the age on a day of somebody who was born on another. */
export function ageOn(birth: number, day: number): number {
  const [from, to] = [civilDate(birth), civilDate(day)];
  const birthdayPassed = to.month > from.month || (to.month === from.month && to.day >= from.day);
  return to.year - from.year - (birthdayPassed ? 0 : 1);
}

/** The ages that somebody may have had in a stretch of time, given every day on which they may have been born. */
export const agesIn = (births: DayRange, when: DayRange): readonly [least: number, most: number] => [
  Math.min(ageOn(births.last, when.first), ageOn(births.last, when.last)),
  ageOn(births.first, when.last),
];
