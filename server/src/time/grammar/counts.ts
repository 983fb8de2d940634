import { numberWords, ordinalTens, ordinalWords, tens } from '../vocabulary.ts';
import { type Items, is, isHyphen, lowerAt, type Read } from './core.ts';

/** A number before a unit; `value` is null where it is left open ("several", "a few"). */
export interface Count {
  readonly value: number | null;
  readonly next: number;
  /** "a", "an": no number that anybody counted. */
  readonly article?: true;
}

const openCounts = new Set(['several', 'few', 'many', 'some', 'numerous', 'countless', 'recent']);

/** "5", "2.5", "five", "twenty-one", "two and a half", "a hundred", "half a", "a", "several", "a few", "a couple of" */
export function countAt(items: Items, i: number): Count | null {
  const item = items[i];
  if (!item) return null;
  if (item.kind === 'number') return digitsAt(items, i);
  if (item.kind !== 'word') return null;
  const { lower } = item;
  if (lower === 'a' || lower === 'an') return afterArticle(items, i + 1);
  if (lower === 'half') return is(items, i + 1, 'a', 'an') ? { value: 0.5, next: i + 2 } : null;
  if (lower === 'dozens' || lower === 'hundreds' || lower === 'thousands')
    return is(items, i + 1, 'of') ? { value: null, next: i + 2 } : null;
  if (openCounts.has(lower)) return { value: null, next: i + 1 };
  const ten = tens.get(lower);
  const one = ten === undefined ? numberWords.get(lower) : undefined;
  if (ten === undefined && one === undefined) return null;
  let value = ten ?? (one as number);
  let next = i + 1;
  if (ten !== undefined && isHyphen(items, next)) {
    const unit = numberWords.get(lowerAt(items, next + 1));
    if (unit !== undefined && unit < 10) {
      value += unit;
      next += 2;
    }
  }
  if (is(items, next, 'hundred')) {
    value *= 100;
    next += 1;
  }
  return withHalf(items, next, value);
}

function digitsAt(items: Items, i: number): Count | null {
  const item = items[i];
  if (!item || item.text.length > 5) return null;
  const fraction = items[i + 2];
  if (is(items, i + 1, '.') && !items[i + 1]?.spaced && fraction?.kind === 'number' && !fraction.spaced)
    return { value: Number(`${item.text}.${fraction.text}`), next: i + 3 };
  const before = items[i - 1];
  if (before && !item.spaced && /^[.,£$€]$/.test(before.text)) return null;
  return withHalf(items, i + 1, item.value);
}

/** "two and a half", "2½" */
function withHalf(items: Items, i: number, value: number): Count {
  if (items[i]?.text === '½') return { value: value + 0.5, next: i + 1 };
  const a = is(items, i + 1, 'a') ? 1 : 0;
  const half = is(items, i, 'and') && is(items, i + 1 + a, 'half');
  return half ? { value: value + 0.5, next: i + 2 + a } : { value, next: i };
}

function afterArticle(items: Items, i: number): Count | null {
  if (is(items, i, 'few')) return { value: null, next: i + 1 };
  if (is(items, i, 'couple')) return { value: 2, next: is(items, i + 1, 'of') ? i + 2 : i + 1 };
  if (is(items, i, 'dozen')) return { value: 12, next: i + 1 };
  if (is(items, i, 'hundred')) return { value: 100, next: i + 1 };
  if (is(items, i, 'thousand')) return { value: 1000, next: i + 1 };
  if (is(items, i, 'number') && is(items, i + 1, 'of')) return { value: null, next: i + 2 };
  const quarter =
    is(items, i, 'quarter') && (isHyphen(items, i + 1) || (is(items, i + 1, 'of') && is(items, i + 2, 'a')));
  if (quarter) return { value: 0.25, next: isHyphen(items, i + 1) ? i + 2 : i + 3 };
  if (is(items, i, 'half') && isHyphen(items, i + 1)) return { value: 0.5, next: i + 2 };
  return { value: 1, next: i, article: true };
}

/** "3rd", "third", "twenty-first", "thirtieth" */
export function ordinalAt(items: Items, i: number): Read | null {
  const item = items[i];
  if (!item) return null;
  if (item.kind === 'ordinal') return { value: item.value, next: i + 1 };
  if (item.kind !== 'word') return null;
  const value = ordinalWords.get(item.lower) ?? ordinalTens.get(item.lower);
  if (value !== undefined) return { value, next: i + 1 };
  const ten = tens.get(item.lower);
  const one = ten !== undefined && isHyphen(items, i + 1) ? ordinalWords.get(lowerAt(items, i + 2)) : undefined;
  return ten !== undefined && one !== undefined && one < 10 ? { value: ten + one, next: i + 3 } : null;
}
