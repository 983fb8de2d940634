import { civilDate, dayNumber } from '../../knowledge/calendar.ts';
import { dayPeriod, dayPeriodAt, julianLag } from '../period.ts';
import { type Core, dated, type Items, is, opened } from './core.ts';
import { dayNumberAt } from './days.ts';
import { monthAt } from './months.ts';
import { type WrittenYear, yearAfter } from './years.ts';

/** "29 February 1900 (O.S.)": a day that the Gregorian calendar does not have. */
export function julianLeapDay(items: Items, i: number): Core | null {
  const day = dayNumberAt(items, i);
  const month = day?.value === 29 ? monthAt(items, day.next) : null;
  const year = month?.value === 2 ? yearAfter(items, month.next) : null;
  const style = year && year.value % 100 === 0 && year.value % 400 !== 0 ? styleAt(items, year.next) : null;
  if (!year || !style?.old) return null;
  return dated(i, style.next, dayPeriodAt(dayNumber(year.value, 2, 29) + julianLag(year.value, 2)), year.item);
}

interface Written {
  readonly month: number;
  readonly day: number;
  readonly year?: WrittenYear;
  /** Whether its year stands behind the bracket, and so is that of the whole. */
  readonly outer?: boolean;
  readonly next: number;
}

/**
 * Dates in two calendars: "25 October (7 November) 1917", "2/15 March 1917", "7 November (25 October O.S.) 1917",
 * "25 October 1917 (O.S.)". The day that counts is the Gregorian one, as EDTF has it.
 */
export function inBothCalendars(items: Items, core: Core): Core {
  if (core.precision !== 'day' || core.kind !== 'date') return core;
  const own = writtenDay(core);
  if (!own) return core;
  const other = slashed(items, core, own) ?? bracketed(items, core, own.month);
  if (other) return reconciled(core, own, other) ?? core;
  const style = styleAt(items, is(items, core.next, ',') ? core.next + 1 : core.next);
  return style ? inStyle(items, core, own, style) : core;
}

interface Style {
  readonly old: boolean;
  readonly next: number;
}

/** "25 October 1917 (O.S.)", "18 February (O.S.) 1855", "25 October (O.S.)/7 November (N.S.) 1917" */
function inStyle(items: Items, core: Core, own: { month: number; day: number }, style: Style): Core {
  if (core.period) return style.old ? fromJulian(core, style.next) : { ...core, next: style.next };
  if (is(items, style.next, '/')) {
    const second = dayAndMonth(items, style.next + 1);
    const both = second && reconciled(core, own, withStyle(items, second));
    if (both) return both;
  }
  const year = yearAfter(items, style.next);
  const period = year && dayPeriod(year.value, own.month, own.day);
  if (period) {
    const whole = dated(core.first, year.next, period, year.item);
    return style.old ? fromJulian(whole, year.next) : whole;
  }
  return { ...core, next: style.next, open: { ...core.open, ...(style.old ? { julian: true } : {}) } };
}

/** "7 November (N.S.) 1917" */
function withStyle(items: Items, day: Written): Written {
  const style = day.year ? null : styleAt(items, day.next);
  const year = style && yearAfter(items, style.next);
  return style ? { ...day, ...(year ? { year } : {}), next: year?.next ?? style.next } : day;
}

function writtenDay(core: Core): { month: number; day: number; year?: number } | null {
  if (core.period) return civilDate(core.period.range.first);
  const { month, day, shift } = core.open ?? {};
  return month !== undefined && day !== undefined && !shift ? { month, day } : null;
}

/** "2/15 March 1917", "25 October/7 November 1917" */
function slashed(items: Items, core: Core, own: { month: number; day: number }): Written | null {
  if (!is(items, core.next, '/')) return null;
  const other = dayAndMonth(items, core.next + 1) ?? dayOf(items, core.next + 1, own.month);
  if (!other) return null;
  const lag = lagBetween(own, other);
  return lag !== null ? other : null;
}

/** "October 12/*25, 1917*" */
function dayOf(items: Items, i: number, month: number): Written | null {
  const day = dayNumberAt(items, i);
  if (!day) return null;
  const year = yearAfter(items, day.next);
  return { month, day: day.value, ...(year ? { year } : {}), next: year?.next ?? day.next };
}

/** "9 (22) January 1905": a day with the other calendar's in brackets. */
export function bracketedDayAt(items: Items, i: number): Core | null {
  const old = dayNumberAt(items, i);
  if (!old || !is(items, old.next, '(', '[')) return null;
  const day = dayNumberAt(items, old.next + 1);
  if (!day || !is(items, day.next, ')', ']')) return null;
  const month = monthAt(items, is(items, day.next + 1, 'of') ? day.next + 2 : day.next + 1);
  const lag = month && lagBetween({ month: month.value, day: old.value }, { month: month.value, day: day.value });
  if (!month || !lag) return null;
  const year = yearAfter(items, month.next);
  const own = { month: month.value, day: old.value };
  const other = { month: month.value, day: day.value, ...(year ? { year } : {}), next: year?.next ?? month.next };
  return reconciled(opened(i, month.next, 'day', own), own, other);
}

/** "(7 November)", "(7 November N.S.)", "(25 October O.S.)", "(N.S. 7 November)" */
function bracketed(items: Items, core: Core, month: number): Written | null {
  if (!is(items, core.next, '(', '[')) return null;
  let at = core.next + 1;
  if (is(items, at, 'or')) at += 1;
  at = styleAt(items, at)?.next ?? at;
  const other = dayAndMonth(items, at) ?? dayOf(items, at, month);
  if (!other) return null;
  at = other.next;
  if (is(items, at, ',')) at += 1;
  if (is(items, at, 'by', 'in', 'according')) {
    while (at < other.next + 7 && items[at]?.kind === 'word') at += 1;
  } else at = styleAt(items, at)?.next ?? at;
  if (!is(items, at, ')', ']')) return null;
  const year = other.year ?? yearAfter(items, at + 1) ?? undefined;
  return { ...other, ...(year ? { year } : {}), outer: !other.year, next: other.year || !year ? at + 1 : year.next };
}

function dayAndMonth(items: Items, i: number): Written | null {
  const day = dayNumberAt(items, is(items, i, 'the') ? i + 1 : i);
  const month = day && monthAt(items, is(items, day.next, 'of') ? day.next + 1 : day.next);
  if (day && month) {
    const year = yearAfter(items, month.next);
    return { month: month.value, day: day.value, ...(year ? { year } : {}), next: year?.next ?? month.next };
  }
  const first = monthAt(items, i);
  const then = first && dayNumberAt(items, first.next);
  if (!first || !then) return null;
  const year = yearAfter(items, then.next);
  return { month: first.value, day: then.value, ...(year ? { year } : {}), next: year?.next ?? then.next };
}

/** "O.S.", "(O.S.)", "Old Style", "(new style)", "by the Julian calendar" */
function styleAt(items: Items, i: number): Style | null {
  if (is(items, i, '(', '[')) {
    const inside = styleAt(items, i + 1);
    return inside && is(items, inside.next, ')', ']') ? { ...inside, next: inside.next + 1 } : null;
  }
  if (is(items, i, 'old', 'new') && is(items, i + 1, 'style')) return { old: is(items, i, 'old'), next: i + 2 };
  if (is(items, i, 'julian', 'gregorian'))
    return { old: is(items, i, 'julian'), next: is(items, i + 1, 'calendar') ? i + 2 : i + 1 };
  if (is(items, i, 'os', 'ns') && items[i]?.text === items[i]?.text.toUpperCase())
    return { old: is(items, i, 'os'), next: i + 1 };
  const letters = is(items, i, 'o', 'n') && is(items, i + 1, '.') && is(items, i + 2, 's');
  if (!letters || items[i]?.text === items[i]?.lower) return null;
  return { old: is(items, i, 'o'), next: is(items, i + 3, '.') ? i + 4 : i + 3 };
}

/** The days between two dates of a year, if the calendars lie as far apart; positive if the first is Julian. */
function lagBetween(a: { month: number; day: number }, b: { month: number; day: number }, year = 1901): number | null {
  const days = dayNumber(year, b.month, b.day) - dayNumber(year, a.month, a.day);
  // over the turn of the year: "19 December (1 January)"
  const near = days < -300 ? days + 365 : days > 300 ? days - 365 : days;
  return Math.abs(near) >= 10 && Math.abs(near) <= 13 ? near : null;
}

function reconciled(core: Core, own: { month: number; day: number; year?: number }, other: Written): Core | null {
  const lag = lagBetween(own, other);
  if (lag === null) return null;
  const newStyle = lag > 0 ? other : own;
  const oldStyle = lag > 0 ? own : other;
  const { first } = core;
  // Each day has its own year where both are written; else the one that is written is the new style's, or leads over to it.
  const ofBoth = other.outer ? other.year?.value : undefined;
  const [newYear, oldYear] = lag > 0 ? [other.year?.value, own.year] : [own.year ?? ofBoth, other.year?.value];
  const overYear = newStyle.month < oldStyle.month ? 1 : 0;
  const year = newYear ?? (oldYear === undefined ? undefined : oldYear + overYear);
  if (year === undefined) return opened(first, other.next, 'day', { month: newStyle.month, day: newStyle.day });
  const gregorian = dayPeriodAt(dayNumber(year, newStyle.month, newStyle.day));
  const julian = dayPeriodAt(dayNumber(year - overYear, oldStyle.month, oldStyle.day));
  return { ...dated(first, other.next, gregorian, other.year?.item ?? core.year), julian };
}

function fromJulian(core: Core, next: number): Core {
  const { period } = core;
  if (!period) return core;
  const { year, month } = civilDate(period.range.first);
  const gregorian = dayPeriodAt(period.range.first + julianLag(year, month));
  return { ...dated(core.first, next, gregorian, core.year), julian: period };
}
