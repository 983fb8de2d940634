import type { Item } from '../lexer.ts';
import { dayPeriod } from '../period.ts';
import { dayParts, feasts, functionWords, weekdays } from '../vocabulary.ts';
import { type Core, dated, type Items, isCapital, lowerAt, opened } from './core.ts';
import { yearAfter } from './years.ts';

/** "Monday", "the following Tuesday": a day of the week without a date. */
export function weekdayAt(items: Items, i: number): Core | null {
  const weekday = weekdays.get(lowerAt(items, i));
  if (weekday === undefined || !isCapital(items[i]) || (items[i]?.text.length ?? 0) < 5) return null;
  // "on Sunday nobody dared", not "Bloody Sunday", "the Sunday Times", "Friday prayers"
  if (!beforeWeekday.has(lowerAt(items, i - 1))) return null;
  const after = items[i + 1];
  if (after?.kind === 'word' && after.text === after.lower && !functionWords.has(after.lower)) {
    return dayParts.has(after.lower) ? opened(i, i + 2, 'day', { weekday }) : null;
  }
  return opened(i, i + 1, 'day', { weekday });
}

const beforeWeekday = new Set(['on', 'by', 'until', 'till', 'since', 'from', 'before', 'after']);

/** In items: "New Year’s Day" has five. */
const longestName = 5;

/** "Christmas 1963", "New Year’s Eve", "May Day 1929" */
export function feastAt(items: Items, i: number): Core | null {
  if (!isCapital(items[i])) return null;
  for (let length = Math.min(longestName, items.length - i); length >= 1; length -= 1) {
    let name = '';
    for (let k = i; k < i + length; k += 1) {
      const item = items[k] as Item;
      name += (item.spaced && k > i ? ' ' : '') + (item.text === "'" ? '’' : item.lower);
    }
    const feast = feasts.get(name);
    if (!feast) continue;
    const next = i + length;
    const year = yearAfter(items, next);
    const period = year && dayPeriod(year.value, feast.month, feast.day);
    if (year && period) return dated(i, year.next, period, year.item);
    return isCapital(items[next]) ? null : opened(i, next, 'day', feast);
  }
  return null;
}
