import type { Span } from '../essay/span.ts';
import type { TimeExpression } from '../time/expression.ts';
import type { Instead } from './dates/instead.ts';

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
  /** Whether the words leave open which of them is meant, so that a wrong date is wrong for all. */
  readonly open?: boolean;
  /** Whether the words alone leave open which of the events they fit is meant: only the date tells. */
  readonly byDate?: true;
  /** Whether the date only may belong to it, or the writer does not say so: it is shown, and nothing is built on it. */
  readonly unsure?: true;
  /** For a wrong one: events of the same people, or of the same series, whose date it is. */
  readonly confusedWith: readonly string[];
  /** With which words it would speak of one of them. */
  readonly instead?: Instead;
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

/** What is wrong with an office and its holder. */
export type OfficeFault =
  /** He never held it. */
  | 'never'
  /** He held it at another time. */
  | 'then'
  /** The years that are given for it are not those of his term. */
  | 'term'
  /** Another one was the first. */
  | 'first'
  /** Another one came next, or went before. */
  | 'successor'
  | 'predecessor'
  /** There was no such office. */
  | 'no-such-office';

/** A person and an office. */
export interface OfficeStatement extends Checkable {
  readonly kind: 'office';
  readonly office: string;
  readonly who: string;
  /** Where the office is named. */
  readonly named: Span;
  readonly time?: TimeExpression;
  readonly fault?: OfficeFault;
  /** For a wrong one: who held it then. */
  readonly right: readonly string[];
  /** Of a succession: the other person. */
  readonly other?: string;
  /** For wrong years: when his term was, in EDTF. */
  readonly term?: string;
  /** Whether the words that are checked are a name, and not a pronoun or a date. */
  readonly isName: boolean;
}

/** Somebody who takes part in an event, or the place where it was. */
export interface PartStatement extends Checkable {
  readonly kind: 'part';
  readonly event: string;
  readonly part: 'person' | 'place';
  /** What is named: the id of a person or place. */
  readonly named: string;
  /** Who or where it was, by the pack; none if the pack only knows that this one was not there. */
  readonly right: readonly string[];
  /** For a wrong companion: the event of his own that is dated otherwise; absent if it is his death that speaks against it. */
  readonly own?: string;
  readonly role?: PartRole;
}

/** How a person takes part: by doing it, by being there, by being tried. */
export type PartRole = 'doer' | 'present' | 'defendant';

export const officeStatements = (statements: readonly Statement[]): readonly OfficeStatement[] =>
  statements.filter((statement) => statement.kind === 'office');
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
  readonly measure: 'age' | 'since' | 'anniversary' | 'birthday' | 'length' | 'text';
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

/** Every kind of statement. */
export type Statement =
  | DatedStatement
  | PresenceStatement
  | NameStatement
  | OfficeStatement
  | PartStatement
  | OrderStatement
  | IntervalStatement
  | OwnDateStatement
  | QuotedStatement
  | CountedStatement;

/** Of a list of statements, those that date an event. */
export const datedStatements = (statements: readonly Statement[]): readonly DatedStatement[] =>
  statements.filter((statement) => statement.kind === 'date');

/** Whether it is not the date of a statement that does not fit, but a name in its words. */
export const isMisnamed = ({ words }: DatedStatement, statements: readonly Statement[]): boolean =>
  statements.some(
    ({ kind, checked }) =>
      kind === 'name' && words.some(({ start, end }) => start <= checked.start && checked.end <= end),
  );
export const partStatements = (statements: readonly Statement[]): readonly PartStatement[] =>
  statements.filter((statement) => statement.kind === 'part');
/** Of a list of statements, those about quoted words. */
export const quotedStatements = (statements: readonly Statement[]): readonly QuotedStatement[] =>
  statements.filter((statement) => statement.kind === 'quotation');

/** Of a list of statements, those about numbers. */
export const countedStatements = (statements: readonly Statement[]): readonly CountedStatement[] =>
  statements.filter((statement) => statement.kind === 'figure');
