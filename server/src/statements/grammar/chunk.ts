import type { Span } from '../../essay/span.ts';
import type { TimeExpression } from '../../time/expression.ts';

/** `unsaid`: a subject that a note leaves out, "Expelled from the party in 1927." */
export type Pronoun = 'he' | 'she' | 'it' | 'they' | 'unsaid';

/** A noun phrase: "the 1921 ban", "Trotsky's expulsion", "he". Its head is what may play a part in an event. */
export interface NounPhrase extends Span {
  readonly kind: 'np';
  /** The lemma of the last noun. */
  readonly head: string;
  /** The records that the head may stand for; none if it is a common noun or an unknown name. */
  readonly ids: readonly string[];
  /** The records named before the head: "Politburo" in "Politburo member". */
  readonly modifiers: readonly string[];
  /** The words of the phrase, in small letters. */
  readonly words: readonly string[];
  /** Whether its head is written with a capital: a name, known or not. */
  readonly proper: boolean;
  /** Whether a capitalised word that occurs in no name of the packs stands before the name: "the Chinese Communist Party". */
  readonly foreign?: boolean;
  readonly pronoun?: Pronoun;
  /** "Trotsky" in "Trotsky's expulsion", "he" in "his expulsion". */
  readonly possessor?: NounPhrase;
}

export interface VerbGroup extends Span {
  readonly kind: 'verb';
  readonly lemma: string;
  /** `bare`: a form in -ed (or like it) without an auxiliary: past tense or participle. */
  readonly voice: 'active' | 'passive' | 'bare';
  readonly form: 'finite' | 'infinitive' | 'gerund';
  readonly perfect: boolean;
  /** False in "Discuss the view": the form of the dictionary, which may be an order. */
  readonly inflected: boolean;
  readonly negated: boolean;
  /**
   * `will`: the future seen from the past, "would be expelled in 1927". `would`: what was to come, and perhaps did not.
   * `might`: may not have happened at all.
   */
  readonly modal?: 'will' | 'would' | 'might';
  /** The particle that follows at once: "out" in "threw out". */
  readonly particle?: string;
}

export interface TimeChunk extends Span {
  readonly kind: 'time';
  readonly time: TimeExpression;
}

/** Words and signs that join the rest. */
export interface Joint extends Span {
  readonly kind: 'prep' | 'and' | 'sub' | 'rel' | 'comma' | 'stop' | 'open' | 'close' | 'particle';
  readonly word: string;
}

export type Chunk = NounPhrase | VerbGroup | TimeChunk | Joint;

/** Whether the time at chunk `at` stands inside a phrase, whose preposition stands before it: "at the | 1925 | Congress". */
export function isInsidePhrase(chunks: readonly Chunk[], at: number): boolean {
  const [prep, time] = [chunks[at - 1], chunks[at]];
  return prep?.kind === 'prep' && time?.kind === 'time' && time.start === time.time.start && phraseGoesOn(chunks, at);
}

/** Whether the time at chunk `at` stands between a determiner or owner and its noun, rather than before a new phrase. */
export function phraseGoesOn(chunks: readonly Chunk[], at: number): boolean {
  const [time, next] = [chunks[at], chunks[at + 1]];
  return time?.kind === 'time' && next?.kind === 'np' && (next.start < time.start || next.start - time.end <= 1);
}
