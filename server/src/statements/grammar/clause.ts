import type { Chunk, NounPhrase, TimeChunk, VerbGroup } from './chunk.ts';

/**
 * Whether the writer says that it happened. `doubtful`: perhaps ("would be expelled" is the future seen from the past,
 * or a condition). `attributed`: somebody else says so. `hypothetical`: nobody says so.
 */
export type Mood = 'asserted' | 'doubtful' | 'denied' | 'attributed' | 'hypothetical';

/** Noun phrases that share a place in a clause: "Zinoviev and Kamenev". */
export interface Slot {
  readonly place: 'subject' | 'object' | 'prep';
  readonly prep?: string;
  readonly phrases: NounPhrase[];
  /** The index among `phrases` from which they follow a comma or "and". */
  joined?: number;
  /** Whether "and" joins them; with commas alone the rest explain the first. */
  coordinated?: boolean;
}

export interface Clause {
  readonly type: 'main' | 'sub' | 'relative' | 'participle' | 'infinitive' | 'aside';
  readonly parent: Clause | null;
  /** What it continues after "and": it may share its subject and its date. */
  readonly continues: Clause | null;
  readonly connective: string | null;
  /** Segments are what stands between colons, semicolons, dashes and cell borders. */
  readonly segment: number;
  verb: VerbGroup | null;
  mood: Mood;
  readonly slots: Slot[];
  particle?: string;
  /** A participle before its subject: "Exiled in 1928, he …". */
  subjectFrom?: Clause;
}

/** A time with the clause it stands in and how it stands there. */
export interface PlacedTime {
  readonly chunk: TimeChunk;
  readonly at: number;
  readonly clause: Clause;
  readonly place: 'fronted' | 'middle' | 'after' | 'aside';
}

export interface ParsedSentence {
  readonly chunks: readonly Chunk[];
  readonly clauses: readonly Clause[];
  readonly times: readonly PlacedTime[];
  /** The clause of each chunk. */
  readonly clauseOf: readonly (Clause | undefined)[];
}

/**
 * Who or what the clause is about. Of phrases that commas alone join, the rest explain the first: in "Belarus, a founder
 * member of the USSR, was founded", the USSR is not the subject.
 */
export function subjects(clause: Clause): readonly NounPhrase[] {
  const own = clause.slots.find((slot) => slot.place === 'subject');
  if (!own || own.phrases.length === 0) return clause.subjectFrom ? subjects(clause.subjectFrom) : [];
  if (own.phrases.length === 1 || own.coordinated) return own.phrases;
  return [own.phrases.find((phrase) => phrase.ids.length > 0 || phrase.pronoun) ?? (own.phrases[0] as NounPhrase)];
}

/** A subject that a clause takes over from another: all of its phrases count. */
export const subjectSlot = (phrases: readonly NounPhrase[], coordinated = true): Slot => ({
  place: 'subject',
  phrases: [...phrases],
  coordinated,
});

/** How a time stands in a clause, by what was read of the clause before it. */
export function timePlace({ type, verb, slots }: Clause): PlacedTime['place'] {
  if (type === 'aside') return 'aside';
  if (verb) return 'after';
  return slots.some((slot) => slot.place === 'subject') ? 'middle' : 'fronted';
}
