import type { Span } from '../../essay/span.ts';
import type { Chunk, NounPhrase } from '../grammar/chunk.ts';
import type { Clause } from '../grammar/clause.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { SentenceReading } from '../reading.ts';
import { type Claim, type Happening, Happenings, onlyPhrase } from './happenings.ts';

/** Whether what a verb's subject says came first (1) or last (-1). */
type Direction = 1 | -1 | 0;

/** They say that one thing came after the other, and not by its doing. */
const succeeding: ReadonlySet<string> = new Set(['follow', 'precede', 'replace', 'supersede']);

/** What has been done is over, whether it was done at an occasion or in it: "having crushed him in the Putsch". */
const inOccasion: ReadonlySet<string> = new Set(['at', 'during', 'in']);

/** Reads verbs that put two events in an order: "X led to Y", "X was a response to Y", "having done X, he did Y". */
export class CauseReader {
  readonly #happenings: Happenings;

  readonly #before: Happenings | null;

  /** @param before the sentence before, of which "this" speaks */
  constructor(happenings: Happenings, before: SentenceReading | undefined) {
    this.#happenings = happenings;
    this.#before = before?.mood === 'asserted' ? new Happenings(before, happenings.knowledge) : null;
  }

  claims(): readonly Claim[] {
    return this.#happenings.reading.predicates
      .filter(({ kind }) => kind === 'verb')
      .flatMap((verb) => this.#verbal(verb) ?? this.#copula(verb) ?? this.#having(verb) ?? this.#caused(verb) ?? []);
  }

  get #chunks(): readonly Chunk[] {
    return this.#happenings.chunks;
  }

  get #words() {
    return this.#happenings.knowledge.lexicon.words;
  }

  #direction(lemma: string, prep?: string): Direction {
    const phrase = prep === undefined ? lemma : `${lemma} ${prep}`;
    if (this.#words['causing-verbs'].has(phrase)) return 1;
    return this.#words['following-verbs'].has(phrase) ? -1 : 0;
  }

  /** "X led to Y", "X was followed by Y", "X followed Y", "…, leading to Y" */
  #verbal({ clause }: Predicate): Claim | null {
    const group = clause.verb;
    if (!group || group.negated || clause.type === 'infinitive') return null;
    if (clause.type === 'participle' && group.form !== 'gerund') return null;
    const { subject, or } = this.#causeOf(clause);
    if (!subject || ('governor' in subject && subject.governor !== undefined && clause.type === 'main')) return null;
    const by = onlyPhrase(clause, 'prep', 'by');
    const object = onlyPhrase(clause, 'object');
    const passive = group.voice === 'passive' || (group.voice === 'bare' && by !== undefined && !object);
    const own = this.#direction(group.lemma);
    const others: readonly (readonly [NounPhrase | undefined, Direction])[] = passive
      ? [[by, -own as Direction]]
      : [
          [object, own],
          ...clause.slots
            .filter(({ place, phrases }) => place === 'prep' && phrases.length === 1)
            .map(({ prep, phrases }) => [phrases[0], this.#direction(group.lemma, prep)] as const),
        ];
    for (const [phrase, way] of others) {
      const other = way === 0 ? undefined : this.#happenings.happeningOf(phrase);
      const at = phrase ? this.#chunks.indexOf(phrase) : -1;
      // "Trotsky followed the Plan": of two names, one at least is of an event.
      if (!other || this.#goesOn(at) || (other.kind === 'np' && subject.kind === 'np')) continue;
      // "Kirov was murdered, which followed …": what "which" stands for, only a cause tells.
      if (or && way !== 1) continue;
      // "the Act, to which the Fire led": the phrase may stand before the verb.
      const link = { start: group.start, end: Math.max(group.end, this.#chunks[at - 1]?.end ?? 0) };
      const causal = !succeeding.has(group.lemma);
      return way === 1
        ? { earlier: subject, later: other, link, causal, ...(or ? { or } : {}) }
        : { earlier: other, later: subject, link, causal };
    }
    return null;
  }

  /** What brings something about: the subject; of "…, which led to" what stands before it, or what the clause before says. */
  #causeOf(clause: Clause): { readonly subject?: Happening; readonly or?: readonly Happening[] } {
    // "which in turn led to": what "which" stands for is read before the verb is.
    const phrase =
      onlyPhrase(clause, 'subject') ?? (clause.type === 'relative' ? clause.slots[0]?.phrases[0] : undefined);
    const before = clause.parent && this.#happenings.whatHappens(clause.parent);
    if (clause.type === 'main' && phrase?.words.length === 1 && phrase.words[0] === 'this') return this.#told();
    if (clause.type === 'main' || clause.type === 'sub') return subjectOf(this.#happenings.happeningOf(phrase));
    const antecedent = clause.type === 'relative' ? this.#happenings.antecedent(phrase) : undefined;
    if (!before) return subjectOf(antecedent);
    return antecedent && antecedent !== before ? { subject: before, or: [antecedent] } : { subject: before };
  }

  /** "This led to": the last thing that the sentence before tells, or anything else in it. */
  #told(): { readonly subject?: Happening; readonly or?: readonly Happening[] } {
    const predicates = this.#before?.reading.predicates ?? [];
    const verb = predicates.findLast(({ kind, clause }) => kind === 'verb' && clause.type === 'main');
    const last = verb && this.#before?.whatHappens(verb.clause);
    return last ? { subject: last, or: predicates.filter((one) => one !== last) } : {};
  }

  /** "X was a response to Y", "X was the prelude to Y" */
  #copula({ clause, at }: Predicate): Claim | null {
    const group = clause.verb;
    if (group?.lemma !== 'be' || group.voice === 'passive' || group.negated) return null;
    const [noun, prep, phrase] = this.#chunks.slice(at + 1, at + 4);
    if (noun?.kind !== 'np' || prep?.kind !== 'prep' || phrase?.kind !== 'np' || noun.possessor) return null;
    const sequel = this.#words['sequel-nouns'].has(noun.head);
    if (!sequel && !this.#words['prelude-nouns'].has(noun.head)) return null;
    if (prep.word !== 'of' && prep.word !== 'to' && prep.word !== 'for') return null;
    const subject = this.#happenings.nominalOf(onlyPhrase(clause, 'subject'));
    const other = this.#happenings.eventOf(phrase);
    if (!subject || !other || this.#goesOn(at + 3)) return null;
    const link: Span = { start: group.start, end: prep.end };
    return sequel
      ? { earlier: other, later: subject, link, causal: true }
      : { earlier: subject, later: other, link, causal: true };
  }

  /** "Having been expelled, Trotsky was exiled", "Having crushed the SA in the Night of the Long Knives, Hitler …" */
  #having({ clause, at, end, start }: Predicate): Claim | null {
    const group = clause.verb;
    if (clause.type !== 'participle' || group?.form !== 'gerund' || !group.perfect || group.negated) return null;
    const main = clause.subjectFrom && this.#happenings.whatHappens(clause.subjectFrom);
    const own = this.#happenings.whatHappens(clause) ?? this.#happenings.occasionOf(clause, inOccasion);
    if (!main || !own || !this.#opens(at, main)) return null;
    return { earlier: own, later: main, link: { start, end }, causal: false };
  }

  /** "Prompted by the Crash, the Allies adopted the Plan" */
  #caused({ clause, at, start }: Predicate): Claim | null {
    const group = clause.verb;
    if (clause.type !== 'participle' || group?.voice !== 'bare' || this.#direction(group.lemma) !== 1) return null;
    const phrase = onlyPhrase(clause, 'prep', 'by');
    const cause = this.#happenings.eventOf(phrase);
    const main = clause.subjectFrom && this.#happenings.whatHappens(clause.subjectFrom);
    if (!phrase || !main || !cause || !this.#opens(at, main)) return null;
    const by = this.#chunks[this.#chunks.indexOf(phrase) - 1] as Chunk;
    return { earlier: cause, later: main, link: { start, end: by.end }, causal: true };
  }

  /** Whether nothing stands between a participle that opens the sentence and the main verb but phrases. */
  #opens(at: number, main: Predicate): boolean {
    const between = this.#chunks.slice(at + 1, main.at);
    return main.at > at && !between.some(({ kind }) => kind === 'and' || kind === 'rel' || kind === 'sub');
  }

  /** "led to Kirov's murder being looked into", "to the murder of": what follows makes something else of it. */
  #goesOn(at: number): boolean {
    const next = this.#chunks[at + 1];
    return next?.kind === 'verb' || next?.kind === 'rel';
  }
}

const subjectOf = (subject: Happening | undefined): { readonly subject?: Happening } => (subject ? { subject } : {});
