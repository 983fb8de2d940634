import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Chunk, NounPhrase, VerbGroup } from './chunk.ts';
import { type Clause, type Mood, subjects } from './clause.ts';
import { moodUnder } from './mood.ts';

const conditional = new Set(['if', 'unless', 'whether', 'lest', 'without', 'otherwise']);

/** The moods of a sentence: its own, and that of what it says on the side of somebody or something that it names. */
export interface SentenceMoods {
  readonly own: Mood;
  readonly onTheSide: Mood;
}

/** Says in which mood the clauses of one sentence are, by how they hang together and by their verbs. */
export class ClauseMoods {
  readonly own: Mood;
  readonly #onTheSide: Mood;
  readonly #knowledge: Knowledge;
  /** Whether the sentence tells of what would have been: "if", "without". */
  readonly #conditional: boolean;

  constructor({ own, onTheSide }: SentenceMoods, chunks: readonly Chunk[], knowledge: Knowledge) {
    this.own = own;
    this.#onTheSide = onTheSide;
    this.#knowledge = knowledge;
    this.#conditional = chunks.some((chunk) => 'word' in chunk && conditional.has(chunk.word));
  }

  /** The mood of a clause as it came in, before its own verb denied or doubted anything. */
  base({ mood, parent }: Clause): Mood {
    return mood === 'denied' || mood === 'doubtful' ? (parent?.mood ?? this.own) : mood;
  }

  /** In "What were the terms of the Treaty signed in 1918?" it is taken for granted that it was signed. */
  aside(clause: Clause, antecedent: NounPhrase | undefined): Mood {
    const mood = this.base(clause);
    return mood === 'hypothetical' && mood === this.own && antecedent?.proper ? this.#onTheSide : mood;
  }

  /** The mood of a clause that a word opens under another. */
  subordinate(word: string, outer: Clause): Mood {
    // "the reasons why Hitler was appointed": that he was is no question.
    if (word === 'why' && outer.mood === 'hypothetical' && outer.mood === this.own) return this.#onTheSide;
    if (word === 'that') return moodUnder(outer, this.base(outer), this.#knowledge.lexicon);
    return conditional.has(word) ? 'hypothetical' : this.base(outer);
  }

  /** The mood of a clause once its verb is known. */
  withVerb(clause: Clause, { modal, negated }: VerbGroup): Mood {
    if (clause.mood !== 'asserted' && clause.mood !== 'doubtful') return clause.mood;
    if (modal === 'might') return 'hypothetical';
    if (negated) return 'denied';
    return modal === 'would' || (modal === 'will' && !this.#tellsOfPeople(clause)) ? 'doubtful' : clause.mood;
  }

  /** "Trotsky would be murdered in 1940" tells what did happen; "output would double in 1932" is a plan, "would, if" a guess. */
  #tellsOfPeople(clause: Clause): boolean {
    const isPerson = ({ pronoun, ids }: NounPhrase): boolean =>
      pronoun === 'he' || pronoun === 'she' || ids.some((id) => this.#knowledge.entities.get(id)?.kind === 'person');
    return !this.#conditional && subjects(clause).some(isPerson);
  }
}
