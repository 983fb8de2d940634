import { civilDate } from '../../knowledge/calendar.ts';
import { endOf, turnOfCentury, turnOfYear } from '../period.ts';
import { endsOfPeriods, type Part, parts, seasons, shares, type Unit, units } from '../vocabulary.ts';
import { type Core, dated, from, type Items, is, isHyphen, lowerAt, opened, partOfCore, undated } from './core.ts';
import { countAt } from './counts.ts';
import { centuryAt } from './decades.ts';
import { lengthValue } from './lengths.ts';
import { writtenYear } from './years.ts';

type Reader = (items: Items, i: number) => Core | null;

/**
 * "early 1929", "mid-1926", "the end of March 1927", "the first half of 1928", "the end of the month", "later that year",
 * "the rest of 1929", "the turn of the century".
 * @param wholeAt reads what the part is of
 */
export function partAt(items: Items, i: number, wholeAt: Reader): Core | null {
  if (is(items, i, 'the') && is(items, i + 1, 'turn') && is(items, i + 2, 'of')) return turnAt(items, i);
  const head = partHead(items, i);
  if (!head) return null;
  let at = head.next;
  // "early in 1914", "the end of 1927"; "beginning in 1915" is a verb.
  if (is(items, at, 'of') || (!head.nominal && is(items, at, 'in'))) at += 1;
  else if (head.nominal) return null;
  const whole = wholeAt(items, at) ?? (is(items, at, 'the') ? wholeAt(items, at + 1) : null) ?? theUnit(items, at);
  if (!whole) return null;
  // "early the next morning" is that morning.
  if (head.part === null || (whole.precision === 'day' && !head.nominal)) return from(i, whole);
  const part = partOfCore(whole, head.part);
  return part && from(i, withCode(part, head.timex));
}

/** "the turn of the century", "the turn of the twentieth century", "the turn of 1928" */
function turnAt(items: Items, i: number): Core | null {
  if (is(items, i + 3, 'the') && is(items, i + 4, 'century')) return opened(i, i + 5, 'decade', { turn: true });
  const century = centuryAt(items, i + 3);
  if (century?.period && century.precision === 'century')
    return dated(i, century.next, turnOfCentury(civilDate(century.period.range.first).year));
  const year = writtenYear(items, i + 3);
  return year && dated(i, year.next, turnOfYear(year.value), year.item);
}

interface Head {
  /** Null for "the rest of", "later in": what is meant is not said. */
  readonly part: Part | null;
  readonly next: number;
  /** "the end", "the first half": it needs an "of". */
  readonly nominal: boolean;
  readonly timex?: string;
}

function partHead(items: Items, i: number): Head | null {
  let at = i;
  const article = is(items, at, 'the');
  if (article) at += 1;
  if (is(items, at, 'very')) at += 1;
  const word = lowerAt(items, at);
  const share = shares.get(`${word} ${lowerAt(items, at + 1)}`);
  if (share) {
    const timex = { half: share[0] === 0 ? 'H1' : 'H2', quarter: `Q${share[0] * 4 + 1}` }[lowerAt(items, at + 1)];
    return { part: share, next: at + 2, nominal: true, ...(timex ? { timex } : {}) };
  }
  if (word === 'rest' || word === 'remainder') return article ? { part: null, next: at + 1, nominal: true } : null;
  if (word === 'later' || word === 'earlier') {
    const next = at + 1;
    const inside = is(items, next, 'in') || is(items, next, 'that', 'the', 'this');
    return !article && inside ? { part: null, next, nominal: false } : null;
  }
  const part = parts.get(word);
  if (!part) return null;
  at += 1;
  const nominal = ['middle', 'midst', 'beginning', 'start', 'opening', 'outset', 'end', 'close'].includes(word);
  if (isHyphen(items, at)) at += 1;
  if (is(items, at, 'to')) {
    // "mid-to-late 1928", "mid to late July"
    const second = isHyphen(items, at + 1) ? at + 2 : at + 1;
    const other = parts.get(lowerAt(items, second));
    if (!other) return null;
    return { part: [part[0], other[1]], next: isHyphen(items, second + 1) ? second + 2 : second + 1, nominal: false };
  }
  if (is(items, at, 'or') && parts.has(lowerAt(items, at + 1))) return null;
  return { part, next: at, nominal };
}

/** TIMEX3 has values for the halves and quarters of a year. */
function withCode(core: Core, code: string | undefined): Core {
  if (!code || !core.period || !/^(?:BC)?\d{4}$/.test(core.period.timex3 ?? '')) return core;
  return { ...core, period: { ...core.period, timex3: `${core.period.timex3}-${code}` } };
}

/** "the month", "the year", "that year": the one that the narrative has reached. */
export function theUnit(items: Items, i: number): Core | null {
  if (!is(items, i, 'the', 'that', 'this')) return null;
  const at = is(items, i + 1, 'same', 'very') ? i + 2 : i + 1;
  const unit = units.get(lowerAt(items, at));
  if (!unit || unit === 'hour' || unit === 'minute' || unit === 'fortnight' || /s$/.test(lowerAt(items, at)))
    return null;
  const precision = unit;
  return opened(i, at + 1, precision, { shift: { unit, by: 0 } });
}

/** What the units of a period are counted in. */
const steps: Readonly<
  Partial<Record<Unit, { readonly unit: 'day' | 'week' | 'month' | 'year'; readonly by: number }>>
> = {
  day: { unit: 'day', by: 1 },
  week: { unit: 'week', by: 1 },
  fortnight: { unit: 'week', by: 2 },
  month: { unit: 'month', by: 1 },
  year: { unit: 'year', by: 1 },
  decade: { unit: 'year', by: 10 },
};

/** "the last week of August", "the first ten months of 1915", "the opening months of 1918", "the final days of 1922" */
export function unitsOfPeriodAt(items: Items, i: number, wholeAt: Reader): Core | null {
  let at = is(items, i, 'the') ? i + 1 : i;
  const end = endsOfPeriods.get(lowerAt(items, at));
  if (!end) return null;
  at += 1;
  const count = countAt(items, at);
  if (count && !count.article) at = count.next;
  const word = lowerAt(items, at);
  const unit = units.get(word);
  if (unit === undefined || !is(items, at + 1, 'of', 'in')) return null;
  const step = steps[unit];
  if (!step) return null;
  const whole =
    wholeAt(items, at + 2) ??
    (is(items, at + 2, 'the') && seasons.has(lowerAt(items, at + 3)) ? wholeAt(items, at + 3) : null);
  if (whole?.kind !== 'date' || whole.precision === 'day') return null;
  const plural = word.endsWith('s');
  const number = count && !count.article ? count.value : plural ? null : 1;
  const timex3 = lengthValue(number, unit);
  const counted = number === null ? null : number * step.by;
  if (!whole.period) {
    if (!whole.open || counted === null) return undated(i, whole.next, 'duration', timex3);
    const units = { count: counted, unit: step.unit, at: end };
    return { ...opened(i, whole.next, step.unit, { ...whole.open, units }), timex3 };
  }
  const period =
    counted === null
      ? partOfCore(whole, end === 'start' ? [0, 1 / 3] : [2 / 3, 1])?.period
      : endOf(whole.period, counted, step.unit, end);
  if (!period) return undated(i, whole.next, 'duration', timex3);
  const { timex3: _, ...rest } = period;
  return { first: i, next: whole.next, kind: 'date', precision: period.precision, period: { ...rest, timex3 } };
}
