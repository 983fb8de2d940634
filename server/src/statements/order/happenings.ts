import type { Span } from '../../essay/span.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type Chunk, isInsidePhrase, type NounPhrase } from '../grammar/chunk.ts';
import type { Clause } from '../grammar/clause.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { SentenceReading } from '../reading.ts';
import { meantHere } from './in-series.ts';

/** What happened: by a predicate, or by the name of something that lasted ("the Great Purge"). */
export type Happening = Predicate | NounPhrase;

/** What a sentence says of the order of two happenings, and the words that say so. */
export interface Claim {
  readonly earlier: Happening;
  readonly later: Happening;
  readonly link: Span;
  readonly causal: boolean;
  /** What else the words for the earlier may mean: "Kirov was murdered after the Congress, which led to …". */
  readonly or?: readonly Happening[];
}

/** In days: what lasts longer has no one day on which something is done at it. */
const longestOccasion = 60;

/** What is done on an occasion is done at its time. */
const atOccasion: ReadonlySet<string> = new Set(['at', 'during']);

/** Finds what the clauses and phrases of one sentence say to have happened. */
export class Happenings {
  readonly reading: SentenceReading;
  readonly knowledge: Knowledge;

  constructor(reading: SentenceReading, knowledge: Knowledge) {
    this.reading = reading;
    this.knowledge = knowledge;
  }

  get chunks(): readonly Chunk[] {
    return this.reading.parsed.chunks;
  }

  verbOf(clause: Clause | null): Predicate | undefined {
    return clause ? this.reading.predicates.find((one) => one.kind === 'verb' && one.clause === clause) : undefined;
  }

  nominalOf(phrase: NounPhrase | undefined): Predicate | undefined {
    return phrase && this.reading.predicates.find((one) => one.kind !== 'verb' && one.phrase === phrase);
  }

  /** The event that a phrase tells of: its own, or the one at which it was: "the vote against him at the Congress". */
  eventOf(phrase: NounPhrase | undefined): Predicate | undefined {
    if (!phrase) return undefined;
    const own = this.nominalOf(phrase);
    if (own && (own.kind === 'name' || (this.reading.candidates.get(own) ?? []).length > 0)) return own;
    return this.#occasionOfPhrase(phrase) ?? own;
  }

  #occasionOfPhrase(phrase: NounPhrase): Predicate | undefined {
    if (phrase.proper || phrase.pronoun || phrase.ids.length > 0) return undefined;
    if (this.knowledge.lexicon.words['group-nouns'].has(phrase.head)) return undefined;
    for (let at = this.chunks.indexOf(phrase) + 1; ; at += 2) {
      // "a vote at the | 1925 | Congress"
      if (isInsidePhrase(this.chunks, at + 1)) at += 1;
      const [prep, next] = [this.chunks[this.chunks[at]?.kind === 'time' ? at - 1 : at], this.chunks[at + 1]];
      if (prep?.kind !== 'prep' || next?.kind !== 'np') return undefined;
      // "a vote in the 1925 Congress"
      const meets = prep.word === 'in' && this.knowledge.lexicon.words['meeting-nouns'].has(next.head);
      if (meets || atOccasion.has(prep.word)) return this.#occasion(next);
    }
  }

  /** The event of a phrase, or of the noun that it belongs to: of "Hitler's appointment as Chancellor, which", the appointment. */
  antecedent(phrase: NounPhrase | undefined): Predicate | undefined {
    return (
      this.nominalOf(phrase) ??
      this.reading.predicates.findLast(
        ({ kind, places }) =>
          kind === 'noun' &&
          phrase !== undefined &&
          places.prepositions.some(({ phrases }) => phrases.includes(phrase)),
      )
    );
  }

  /** The event that a phrase names, or whatever else it names: whether that lasted is looked up when all else fits. */
  happeningOf(phrase: NounPhrase | undefined): Happening | undefined {
    return this.eventOf(phrase) ?? (phrase && phrase.ids.length === 1 ? phrase : undefined);
  }

  /** What a clause says to have happened: its verb; of "came", what came; else the occasion of it. States are no events. */
  whatHappens(clause: Clause): Predicate | null {
    const { words } = this.knowledge.lexicon;
    const verb = this.verbOf(clause);
    if (!verb || !clause.verb || clause.verb.negated) return null;
    const { lemma, voice } = clause.verb;
    const known = (this.reading.candidates.get(verb) ?? []).length > 0;
    const state = voice !== 'passive' && words['state-verbs'].has(lemma);
    if (known && !state) return verb;
    const whole = clause.verb.particle ? `${lemma} ${clause.verb.particle}` : lemma;
    if (words['occurrence-verbs'].has(whole) && voice !== 'passive') {
      if (clause.slots.some(({ place }) => place === 'object')) return null;
      const subject = onlyPhrase(clause, 'subject');
      return (clause.type === 'relative' ? this.antecedent(subject) : this.nominalOf(subject)) ?? null;
    }
    return state || clause.verb.perfect ? null : (this.occasionOf(clause, atOccasion) ?? null);
  }

  /** The short event with a name at which a clause says that something was done. */
  occasionOf(clause: Clause, prepositions: ReadonlySet<string>): Predicate | undefined {
    const slots = clause.slots.filter(({ place, prep }) => place === 'prep' && prepositions.has(prep ?? ''));
    const [phrase, more] = slots.flatMap(({ phrases }) => phrases);
    return more ? undefined : this.#occasion(phrase);
  }

  #occasion(phrase: NounPhrase | undefined): Predicate | undefined {
    const event = this.nominalOf(phrase);
    const meant = event?.kind === 'name' ? meantHere(event, this.reading, this.knowledge) : null;
    return meant && meant.days.last - meant.days.first <= longestOccasion ? event : undefined;
  }
}

/** The phrase in a place of a clause, if it is the only one there. */
export function onlyPhrase(
  clause: Clause,
  place: 'subject' | 'object' | 'prep',
  prep?: string,
): NounPhrase | undefined {
  const slots = clause.slots.filter((slot) => slot.place === place && (prep === undefined || slot.prep === prep));
  return slots.length === 1 && slots[0]?.phrases.length === 1 ? slots[0].phrases[0] : undefined;
}
