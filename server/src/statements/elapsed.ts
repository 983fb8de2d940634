import { civilDate, type DayRange } from '../knowledge/calendar.ts';

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

/** The least and the most days between two stretches of time, of which the second comes after the first. */
export const between = (from: DayRange, to: DayRange): { readonly least: number; readonly most: number } => ({
  least: to.first - from.last,
  most: to.last - from.first,
});

/**
 * Whether so many units may lie between two stretches of time, as people count: a part of a unit for a whole one, both ends counted, and
 * the larger the number the rounder.
 */
export function mayBe(length: Length, { least, most }: { readonly least: number; readonly most: number }): boolean {
  const unit = daysIn[length.unit];
  const slack = slackOf(length) * unit;
  return length.count * unit + slack >= least && length.count * unit - slack <= most;
}

function slackOf({ count, unit }: Length): number {
  const share = count > 20 && count % 10 === 0 ? 0.1 * count : 0;
  if (unit === 'year') return Math.max(0.9, share);
  if (unit === 'month') return Math.max(1.5, 0.2 * count);
  if (unit === 'week') return Math.max(1.2, 0.25 * count);
  return Math.max(1.1, 0.2 * count, share);
}

/** In the unit, as a reader would count it: "5", "5 or 6". */
export function counted(
  { least, most }: { readonly least: number; readonly most: number },
  unit: Length['unit'],
): string {
  const low = Math.max(0, Math.floor(least / daysIn[unit] + 0.08));
  const high = Math.max(low, Math.floor(most / daysIn[unit]));
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
