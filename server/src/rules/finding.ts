import type { Span } from '../essay/span.ts';
import type { SourceRef } from '../knowledge/source-refs.ts';

export const severities = ['hint', 'information', 'warning', 'error'] as const;

export type Severity = (typeof severities)[number];

export interface Edit<Place> {
  readonly range: Place;
  readonly newText: string;
}

/** A change that the writer may choose. A safe one cannot change what the essay says; a date is never safe. */
export interface Fix<Place> {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit<Place>[];
}

/**
 * What a rule has to say. `Place` is a span of the block's prose while a block is read, and a range of the file in a
 * finished review.
 */
export interface Finding<Place> {
  readonly rule: string;
  readonly severity: Severity;
  /** The smallest span that is wrong: the date, not the sentence. */
  readonly range: Place;
  /** What is wrong, then why, in one or two plain sentences of British English. */
  readonly message: string;
  /** The record it is about: `event:trotsky-expelled-from-ussr`. */
  readonly subject?: string;
  /** EDTF, number or name as the essay has it. */
  readonly claimed?: string;
  /** What the pack accepts. */
  readonly expected?: readonly string[];
  readonly sources: readonly SourceRef[];
  readonly related?: readonly { readonly range: Place; readonly message: string }[];
  readonly fixes?: readonly Fix<Place>[];
}

/** A finding while its block is read, with the words it rests on: while one of them is being typed, it waits. */
export type BlockFinding = Finding<Span> & { readonly words: readonly Span[] };

/** A place in an essay while its blocks are read: the number of the block, counted from 0, and a span of its prose. */
export interface EssayPlace extends Span {
  readonly block: number;
}

/** A finding that only the whole essay shows. */
export type EssayFinding = Finding<EssayPlace> & { readonly words: readonly EssayPlace[] };
