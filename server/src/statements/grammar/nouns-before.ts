import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Chunk } from './chunk.ts';
import type { PlacedTime } from './clause.ts';
import type { Grade } from './lines.ts';
import type { Predicate } from './predicates.ts';

/** A noun after these has a date of its own, which is that of the verb too: "at the Congress in 1925". */
export const simultaneous: ReadonlySet<string> = new Set(['at', 'by', 'during', 'with', 'in', 'on', 'upon']);

/** Before a noun with a date of its own they say when something else was: "after Lenin's death in 1924". */
const anchoring = new Set(['after', 'before', 'since', 'until', 'till', 'following']);

/** "ruled the Empire until his abdication in March 1917": nothing else can be set against the event. */
const lasting = new Set(['until', 'till', 'since']);

/** "in the years after Lenin's death in 1924": nothing is counted. */
const stretches = new Set(['the years', 'the months', 'the weeks', 'the days', 'the period', 'the time', 'the decade']);

/** Finds the event nouns and names that stand before one time of a sentence, and says how surely it is their date. */
export class NounsBefore {
  readonly #chunks: readonly Chunk[];
  readonly #predicates: readonly Predicate[];
  readonly #knowledge: Knowledge;
  /** The chunk of the time. */
  readonly #at: number;

  constructor(chunks: readonly Chunk[], predicates: readonly Predicate[], knowledge: Knowledge, { at }: PlacedTime) {
    this.#chunks = chunks;
    this.#predicates = predicates;
    this.#knowledge = knowledge;
    this.#at = at;
  }

  /** The event noun or name at a chunk. */
  nominalAt(at: number): Predicate | undefined {
    return this.#predicates.find((one) => one.kind !== 'verb' && one.at === at);
  }

  /** The nearest event noun or name whose phrases end just before chunk `at`. */
  nounBefore(at: number): Predicate | undefined {
    const chunks = this.#chunks;
    // "his first stroke, on 26 May 1922, robbed …": a date between commas belongs to what stands before them.
    const between =
      chunks[at - 1]?.kind === 'comma' && chunks[at + 1]?.kind === 'comma' && chunks[at - 2]?.kind === 'np';
    const governor = chunks[at - 3];
    // "At the Congress, in December 1925, Kamenev …": what is done at a meeting or a battle is done when it is.
    const atEvent =
      governor?.kind === 'prep' && simultaneous.has(governor.word) && this.nominalAt(at - 2)?.kind === 'name';
    const apart = between && (atEvent || (governor?.kind !== 'prep' && governor?.kind !== 'sub'));
    let i = apart ? at - 2 : at - 1;
    for (; i >= 0; i -= 1) {
      const chunk = chunks[i] as Chunk;
      if (chunk.kind === 'np') {
        const nominal = this.nominalAt(i);
        if (nominal) return this.#anniversary(i) || !this.#holdsTo(nominal, at) ? undefined : nominal;
      } else if (chunk.kind !== 'prep' && !(chunk.kind === 'and' && chunks[i - 1]?.kind === 'np')) return undefined;
    }
    return undefined;
  }

  /** Whether the phrases between an event noun and a time are its own: a name takes only places, "the Congress in Moscow". */
  #holdsTo(nominal: Predicate, at: number): boolean {
    const chunks = this.#chunks;
    for (let i = nominal.at + 1; i < at; i += 1) {
      const chunk = chunks[i] as Chunk;
      if (chunk.kind === 'np') {
        const isPlace = chunk.ids.some((id) => this.#knowledge.entities.get(id)?.kind === 'place');
        if (nominal.kind === 'name' && !isPlace) return false;
      } else if (chunk.kind === 'prep' && nominal.kind === 'noun') {
        const own = nominal.patterns.some((pattern) => pattern.prepositions[chunk.word] !== undefined);
        if (!own && !simultaneous.has(chunk.word) && chunk.word !== 'of') return false;
      }
    }
    return true;
  }

  /**
   * How surely a date that follows an event noun is its own: not after "before", not after "directives for", and not
   * after "breaches of", where it may be that of the breaches.
   */
  ownDate(nominal: Predicate): Grade {
    const { governor, at } = nominal;
    const of = governor === 'of' && this.nominalAt(at - 2) !== undefined;
    const sure = governor === undefined || of || simultaneous.has(governor) || this.isAnchor(nominal);
    return sure ? 'strong' : 'weak';
  }

  /** "After Lenin's death in 1924": the date is that of the death, unless something is counted from it, or a comma parts them. */
  isAnchor({ governor, at }: Predicate): boolean {
    const chunks = this.#chunks;
    if (governor === undefined || !anchoring.has(governor)) return false;
    const before = chunks[at - 2];
    const counted =
      !lasting.has(governor) &&
      (before?.kind === 'time' || (before?.kind === 'np' && !stretches.has(before.words.join(' '))));
    return !counted && chunks[this.#at - 1]?.kind !== 'comma';
  }

  #anniversary(at: number): boolean {
    const chunks = this.#chunks;
    const owner = chunks[at - 2];
    const phrase = chunks[at];
    const nouns = this.#knowledge.lexicon.words['anniversary-nouns'];
    return (
      (owner?.kind === 'np' && chunks[at - 1]?.kind === 'prep' && nouns.has(owner.head)) ||
      (phrase?.kind === 'np' && nouns.has(phrase.head))
    );
  }

  /** Whether the phrases before chunk `at` are of an anniversary, whose date is not the event’s. */
  anniversaryBefore(at: number): boolean {
    const chunks = this.#chunks;
    for (let i = at - 1; i >= 0; i -= 1) {
      const chunk = chunks[i] as Chunk;
      if (chunk.kind === 'np' && this.#anniversary(i)) return true;
      if (chunk.kind !== 'np' && chunk.kind !== 'prep') return false;
    }
    return false;
  }

  /** "Following the votes at the Congress of 1927": what the time names is part of what the rest is set against. */
  isSetAgainst(at: number): boolean {
    const chunks = this.#chunks;
    for (let i = at - 1; i >= 0; i -= 1) {
      const chunk = chunks[i] as Chunk;
      if (chunk.kind === 'prep' ? anchoring.has(chunk.word) : chunk.kind !== 'np') return chunk.kind === 'prep';
    }
    return false;
  }
}
