import { dayParts, functionWords, weekdays } from '../vocabulary.ts';
import { type Core, type Items, is, isCapital, lowerAt, opened, type Read } from './core.ts';
import { ordinalAt } from './counts.ts';

/** A day of the month: "14", "14th", "fourteenth", "twenty-first". */
export function dayNumberAt(items: Items, i: number): Read | null {
  const item = items[i];
  if (!item) return null;
  if (item.kind === 'number') {
    if (item.text.length > 2 || item.value < 1 || item.value > 31) return null;
    const before = items[i - 1];
    if (before && !item.spaced && /^[.,£$€:#+=×]$/.test(before.text)) return null;
    // "11,000", "2.9 million"
    const [sign, further] = [items[i + 1], items[i + 2]];
    const larger = sign && !sign.spaced && /^[.,]$/.test(sign.text) && further?.kind === 'number' && !further.spaced;
    if (larger && further.text.length !== 4) return null;
    return { value: item.value, next: i + 1 };
  }
  // "the Ninth of March 1920": a congress, a plan or a trial, when the ordinal is written as a name.
  if (item.kind === 'word' && isCapital(item) && i > 1) return null;
  const ordinal = ordinalAt(items, i);
  return ordinal && ordinal.value >= 1 && ordinal.value <= 31 ? ordinal : null;
}

const beforeOrdinalDay = new Set([
  ',',
  'on',
  'until',
  'by',
  'and',
  'since',
  'from',
  'to',
  'till',
  'before',
  'after',
  'was',
]);
/** "the 28th Army", "the 14th Congress": what is numbered, and no day. */
const numbered = new Set(
  'army armies division divisions corps regiment brigade battalion fleet congress conference plenum party amendment infantry guards cavalry century earl duke baron edition floor'.split(
    ' ',
  ),
);

/** "on the 20th": a day of the narrative's month. */
export function ordinalDay(items: Items, i: number, day: Read): Core | null {
  const item = items[day.next - 1];
  const article = is(items, i, 'the') || is(items, i - 1, 'the');
  const before = lowerAt(items, is(items, i, 'the') ? i - 1 : i - 2);
  // "on the eleventh he …": in words, only after "on"
  const after = items[day.next];
  const inWords = item?.kind === 'word' && before === 'on' && after?.kind === 'word';
  const isDay = item?.kind === 'ordinal' || inWords;
  const ofDayPart = before === 'of' && dayParts.has(lowerAt(items, (is(items, i, 'the') ? i : i - 1) - 2));
  if (!isDay || !article || !(beforeOrdinalDay.has(before) || ofDayPart)) return null;
  // "on the 8th and the 15th", but "the 9th (Scottish) and the 16th (Irish)"
  if ((before === 'and' || before === ',') && items[i - 2]?.kind !== 'ordinal') return null;
  const named =
    after &&
    isCapital(after) &&
    !numbered.has(after.lower) &&
    !weekdays.has(after.lower) &&
    (before === 'on' || before === 'by' || before === 'until');
  if (after?.kind === 'word' && !functionWords.has(after.lower) && !named) return null;
  if (is(items, day.next, 'of') && !is(items, day.next + 1, 'the', 'that')) return null;
  const month = is(items, day.next, 'of') ? monthReference(items, day.next + 1) : null;
  if (is(items, day.next, 'of') && month === null) return null;
  return opened(i, month ?? day.next, 'day', { day: day.value });
}

/** "of the month", "of that month" */
const monthReference = (items: Items, i: number): number | null => {
  const at = is(items, i + 1, 'same') ? i + 2 : i + 1;
  return is(items, i, 'the', 'that') && is(items, at, 'month') ? at + 1 : null;
};
