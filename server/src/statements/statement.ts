import type { Span } from '../essay/span.ts';
import type { TimeExpression } from '../time/expression.ts';

/**
 * What a check says of a statement. `imprecise`: tolerable, a value that reputable books print and better ones correct.
 * `ambiguous`: it fits two events that disagree. `unknown`: the packs do not know.
 */
export type Verdict = 'confirmed' | 'wrong' | 'imprecise' | 'contested' | 'ambiguous' | 'unknown';

/** One checkable assertion: an event and a date for it. Offsets count UTF-16 code units of the block's prose. */
export interface Statement extends Span {
  /** The sentence it stands in. */
  readonly sentence: Span;
  readonly time: TimeExpression;
  /** The event that the verdict is about; null if the packs know none. */
  readonly event: string | null;
  /** The series that the words name, if they leave open which of its events: "the Party Congress". */
  readonly series?: string;
  /** What of the event the words date; absent: the whole. */
  readonly aspect?: 'start' | 'end';
  /** Other events that the same words fit. */
  readonly alternatives: readonly string[];
  /** What the essay claims, in EDTF. */
  readonly claimed: string;
  readonly verdict: Verdict;
  /** For a tolerable or contested value, what the pack says of it. */
  readonly note?: string;
  /** For a wrong one: events of the same people whose date it is. */
  readonly confusedWith: readonly string[];
  /** The words it rests on: the verb or noun, who and what, the date. */
  readonly words: readonly Span[];
}
