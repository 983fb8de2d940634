import type { Item } from '../lexer.ts';
import { functionWords, monthNumbers, parts, units } from '../vocabulary.ts';
import { type Items, is, isCapital, isHyphen, lowerAt, type Read } from './core.ts';

/** A month by its name: with a capital, as English has it; "december 1922" is one by its year. */
export function monthAt(items: Items, i: number): Read | null {
  const item = items[i];
  const named =
    isCapital(item) ||
    (!ambiguousMonths.has(item?.lower ?? '') && items[i + 1]?.kind === 'number' && items[i + 1]?.text.length === 4);
  const value = item?.kind === 'word' && named ? monthNumbers.get(item.lower) : undefined;
  if (value === undefined) return null;
  const abbreviated = isShortForm(item as Item) && items[i + 1]?.text === '.' && !items[i + 1]?.spaced;
  return { value, next: abbreviated ? i + 2 : i + 1 };
}

/** "Jan", "Sept"; but "May", "June" and "July" are whole. */
const isShortForm = ({ text, lower }: Item): boolean =>
  text.length <= 4 && lower !== 'may' && lower !== 'june' && lower !== 'july';

/** What may stand before a month that has neither day nor year. */
export const beforeMonth: ReadonlySet<string> = new Set(
  'in on during of within throughout around about by until till to since before after from between for early late mid that following next previous last same and or - – both every each'.split(
    ' ',
  ),
);
/** After these it is one even if a capital follows: "In March Germany invaded". */
const beforeFrontedMonth = new Set(['in', 'by', 'until', 'since', 'during', 'from', 'late', 'early', 'mid', '-']);
/** "the August coup" is the name of one, in whatever year. */
const namedByMonth = new Set(
  'coup putsch revolution revolutions days rising uprising massacre massacres decrees theses laws manifesto'.split(' '),
);
/** "the May plenum", but "the May deal" is Theresa May's. */
const heldInMonths = new Set(
  'plenum congress conference election elections session meeting demonstrations strikes offensive campaign'.split(' '),
);
/** Months that are words or names too. */
const ambiguousMonths = new Set(['march', 'may', 'august']);

/**
 * Whether a month without day and year is a month: "May" and "March" are words too, and "October" is part of names.
 * Names that a pack knows are taken out beforehand.
 * @param next the index of the item after it
 */
export function isMonthAlone(items: Items, i: number, next: number): boolean {
  const item = items[i] as Item;
  const before = items[i - 1];
  const after = items[next];
  const led = beforeMonth.has(before?.lower ?? '');
  if (isShortForm(item) && next === i + 1) return isShortFormAlone(items, i);
  if (isShortForm(item) && before?.text === '&') return false;
  if (isJoined(items, i) || (is(items, i - 1, '(') && is(items, i + 1, ')'))) return true;
  // "the July plenum"
  const noun = after?.kind === 'word' && after.text === after.lower && !functionWords.has(after.lower);
  if (before?.lower === 'the' && noun && !isShouted(item))
    return !namedByMonth.has(after.lower) && (!ambiguousMonths.has(item.lower) || heldInMonths.has(after.lower));
  if (isShouted(item)) return led && !is(items, i - 1, 'to', 'and', 'or');
  if (after?.kind === 'word' && after.spaced && isCapital(after) && !monthAt(items, next)) {
    // "the last week of October Japan lost …", but "Lessons of October Trotsky wrote"
    if (before?.lower === 'of') return units.has(lowerAt(items, i - 2)) || parts.has(lowerAt(items, i - 2));
    return beforeFrontedMonth.has(before?.lower ?? '');
  }
  // "July has its name from Caesar"
  if ((!before || before.kind === 'sign') && is(items, next, 'is', 'has')) return false;
  if (ambiguousMonths.has(item.lower)) return isAmbiguousMonth(items, i, next, led);
  if (led) return true;
  const startsSentence = !before || /^[.!?:;]$/.test(before.text);
  return startsSentence ? !is(items, next, '’', "'") : !isCapital(before) && before.lower !== 'the';
}

/** "March", "May", "August": "and May would pay for it", "the Isle of May", "the March on Rome". */
function isAmbiguousMonth(items: Items, i: number, next: number, led: boolean): boolean {
  if (is(items, i - 1, 'and', 'or')) return monthNumbers.has(lowerAt(items, i - 2));
  if (is(items, i - 1, 'of')) return !isCapital(items[i - 2]);
  if (led) return true;
  const before = items[i - 1];
  return before?.kind === 'word' && !isCapital(before) && before.lower !== 'the' && !is(items, next, 'on', 'to', 'of');
}

/** "WHY STUDENTS WOULD MARCH 20 MILES": in a line of capitals they tell nothing of two of the months. */
export const isShouted = ({ text }: Item): boolean => text === 'MARCH' || text === 'MAY';

/** "July–August", "Jan/Feb" */
function isJoined(items: Items, i: number): boolean {
  const joins = (k: number): boolean => isHyphen(items, k) || is(items, k, '/', '—');
  if (joins(i + 1) && monthAt(items, i + 2)) return true;
  return joins(i - 1) && monthNumbers.has(lowerAt(items, i - 2)) && isCapital(items[i - 2]);
}

/** "Locarno (Oct)", "Dec: trials", "till Oct", "by mid-Sept", "end of Nov": short forms in notes. */
function isShortFormAlone(items: Items, i: number): boolean {
  if (isJoined(items, i) || (is(items, i - 1, '(') && is(items, i + 1, ')'))) return true;
  const led =
    is(items, i - 1, 'till', 'until', 'by', 'in', 'since', 'late', 'early', 'mid', 'from') ||
    (isHyphen(items, i - 1) && is(items, i - 2, 'mid')) ||
    (is(items, i - 1, 'of') && parts.has(lowerAt(items, i - 2)));
  if (led && !isCapital(items[i + 1]) && !is(items, i + 1, '’', "'")) return true;
  return (i === 0 || items[i - 1]?.kind === 'sign') && is(items, i + 1, ':', '–', '—');
}
