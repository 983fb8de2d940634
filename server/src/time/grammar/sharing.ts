import { weekdays } from '../vocabulary.ts';
import { type Items, is, isHyphen, lowerAt, type Read } from './core.ts';
import { dayNumberAt } from './days.ts';
import { monthAt } from './months.ts';
import { type WrittenYear, yearAfter } from './years.ts';

/** What the words after a day or a month share with it: "6 and *9 March 1918*", "January and *February 1937*". */
interface Shared {
  readonly month?: number;
  readonly year?: WrittenYear;
}

/** In members. Nobody writes a longer list with the month or year at its end. */
const longestList = 6;

/**
 * The month and year that a list or range of days or months ends in, so that its first members can take them. It looks
 * no further than a list that people write.
 */
export function sharedAfter(items: Items, i: number, depth = 0): Shared | null {
  if (depth > longestList) return null;
  const joint = lowerAt(items, i);
  if (!(isHyphen(items, i) || ['—', '/', 'to', 'and', '&', 'or', ',', 'until', 'till', 'through'].includes(joint)))
    return null;
  let at = i + 1;
  if (joint === ',' && is(items, at, 'and', 'or')) at += 1;
  while (
    is(items, at, 'the', 'early', 'late', 'mid', 'on', 'in', 'again', 'from') ||
    (isHyphen(items, at) && is(items, at - 1, 'mid'))
  )
    at += 1;
  const weekday = weekdays.has(lowerAt(items, at)) ? at + (is(items, at + 1, ',') ? 2 : 1) : at;
  const day = dayNumberAt(items, weekday);
  if (day) {
    const month = monthAt(items, is(items, day.next, 'of') ? day.next + 1 : day.next);
    if (month) return monthWithYear(items, month, depth);
    // "April 23rd and 29th, 1929": the month stands before.
    const year = yearAfter(items, day.next);
    return year && is(items, day.next, ',') ? { year } : sharedAfter(items, day.next, depth + 1);
  }
  const month = monthAt(items, at);
  return month && monthWithYear(items, month, depth);
}

function monthWithYear(items: Items, month: Read, depth: number): Shared {
  const american = dayNumberAt(items, month.next);
  const year = yearAfter(items, american ? american.next : month.next);
  if (year) return { month: month.value, year };
  const further = sharedAfter(items, american ? american.next : month.next, depth + 1);
  return { month: month.value, ...(further?.year ? { year: further.year } : {}) };
}
