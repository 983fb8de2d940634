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

/** What may stand before the first day of a list: "on 3, 5 and 9 September", not "the troops shot 11 and 12 May". */
const beforeDays = new Set([
  'on',
  'from',
  'between',
  'until',
  'till',
  'by',
  'since',
  'for',
  'the',
  'to',
  '(',
  'of',
  'in',
]);

/**
 * The month and year of a list or range of days in one month, for its first day: "*6* and 9 March 1918", "*18*–31 December". The
 * days ascend, and the last is joined by more than a comma.
 * @param first the index at which the expression begins
 */
export function monthOfDays(items: Items, first: number, day: Read): Shared | null {
  let last = day;
  for (let listed = 0; listed < longestList; listed += 1) {
    let at = last.next;
    const comma = is(items, at, ',');
    const close = isHyphen(items, at) || is(items, at, '/', '—');
    if (!close && !is(items, at, ',', 'and', '&', 'or', 'to', 'until', 'till', 'through')) return null;
    if (!close && !mayBeginDays(items, first)) return null;
    at += comma && is(items, at + 1, 'and', 'or') ? 2 : 1;
    const joinedByComma = comma && at === last.next + 1;
    if (is(items, at, 'the')) at += 1;
    if (weekdays.has(lowerAt(items, at))) at += is(items, at + 1, ',') ? 2 : 1;
    const next = dayNumberAt(items, at);
    if (!next || next.value <= last.value) return null;
    const month = monthAt(items, is(items, next.next, 'of') ? next.next + 1 : next.next);
    if (month) return joinedByComma ? null : monthWithYear(items, month, 0);
    last = next;
  }
  return null;
}

/** Whether a list of days may begin at an item, or go on there after another day. */
function mayBeginDays(items: Items, first: number): boolean {
  if (first === 0 || items[first]?.kind === 'ordinal' || weekdays.has(lowerAt(items, first))) return true;
  if (beforeDays.has(lowerAt(items, first - 1))) return true;
  return is(items, first - 1, ',', 'and', 'or') && items[first - 2]?.kind === 'number';
}
