import type { Open } from '../open.ts';
import { dayParts } from '../vocabulary.ts';
import { type Core, from, type Items, is, lowerAt, opened, undated } from './core.ts';

const beforeClock = new Set(['at', 'by', 'until', 'around', 'about', 'from', 'since', 'before', 'after', 'to', 'and']);

/** "11 a.m.", "5:30 PM", "at 10:57", "03:00hrs" */
export function clockAt(items: Items, i: number): Core | null {
  const hour = items[i];
  if (hour?.kind !== 'number' || hour.text.length > 2 || hour.value > 24) return null;
  const before = items[i - 1];
  if (before && !hour.spaced && /^[\d.,:/£$€-]$/.test(before.text)) return null;
  const minutes = is(items, i + 1, ':', '.') && !items[i + 1]?.spaced ? items[i + 2] : undefined;
  const full = minutes && !minutes.spaced && /^[0-5]\d/.test(minutes.text) && minutes.text.length === 2;
  let next = full ? i + 3 : i + 1;
  const half = halfDayAt(items, next);
  if (half) next = half.next;
  else if (full && is(items, next, 'hrs', 'hours')) next += 1;
  else if (!full || items[i + 1]?.text !== ':' || !beforeClock.has(before?.lower ?? '')) return null;
  const value = half ? (hour.value % 12) + (half.afternoon ? 12 : 0) : hour.value;
  const pad = (n: number): string => String(n).padStart(2, '0');
  return undated(i, next, 'reference', `T${pad(value)}:${full ? (minutes?.text as string) : '00'}`);
}

/** "a.m.", "PM" */
function halfDayAt(items: Items, i: number): { readonly afternoon: boolean; readonly next: number } | null {
  if (is(items, i, 'am', 'pm')) return { afternoon: is(items, i, 'pm'), next: i + 1 };
  if (!is(items, i, 'a', 'p') || items[i + 1]?.text !== '.' || !is(items, i + 2, 'm')) return null;
  return { afternoon: is(items, i, 'p'), next: items[i + 3]?.text === '.' ? i + 4 : i + 3 };
}

/** "the night of 31 January 1965", "early in the morning of 29 April" */
export function dayPartAt(items: Items, i: number, dateAt: (items: Items, i: number) => Core | null): Core | null {
  let at = i;
  if (is(items, at, 'early', 'late')) at += is(items, at + 1, 'in', 'on') ? 2 : 1;
  if (is(items, at, 'the')) at += 1;
  if (at === i) return null;
  if (is(items, at, 'early', 'late')) at += 1;
  const code = dayParts.get(lowerAt(items, at));
  if (!code) return null;
  at += 1;
  if (is(items, at, 'hours')) at += 1;
  if (!is(items, at, 'of')) return null;
  const date = dateAt(items, at + 1);
  if (date?.precision !== 'day') return null;
  // "the night of 24–25 April"
  if (date.ends) return { ...from(i, date), ends: [withCode(from(i, date.ends[0]), code), date.ends[1]] };
  return date.kind === 'date' ? withCode(from(i, date), code) : null;
}

/** "that morning", "the same evening", "early the next morning": of a day that is counted from the narrative's. */
export function dayPartOf(first: number, next: number, code: string, open: Open): Core {
  return { ...opened(first, next, 'day', open), timex3: `T${code}` };
}

/** The TIMEX3 value of a part of a day is written behind that of the day. */
const withCode = (core: Core, code: string): Core => ({
  ...core,
  timex3: core.period?.timex3 ? `${core.period.timex3}T${code}` : `T${code}`,
});
