import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Chunk, NounPhrase } from './chunk.ts';
import { type ParsedSentence, subjects } from './clauses.ts';

/** Whom a phrase means. `certain` is false where a pronoun has more than one person in reach. */
export interface Referents {
  readonly ids: readonly string[];
  /** It names something, but nothing that the packs know. */
  readonly unknown: boolean;
  readonly certain: boolean;
}

/** The people that the next sentence's pronouns may mean. */
export interface Discourse {
  readonly people: readonly string[];
  readonly subject: readonly string[];
  /** Works, policies and events that "it" may mean. */
  readonly things: readonly string[];
}

export const noDiscourse: Discourse = { people: [], subject: [], things: [] };

const joiningPrepositions = new Set(['of', 'on', 'in', 'as', 'at', 'for', 'over', 'to']);

/** Finds whom the phrases of one sentence mean. */
export class ReferentFinder {
  readonly #parsed: ParsedSentence;
  readonly #knowledge: Knowledge;
  readonly #before: Discourse;

  constructor(parsed: ParsedSentence, knowledge: Knowledge, before: Discourse) {
    this.#parsed = parsed;
    this.#knowledge = knowledge;
    this.#before = before;
  }

  of(phrase: NounPhrase): Referents {
    if (phrase.ids.length > 0) return { ids: phrase.ids, unknown: false, certain: true };
    if (phrase.pronoun) return this.#pronoun(phrase);
    const { words } = this.#knowledge.lexicon;
    if (words['transparent-nouns'].has(phrase.head)) {
      const meant = this.#joined(phrase);
      if (meant) return meant;
    }
    return { ids: [], unknown: true, certain: true };
  }

  /** "his seat on the Politburo", "the Politburo seat", "Pravda's editorship": what they are of. */
  #joined(phrase: NounPhrase): Referents | null {
    if (phrase.modifiers.length > 0) return { ids: phrase.modifiers, unknown: false, certain: true };
    const { chunks } = this.#parsed;
    const at = chunks.indexOf(phrase);
    const prep = chunks[at + 1];
    const next = chunks[at + 2];
    if ((prep?.kind === 'prep' || prep?.kind === 'sub') && joiningPrepositions.has(prep.word) && next?.kind === 'np')
      return this.of(next);
    if (phrase.possessor && phrase.possessor.ids.length > 0 && !this.#isPerson(phrase.possessor.ids[0] as string))
      return { ids: phrase.possessor.ids, unknown: false, certain: true };
    // "lost his place": of what is not said, so it is no obstacle and no help.
    return { ids: [], unknown: false, certain: true };
  }

  #isPerson(id: string): boolean {
    return this.#knowledge.entities.get(id)?.kind === 'person';
  }

  #people(chunk: Chunk): readonly string[] {
    if (chunk.kind !== 'np') return [];
    const own = chunk.ids.filter((id) => this.#isPerson(id));
    const owner = chunk.possessor ? this.#people(chunk.possessor) : [];
    return [...owner, ...own];
  }

  /** "it": the one thing named before, in this sentence or the last; never certain. */
  #thing(phrase: NounPhrase): Referents {
    const earlier = this.#parsed.chunks.filter((chunk) => chunk.start < phrase.start);
    const named = [...new Set(earlier.flatMap((chunk) => this.#things(chunk)))];
    const things = named.length > 0 ? named : this.#before.things;
    return things.length === 1
      ? { ids: things, unknown: false, certain: false }
      : { ids: [], unknown: true, certain: true };
  }

  #things(chunk: Chunk): readonly string[] {
    return chunk.kind === 'np'
      ? chunk.ids.filter((id) => ['term', 'event'].includes(this.#knowledge.entities.get(id)?.kind ?? ''))
      : [];
  }

  /** Whoever is in reach: whose it may be when an event noun names no owner ("The expulsion came in 1927"). */
  anybody(): Referents {
    const people = [
      ...new Set([...this.#before.people, ...this.#parsed.chunks.flatMap((chunk) => this.#people(chunk))]),
    ];
    return { ids: people, unknown: false, certain: false };
  }

  #pronoun(phrase: NounPhrase): Referents {
    const { chunks, clauses } = this.#parsed;
    if (phrase.pronoun === 'it') return this.#thing(phrase);
    const earlier = chunks.filter((chunk) => chunk.start < phrase.start);
    const inReach = new Set([...this.#before.people, ...earlier.flatMap((chunk) => this.#people(chunk))]);
    const fits = (id: string): boolean =>
      phrase.pronoun === 'they' || (this.#knowledge.entities.get(id)?.pronoun ?? 'he') === phrase.pronoun;
    const possible = [...inReach].filter(fits);
    if (possible.length === 0) return { ids: [], unknown: true, certain: true };
    if (possible.length === 1) return { ids: possible, unknown: false, certain: true };
    // The subject of the clause before, else of the sentence before; never certain with two people in reach.
    const preceding = clauses.filter((clause) => clause.verb && clause.verb.end <= phrase.start).toReversed();
    for (const clause of preceding) {
      const ids = subjects(clause)
        .flatMap((subject) => subject.ids)
        .filter((id) => this.#isPerson(id) && fits(id));
      if (ids.length > 0) return { ids, unknown: false, certain: false };
    }
    const subject = this.#before.subject.filter(fits);
    if (subject.length > 0) return { ids: subject, unknown: false, certain: false };
    return { ids: possible.slice(-1), unknown: false, certain: false };
  }

  /** What the sentence hands on to the next. A sentence that names nobody hands on what it was given. */
  after(): Discourse {
    const people = [...new Set(this.#parsed.chunks.flatMap((chunk) => this.#people(chunk)))];
    const first = this.#parsed.clauses.find((clause) => clause.type === 'main' && clause.verb);
    const subject = (first ? subjects(first) : [])
      .flatMap((phrase) => this.of(phrase).ids)
      .filter((id) => this.#isPerson(id));
    const things = [...new Set(this.#parsed.chunks.flatMap((chunk) => this.#things(chunk)))];
    if (people.length === 0) return { ...this.#before, things };
    return { people, subject: subject.length > 0 ? subject : people.slice(0, 1), things };
  }
}
