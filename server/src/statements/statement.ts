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

/** Somebody or something that is not there at the time at which it is said to act, to suffer or to be a place. */
export interface PresenceStatement extends Checkable {
  readonly kind: 'presence';
  readonly time: TimeExpression;
  /** The record whose life or name it is against. */
  readonly absent: string;
  /** On which side of its days the time lies. */
  readonly side: 'before' | 'after';
  /** What it should have been called, and the record of that name. */
  readonly right?: { readonly id: string; readonly name: string };
}

/** A name where only the facts of another, which essays take for it, fit. */
export interface NameStatement extends Checkable {
  readonly kind: 'name';
  /** The record that the essay names. */
  readonly named: string;
  /** The record whose facts fit. */
  readonly meant: string;
  /** The name with which that would be said. */
  readonly right: string;
  /** The date that fits the one and not the other, or somebody who did not belong to what is named. */
  readonly because: { readonly time: TimeExpression } | { readonly person: string };
}

export type Statement = DatedStatement | PresenceStatement | NameStatement;

/** Of a list of statements, those that date an event. */
export const datedStatements = (statements: readonly Statement[]): readonly DatedStatement[] =>
  statements.filter((statement) => statement.kind === 'date');

/** Whether it is not the date of a statement that does not fit, but a name in its words. */
export const isMisnamed = ({ words }: DatedStatement, statements: readonly Statement[]): boolean =>
  statements.some(
    ({ kind, checked }) =>
      kind === 'name' && words.some(({ start, end }) => start <= checked.start && checked.end <= end),
  );
