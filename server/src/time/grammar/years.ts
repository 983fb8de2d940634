import type { Open } from '../open.ts';
import { span, yearPeriod } from '../period.ts';
import { directions, functionWords, numberWords, tens } from '../vocabulary.ts';
import { isBareYear, isLabelled, isPartOfNumber } from './amounts.ts';
import { type Core, dated, from, type Items, is, isCapital, isHyphen, lowerAt, opened } from './core.ts';

/** A year as it is written: astronomical, so that 1 BC is 0. */
export interface WrittenYear {
  readonly value: number;
  /** The index of its digits. */
  readonly item: number;
  readonly next: number;
  readonly era: boolean;
}

/** "BC", "B.C.E.", "AD": which side of the era, and the item after it. */
export function eraAt(items: Items, i: number): { readonly before: boolean; readonly next: number } | null {
  const item = items[i];
  if (item?.kind !== 'word') return null;
  // in small letters only with its stops, behind the number: "753 b.c."
  if (!isCapital(item) && !(items[i - 1]?.kind === 'number' && is(items, i + 1, '.') && is(items, i + 3, '.')))
    return null;
  if (item.lower === 'bc' || item.lower === 'bce') return { before: true, next: i + 1 };
  if (item.lower === 'ad' || item.lower === 'ce') return { before: false, next: i + 1 };
  const second = items[i + 2];
  if (!is(items, i + 1, '.') || second?.kind !== 'word' || second.spaced) return null;
  const letters = item.lower + second.lower;
  if (letters !== 'bc' && letters !== 'ad' && letters !== 'ce') return null;
  let next = is(items, i + 3, '.') ? i + 4 : i + 3;
  if (letters === 'bc' && is(items, next, 'e') && !items[next]?.spaced)
    next = is(items, next + 1, '.') ? next + 2 : next + 1;
  // The full stop after "in 264 B.C." may be that of the sentence too; it is left to the expression.
  return { before: letters === 'bc', next };
}

const inEra = (value: number, before: boolean): number => (before ? 1 - value : value);

/** "1928", "264 BC", "AD 410", and the "499" of "499–493 BC". */
export function writtenYear(items: Items, i: number): WrittenYear | null {
  const item = items[i];
  if (item?.kind === 'word') {
    const era = eraAt(items, i);
    const number = era && items[era.next];
    if (!era || era.before || number?.kind !== 'number' || number.text.length > 4) return null;
    return { value: number.value, item: era.next, next: era.next + 1, era: true };
  }
  if (item?.kind !== 'number' || item.text.length > 4 || item.value === 0 || isPartOfNumber(items, i)) return null;
  const era = eraAt(items, i + 1);
  if (era) return { value: inEra(item.value, era.before), item: i, next: era.next, era: true };
  // "in AD 60 or 61"
  if (is(items, i - 1, 'or', 'and') && items[i - 2]?.kind === 'number' && is(items, i - 3, 'ad'))
    return { value: item.value, item: i, next: i + 1, era: true };
  const shared = sharedEra(items, i + 1);
  if (shared !== null && item.text.length > 1)
    return { value: inEra(item.value, shared), item: i, next: i + 1, era: true };
  return isBareYear(items, i) ? { value: item.value, item: i, next: i + 1, era: false } : null;
}

/** "499–493 BC", "496 and 495 BC", "from 499 to 493 BC": the era stands once. */
function sharedEra(items: Items, i: number): boolean | null {
  if (!isHyphen(items, i) && !is(items, i, '—', '/', 'to', 'and', 'or', 'until')) return null;
  // "c. 484–c. 425 BC"
  const at = is(items, i + 1, 'c', 'ca', 'circa') ? (is(items, i + 2, '.') ? i + 3 : i + 2) : i + 1;
  const other = items[at];
  if (other?.kind !== 'number' || other.text.length > 4) return null;
  const era = eraAt(items, at + 1);
  return era ? era.before : null;
}

/** A year after a month or a day: "1928", ", 1928", "of 1928", "in 1928". */
export function yearAfter(items: Items, i: number): WrittenYear | null {
  return writtenYear(items, is(items, i, ',', 'of', 'in') ? i + 1 : i);
}

/** "1928", "the year 1928", "1926–27", "1923/4", "1922–1924", "264 BC", "’28" */
export function yearAt(items: Items, i: number): Core | null {
  if (lowerAt(items, i) === 'the' || lowerAt(items, i) === 'years' || lowerAt(items, i) === 'year')
    return namedYear(items, i);
  if (is(items, i, '’', "'", '‘')) return shortYear(items, i);
  const inWords = yearInWords(items, i);
  if (inWords) return inWords;
  const year = writtenYear(items, i);
  if (!year) return null;
  const core = dated(i, year.next, yearPeriod(year.value), year.item);
  const tail = yearTail(items, year);
  if (!tail) return core;
  const period = span(yearPeriod(year.value), yearPeriod(tail.value));
  if (!period) return core;
  const end = dated(year.next + 1, tail.next, yearPeriod(tail.value));
  return { ...dated(i, tail.next, period), kind: 'range', ends: [core, end] };
}

/** "nineteen seventeen", "eighteen sixty-one" */
function yearInWords(items: Items, i: number): Core | null {
  const century = numberWords.get(lowerAt(items, i)) ?? (is(items, i, 'twenty') ? 20 : 0);
  if (century < 11) return null;
  const ten = tens.get(lowerAt(items, i + 1));
  const teen = numberWords.get(lowerAt(items, i + 1)) ?? 0;
  if (ten === undefined && teen < 10) return null;
  const one = ten !== undefined && isHyphen(items, i + 2) ? (numberWords.get(lowerAt(items, i + 3)) ?? 0) : 0;
  const next = one > 0 ? i + 4 : i + 2;
  const after = items[next];
  if (after?.kind === 'word' && !functionWords.has(after.lower)) return null;
  return dated(i, next, yearPeriod(100 * century + (ten ?? teen) + one));
}

/** "the year 1928", "the years 1928–32" */
function namedYear(items: Items, i: number): Core | null {
  const at = is(items, i, 'the') ? i + 1 : i;
  // "New Year 1901"
  if (!is(items, at, 'year', 'years') || is(items, at - 1, 'new')) return null;
  const core = (writtenYear(items, at + 1) && yearAt(items, at + 1)) ?? smallYear(items, at + 1);
  if (!core) return null;
  return core.ends ? { ...from(i, core), ends: [from(i, core.ends[0]), core.ends[1]] } : from(i, core);
}

/** "the year 70" */
function smallYear(items: Items, i: number): Core | null {
  const item = items[i];
  if (item?.kind !== 'number' || item.text.length > 3 || item.value === 0 || !is(items, i - 2, 'the')) return null;
  return isPartOfNumber(items, i) || isLabelled(items, i - 1) ? null : dated(i, i + 1, yearPeriod(item.value), i);
}

/** "’28": of the narrative's century. */
function shortYear(items: Items, i: number): Core | null {
  const item = shortYearAfter(items, i);
  const before = lowerAt(items, i - 1);
  const listed = before === ',' && items[i - 2]?.kind === 'number';
  // "’63 was Birmingham in the spring"
  const begins = (i === 0 || /^[.!?:;]$/.test(before)) && functionWords.has(lowerAt(items, i + 2));
  return item !== null && (listed || begins || beforeShortYear.has(before))
    ? opened(i, i + 2, 'year', { yearOfCentury: item })
    : null;
}

const beforeShortYear = new Set('in by since until of from before after to and early late'.split(' '));

/** The "’28" of "July ’28", "the spring of ’49". */
export function shortYearAfter(items: Items, i: number): number | null {
  const item = items[i + 1];
  if (!is(items, i, '’', "'", '‘') || item?.kind !== 'number' || item.text.length !== 2 || item.spaced) return null;
  const after = items[i + 2];
  if ((items[i]?.spaced === false && i > 0) || (after && !after.spaced && /^[’'\p{L}\d%]/u.test(after.text)))
    return null;
  return item.value;
}

/** The second year of "1926–27", "1923/4", "1922–1924", "499–493 BC". */
export function yearTail(items: Items, year: WrittenYear): { value: number; next: number } | null {
  const at = year.next;
  const item = items[at + 1];
  if (!isHyphen(items, at) && !is(items, at, '—', '/')) return null;
  if (item?.kind !== 'number' || item.text.length > 4) return null;
  // "1894 -1917" is a range as "1894–1917" is; "1894 – 17" need not be one
  const close = !items[at]?.spaced && !item.spaced;
  if (!close && (item.text.length < 4 || items[at]?.spaced === item.spaced)) return null;
  const era = eraAt(items, at + 2);
  if (era || year.era) {
    const before = era ? era.before : year.value <= 0;
    // "594/3 BC"
    const scale = 10 ** item.text.length;
    const whole =
      before && scale <= 1 - year.value ? Math.floor((1 - year.value) / scale) * scale + item.value : item.value;
    const value = inEra(whole, before);
    return value > year.value ? { value, next: era ? era.next : at + 2 } : null;
  }
  const short = year.value < 1000;
  if (item.text.length === 3 && !short) return null;
  const scale = 10 ** item.text.length;
  const value =
    item.text.length === 4 || (short && item.text.length === 3)
      ? item.value
      : Math.floor(year.value / scale) * scale + item.value;
  const after = items[at + 2];
  if (after && !after.spaced && /^[-–/]$/.test(after.text) && items[at + 3]?.kind === 'number') return null;
  return value > year.value && value - year.value <= 1000 ? { value, next: at + 2 } : null;
}

/** "of that year", "of the same year", "of the following year", "of next year" */
export function ofRelativeYear(items: Items, i: number): { readonly open: Open; readonly next: number } | null {
  if (!is(items, i, 'of')) return null;
  let at = is(items, i + 1, 'the', 'that', 'this') ? i + 2 : i + 1;
  const by = directions.get(lowerAt(items, at));
  if (by !== undefined) at += 1;
  return at > i + 1 && is(items, at, 'year') ? { open: { shift: { unit: 'year', by: by ?? 0 } }, next: at + 1 } : null;
}
