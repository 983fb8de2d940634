import type { Precision } from '../knowledge/edtf.ts';
import type { TimeKind } from './expression.ts';
import type { Item } from './lexer.ts';
import {
  centuryPeriod,
  dayPeriod,
  decadePeriod,
  monthPeriod,
  type Period,
  partOf,
  seasonPeriod,
  span,
  yearPeriod,
} from './period.ts';
import {
  countedNouns,
  monthNumbers,
  numberLabels,
  numberWords,
  ordinalWords,
  parts,
  relations,
  seasons,
  tens,
  weekdays,
} from './vocabulary.ts';

/** A time expression without what stands before it; `next` is the index of the item after it. */
export interface Core {
  readonly kind: TimeKind;
  readonly next: number;
  readonly period?: Period;
  readonly precision?: Precision;
  readonly timex3?: string;
  readonly yearless?: { readonly month: number; readonly day?: number };
  readonly offset?: number;
  /** The index of the item that is the year, if there is exactly one. */
  readonly year?: number;
}

type Items = readonly Item[];

/** The longest time expression that starts at item `i`, or null. */
export function coreAt(items: Items, i: number): Core | null {
  return partAt(items, i) ?? wholeAt(items, i) ?? lengthAt(items, i);
}

const wholeAt = (items: Items, i: number): Core | null =>
  isoAt(items, i) ??
  dayFirstAt(items, i) ??
  monthFirstAt(items, i) ??
  seasonAt(items, i) ??
  decadeOrCenturyAt(items, i) ??
  yearAt(items, i);

/** "early 1929", "mid-1926", "the end of March 1927", "the first half of 1928" */
function partAt(items: Items, i: number): Core | null {
  let at = i;
  if (is(items, at, 'the', 'very')) at += 1;
  let part = parts.get(items[at]?.lower ?? '');
  if (is(items, at, 'first', 'second', 'latter') && is(items, at + 1, 'half')) {
    part = items[at]?.lower === 'first' ? [0, 0.5] : [0.5, 1];
    at += 1;
  }
  if (!part) return null;
  at += 1;
  if (is(items, at, '-', '–')) at += 1;
  if (is(items, at, 'to') && is(items, at + 1, '-', '–')) return null;
  if (is(items, at, 'of', 'in')) at += 1;
  if (is(items, at, 'the')) at += 1;
  const whole = wholeAt(items, at);
  if (whole?.kind !== 'date') return null;
  if (!whole.period) return whole.yearless && whole.yearless.day === undefined ? whole : null;
  if (whole.period.precision === 'day' || /\//.test(whole.period.edtf)) return null;
  return { ...whole, period: partOf(whole.period, part) };
}

/** 1927-11-14, 14/11/1927, 14.11.1927 */
function isoAt(items: Items, i: number): Core | null {
  const [a, s, b, t, c] = items.slice(i, i + 5);
  if (a?.kind !== 'number' || b?.kind !== 'number' || c?.kind !== 'number' || s?.text !== t?.text) return null;
  if (s?.spaced || b.spaced || t?.spaced || c.spaced) return null;
  if (s?.text === '-' && a.text.length === 4) {
    const period = dayPeriod(a.value, b.value, c.value);
    return period && { kind: 'date', period, next: i + 5, year: i };
  }
  if ((s?.text === '/' || s?.text === '.') && c.text.length === 4) {
    const period = dayPeriod(c.value, b.value, a.value); // British order: the day comes first
    return period && { kind: 'date', period, next: i + 5, year: i + 4 };
  }
  return null;
}

/** "(Monday,) 14 November 1927", "the 3rd of April, 1922", "18–31 December 1925", "14 November" */
function dayFirstAt(items: Items, i: number): Core | null {
  let at = i;
  if (weekdays.has(items[at]?.lower ?? '')) {
    at += 1;
    if (is(items, at, ',', '.')) at += 1;
  }
  if (is(items, at, 'the') && at === i) at += 1;
  const first = dayAt(items, at);
  if (!first) return null;
  at += 1;
  let last = first;
  if (is(items, at, '–', '-', '—', '/', 'to', 'and', '&')) {
    const second = dayAt(items, at + 1);
    if (second && second > first && monthAt(items, is(items, at + 2, 'of') ? at + 3 : at + 2)) {
      last = second;
      at += 2;
    }
  }
  if (is(items, at, 'of')) at += 1;
  const month = monthAt(items, at);
  if (!month) return null;
  at = month.next;
  const year = yearAfter(items, at);
  return datedCore(month.value, first, last, year, at);
}

/** "November 14(th), 1927", "December 18–31, 1925", "January 1928", "January of 1928", "November–December 1925", "in January" */
function monthFirstAt(items: Items, i: number): Core | null {
  let at = i;
  if (weekdays.has(items[at]?.lower ?? '')) {
    at += 1;
    if (is(items, at, ',', '.')) at += 1;
  }
  const month = monthAt(items, at);
  if (!month) return null;
  at = month.next;
  const range = is(items, at, '–', '-', '—', '/', 'to', 'and', 'or') ? monthAt(items, at + 1) : null;
  if (range) {
    const year = yearAfter(items, range.next);
    if (year) {
      const period = span(monthPeriod(year.value, month.value), monthPeriod(year.value, range.value));
      if (period) return { kind: 'range', period, next: year.next, year: year.next - 1 };
    }
  }
  const first = is(items, at, 'the') ? dayAt(items, at + 1) : dayAt(items, at);
  if (first) {
    let next = is(items, at, 'the') ? at + 2 : at + 1;
    let last = first;
    if (is(items, next, '–', '-', '—')) {
      const second = dayAt(items, next + 1);
      if (second && second > first) {
        last = second;
        next += 2;
      }
    }
    return datedCore(month.value, first, last, yearAfter(items, next), next);
  }
  const year = yearAfter(items, at);
  if (year) return { kind: 'date', period: monthPeriod(year.value, month.value), next: year.next, year: year.next - 1 };
  // "March" and "May" are words too: a month alone needs something before it that is said of times.
  const before = items[i - 1]?.lower ?? '';
  const named =
    relations.has(before) ||
    parts.has(before) ||
    ['that', 'following', 'next', 'previous', 'last', 'same', 'and'].includes(before);
  return named ? { kind: 'date', precision: 'month', yearless: { month: month.value }, next: at } : null;
}

function datedCore(
  month: number,
  first: number,
  last: number,
  year: { value: number; next: number } | null,
  next: number,
): Core | null {
  if (!year) return last === first ? { kind: 'date', precision: 'day', yearless: { month, day: first }, next } : null;
  const from = dayPeriod(year.value, month, first);
  const to = dayPeriod(year.value, month, last);
  if (!from || !to) return null;
  const at = { next: year.next, year: year.next - 1 };
  if (first === last) return { kind: 'date', period: from, ...at };
  const period = span(from, to);
  return period && { kind: 'range', period, ...at };
}

/** "spring 1926", "the summer of 1917", "winter 1927–28" */
function seasonAt(items: Items, i: number): Core | null {
  const at = is(items, i, 'the') ? i + 1 : i;
  const season = seasons.get(items[at]?.lower ?? '');
  if (season === undefined) return null;
  const year = yearAfter(items, at + 1);
  if (!year) return null;
  const tail = yearTail(items, year.next, year.value);
  const period = seasonPeriod(year.value, season);
  return { kind: 'date', period, next: tail?.next ?? year.next, ...(tail ? {} : { year: year.next - 1 }) };
}

/** "the 1920s", "the nineteenth century", "the 20th century" */
function decadeOrCenturyAt(items: Items, i: number): Core | null {
  const at = is(items, i, 'the') ? i + 1 : i;
  const item = items[at];
  if (item?.kind === 'decade' && item.value >= 1000 && item.value < 2100) {
    const period =
      item.value % 100 === 0 && item.value < 1900
        ? centuryPeriod(item.value / 100 + 1)
        : decadePeriod(Math.floor(item.value / 10) * 10);
    return { kind: 'date', period, next: at + 1 };
  }
  const ordinal = item?.kind === 'ordinal' ? item.value : ordinalWords.get(item?.lower ?? '');
  if (ordinal && ordinal <= 21 && is(items, at + 1, 'century'))
    return { kind: 'date', period: centuryPeriod(ordinal), next: at + 2 };
  return null;
}

/** "1928", "1926–27", "1923/4", "1922–1924" */
function yearAt(items: Items, i: number): Core | null {
  const year = yearNumber(items, i);
  if (year === null) return null;
  const tail = yearTail(items, i + 1, year);
  const dated = tail ? null : monthAfterYear(items, i, year);
  if (dated) return dated;
  if (!tail) return { kind: 'date', period: yearPeriod(year), next: i + 1, year: i };
  const period = span(yearPeriod(year), yearPeriod(tail.value));
  return period && { kind: 'range', period, next: tail.next };
}

/** "1928, June", "1927, November 14": a timeline's order. */
function monthAfterYear(items: Items, i: number, year: number): Core | null {
  const month = is(items, i + 1, ',') ? monthAt(items, i + 2) : null;
  if (!month || yearAfter(items, month.next)) return null;
  const day = dayAt(items, month.next);
  if (!day) return { kind: 'date', period: monthPeriod(year, month.value), next: month.next, year: i };
  const period = yearAfter(items, month.next + 1) ? null : dayPeriod(year, month.value, day);
  return period && { kind: 'date', period, next: month.next + 1, year: i };
}

/** The second year of "1926–27", "1923/4", "1922–1924". */
function yearTail(items: Items, at: number, year: number): { value: number; next: number } | null {
  const item = items[at + 1];
  if (!is(items, at, '–', '-', '—', '/') || items[at]?.spaced || item?.kind !== 'number' || item.spaced) return null;
  const scale = 10 ** item.text.length;
  if (item.text.length > 4 || item.text.length === 3) return null;
  const value = item.text.length === 4 ? item.value : Math.floor(year / scale) * scale + item.value;
  const after = items[at + 2];
  if (after && !after.spaced && /[-–/]/.test(after.text)) return null;
  return value > year && value - year <= 200 ? { value, next: at + 2 } : null;
}

/** "a year later", "two months earlier", "five years": lengths of time. */
function lengthAt(items: Items, i: number): Core | null {
  const count = countAt(items, i);
  if (!count || count.value > 5000) return null;
  const at = count.next;
  const unit = /^(day|week|month|year|decade|century|centurie)s?$/.exec(items[at]?.lower ?? '')?.[1];
  if (!unit) return null;
  const sign = is(items, at + 1, 'later', 'afterwards')
    ? 1
    : is(items, at + 1, 'earlier', 'previously') || isBeforeThat(items, at + 1)
      ? -1
      : 0;
  const letter = { day: 'D', week: 'W', month: 'M', year: 'Y', decade: 'Y', century: 'Y', centurie: 'Y' }[unit];
  const factor = unit === 'decade' ? 10 : unit.startsWith('centur') ? 100 : 1;
  const precision: Precision = unit === 'day' || unit === 'week' ? 'day' : unit === 'month' ? 'month' : 'year';
  if (sign !== 0)
    return {
      kind: 'offset',
      precision,
      offset: sign * count.value * factor * (unit === 'week' ? 7 : 1),
      next: at + 2,
    };
  return { kind: 'duration', precision, timex3: `P${count.value * factor}${letter}`, next: at + 1 };
}

/** "5", "five", "twenty", "twenty-one" */
function countAt(items: Items, i: number): { value: number; next: number } | null {
  const item = items[i];
  if (item?.kind === 'number') return { value: item.value, next: i + 1 };
  const ten = tens.get(item?.lower ?? '');
  const value = ten ?? numberWords.get(item?.lower ?? '');
  if (value === undefined) return null;
  const one = ten && is(items, i + 1, '-', '‐', '‑') ? numberWords.get(items[i + 2]?.lower ?? '') : undefined;
  return one !== undefined && one < 10 ? { value: value + one, next: i + 3 } : { value, next: i + 1 };
}

/** "two years before.", not "two years before Lenin's death". */
const isBeforeThat = (items: Items, i: number): boolean =>
  is(items, i, 'before') && (items[i + 1] === undefined || items[i + 1]?.kind === 'sign');

function dayAt(items: Items, i: number): number | null {
  const item = items[i];
  const value =
    item?.kind === 'number' || item?.kind === 'ordinal' ? item.value : (ordinalWords.get(item?.lower ?? '') ?? 0);
  if (item?.kind === 'number' && item.text.length > 2) return null;
  // "the Ninth of March 1920": a congress, a plan or a trial, when the ordinal is written as a name.
  if (item?.kind === 'word' && /^\p{Lu}/u.test(item.text) && i > 1) return null;
  return value >= 1 && value <= 31 ? value : null;
}

function monthAt(items: Items, i: number): { value: number; next: number } | null {
  const item = items[i];
  const value = item?.kind === 'word' && /^\p{Lu}/u.test(item.text) ? monthNumbers.get(item.lower) : undefined;
  if (value === undefined) return null;
  const abbreviated = (item?.text.length ?? 0) <= 4 && items[i + 1]?.text === '.' && !items[i + 1]?.spaced;
  return { value, next: abbreviated ? i + 2 : i + 1 };
}

/** A year after a month or a day: "1928", ", 1928", "of 1928", "in 1928". */
function yearAfter(items: Items, i: number): { value: number; next: number } | null {
  const at = is(items, i, ',', 'of', 'in') ? i + 1 : i;
  const year = yearNumber(items, at);
  return year === null ? null : { value: year, next: at + 1 };
}

function yearNumber(items: Items, i: number): number | null {
  const item = items[i];
  if (item?.kind !== 'number' || item.text.length !== 4 || item.value < 1000 || item.value > 2100) return null;
  const before = items[i - 1];
  const after = items[i + 1];
  if (before && !item.spaced && /[\d.,£$€#§@:]/.test(before.text) && !/^[([]$/.test(before.text)) return null;
  if (
    before &&
    (numberLabels.has(before.lower) || (before.text === '.' && numberLabels.has(items[i - 2]?.lower ?? '')))
  )
    return null;
  if (
    after &&
    !after.spaced &&
    (/^[%°]$/.test(after.text) ||
      (/^[.,]$/.test(after.text) && items[i + 2]?.kind === 'number' && !items[i + 2]?.spaced))
  )
    return null;
  if (after?.spaced && countedNouns.has(after.lower)) return null;
  return item.value;
}

const is = (items: Items, i: number, ...words: string[]): boolean => {
  const item = items[i];
  return item !== undefined && words.includes(item.lower);
};
