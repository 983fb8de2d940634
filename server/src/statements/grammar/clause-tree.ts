import type { NounPhrase } from './chunk.ts';
import { type Clause, type Mood, subjectSlot } from './clause.ts';
import type { ClauseMoods } from './clause-moods.ts';

/** The clauses of a sentence as far as they are known, and the one that is being read. */
export class ClauseTree {
  readonly clauses: Clause[] = [];
  current: Clause;
  readonly #moods: ClauseMoods;
  readonly #interrupted: Clause[] = [];
  #segment = 0;

  constructor(moods: ClauseMoods) {
    this.#moods = moods;
    this.current = this.open('main', null, null, moods.own);
  }

  /** Adds a clause, which is not yet the one that is being read. */
  open(
    type: Clause['type'],
    parent: Clause | null,
    connective: string | null,
    mood: Mood,
    continues: Clause | null = null,
  ): Clause {
    const clause: Clause = { type, parent, continues, connective, segment: this.#segment, verb: null, mood, slots: [] };
    this.clauses.push(clause);
    return clause;
  }

  /** What stands in brackets, until they close. */
  interrupt(): void {
    this.#interrupted.push(this.current);
    this.current = this.open('aside', this.current, null, this.current.mood);
  }

  resume(): void {
    this.current = this.#interrupted.pop() ?? this.current;
  }

  /** Behind a colon, a semicolon or a dash all begins anew. */
  nextSegment(): void {
    this.#segment += 1;
    this.#interrupted.length = 0;
    this.current = this.open('main', null, null, this.#moods.own);
  }

  /** Opens a clause beside the one that is being read, or beside the one that it is part of. */
  sibling(): void {
    const { parent, type } = this.current;
    const inner = type === 'relative' || type === 'participle' || type === 'infinitive';
    const base = inner && parent ? parent : this.current;
    this.current = this.open(base.type, base.parent, base.connective, this.#moods.base(base));
  }

  /** Opens a second verb's clause after "and". With a subject of its own it is no infinitive: "decided to wait, and he was …". */
  conjunct(clause: Clause, subject: readonly NounPhrase[], independent: boolean): Clause {
    const base = (independent ? finiteAround(clause) : null) ?? clause;
    const child = this.open(base.type, base.parent, base.connective, this.#moods.base(base), clause);
    child.slots.push(subjectSlot(subject));
    if (clause.subjectFrom) child.subjectFrom = clause.subjectFrom;
    return child;
  }

  /** The nearest clause around one that still waits for its verb. */
  outerWithoutVerb(clause: Clause): Clause | null {
    for (let outer = clause.parent; outer; outer = outer.parent) if (!outer.verb) return outer;
    return null;
  }
}

/** The nearest clause around an infinitive that is none. */
function finiteAround(clause: Clause): Clause | null {
  let outer = clause.parent;
  while (outer?.type === 'infinitive') outer = outer.parent;
  return outer;
}
