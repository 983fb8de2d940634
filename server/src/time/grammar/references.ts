import { dayParts, monthNumbers, seasons, units, weekdays } from '../vocabulary.ts';
import { type Core, type Items, is, isCapital, isHyphen, lowerAt, undated } from './core.ts';

/** "now", "recently", "the future": TIMEX3 has a value for where they point; no calendar has. */
const words: ReadonlyMap<string, string> = new Map([
  ['now', 'PRESENT_REF'],
  ['nowadays', 'PRESENT_REF'],
  ['today', 'PRESENT_REF'],
  ['currently', 'PRESENT_REF'],
  ['current', 'PRESENT_REF'],
  ['recently', 'PAST_REF'],
  ['recent', 'PAST_REF'],
  ['former', 'PAST_REF'],
  ['future', 'FUTURE_REF'],
  ['tonight', 'XXXX-XX-XXTNI'],
]);

/** What happens again and again. */
const sets: ReadonlyMap<string, string> = new Map([
  ['daily', 'XXXX-XX-XX'],
  ['everyday', 'XXXX-XX-XX'],
  ['nightly', 'XXXX-XX-XXTNI'],
  ['weekly', 'XXXX-WXX'],
  ['monthly', 'XXXX-XX'],
  ['annually', 'XXXX'],
  ['annual', 'XXXX'],
  ['yearly', 'XXXX'],
]);

const setOfUnit: Readonly<Record<string, string>> = {
  day: 'XXXX-XX-XX',
  week: 'XXXX-WXX',
  month: 'XXXX-XX',
  year: 'XXXX',
};

export function referenceAt(items: Items, i: number): Core | null {
  const word = lowerAt(items, i);
  const value = words.get(word);
  if (value) {
    if (word === 'current' && is(items, i + 1, 'of')) return null;
    if (word === 'future' && is(items, i - 1, 'the')) return undated(i - 1, i + 1, 'reference', value);
    return undated(i, i + 1, 'reference', value);
  }
  const set = sets.get(word);
  if (set) return undated(i, i + 1, 'set', set);
  switch (word) {
    case 'present':
    case 'modern':
      if (isHyphen(items, i + 1) && is(items, i + 2, 'day')) return undated(i, i + 3, 'reference', 'PRESENT_REF');
      return is(items, i + 1, 'day') ? undated(i, i + 2, 'reference', 'PRESENT_REF') : null;
    case 'right':
      return is(items, i + 1, 'now') ? undated(i, i + 2, 'reference', 'PRESENT_REF') : null;
    case 'these':
      return is(items, i + 1, 'days') ? undated(i, i + 2, 'reference', 'PRESENT_REF') : null;
    case 'each':
    case 'every': {
      const at = is(items, i + 1, 'other', 'second') ? i + 2 : i + 1;
      // "every November", "every other Wednesday"
      if (isCapital(items[at]) && (monthNumbers.has(lowerAt(items, at)) || weekdays.has(lowerAt(items, at))))
        return undated(i, at + 1, 'set');
      if (seasons.has(lowerAt(items, at))) return undated(i, at + 1, 'set');
      const unit = setOfUnit[lowerAt(items, i + 1)];
      return unit ? undated(i, i + 2, 'set', unit) : null;
    }
    case 'per': {
      const unit = units.get(lowerAt(items, i + 1));
      return unit && setOfUnit[unit] ? undated(i, i + 2, 'set', `P1${unit.charAt(0).toUpperCase()}`) : null;
    }
    default:
      return null;
  }
}

/** "the past", "the future", "the present", "the time", "the time being" */
export function theReferenceAt(items: Items, i: number): Core | null {
  const word = lowerAt(items, i + 1);
  const value = { past: 'PAST_REF', future: 'FUTURE_REF', present: 'PRESENT_REF' }[word];
  if (value) {
    if (word === 'present' && is(items, i + 2, 'day')) return undated(i, i + 3, 'reference', value);
    const noun =
      items[i + 2]?.kind === 'word' &&
      !is(items, i + 2, 'of', 'and', 'is', 'was', 'in', 'had', 'would', 'for', 'to', 'as', 'by', 'that', 'with');
    return noun ? null : undated(i, i + 2, 'reference', value);
  }
  if (word === 'time') {
    if (is(items, i + 2, 'being')) return undated(i, i + 3, 'reference', 'PRESENT_REF');
    return is(items, i - 1, 'at', 'of', 'by') && (items[i + 2] === undefined || items[i + 2]?.kind === 'sign')
      ? undated(i, i + 2, 'reference')
      : null;
  }
  return null;
}

/** "at night", "by night" */
export function dayPartAlone(items: Items, i: number): Core | null {
  const code = dayParts.get(lowerAt(items, i));
  return code && is(items, i - 1, 'at', 'by') ? undated(i, i + 1, 'set', `XXXX-XX-XXT${code}`) : null;
}
