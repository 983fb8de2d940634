import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Chunk, Joint, NounPhrase } from './chunk.ts';
import { type Clause, type ParsedSentence, subjects } from './clause.ts';
import { holderMeant, relationMeant } from './descriptions.ts';
import { explainedBy } from './lines.ts';

/** Whom a phrase means. `certain` is false where a pronoun has more than one person in reach. */
export interface Referents {
  readonly ids: readonly string[];
  /** It names something, but nothing that the packs know. */
  readonly unknown: boolean;
  readonly certain: boolean;
  /** A pronoun that is not certain, and yet most probably means these: charity has to look at the rivals. */
  readonly likely?: boolean;
  /** Other people whom a pronoun may mean: what is true of one of them is not contradicted. */
  readonly rivals?: readonly string[];
}

/** The people that the next sentence's pronouns may mean. */
export interface Discourse {
  readonly people: readonly string[];
  readonly subject: readonly string[];
  /** Works, policies and events that "it" may mean. */
  readonly things: readonly string[];
  /** Those of them that the sentence was about. */
  readonly matter: readonly string[];
  /** Whether names were mentioned that the packs do not know. */
  readonly strangers: boolean;
  /** The one whom the section is about. */
  readonly topic: string | null;
  /** Whether they are those of another paragraph: nobody to a sentence that names people itself. */
  readonly distant?: boolean;
}

export const noDiscourse: Discourse = {
  people: [],
  subject: [],
  things: [],
  matter: [],
  strangers: false,
  topic: null,
};

const joiningPrepositions = new Set(['of', 'on', 'in', 'as', 'at', 'for', 'over', 'to']);

/** Finds whom the phrases of one sentence mean. */
export class ReferentFinder {
  readonly #parsed: ParsedSentence;
  readonly #knowledge: Knowledge;
  readonly #before: Discourse;

  constructor(parsed: ParsedSentence, knowledge: Knowledge, before: Discourse) {
    this.#parsed = parsed;
    this.#knowledge = knowledge;
    const namesPeople = before.distant && parsed.chunks.some((chunk) => this.#people(chunk).length > 0);
    this.#before = namesPeople ? { ...noDiscourse, topic: before.topic } : before;
  }

  of(phrase: NounPhrase): Referents {
    if (this.#isLesser(phrase)) return { ids: [], unknown: true, certain: true };
    if (phrase.ids.length > 0) {
      // "the KPD's Tenth Congress", "the Tenth Congress of the KPD": somebody else's is another.
      if (this.#isSomebodyElses(phrase)) return { ids: [], unknown: true, certain: true };
      // "Carin Göring": perhaps another one of the name.
      const namesake = phrase.foreign === true && phrase.ids.some((id) => this.#isPerson(id));
      return { ids: phrase.ids, unknown: false, certain: !namesake };
    }
    if (phrase.pronoun) return this.#pronoun(phrase);
    const { words } = this.#knowledge.lexicon;
    if (words['transparent-nouns'].has(phrase.head)) {
      const meant = this.#joined(phrase);
      if (meant) return meant;
    }
    return this.#explained(phrase) ?? { ids: [], unknown: true, certain: true };
  }

  /** "Rentenmark: new currency introduced in 1923" */
  #explained(phrase: NounPhrase): Referents | null {
    if (phrase.possessor || this.#knowledge.lexicon.nouns.has(phrase.head)) return null;
    const title = explainedBy(this.#parsed, phrase);
    if (!title || title.ids.some((id) => this.#isPerson(id))) return null;
    const next = this.#parsed.chunks[this.#parsed.chunks.indexOf(phrase) + 1];
    return { ids: title.ids, unknown: false, certain: next?.kind === 'verb' && next.voice === 'bare' };
  }

  /** Whom a phrase means where somebody is meant: also by a description, "the former War Commissar", "his rival". */
  whom(phrase: NounPhrase): Referents {
    const meant = this.of(phrase);
    if (phrase.pronoun || meant.ids.some((id) => this.#isPerson(id))) return meant;
    const inReach = [
      ...new Set([
        ...this.#before.people,
        ...this.#parsed.chunks.filter((chunk) => chunk.end <= phrase.start).flatMap((chunk) => this.#people(chunk)),
      ]),
    ];
    const owner = phrase.possessor && this.of(phrase.possessor);
    const described =
      holderMeant(phrase, inReach, this.#knowledge) ??
      (owner ? relationMeant(phrase, owner.ids, inReach, this.#knowledge) : null);
    if (!described) return meant;
    const sure = owner === undefined || owner.certain || owner.ids.every((id) => this.#before.subject.includes(id));
    const likely = described.likely && sure && !this.#before.strangers;
    return { ids: [...described.ids, ...meant.ids], unknown: false, certain: false, likely };
  }

  /** "deputy head of the NKVD", "acting Chancellor": another office than the one that is named. */
  #isLesser({ words, ids }: NounPhrase): boolean {
    const lesser = this.#knowledge.lexicon.words['lesser-words'];
    return words.some((word) => lesser.has(word)) && !ids.some((id) => this.#isPerson(id));
  }

  /** Whether a named event or policy is said to be of something that the packs do not know. */
  #isSomebodyElses(phrase: NounPhrase): boolean {
    const kinds = phrase.ids.map((id) => this.#knowledge.entities.get(id)?.kind ?? 'event');
    if (phrase.foreign && !kinds.includes('person')) return true;
    if (kinds.includes('organisation') && this.#isOfAnotherPlace(phrase)) return true;
    if (!kinds.every((kind) => kind === 'event' || kind === 'term')) return false;
    const { chunks } = this.#parsed;
    const at = chunks.indexOf(phrase);
    const owner =
      chunks[at + 1]?.kind === 'prep' && (chunks[at + 1] as Joint).word === 'of' ? chunks[at + 2] : undefined;
    if (owner?.kind === 'np' && (owner.foreign || (owner.ids.length === 0 && !owner.pronoun))) return true;
    if (owner?.kind === 'np' && owner.ids.length > 0 && !owner.ids.some((id) => this.#mayOwn(id, phrase.ids)))
      return true;
    if (!phrase.possessor) return false;
    if (phrase.possessor.pronoun === 'it' || phrase.possessor.pronoun === 'they') return this.#subjectIsUnknown(phrase);
    const { ids } = phrase.possessor;
    const others = ids.length > 0 && !ids.some((id) => this.#mayOwn(id, phrase.ids));
    return others || phrase.possessor.foreign === true || this.of(phrase.possessor).unknown;
  }

  /** "the Sovnarkom of Ukraine", "the Ukrainian Cheka": a body of the same name in a place that is no part of its own. */
  #isOfAnotherPlace(phrase: NounPhrase): boolean {
    const { chunks } = this.#parsed;
    const at = chunks.indexOf(phrase);
    const prep = chunks[at + 1];
    const owner = prep?.kind === 'prep' && prep.word === 'of' ? chunks[at + 2] : undefined;
    if (owner?.kind !== 'np' || !owner.proper) return false;
    return owner.ids.length === 0 || owner.ids.every((id) => this.#knowledge.entities.get(id)?.kind === 'place');
  }

  /** "the Plan of the Komsomol": a body owns an event or a policy only if that has a name with the body's in it. */
  #mayOwn(owner: string, owned: readonly string[]): boolean {
    const { entities } = this.#knowledge;
    const body = entities.get(owner);
    if (body?.kind !== 'organisation') return true;
    const names = owned.flatMap((id) => entities.get(id)?.names ?? []);
    return body.names.some((name) => names.some((whole) => whole.includes(name)));
  }

  /** "The KPD held its Tenth Congress": whose it is shows in the subject of the clause. */
  #subjectIsUnknown(phrase: NounPhrase): boolean {
    const clause = this.#parsed.clauses.findLast((one) => one.verb !== null && one.verb.start < phrase.start);
    const [subject] = clause ? subjects(clause) : [];
    if (!subject || subject.pronoun) return false;
    return subject.foreign === true || !subject.ids.some((id) => this.#mayOwn(id, phrase.ids));
  }

  /** "his seat on the Politburo", "the Politburo seat", "Pravda's editorship": what they are of. */
  #joined(phrase: NounPhrase): Referents | null {
    if (phrase.modifiers.length > 0) return { ids: phrase.modifiers, unknown: false, certain: true };
    const { chunks } = this.#parsed;
    const at = chunks.indexOf(phrase);
    const prep = chunks[at + 1];
    const next = chunks[at + 2];
    if (prep?.kind === 'prep' && joiningPrepositions.has(prep.word) && next?.kind === 'np') return this.of(next);
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

  /** "it": the one thing named before, in this sentence or the last; surely that only if the last was about it. */
  #thing(phrase: NounPhrase): Referents {
    const earlier = this.#parsed.chunks.filter((chunk) => chunk.start < phrase.start);
    const named = [...new Set(earlier.flatMap((chunk) => this.#things(chunk)))];
    const things = named.length > 0 ? named : this.#before.things;
    if (things.length !== 1) return { ids: [], unknown: true, certain: true };
    const likely = named.length === 0 && this.#before.matter.includes(things[0] as string) && this.#isSubject(phrase);
    return { ids: things, unknown: false, certain: false, likely };
  }

  #things(chunk: Chunk): readonly string[] {
    return chunk.kind === 'np'
      ? chunk.ids.filter((id) => ['term', 'event'].includes(this.#knowledge.entities.get(id)?.kind ?? ''))
      : [];
  }

  /** Whether the sentence names somebody or some body, and in a clause nobody but those whom the packs know. */
  namesOnlyTheKnown(clause: Clause): boolean {
    const { chunks, clauseOf } = this.#parsed;
    const kinds = chunks.flatMap((chunk) =>
      chunk.kind === 'np' ? chunk.ids.map((id) => this.#knowledge.entities.get(id)?.kind) : [],
    );
    return (
      (kinds.includes('organisation') || kinds.includes('person')) &&
      !chunks.some((chunk, at) => clauseOf[at] === clause && isStranger(chunk))
    );
  }

  /** Whoever is in reach: whose it may be when an event noun names no owner ("The expulsion came in 1927"). */
  anybody(): Referents {
    const people = [
      ...new Set([...this.#before.people, ...this.#parsed.chunks.flatMap((chunk) => this.#people(chunk))]),
    ];
    return { ids: people, unknown: false, certain: false };
  }

  #pronoun(phrase: NounPhrase): Referents {
    if (phrase.pronoun === 'it') return this.#thing(phrase);
    const { topic } = this.#before;
    const earlier = this.#parsed.chunks.filter((chunk) => chunk.start < phrase.start);
    if (phrase.pronoun === 'unsaid') {
      // "1937: Zinoviev, Kamenev – executed"
      const listed = [...new Set(earlier.flatMap((chunk) => this.#people(chunk)))];
      if (listed.length > 0) return { ids: listed, unknown: false, certain: !earlier.some(isStranger) };
      if (topic !== null) return { ids: [topic], unknown: false, certain: true };
    }
    const fits = (id: string): boolean =>
      phrase.pronoun === 'they' ||
      phrase.pronoun === 'unsaid' ||
      (this.#knowledge.entities.get(id)?.pronoun ?? 'he') === phrase.pronoun;
    // "Stalin removed him": not himself.
    const doers = new Set(this.#doersTo(phrase));
    const possible = new Set(
      [...this.#before.people, ...earlier.flatMap((chunk) => this.#people(chunk))].filter(
        (id) => fits(id) && !doers.has(id),
      ),
    );
    if (possible.size === 0 && phrase.pronoun === 'unsaid') return { ids: [], unknown: true, certain: true };
    if (possible.size === 0 && this.#isMainSubject(phrase)) return { ids: [], unknown: true, certain: true };
    if (possible.size === 0) {
      // "By the time of his removal, Trotsky …": the name comes after the pronoun.
      const later = [...new Set(this.#parsed.chunks.flatMap((chunk) => this.#people(chunk)).filter(fits))];
      const likely = later.length === 1 && !this.#before.strangers && this.#isBeforeItsName(phrase, later[0] as string);
      return { ids: later.slice(0, 1), unknown: later.length === 0, certain: false, ...(likely ? { likely } : {}) };
    }
    // The subject of the clause before, else of the sentence before. It is certain only if nobody else is in reach.
    const subject =
      doers.size > 0 && possible.size === 1
        ? [...possible]
        : this.#subjectBefore(phrase).filter((id) => possible.has(id));
    if (subject.length === 0) return { ids: [...possible].slice(-1), unknown: false, certain: false };
    const strangers = this.#before.strangers || earlier.some((chunk) => isStranger(chunk) && this.#acts(chunk));
    const rivals = [...possible].filter((id) => !subject.includes(id));
    const settled = rivals.length === 0 || (subject.length === 1 && this.#isSubject(phrase));
    return {
      ids: subject,
      unknown: false,
      certain: rivals.length === 0 && !strangers,
      likely: settled && !strangers,
      rivals,
    };
  }

  /** "He ran the militia before he became Yezhov's deputy": who is told of is no one named further on. */
  #isMainSubject(phrase: NounPhrase): boolean {
    return this.#parsed.clauses.some(
      (clause) => clause.type === 'main' && clause.verb !== null && subjects(clause)[0] === phrase,
    );
  }

  /** "After he was expelled, Trotsky …": the subject of a clause that the sentence opens with is that of the main clause. */
  #isBeforeItsName(phrase: NounPhrase, id: string): boolean {
    const inner = this.#parsed.clauses.find((clause) => clause.type === 'sub' && subjects(clause)[0] === phrase);
    const [subject, second] = inner?.parent ? subjects(inner.parent) : [];
    const strangers = this.#parsed.chunks.some((chunk) => isStranger(chunk) && this.#acts(chunk));
    return subject !== undefined && !second && !strangers && subject.start > phrase.start && subject.ids.includes(id);
  }

  /** Who does what a clause says to a pronoun that is its object. */
  #doersTo(phrase: NounPhrase): readonly string[] {
    const clause = this.#parsed.clauses.find(({ slots }) =>
      slots.some((slot) => slot.place !== 'subject' && slot.phrases.includes(phrase)),
    );
    return clause ? subjects(clause).flatMap((subject) => this.#personOf(subject)) : [];
  }

  /** A subject that is a pronoun goes on about the subject before it, far more often than about anybody else. */
  #isSubject(phrase: NounPhrase): boolean {
    if (phrase.pronoun === 'unsaid') return true;
    return this.#parsed.clauses.some(({ slots }) =>
      slots.some((slot) => slot.place === 'subject' && slot.phrases[0] === phrase),
    );
  }

  /** Whether somebody is the subject of a clause, and so may be meant by a pronoun. */
  #acts(chunk: Chunk): boolean {
    return chunk.kind === 'np' && this.#isSubject(chunk);
  }

  #subjectBefore(phrase: NounPhrase): readonly string[] {
    const preceding = this.#parsed.clauses.filter((clause) => clause.verb && clause.verb.end <= phrase.start);
    for (const clause of preceding.toReversed()) {
      const ids = subjects(clause).flatMap((subject) => this.#personOf(subject));
      if (ids.length > 0) return ids;
    }
    return this.#before.subject;
  }

  /** "Lenin" and "Lenin's health" are about Lenin; "Lenin's rival" is somebody else. */
  #personOf(phrase: NounPhrase): readonly string[] {
    const own = phrase.ids.filter((id) => this.#isPerson(id));
    const { possessor, head } = phrase;
    if (own.length > 0 || !possessor || this.#knowledge.lexicon.words['group-nouns'].has(head)) return own;
    return possessor.ids.filter((id) => this.#isPerson(id));
  }

  #strangersAct(): boolean {
    return this.#parsed.chunks.some((chunk) => isStranger(chunk) && this.#acts(chunk));
  }

  /** What the sentence hands on to the next. A sentence that speaks of nobody hands on what it was given. */
  after(): Discourse {
    const { chunks, clauses } = this.#parsed;
    const phrases = chunks.filter((chunk) => chunk.kind === 'np');
    const meant = phrases
      .flatMap((phrase) => [phrase, ...(phrase.possessor ? [phrase.possessor] : [])])
      .flatMap((phrase) => this.of(phrase).ids);
    const people = [...new Set(meant.filter((id) => this.#isPerson(id)))];
    const things = [...new Set(chunks.flatMap((chunk) => this.#things(chunk)))];
    const first = clauses.find((clause) => clause.type === 'main' && clause.verb);
    const about = first ? subjects(first) : [];
    const { topic } = this.#before;
    const matter = about.flatMap((phrase) => this.#things(phrase));
    // "He was arrested in 1939": somebody of whom nobody knows who it is.
    const unknown = about.some(
      (phrase) => phrase.pronoun && phrase.pronoun !== 'it' && this.of(phrase).ids.length === 0,
    );
    const strange = unknown || this.#strangersAct();
    if (people.length === 0) {
      const before = strange && this.#before.distant ? noDiscourse : this.#before;
      return { ...before, things, matter, strangers: before.strangers || strange, topic };
    }
    // "Leon Trotsky, 1879–1940.": nothing is said of him yet.
    const subject = (first ? about : phrases.slice(0, 1).filter(({ ids }) => ids.length > 0)).flatMap((phrase) => {
      const named = this.#personOf(phrase);
      return named.length > 0 ? named : phrase.pronoun ? this.of(phrase).ids.filter((id) => this.#isPerson(id)) : [];
    });
    // "He was old. He died in 1935.": pronouns alone leave it as open as before who is meant.
    const named = phrases.some((phrase) => this.#people(phrase).length > 0) && !about.some(({ pronoun }) => pronoun);
    const strangers = strange || (!named && this.#before.strangers);
    return { people, subject, things, matter, strangers, topic };
  }
}

/** A name that the packs do not know: it may be anybody. */
const isStranger = (chunk: Chunk): boolean =>
  chunk.kind === 'np' && chunk.proper && chunk.ids.length === 0 && !chunk.pronoun && chunk.modifiers.length === 0;
