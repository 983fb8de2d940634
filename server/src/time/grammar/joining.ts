import { civilDate } from '../../knowledge/calendar.ts';
import { dayPeriod, monthPeriod, type Period, span, yearPeriod } from '../period.ts';
import { type Core, dated, type Items, is, isHyphen, lowerAt, opened } from './core.ts';
import { dayNumberAt } from './days.ts';
import { yearAfter } from './years.ts';

/**
 * "from April 1922 to January 1925", "between 1926 and 1927", "18–31 December 1925", "from July to September": two dates that
 * make one range. What stands once, the month or the year, belongs to both.
 */
export function rangeFrom(items: Items, core: Core, coreAt: (items: Items, i: number) => Core | null): Core {
  if (core.kind !== 'date' || core.timex3 !== undefined || !isJoined(items, core)) return core;
  let at = is(items, core.next, ',') ? core.next + 2 : core.next + 1;
  if (is(items, core.next, 'up') && is(items, at, 'to')) at += 1;
  // "c. 484–c. 425 BC"
  if (is(items, at, 'c', 'ca', 'circa')) at += is(items, at + 1, '.') ? 2 : 1;
  const other = coreAt(items, at) ?? dayOfSameMonth(items, at, core) ?? yearOfSameEra(items, at, core);
  if (other?.kind !== 'date' || other.timex3 !== undefined || !(other.period || other.open)) return core;
  return joined(core, other) ?? core;
}

/** Whether a range may go on after a core. */
function isJoined(items: Items, core: Core): boolean {
  const opener = lowerAt(items, core.first - 1);
  const joint = items[core.next];
  if (!joint) return false;
  switch (joint.lower) {
    case 'and':
      return opener === 'between';
    case 'to':
    case 'until':
    case 'till':
    case 'through':
      return opener === 'from' || core.precision !== 'day' || is(items, core.next, 'to', 'through');
    case 'up':
      return opener === 'from';
    case ',':
      return opener === 'from' && is(items, core.next + 1, 'to', 'until', 'till');
    case '/':
      return !joint.spaced;
    case '-':
    case '‐':
    case '‑':
      return joint.spaced === items[core.next + 1]?.spaced && (!joint.spaced || core.precision === 'day');
    default:
      return isHyphen(items, core.next) || joint.lower === '—';
  }
}

/** "April 23rd and *29th, 1929*", "December 18–*31*": another day of the month that stands before. */
function dayOfSameMonth(items: Items, i: number, core: Core): Core | null {
  const day = dayNumberAt(items, is(items, i, 'the') ? i + 1 : i);
  if (!day || core.precision !== 'day') return null;
  const year = is(items, day.next, ',') ? yearAfter(items, day.next) : null;
  if (core.open?.month !== undefined) return opened(i, day.next, 'day', { month: core.open.month, day: day.value });
  if (!core.period) return null;
  const { year: ownYear, month } = civilDate(core.period.range.first);
  const period = dayPeriod(year?.value ?? ownYear, month, day.value);
  return period && dated(i, year?.next ?? day.next, period, year?.item);
}

/** "AD 54 to *68*" */
function yearOfSameEra(items: Items, i: number, core: Core): Core | null {
  const item = items[i];
  if (core.precision !== 'year' || !core.period || core.next - core.first < 2 || item?.kind !== 'number') return null;
  const { year } = civilDate(core.period.range.first);
  return item.text.length < 4 && year > 0 && item.value > year ? dated(i, i + 1, yearPeriod(item.value), i) : null;
}

function joined(first: Core, second: Core): Core | null {
  const next = second.next;
  const ends = (a: Core, b: Core): readonly [Core, Core] => [a, b];
  if (first.period && second.period) {
    if (first.period.edtf === second.period.edtf) return null; // "in 1934 – 1934!"
    let from = first;
    let period: Period | null = span(first.period, second.period);
    if (!period && first.year === undefined && (first.precision === 'month' || first.precision === 'day')) {
      // "from October to March 1945": the year is that of the second.
      const date = civilDate(first.period.range.first);
      const earlier =
        first.precision === 'day'
          ? dayPeriod(date.year - 1, date.month, date.day)
          : monthPeriod(date.year - 1, date.month);
      from = earlier ? { ...first, period: earlier } : first;
      period = earlier && span(earlier, second.period);
    }
    if (!period) return null;
    return { first: first.first, next, kind: 'range', precision: period.precision, period, ends: ends(from, second) };
  }
  // "from October 1944 to March": the second goes on from the first.
  return { first: first.first, next, kind: 'range', precision: first.precision, ends: ends(first, second) };
}
