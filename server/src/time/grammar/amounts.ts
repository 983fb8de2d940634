import {
  beforeAmounts,
  beforeYears,
  countedNouns,
  irregularPlurals,
  monthNumbers,
  numberLabels,
  streets,
  verbsAfterYear,
} from '../vocabulary.ts';
import { type Items, is, isCapital, isHyphen, lowerAt } from './core.ts';

/** "c.1343", "r. 871–99", "b. 1879": an abbreviation before a year, not the point of a number. */
const beforeDot = new Set([
  'c',
  'ca',
  'circa',
  'r',
  'b',
  'd',
  'fl',
  'jan',
  'feb',
  'mar',
  'apr',
  'jun',
  'jul',
  'aug',
  'sep',
  'sept',
  'oct',
  'nov',
  'dec',
]);

/** Whether digits stand in a larger number, a sum, a reference or an address. */
export function isPartOfNumber(items: Items, i: number): boolean {
  const item = items[i];
  const before = items[i - 1];
  const after = items[i + 1];
  if (before && !item?.spaced && /^[\d.,£$€#§@:+=×/]$/.test(before.text) && !isJustPunctuation(items, i)) return true;
  if (before && /^[£$€§#№]$/.test(before.text)) return true;
  // "U-1923", "MS-1215"
  const prefix = items[i - 2];
  if (
    before?.text === '-' &&
    !item?.spaced &&
    !before.spaced &&
    prefix?.kind === 'word' &&
    /^\p{Lu}{1,3}$/u.test(prefix.text)
  )
    return true;
  if (!after || after.spaced) return false;
  // "1990b" is a book, "44BC" a year
  if (after.kind === 'word') return !/^(?:bce?|ad|ce)$/.test(after.lower);
  if (/^[%°½¼¾]$/.test(after.text)) return true;
  const further = items[i + 2];
  return /^[.,:]$/.test(after.text) && further?.kind === 'number' && !further.spaced;
}

/** "c.1343", "November 14,1927", "matter here:1861": a sign between words, with its blank left out. */
function isJustPunctuation(items: Items, i: number): boolean {
  const sign = items[i - 1]?.text;
  const before = items[i - 2];
  if (sign === '.') return beforeDot.has(before?.lower ?? '');
  if (sign === ':') return before?.kind === 'word';
  if (sign !== ',') return false;
  return (
    before?.kind === 'word' ||
    (before?.kind === 'number' && before.text.length < 3 && monthNumbers.has(lowerAt(items, i - 3)))
  );
}

/** Whether a number without an era is a year, as far as its neighbours tell. */
export function isBareYear(items: Items, i: number): boolean {
  const item = items[i];
  if (!item || item.text.length < 3 || item.text.length > 4 || item.value > 2100) return false;
  const before = items[i - 1];
  // "the February 1917 strikes"
  const dated = isCapital(before) && monthNumbers.has(before?.lower ?? '');
  if (!(dated && item.text.length === 4) && (isLabelled(items, i) || isAmount(items, i))) return false;
  return item.text.length === 4 ? item.value >= 1000 : isAncientYear(items, i);
}

/** "page 1928", "no. 1920", and the second number of "pages 1848 to 1871". */
export function isLabelled(items: Items, i: number): boolean {
  if (hasLabel(items, i)) return true;
  const joint = isHyphen(items, i - 1) || is(items, i - 1, 'to', 'and');
  const first = items[i - 2];
  return joint && first?.kind === 'number' && first.text.length > 2 && hasLabel(items, i - 2);
}

function hasLabel(items: Items, i: number): boolean {
  const before = items[i - 1];
  if (!before) return false;
  if (numberLabels.has(before.text === '.' ? lowerAt(items, i - 2) : before.lower)) return true;
  // "f. 17, op. 3, d. 1926": a Russian archive
  return before.text === '.' && is(items, i - 2, 'd', 'l') && (is(items, i - 6, 'op') || is(items, i - 5, 'op'));
}

/** "1500 men", "some 1900 of them", "between 1500 and 2000 prisoners", "1800 against": so many, and no year. */
function isAmount(items: Items, i: number): boolean {
  const item = items[i];
  const after = items[i + 1];
  const before = lowerAt(items, i - 1);
  if (!item) return false;
  if (beforeAmounts.has(before) || (before === 'of' && is(items, i - 2, 'out') && !isHyphen(items, i - 3))) return true;
  if (before === 'than' && !is(items, i - 2, 'later', 'earlier', 'rather')) return true;
  if (isCounted(items, i, before)) return true;
  // "the 1905 who turned back", "a 1700-strong garrison"
  if (before === 'the' && (after?.lower === 'who' || (after?.lower === 'or' && is(items, i + 2, 'so')))) return true;
  const compound = items[i + 2];
  if (
    isHyphen(items, i + 1) &&
    !after?.spaced &&
    compound?.kind === 'word' &&
    !compound.spaced &&
    !isCapital(compound) &&
    !is(items, i + 2, 'c', 'ca')
  )
    return true;

  if (
    after?.spaced &&
    after.lower === 'of' &&
    is(items, i + 2, 'them', 'the', 'these', 'those', 'his', 'her', 'their', 'whom', 'which', 'each', 'us')
  )
    return true;
  if (after && isCapital(after) && streets.has(lowerAt(items, i + 2))) return true;
  const second = items[i + 2];
  const joined = isHyphen(items, i + 1) || is(items, i + 1, 'to', 'and', 'or');
  if (joined && second?.kind === 'number' && second.text.length === 4 && isCounted(items, i + 2, lowerAt(items, i + 1)))
    return true;
  // A round number that nothing shows to be a year is an amount: "they were charged 1500 for the hut".
  if (item.value % 100 !== 0 || item.text.length !== 4 || items[i - 1]?.kind !== 'word' || after?.text === ':')
    return false;
  const listed = before === 'and' || before === 'or';
  return listed ? items[i - 2]?.kind !== 'number' : !beforeYears.has(before);
}

/** "1500 men": something countable follows. After "in" and the like it may be the subject: "in 1917 workers and soldiers …". */
function isCounted(items: Items, i: number, before: string): boolean {
  const item = items[i];
  const after = items[i + 1];
  if (!item || !after?.spaced || after.kind !== 'word') return false;
  if (countedNouns.has(after.lower)) return true;
  const inS = after.lower.endsWith('s') && !after.lower.endsWith('ss') && !verbsAfterYear.has(after.lower);
  const plural = after.text === after.lower && (inS || irregularPlurals.has(after.lower));
  if (!plural) return false;
  if (!beforeYears.has(before) || before === 'of' || before === 'and' || before === 'or' || before === 'to')
    return true;
  return item.value % 50 === 0 && before !== 'in' && before !== 'since';
}

/** Years of three digits, where nothing is counted: "In 793 the longships came", "until 962", "25 December 800". */
function isAncientYear(items: Items, i: number): boolean {
  const item = items[i];
  if (!item || item.value < 100) return false;
  const before = items[i - 1];
  // "8 June 793", but "In July 393 Labour members took their seats"
  const day = items[i - 2]?.kind;
  if (monthNumbers.has(before?.lower ?? '') && isCapital(before)) return day === 'number' || day === 'ordinal';
  if (before?.text === '.' && is(items, i - 2, 'r')) return true;
  if (!is(items, i - 1, 'in', 'until', 'since') || item.value % 100 === 0) return false;
  const after = items[i + 1];
  return !after || after.kind === 'sign' || isCapital(after) || ancientFollowers.has(after.lower);
}

const ancientFollowers = new Set([
  'the',
  'he',
  'she',
  'they',
  'it',
  'his',
  'her',
  'their',
  'a',
  'an',
  'when',
  'and',
  'but',
  'after',
  'at',
  'by',
  'did',
  'was',
]);
