import type { Item } from '../lexer.ts';
import { dayPeriod, monthPeriod } from '../period.ts';
import { countedNouns, functionWords, monthNumbers, ordinalWords, parts, weekdays } from '../vocabulary.ts';
import { type Core, dated, type Items, is, isCapital, isHyphen, lowerAt, opened } from './core.ts';
import { dayNumberAt, ordinalDay } from './days.ts';
import { beforeMonth, isMonthAlone, isShouted, monthAt } from './months.ts';
import { monthOfDays, sharedAfter } from './sharing.ts';
import { ofRelativeYear, shortYearAfter, type WrittenYear, writtenYear, yearAfter } from './years.ts';

/** 1927-11-14, 1927.11.14, 14/11/1927, 14.11.1927; "1927.11" heads a line */
export function numericDateAt(items: Items, i: number): Core | null {
  const [a, s, b, t, c] = [items[i], items[i + 1], items[i + 2], items[i + 3], items[i + 4]];
  if (
    i === 0 &&
    a?.text.length === 4 &&
    s?.text === '.' &&
    b?.kind === 'number' &&
    b.text.length === 2 &&
    is(items, 3, ':')
  )
    return b.spaced || b.value < 1 || b.value > 12 ? null : dated(0, 3, monthPeriod(a.value, b.value), 0);
  if (a?.kind !== 'number' || b?.kind !== 'number' || c?.kind !== 'number' || s?.text !== t?.text) return null;
  if (s?.spaced || b.spaced || t?.spaced || c.spaced) return null;
  if ((s?.text === '-' || s?.text === '.') && a.text.length === 4) {
    const period = dayPeriod(a.value, b.value, c.value);
    return period && dated(i, i + 5, period, i);
  }
  if (!(s?.text === '/' || s?.text === '.' || s?.text === '-') || c.text.length !== 4) return null;
  // British order: the day comes first, unless only the other order is a date.
  const period = dayPeriod(c.value, b.value, a.value) ?? dayPeriod(c.value, a.value, b.value);
  return period && dated(i, i + 5, period, i + 4);
}

/** "(Monday,) 14 November 1927", "the 3rd of April, 1922", "14 November", the "6" of "6 and 9 March", "the 20th" */
export function dayFirstAt(items: Items, i: number): Core | null {
  let at = i;
  const named = isCapital(items[at]) && weekdays.has(lowerAt(items, at));
  if (named) {
    at += is(items, at + 1, '.') ? 2 : 1;
    if (is(items, at, ',')) at += 1;
  }
  const article = is(items, at, 'the');
  if (article) at += 1;
  const day = dayNumberAt(items, at);
  if (!day) return null;
  // "The 21 January execution": the article is that of the noun.
  if (article && !named && items[at]?.kind === 'number' && isOfNoun(items, i, at)) return null;
  at = day.next;
  if (is(items, at, 'day') && is(items, at + 1, 'of') && monthAt(items, at + 2)) at += 1;
  const month = monthAt(items, is(items, at, 'of') ? at + 1 : at);
  if (month) return monthDay(items, i, month.value, day.value, month.next);
  if (named && article) return opened(i, day.next, 'day', { day: day.value });
  const before = monthBefore(items, i);
  if (before) return monthDay(items, i, before, day.value, day.next);
  const shared = monthOfDays(items, i, day);
  if (shared?.month && !isHyphenAhead(items, day.next, at))
    return withShared(i, day.next, shared.month, day.value, shared.year);
  return article || isOnDay(items, i) ? ordinalDay(items, i, day) : null;
}

/** "The 21 January execution", "for the 14 July celebrations": an article that is not the date's. */
function isOfNoun(items: Items, i: number, at: number): boolean {
  if (!beforeMonth.has(lowerAt(items, i - 1))) return true;
  const month = monthAt(items, at + 1);
  const after = month && items[month.next];
  return after?.kind === 'word' && after.text === after.lower && !functionWords.has(after.lower);
}

/** "August 6 and *9, 1945*": the month stands before the day that stands before. */
function monthBefore(items: Items, i: number): number | null {
  if (!is(items, i - 1, 'and', ',', '&', 'or')) return null;
  const day = dayNumberAt(items, i - 2);
  const month = day && day.next === i - 1 ? monthAt(items, i - 3) : null;
  return month && month.next === i - 2 && !is(items, i - 1, ',') ? month.value : null;
}

/** "1920-5 March" is no list of days. */
const isHyphenAhead = (items: Items, next: number, at: number): boolean =>
  isHyphen(items, next) && items[at - 1]?.kind === 'number' && items[at - 1]?.text.length === 4;

const isOnDay = (items: Items, i: number): boolean =>
  is(items, i - 1, 'on', 'until', 'by', 'and', 'since', 'from', 'to', 'the');

/** "November 14(th), 1927", "January 1928", "January of 1928", "August of that year", "in January" */
export function monthFirstAt(items: Items, i: number): Core | null {
  let at = i;
  if (isCapital(items[at]) && weekdays.has(lowerAt(items, at))) at += is(items, at + 1, ',', '.') ? 2 : 1;
  const month = monthAt(items, at);
  if (month && at === i && isNamedAfterMonth(items, i)) return null;
  if (!month) return null;
  at = month.next;
  const article = is(items, at, 'the');
  const day = dayNumberAt(items, article ? at + 1 : at);
  // "In September the first trains arrived"
  const ofNoun = article && items[at + 1]?.kind === 'word' && items[day?.next ?? 0]?.kind === 'word';
  // "March 20 miles"
  if (day && countedNouns.has(lowerAt(items, day.next))) return null;
  // "In August 15 people died"
  const after = items[day?.next ?? 0];
  const isNumber = items[article ? at + 1 : at]?.kind === 'number' && is(items, i - 1, 'in');
  const counts = isNumber && after?.kind === 'word' && after.text === after.lower && !functionWords.has(after.lower);
  const shouted = isShouted(items[i] as Item);
  if (day && !ofNoun && !counts && !isYearTail(items, day.next) && !(shouted && !yearAfter(items, day.next)))
    return monthDay(items, i, month.value, day.value, day.next);
  const year = yearAfter(items, at);
  if (year) return monthOfYear(items, i, month.value, year);
  const relative = ofRelativeYear(items, at);
  if (relative) return opened(i, relative.next, 'month', { ...relative.open, month: month.value });
  const short = shortYearAfter(items, at);
  if (short !== null) return opened(i, at + 2, 'month', { month: month.value, yearOfCentury: short });
  const shared = sharedAfter(items, at);
  if (shared?.year && shared.month) return withShared(i, at, month.value, undefined, shared.year);
  return isMonthAlone(items, i, at) ? opened(i, at, 'month', { month: month.value }) : null;
}

/** Months that are names of people, marches and earls too. */
const namesToo = new Set(['march', 'may', 'august', 'april', 'june']);

/** What is marched for, or how. */
const marches = new Set([
  'long',
  'hunger',
  'salt',
  'death',
  'peace',
  'freedom',
  'great',
  'silent',
  'women',
  's',
  '’',
  'people',
]);

/** "the Long March in 1934", "the Poor People's March of 1968", "Theresa May in 2017", "the Earl of March, 1425" */
function isNamedAfterMonth(items: Items, i: number): boolean {
  if (!namesToo.has(lowerAt(items, i)) || i === 0) return false;
  const before = items[i - 1];
  // "Operation Barbarossa June 1941", "the Kronstadt Rising March 1921", but "the Long March 1934"
  if (/^\d{4}$/.test(items[i + 1]?.text ?? '') && !(is(items, i, 'march') && marches.has(lowerAt(items, i - 1))))
    return false;
  if (is(items, i - 1, 'of')) return is(items, i - 2, 'earl', 'earls', 'countess', 'earldom');
  if (is(items, i - 1, 's', '’')) return is(items, i + 1, 'of', 'on', 'in');
  if (before?.kind !== 'word' || !isCapital(before)) return false;
  const { lower } = before;
  return !(
    functionWords.has(lower) ||
    beforeMonth.has(lower) ||
    weekdays.has(lower) ||
    parts.has(lower) ||
    monthNumbers.has(lower) ||
    ordinalWords.has(lower)
  );
}

/** "January 1928", and "February 1648/9", which is of the later year: the English year began on 25 March. */
function monthOfYear(items: Items, i: number, month: number, year: WrittenYear): Core {
  const dual = month <= 3 ? laterOfTwo(items, year) : null;
  const { value, next } = dual ?? { value: year.value, next: year.next };
  return dated(i, next, monthPeriod(value, month), dual ? undefined : year.item);
}

/** The 1649 of "1648/9". */
function laterOfTwo(
  items: Items,
  { value, next }: WrittenYear,
): { readonly value: number; readonly next: number } | null {
  const tail = items[next + 1];
  if (!is(items, next, '/') || items[next]?.spaced || tail?.kind !== 'number' || tail.spaced) return null;
  return String(value + 1).endsWith(tail.text) ? { value: value + 1, next: next + 2 } : null;
}

/** "May 20 1928" has a day; "May 20:30" has none. */
const isYearTail = (items: Items, i: number): boolean => is(items, i, ':') && items[i + 1]?.kind === 'number';

/** A day and its month, with the year that follows, that a list shares, or that the text has to supply. */
function monthDay(items: Items, i: number, month: number, day: number, next: number): Core | null {
  const year = yearAfter(items, next);
  if (year) {
    const dual = month < 3 || (month === 3 && day < 25) ? laterOfTwo(items, year) : null;
    const period = dayPeriod(dual?.value ?? year.value, month, day);
    return period && dated(i, dual?.next ?? year.next, period, dual ? undefined : year.item);
  }
  if (!dayPeriod(2000, month, day)) return null;
  const relative = ofRelativeYear(items, next);
  if (relative) return opened(i, relative.next, 'day', { ...relative.open, month, day });
  return withShared(i, next, month, day, sharedAfter(items, next)?.year);
}

function withShared(
  i: number,
  next: number,
  month: number,
  day: number | undefined,
  year: WrittenYear | undefined,
): Core | null {
  if (!year)
    return opened(i, next, day === undefined ? 'month' : 'day', { month, ...(day === undefined ? {} : { day }) });
  const period = day === undefined ? monthPeriod(year.value, month) : dayPeriod(year.value, month, day);
  return period && dated(i, next, period);
}

/** "1928, June", "1927, November 14", "1929 January – …": a timeline's order. */
export function monthAfterYear(items: Items, i: number): Core | null {
  const year = writtenYear(items, i);
  if (!year) return null;
  const comma = is(items, year.next, ',');
  const month = monthAt(items, comma ? year.next + 1 : year.next);
  if (!month || yearAfter(items, month.next)) return null;
  const day = dayNumberAt(items, month.next);
  // "1917 March" is a date only as the head of a line.
  const isHead = (i === 0 || items[i - 1]?.kind === 'sign') && items[day?.next ?? month.next]?.kind === 'sign';
  if (!comma && !isHead) return null;
  if (!day) return dated(i, month.next, monthPeriod(year.value, month.value), year.item);
  const period = yearAfter(items, day.next) ? null : dayPeriod(year.value, month.value, day.value);
  return period && dated(i, day.next, period, year.item);
}
