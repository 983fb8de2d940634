import type { Precision } from '../../knowledge/edtf.ts';
import type { TimeKind } from '../expression.ts';
import type { Item } from '../lexer.ts';
import type { Open } from '../open.ts';
import { type Period, partOf } from '../period.ts';
import type { Part } from '../vocabulary.ts';

/** A time expression as the grammar reads it, from item `first` up to, and without, item `next`. */
export interface Core {
  readonly first: number;
  readonly next: number;
  readonly kind: TimeKind;
  readonly precision: Precision;
  /** Where it lies on the calendar, … */
  readonly period?: Period;
  /** … or what the text has to supply first. */
  readonly open?: Open;
  /** A TIMEX3 value, where it is not that of the period. */
  readonly timex3?: string;
  /** The index of the item that is the year, if there is exactly one. */
  readonly year?: number;
  readonly ends?: readonly [Core, Core];
  readonly julian?: Period;
}

export type Items = readonly Item[];

/** A number that was read, and the index of the item after it. */
export interface Read {
  readonly value: number;
  readonly next: number;
}

/** Whether the item at `i` is one of these, in small letters. */
export function is(items: Items, i: number, ...words: readonly string[]): boolean {
  const item = items[i];
  return item !== undefined && words.includes(item.lower);
}

export const lowerAt = (items: Items, i: number): string => items[i]?.lower ?? '';

export const isHyphen = (items: Items, i: number): boolean => is(items, i, '-', '‐', '‑', '–', '−');

/** A hyphen that joins two words without a blank. */
export const joins = (items: Items, i: number): boolean =>
  isHyphen(items, i) && items[i]?.spaced === false && items[i + 1]?.spaced === false;

export const isCapital = (item: Item | undefined): boolean => item !== undefined && /^\p{Lu}/u.test(item.text);

/** A core of a period. */
export const dated = (first: number, next: number, period: Period, year?: number): Core => ({
  first,
  next,
  kind: 'date',
  precision: period.precision,
  period,
  ...(year === undefined ? {} : { year }),
});

/** A core that the text has to complete. */
export const opened = (first: number, next: number, precision: Precision, open: Open): Core => ({
  first,
  next,
  kind: 'date',
  precision,
  open,
});

/** A core that lies nowhere on the calendar. */
export const undated = (first: number, next: number, kind: TimeKind, timex3?: string): Core => ({
  first,
  next,
  kind,
  precision: 'year',
  ...(timex3 === undefined ? {} : { timex3 }),
});

/** The same core, from an earlier item on. */
export const from = (first: number, core: Core): Core => (core.first === first ? core : { ...core, first });

/** A part of what a core means; null where nobody speaks of a part. */
export function partOfCore(core: Core, part: Part): Core | null {
  if (core.kind !== 'date') return null;
  if (core.open) return core.open.part || core.precision === 'day' ? null : { ...core, open: { ...core.open, part } };
  if (!core.period || core.period.precision === 'day' || core.period.edtf.includes('/')) {
    const ancient = core.period && (core.precision === 'decade' || core.precision === 'century');
    if (!ancient) return null;
  }
  const period = partOf(core.period as Period, part);
  return { ...core, precision: period.precision, period };
}
