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
  /** For a wrong one: events of the same people whose date it is. */
  readonly confusedWith: readonly string[];
}

/** Words that are quoted, and who is said to have said them. */
export interface QuotedStatement extends Checkable {
  readonly kind: 'quotation';
  readonly quotation: string;
  /** The name of whoever is said to have said it; absent where the sentence does not say. */
  readonly speaker?: Span & { readonly ids: readonly string[] };
  /** Where the words differ, and what the sources have there; empty for a statement about the speaker. */
  readonly differences: readonly (Span & { readonly expected: string })[];
  /** Whether it is enough of the words to be sure that nobody else's are meant. */
  readonly distinctive: boolean;
}

/** A number of something that the packs have counted. */
export interface CountedStatement extends Checkable {
  readonly kind: 'figure';
  readonly figure: string;
  /** What the number is of, if the pack warns that it is taken for this figure. */
  readonly takenFor?: string;
}

export type Statement = DatedStatement | QuotedStatement | CountedStatement;

/** Of a list of statements, those that date an event. */
export const datedStatements = (statements: readonly Statement[]): readonly DatedStatement[] =>
  statements.filter((statement) => statement.kind === 'date');

/** Of a list of statements, those about quoted words. */
export const quotedStatements = (statements: readonly Statement[]): readonly QuotedStatement[] =>
  statements.filter((statement) => statement.kind === 'quotation');

/** Of a list of statements, those about numbers. */
export const countedStatements = (statements: readonly Statement[]): readonly CountedStatement[] =>
  statements.filter((statement) => statement.kind === 'figure');
