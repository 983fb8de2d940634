import type { Span } from '../essay/span.ts';
import type { DayRange } from '../knowledge/calendar.ts';
import type { Precision } from '../knowledge/edtf.ts';
import type { Open } from './open.ts';
import type { Relation } from './vocabulary.ts';

/**
 * A `date` or a `range` lies on the calendar, at once or when the text has supplied what is open. A `duration` ("ten
 * years") and a `set` ("daily") do not; a `reference` ("now", "the former") points at no day that anybody could check.
 */
export type TimeKind = 'date' | 'range' | 'duration' | 'set' | 'reference';

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
  /** What the text has, or had, to supply: the year of "in January", the day from which "a year later" is counted. */
  readonly open?: Open;
  /** The words for what it is counted from, if that is no time of the narrative: "Lenin's death" in "five years after Lenin's death". */
  readonly anchor?: Span;
  /** The two ends of a range that is written with two dates. */
  readonly ends?: readonly [TimeExpression, TimeExpression];
  /** Where the year's digits stand, if it names exactly one year: what a correction of the year replaces. */
  readonly yearSpan?: Span;
  /** "about", "c.", "around" */
  readonly approximate?: boolean;
  /** Old Style, in EDTF, where the text gives it: "25 October (7 November) 1917". */
  readonly julian?: string;
  /** It stands in the title of a work, or in brackets, and moves no narrative. */
  readonly aside?: 'title' | 'brackets';
}

/** A time whose days are known. */
export type DatedTime = TimeExpression & { readonly range: DayRange };

/** Where a time expression stands with the words for what it is counted from. */
export const wholeSpan = ({ start, end, anchor }: TimeExpression): Span => ({ start, end: anchor?.end ?? end });
