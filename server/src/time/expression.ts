import type { Span } from '../essay/span.ts';
import type { DayRange } from '../knowledge/calendar.ts';
import type { Precision } from '../knowledge/edtf.ts';

/**
 * How the text ties what it tells to the time: "in 1928" (also on, at, during, of, about, or nothing), "by 1928",
 * "until 1928" and so on.
 */
export type Relation = 'in' | 'by' | 'until' | 'since' | 'before' | 'after' | 'from';

/** `date` and `range` lie on the calendar; a `duration` ("ten years") does not, nor does an `offset` ("a year later") before it is anchored. */
export type TimeKind = 'date' | 'range' | 'duration' | 'offset';

/** A time expression. Offsets count UTF-16 code units of the prose; its preposition is not part of it. */
export interface TimeExpression extends Span {
  readonly text: string;
  readonly kind: TimeKind;
  readonly precision: Precision;
  readonly relation: Relation;
  /** Where the preposition begins; the same as `start` if there is none. */
  readonly outerStart: number;
  /** "the Congress of 1925": the date is part of what is named. */
  readonly names?: boolean;
  /** The days it may mean; absent where the text has to supply something first. */
  readonly range?: DayRange;
  /** EDTF, level 1. Absent for durations, and where `range` is. */
  readonly edtf?: string;
  /** The bare TIMEX3 value: 1928-01, P5Y. */
  readonly timex3?: string;
  /** "in January", "on 14 November": the year is to be taken from the text before it. */
  readonly yearless?: { readonly month: number; readonly day?: number };
  /** "a year later", "two months before", in whole units of `precision`; negative is earlier. */
  readonly offset?: number;
  /** Where the year's digits stand, if it names exactly one year: what a correction of the year replaces. */
  readonly yearSpan?: Span;
  /** "about", "c.", "around" */
  readonly approximate?: boolean;
}
