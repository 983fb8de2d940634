import { directions, type Unit, units } from '../vocabulary.ts';
import { type Core, from, type Items, is, isHyphen, lowerAt, opened, undated } from './core.ts';
import { type Count, countAt } from './counts.ts';

const letters: Readonly<Record<Unit, string>> = {
  minute: 'M',
  hour: 'H',
  day: 'D',
  week: 'W',
  fortnight: 'W',
  month: 'M',
  year: 'Y',
  decade: 'DE',
  century: 'CE',
};

/** "P5Y", "PT3H", "PXM" for months that nobody has counted. */
export function lengthValue(count: number | null, unit: Unit): string {
  const value = unit === 'fortnight' && count !== null ? 2 * count : count;
  const digits = value === null ? 'X' : String(value).replace(/^0\./, '.');
  return `P${unit === 'hour' || unit === 'minute' ? 'T' : ''}${digits}${letters[unit]}`;
}

/** Words that say how exact a length is and belong to it: "more than three years", "about a week". */
function hedgeAt(items: Items, i: number): number | null {
  switch (lowerAt(items, i)) {
    case 'more':
    case 'less':
    case 'fewer':
    case 'longer':
      return is(items, i + 1, 'than') ? i + 2 : null;
    case 'at':
      return is(items, i + 1, 'least', 'most') ? i + 2 : null;
    case 'up':
    case 'close':
      return is(items, i + 1, 'to') ? i + 2 : null;
    case 'well':
      return is(items, i + 1, 'over', 'under') ? i + 2 : null;
    case 'a':
      if (is(items, i + 1, 'little', 'bit') && is(items, i + 2, 'more', 'less', 'over', 'under'))
        return is(items, i + 3, 'than') ? i + 4 : i + 3;
      return is(items, i + 1, 'further', 'mere', 'good', 'full') ? i : null;
    case 'over':
    case 'under':
    case 'about':
    case 'around':
    case 'roughly':
    case 'approximately':
    case 'nearly':
    case 'almost':
    case 'some':
    case 'just':
    case 'only':
    case 'barely':
    case 'exactly':
    case 'another':
    case 'every':
      return i + 1;
    default:
      return null;
  }
}

/**
 * Lengths of time, and what is counted in them: "five years", "more than three years", "ten-year", "two years later", "a year
 * after Lenin's death", "aged 45", "22 years old", "months", "the next two weeks".
 */
export function lengthAt(items: Items, i: number): Core | null {
  // "a month-long siege", "the 46-day battle": the article is that of the noun.
  if (is(items, i, 'a', 'the') && isHyphenated(items, i + 1)) return null;
  const hedged = hedgeAt(items, i);
  if (hedged !== null && hedged > i) {
    // "only just over a year"
    const second = hedgeAt(items, hedged);
    const core = countedAt(items, second !== null && second > hedged ? second : hedged);
    if (core) return from(i, core);
    const unit = is(items, i, 'another') ? units.get(lowerAt(items, i + 1)) : undefined;
    return unit ? undated(i, i + 2, 'duration', lengthValue(1, unit)) : null;
  }
  return countedAt(items, i) ?? bareUnits(items, i);
}

/** "month-long", "46-day", "one-year": an adjective, unless what it is said of is a time too. */
function isHyphenated(items: Items, i: number): boolean {
  const unit = units.has(lowerAt(items, i)) ? i : i + 2;
  const joined = isHyphen(items, i + 1) && items[i + 1]?.spaced === false && units.has(lowerAt(items, unit));
  return joined && !is(items, unit + 1, 'period');
}

/** Words that may stand between a number and its unit. */
const between = new Set(
  'full whole long short entire successive consecutive straight more further extra solid single brief bloody brutal bitter difficult terrible hard happy quiet lean previous following next last past preceding crucial critical decisive eventful turbulent good odd calendar intervening'.split(
    ' ',
  ),
);

function countedAt(items: Items, i: number): Core | null {
  const count = countAt(items, i);
  if (!count || (count.value !== null && count.value > 20_000)) return null;
  let at = count.next;
  const hyphen = isHyphen(items, at) && items[at]?.spaced === false;
  if (hyphen) at += 1;
  if (!units.has(lowerAt(items, at)) && between.has(lowerAt(items, at))) at += 1;
  const unit = units.get(lowerAt(items, at));
  if (!unit) return countOfSecond(items, i, count);
  const plural = /s$/.test(lowerAt(items, at));
  if (count.value === null && !plural && !is(items, i, 'some')) return null;
  if (!count.article && !hyphen && count.value !== null && count.value > 1 && !plural && !isAdjective(items, at + 1))
    return null;
  at += 1;
  if (is(items, at, 'and') && is(items, at + 1, 'a') && is(items, at + 2, 'half'))
    return after(items, i, { ...count, value: (count.value ?? 0) + 0.5 }, unit, at + 3);
  return after(items, i, count, unit, at);
}

/** "the nine day long operation", "a three hour speech", "thirty year truce": a unit in the singular is part of an adjective. */
const isAdjective = (items: Items, i: number): boolean => items[i]?.kind === 'word' || isHyphen(items, i);

/** "ten or fifteen years": the unit stands once. */
function countOfSecond(items: Items, i: number, count: Count): Core | null {
  if (count.article || count.value === null || !is(items, count.next, 'or', 'to', '-', '–')) return null;
  const other = countAt(items, count.next + 1);
  const unit = other && !other.article && units.get(lowerAt(items, other.next));
  return unit ? undated(i, count.next, 'duration', lengthValue(count.value, unit)) : null;
}

/** What follows a length says whether it is one: "later", "before that", "after Lenin’s death", "old", "long". */
function after(items: Items, i: number, count: Count, unit: Unit, at: number): Core {
  const { value } = count;
  const word = lowerAt(items, at);
  const length = (next: number): Core => undated(i, next, 'duration', lengthValue(value, unit));
  if (isHyphen(items, at) && is(items, at + 1, 'long', 'old', 'olds')) return length(at + 2);
  // "held it for a week before moving on"
  if (
    is(items, i - 1, 'for', 'within', 'lasting', 'lasted') ||
    (is(items, i - 2, 'for') && hedgeAt(items, i - 1) === i)
  )
    return length(at);
  if (word === 'long' || word === 'old') return length(at + 1);
  if (word === 'of' && is(items, at + 1, 'age')) return length(at + 2);
  const sign = counted(items, at);
  if (!sign) return length(at);
  if (value === null || !Number.isInteger(value)) {
    if (sign.anchored) return length(at);
    return undated(i, sign.next, 'reference', sign.by > 0 ? 'FUTURE_REF' : 'PAST_REF');
  }
  if (unit === 'hour' || unit === 'minute') return length(at);
  // "five years after Lenin's death" is a length and what it is counted from.
  if (sign.anchored) return { ...length(at), open: { shift: { unit, by: sign.by * value }, anchored: true } };
  const shift = { unit, by: sign.by * value };
  const precision = unit === 'fortnight' ? 'week' : unit;
  return opened(i, sign.next, precision, { shift });
}

interface Sign {
  readonly by: 1 | -1;
  readonly next: number;
  readonly anchored?: true;
}

/** Which way a length is counted, and from what. */
function counted(items: Items, at: number): Sign | null {
  switch (lowerAt(items, at)) {
    case 'later':
    case 'afterwards':
    case 'afterward':
    case 'thereafter':
    case 'hence':
      return { by: 1, next: at + 1 };
    case 'earlier':
    case 'previously':
    case 'ago':
    case 'beforehand':
      return is(items, at + 1, 'than') ? null : { by: -1, next: at + 1 };
    case 'before':
    case 'prior':
      return fromWhat(items, at, -1);
    case 'after':
    case 'following':
      return fromWhat(items, at, 1);
    default:
      return null;
  }
}

/** "two years before.", "before that": from the narrative. "before Lenin's death": from that. */
function fromWhat(items: Items, at: number, by: 1 | -1): Sign {
  let next = at + 1;
  if (is(items, at, 'prior') && is(items, next, 'to')) next += 1;
  if (is(items, next, 'that', 'this') && (items[next + 1] === undefined || items[next + 1]?.kind === 'sign'))
    return { by, next: next + 1 };
  return endsHere(items, next) ? { by, next } : { by, next: at, anchored: true };
}

/** Words that begin what is said next, and are nothing that a time could be counted from. */
const goesOn = new Set('and but or when while was were had would saw came is by in at on as with did'.split(' '));

/** Whether nothing follows that something could be counted from. */
export function endsHere(items: Items, i: number): boolean {
  const item = items[i];
  if (!item || (item.kind === 'sign' && !/^["“‘'’(]$/.test(item.text))) return true;
  return item.kind === 'word' && goesOn.has(item.lower);
}

const beforeBareUnits = new Set('within for in over after of during through throughout until by'.split(' '));

/** "within days", "for months", "weeks earlier", "month-long" */
function bareUnits(items: Items, i: number): Core | null {
  const word = lowerAt(items, i);
  const unit = units.get(word);
  if (!unit || unit === 'minute' || unit === 'fortnight') return null;
  if (!word.endsWith('s')) {
    if (!isHyphen(items, i + 1) || !is(items, i + 2, 'long')) return null;
    return undated(i, i + 3, 'duration', lengthValue(1, unit));
  }
  const sign = counted(items, i + 1);
  if (sign && !sign.anchored) return undated(i, sign.next, 'reference', sign.by > 0 ? 'FUTURE_REF' : 'PAST_REF');
  if (isHyphen(items, i + 1) && is(items, i + 2, 'long')) return undated(i, i + 3, 'duration', lengthValue(null, unit));
  return beforeBareUnits.has(lowerAt(items, i - 1)) ? undated(i, i + 1, 'duration', lengthValue(null, unit)) : null;
}

/** "aged 45", "at the age of 45": what is counted is years. */
export function ageAt(items: Items, i: number): Core | null {
  const at = is(items, i, 'aged') ? i + 1 : is(items, i, 'age') ? (is(items, i + 1, 'of') ? i + 2 : i + 1) : null;
  const count = at === null ? null : countAt(items, at);
  if (!count || count.article || count.value === null || count.value > 120) return null;
  const unit = units.get(lowerAt(items, count.next));
  // "aged 45" is an adjective; "at the age of 45" has its number apart.
  return undated(
    is(items, i, 'aged') ? i : (at as number),
    unit ? count.next + 1 : count.next,
    'duration',
    lengthValue(count.value, unit ?? 'year'),
  );
}

/** "the next two years", "the past decade", "the following days", "the first three years" without a year. */
export function lengthFromNow(items: Items, i: number): Core | null {
  let at = is(items, i, 'the', 'these', 'those') ? i + 1 : i;
  if (at === i || isHyphenated(items, at)) return null;
  const direction = directions.get(lowerAt(items, at));
  const ordinal = is(items, at, 'first', 'final', 'last', 'early', 'closing', 'opening', 'intervening');
  if (direction === undefined && !ordinal) {
    const core = countedAt(items, at);
    return core?.kind === 'duration' && !is(items, at, 'a', 'an') ? from(i, core) : null;
  }
  at += 1;
  const count = countAt(items, at);
  if (count && !count.article) {
    const core = countedAt(items, at);
    return core?.kind === 'duration' ? from(i, core) : null;
  }
  const word = lowerAt(items, at);
  const unit = units.get(word);
  if (!unit || !/s$/.test(word)) {
    const decade = (unit === 'decade' || unit === 'century') && is(items, at - 1, 'next', 'past', 'last');
    return decade ? undated(i, at + 1, 'duration', lengthValue(1, unit)) : null;
  }
  return undated(i, at + 1, 'duration', lengthValue(null, unit));
}
