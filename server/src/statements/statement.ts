import type { Span } from '../essay/span.ts';
import type { TimeExpression } from '../time/expression.ts';

/**
 * What a check says of a statement. `imprecise`: tolerable, a value that reputable books print and better ones correct.
 * `ambiguous`: it fits two events that disagree. `unknown`: the packs do not know.
 */
export type Verdict = 'confirmed' | 'wrong' | 'imprecise' | 'contested' | 'ambiguous' | 'unknown';

/** One checkable assertion. Offsets count UTF-16 code units of the block's prose. */
interface Checkable extends Span {
  /** The sentence it stands in. */
  readonly sentence: Span;
  /** The words that are checked: the date, the name, the number. */
  readonly checked: Span;
  /** The record that the verdict is about, `event:…`; null if the packs know none. */
  readonly subject: string | null;
  /** What the essay claims: EDTF, a number, a name. */
  readonly claimed: string;
  /** Every value that the pack takes for right or tolerable. */
  readonly expected: readonly string[];
  readonly verdict: Verdict;
  /** For a tolerable or contested value, what the pack says of it. */
  readonly note?: string;
  /** The words it rests on: the verb or noun, who and what, the date. */
  readonly words: readonly Span[];
}

/** An event and a date for it. */
export interface DatedStatement extends Checkable {
  readonly kind: 'date';
  readonly time: TimeExpression;
  readonly event: string | null;
  /** The series that the words name, if they leave open which of its events: "the Party Congress". */
  readonly series?: string;
  /** What of the event the words date; absent: the whole. */
  readonly aspect?: 'start' | 'end';
  /** Other events that the same words fit. */
  readonly alternatives: readonly string[];
  /** Whether the words alone leave open which of the events they fit is meant: only the date tells. */
  readonly byDate?: true;
  /** Whether the date only may belong to it, or the writer does not say so: it is shown, and nothing is built on it. */
  readonly unsure?: true;
  /** For a wrong one: events of the same people whose date it is. */
  readonly confusedWith: readonly string[];
}

/** Two events in an order: "X before Y", "X led to Y". Its subject is the later of them, as the essay has it. */
export interface OrderStatement extends Checkable {
  readonly kind: 'order';
  /** The event that the essay puts first, and the one that it puts after it. */
  readonly earlier: string;
  readonly later: string;
  /** Whether the first is said to have brought the second about. */
  readonly causal: boolean;
}

/** A length of time with both of its ends: an age, "ten years after", an anniversary, "lasted six years". */
export interface IntervalStatement extends Checkable {
  readonly kind: 'interval';
  readonly measure: 'age' | 'since' | 'anniversary' | 'length' | 'text';
  /** What its ends are, in words: "the date of Lenin's death is 21 January 1924". */
  readonly facts: readonly string[];
  /** The records that its ends are dates of. */
  readonly records: readonly string[];
}

/** A date that the essay itself gives to an event with a name that no pack knows: "the Battle of Ostrov (1471)". */
export interface OwnDateStatement extends Checkable {
  readonly kind: 'own-date';
  /** The name in small letters. */
  readonly name: string;
  readonly time: TimeExpression;
}

export type Statement = DatedStatement | OrderStatement | IntervalStatement | OwnDateStatement;

/** Of a list of statements, those that date an event. */
export const datedStatements = (statements: readonly Statement[]): readonly DatedStatement[] =>
  statements.filter((statement) => statement.kind === 'date');
