import { dayNumber } from '../../knowledge/calendar.ts';
import { centuryPeriod, decadePeriod } from '../period.ts';
import { decadeWords, numberWords } from '../vocabulary.ts';
import { type Core, dated, type Items, is, isHyphen, lowerAt, opened } from './core.ts';
import { ordinalAt } from './counts.ts';
import { eraAt } from './years.ts';

/** "the 1920s", "the 470s BC", "the twenties", "the ’40s", "the nineteen-forties" */
export function decadeAt(items: Items, i: number): Core | null {
  let at = is(items, i, 'the') ? i + 1 : i;
  const apostrophe = is(items, at, '’', "'", '‘') && items[at + 1]?.spaced === false;
  if (apostrophe) at += 1;
  const item = items[at];
  if (item?.kind === 'decade' && item.value < 10_000 && !(items[at - 1]?.text === '.' && !item.spaced)) {
    const era = eraAt(items, at + 1);
    if (era?.before) return dated(i, era.next, decadePeriod(-(Math.floor(item.value / 10) * 10) - 8));
    if (era) return dated(i, era.next, decadePeriod(Math.floor(item.value / 10) * 10));
    if (item.value >= 1000 && item.value < 2100) {
      const period =
        item.value % 100 === 0 && item.value < 1900
          ? centuryPeriod(item.value / 100 + 1)
          : decadePeriod(Math.floor(item.value / 10) * 10);
      return dated(i, at + 1, period);
    }
    // "the 160s"
    if (at > i && item.value >= 100 && item.value < 1000)
      return dated(i, at + 1, decadePeriod(Math.floor(item.value / 10) * 10));
    // "the 1860s and 70s"
    const listed = is(items, at - 1, 'and', 'or') && items[at - 2]?.kind === 'decade';
    return (apostrophe || listed) && item.value >= 10 && item.value < 100
      ? decadeOfCentury(i, at + 1, item.value)
      : null;
  }
  const words = decadeWords.get(item?.lower ?? '');
  if (words === undefined) return nineteenForties(items, i, at);
  // "in his thirties" is an age.
  const named =
    at > i || is(items, at - 1, 'the') || (is(items, at - 1, 'early', 'late', 'mid', '-') && is(items, at - 2, 'the'));
  return named && !is(items, at + 1, 'of') ? decadeOfCentury(i, at + 1, words) : null;
}

const decadeOfCentury = (first: number, next: number, yearOfCentury: number): Core =>
  opened(first, next, 'decade', { yearOfCentury, decade: true });

function nineteenForties(items: Items, i: number, at: number): Core | null {
  const century = numberWords.get(lowerAt(items, at)) ?? 0;
  const next = isHyphen(items, at + 1) ? at + 2 : at + 1;
  const decade = century > 10 ? decadeWords.get(lowerAt(items, next)) : undefined;
  return decade === undefined ? null : dated(i, next + 1, decadePeriod(100 * century + decade));
}

/** In centuries that share their noun. */
const longestList = 4;

/** "the nineteenth century", "the 20th century", "eighteenth-century", "the fourth century BC", "the 18th and 19th centuries" */
export function centuryAt(items: Items, i: number, listed = 0): Core | null {
  const ordinal = ordinalAt(items, is(items, i, 'the') ? i + 1 : i);
  if (!ordinal || ordinal.value > 30) return null;
  const next =
    isHyphen(items, ordinal.next) && is(items, ordinal.next + 1, 'century') ? ordinal.next + 1 : ordinal.next;
  if (is(items, next, 'century', 'centuries')) {
    // "the eighteenth-century Company": the article is that of the noun.
    if (i < ordinal.next - 1 && is(items, i, 'the') && next > ordinal.next && items[next + 1]?.kind === 'word')
      return null;
    const era = eraAt(items, next + 1);
    return dated(i, era?.next ?? next + 1, centuryPeriod(era?.before ? -ordinal.value : ordinal.value));
  }
  const before = eraOfLaterCentury(items, next, listed + 1);
  return before === null ? null : dated(i, ordinal.next, centuryPeriod(before ? -ordinal.value : ordinal.value));
}

/** "the eighteenth and *nineteenth centuries*", "the twelfth to the mid-fourteenth century": the noun stands once. */
function eraOfLaterCentury(items: Items, i: number, listed: number): boolean | null {
  if (listed > longestList) return null;
  // "seventeenth- and eighteenth-century"
  let at = isHyphen(items, i) && is(items, i + 1, 'and', 'or', 'to') ? i + 1 : i;
  if (!is(items, at, 'and', 'or', 'to', 'through', ',') && !isHyphen(items, at)) return null;
  at += 1;
  while (is(items, at, 'the', 'early', 'late', 'mid') || (isHyphen(items, at) && is(items, at - 1, 'mid'))) at += 1;
  const other = ordinalAt(items, at) && centuryAt(items, at, listed);
  return other?.period && other.precision === 'century' ? other.period.range.first < beforeChrist : null;
}

/** The first day of AD 1. */
const beforeChrist = dayNumber(1, 1, 1);
