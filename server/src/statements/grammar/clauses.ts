import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Lexicon } from '../../knowledge/lexicon.ts';
import { antecedentOf } from './antecedent.ts';
import { type Chunk, isInsidePhrase, type NounPhrase, type TimeChunk, type VerbGroup } from './chunk.ts';
import {
  type Clause,
  type ParsedSentence,
  type PlacedTime,
  type Slot,
  subjectSlot,
  subjects,
  timePlace,
} from './clause.ts';
import { ClauseMoods, type SentenceMoods } from './clause-moods.ts';
import { ClauseTree } from './clause-tree.ts';
import { isLikeSubject } from './gapping.ts';
import {
  clauseAfterComma,
  clauseFollowsTime,
  commaFollows,
  finiteVerbFollows,
  setClauseFollows,
  timeFollowsPhrase,
  verbAfterComma,
} from './lookahead.ts';
import { moodOfInfinitive } from './mood.ts';

/** "accused of", "charged with", "shot for", "confessed to" */
const charging = new Set(['for', 'of', 'with', 'to']);

/** A comma before one of these may end an inner clause. */
const goesOn = new Set<Chunk['kind'] | undefined>(['verb', 'np', 'time', 'prep', 'sub']);

/** Reads the clauses of a sentence from left to right, keeping an unfinished clause while one inside it is read. */
export function readClauses(chunks: readonly Chunk[], knowledge: Knowledge, moods: SentenceMoods): ParsedSentence {
  return new ClauseReader(chunks, knowledge, moods).run();
}

class ClauseReader {
  readonly #chunks: readonly Chunk[];
  readonly #lexicon: Lexicon;
  readonly #kindOf: (id: string) => string | undefined;
  readonly #moods: ClauseMoods;
  readonly #tree: ClauseTree;
  readonly #times: PlacedTime[] = [];
  readonly #clauseOf: (Clause | undefined)[] = [];
  #prep: string | null = null;
  #joint: 'and' | 'comma' | null = null;
  /** Whether a comma stood since the last noun phrase or verb. */
  #comma = false;

  constructor(chunks: readonly Chunk[], knowledge: Knowledge, moods: SentenceMoods) {
    this.#chunks = chunks;
    this.#lexicon = knowledge.lexicon;
    this.#kindOf = (id) => knowledge.entities.get(id)?.kind;
    this.#moods = new ClauseMoods(moods, chunks, knowledge);
    this.#tree = new ClauseTree(this.#moods);
  }

  run(): ParsedSentence {
    for (const [at, chunk] of this.#chunks.entries()) {
      switch (chunk.kind) {
        case 'np':
          this.#nounPhrase(chunk, at);
          break;
        case 'verb':
          this.#verb(chunk, at);
          break;
        case 'time':
          this.#time(chunk, at);
          break;
        case 'prep':
          this.#prep = chunk.word;
          break;
        case 'particle':
          if (this.#tree.current.verb) this.#tree.current.particle ??= chunk.word;
          break;
        case 'and':
          this.#joint = 'and';
          this.#prep = null;
          if (this.#tree.current.verb && this.#tree.current.type !== 'aside' && setClauseFollows(this.#chunks, at)) {
            this.#tree.sibling();
            this.#joint = null;
          }
          break;
        case 'comma':
          this.#closeAtComma(at);
          this.#joint ??= 'comma';
          this.#comma = true;
          this.#prep = null;
          break;
        case 'sub':
          this.#subordinate(chunk.word, at);
          break;
        case 'rel':
          this.#relative(chunk.word, at);
          break;
        case 'open':
          this.#tree.interrupt();
          this.#prep = null;
          this.#joint = null;
          break;
        case 'close':
          this.#tree.resume();
          this.#prep = null;
          this.#joint = null;
          break;
        case 'stop':
          this.#tree.nextSegment();
          this.#forget();
      }
      this.#clauseOf[at] = this.#tree.current;
    }
    return { chunks: this.#chunks, clauses: this.#tree.clauses, times: this.#times, clauseOf: this.#clauseOf };
  }

  /** What joined the last phrase to the next has been heard. */
  #forget(): void {
    this.#prep = null;
    this.#joint = null;
    this.#comma = false;
  }

  #nounPhrase(phrase: NounPhrase, at: number): void {
    if (this.#joint !== null && this.#isGapped(at)) this.#gap(phrase);
    const { slots, verb } = this.#tree.current;
    const last = slots.at(-1);
    if (this.#prep !== null) {
      slots.push({ place: 'prep', prep: this.#prep, phrases: [phrase] });
    } else if (this.#joint !== null && last) {
      last.joined =
        this.#joint === 'and' && last.joined !== undefined && !this.#comma ? last.joined : last.phrases.length;
      if (this.#joint === 'and') last.coordinated = true;
      last.phrases.push(phrase);
    } else if (this.#tree.current.type === 'relative' && this.#tree.current.connective === 'who' && !verb) {
      slots.push({ place: 'object', phrases: [phrase] }); // a verb that the tagger missed: "who shot Lenin"
    } else if (verb && !(this.#tree.current.continues && subjects(this.#tree.current).length === 0)) {
      slots.push({ place: 'object', phrases: [phrase] });
    } else {
      slots.push({ place: 'subject', phrases: [phrase] });
    }
    this.#forget();
  }

  /** "expelled from the Politburo in 1926 and [expelled] from the party in 1927": a date, "and", and a phrase with its own. */
  #isGapped(at: number): boolean {
    const { verb, type } = this.#tree.current;
    if (!verb || type === 'aside') return false;
    const dated = this.#times.some((time) => time.clause === this.#tree.current && time.place === 'after');
    return dated && timeFollowsPhrase(this.#chunks, at);
  }

  /** Opens a clause with the verb of the one before, and its preposition where the new phrase has none. */
  #gap(phrase: NounPhrase): void {
    const clause = this.#tree.current;
    const last = clause.slots.at(-1);
    const child = this.#tree.open(clause.type, clause.parent, clause.connective, clause.mood, clause);
    child.verb = clause.verb;
    this.#tree.current = child;
    this.#joint = null;
    if (this.#prep === null && isLikeSubject(phrase, clause, last, this.#kindOf)) return; // it becomes the subject
    child.slots.push(subjectSlot(subjects(clause)));
    if (clause.subjectFrom) child.subjectFrom = clause.subjectFrom;
    this.#prep ??= last?.place === 'prep' ? (last.prep ?? null) : null;
  }

  /** Takes the phrases that turn out to begin a new clause away from the slot they were put in. */
  #reclaim(clause: Clause): NounPhrase[] {
    const last = clause.slots.at(-1);
    if (!last || last.joined === undefined) return [];
    const taken = last.phrases.splice(last.joined);
    delete last.joined;
    return taken;
  }

  #setVerb(clause: Clause, verb: VerbGroup): void {
    clause.verb = verb;
    clause.mood = this.#moods.withVerb(clause, verb);
  }

  #verb(verb: VerbGroup, at: number): void {
    const clause = this.#tree.current;
    if (!clause.verb) this.#firstVerb(clause, verb, at);
    else this.#laterVerb(clause, clause.verb, verb, at);
    this.#forget();
  }

  #firstVerb(clause: Clause, verb: VerbGroup, at: number): void {
    let own = clause.slots.find((slot) => slot.place === 'subject');
    if (!own) {
      const coordinated = clause.slots.at(-1)?.coordinated;
      const taken = this.#reclaim(clause);
      if (taken.length > 0) {
        own = subjectSlot(taken, coordinated);
        clause.slots.push(own);
      }
    } else if (
      clause.slots.at(-1)?.place === 'prep' &&
      clause.slots.at(-1)?.joined !== undefined &&
      own !== clause.slots.at(-1)
    ) {
      this.#reclaim(clause); // "Trotsky, with Zinoviev and Kamenev, was": the phrases after "with" stay out of it
    }
    // "Had Trotsky been expelled in 1924": a condition without "if".
    if (!own && verb.lemma === 'have' && at === 0 && this.#chunks[1]?.kind === 'np') {
      clause.mood = 'hypothetical';
      return;
    }
    // "after months of waiting, he …": a gerund after a preposition is no verb of this clause.
    if (this.#prep !== null && verb.form === 'gerund') {
      this.#openingParticiple(clause, verb, this.#prep);
      return;
    }
    const afterComma = this.#comma && this.#chunks[at - 1]?.kind === 'comma';
    const last = this.#chunks[at - 2];
    const beforeComma = afterComma && last?.kind === 'np' ? last : null;
    if (own && afterComma && verb.form !== 'finite' && verb.form !== 'infinitive') {
      this.#participle(clause, verb, own.phrases);
    } else if (own && afterComma && verb.voice === 'bare' && verbAfterComma(this.#chunks, at)) {
      this.#participle(clause, verb, own.phrases); // "Trotsky, exiled in 1928, lived …"
    } else if (!own && verb.voice === 'bare' && beforeComma && commaFollows(this.#chunks, at)) {
      this.#participle(clause, verb, [beforeComma]); // "At the Congress, held in December 1925, the …"
    } else if (
      !own &&
      clause.type === 'main' &&
      (verb.voice === 'bare' || verb.form === 'gerund') &&
      commaFollows(this.#chunks, at)
    ) {
      this.#openingParticiple(clause, verb, null);
    } else if (verb.form === 'infinitive' && (own ? finiteVerbFollows : clauseAfterComma)(this.#chunks, at)) {
      // "Stalin's decision to proceed drove them apart", "In an effort to please them, he …": the verb is still to come.
      const child = this.#tree.open('infinitive', clause, 'to', 'hypothetical');
      if (own) child.slots.push(subjectSlot(own.phrases));
      else child.subjectFrom = clause;
      this.#setVerb(child, verb);
      this.#tree.current = child;
    } else {
      this.#setVerb(clause, verb);
      if (verb.form === 'infinitive' && clause.mood === 'asserted') clause.mood = 'hypothetical';
    }
  }

  #laterVerb(clause: Clause, before: VerbGroup, verb: VerbGroup, at: number): void {
    if (verb.form === 'infinitive') {
      const object = clause.slots.findLast((slot) => slot.place === 'object')?.phrases;
      const mood = moodOfInfinitive(clause, before, this.#lexicon);
      const child = this.#tree.open('infinitive', clause, 'to', mood);
      child.slots.push(subjectSlot(object ?? subjects(clause)));
      this.#setVerb(child, verb);
      this.#tree.current = child;
      return;
    }
    // "that keeping Papen would cause a war": a gerund with what hangs on it is the subject.
    if (before.form === 'gerund' && verb.form === 'finite' && this.#joint === null && clause.type === 'sub') {
      clause.slots.length = 0;
      this.#setVerb(clause, verb);
      return;
    }
    // "The doctor who attended Lenin died": a second verb is that of the clause around, which has none yet.
    const around =
      this.#joint === null &&
      (clause.type === 'relative' || clause.type === 'participle' || clause.type === 'infinitive')
        ? this.#tree.outerWithoutVerb(clause)
        : null;
    if (around && verb.form === 'finite') {
      this.#tree.current = around;
      this.#firstVerb(around, verb, at);
      return;
    }
    const previous = this.#chunks[at - 1];
    // "which was the Treaty, signed in 1918": what a relative clause ended with.
    const inner = this.#joint === 'comma' ? this.#clauseOf[at - 2] : undefined;
    const explains = verb.voice === 'bare' && inner?.type === 'relative' && inner !== clause;
    const coordinated =
      !explains &&
      (this.#joint === 'and' || (this.#joint === 'comma' && verb.voice === 'bare' && before.voice !== 'active'));
    // "was ill in 1923, and Sverdlov, its organiser, had died": what explains the new subject stands between.
    const explained =
      this.#joint === 'comma' && verb.voice !== 'bare' && verb.form === 'finite' && this.#hasNewSubject(clause);
    // "a force, the Gestapo, and appointed": what stands before "and" is no subject.
    const shares = previous?.kind === 'and';
    const taken =
      !shares && !explains && verb.form !== 'gerund' && (coordinated || explained || this.#joint === null)
        ? this.#reclaim(clause).slice(0, explained ? 1 : undefined)
        : [];
    if (taken.length > 0) {
      this.#conjunct(clause, verb, taken); // "Trotsky was expelled and Zinoviev resigned"
    } else if (coordinated) {
      this.#conjunct(clause, verb, subjects(clause));
    } else if (this.#comma && (verb.form === 'gerund' || verb.voice === 'bare')) {
      const beforeComma = this.#chunks[at - 2];
      const nearest = verb.voice === 'bare' && beforeComma?.kind === 'np' ? [beforeComma] : subjects(clause);
      this.#participle(clause, verb, nearest);
    } else if (before.voice === 'bare' && this.#isAgent(clause, previous)) {
      this.#conjunct(clause, verb, subjects(clause)); // "The Duma promised by the Manifesto met in 1906"
    } else if (previous?.kind === 'np' && verb.voice === 'bare') {
      this.#participle(clause, verb, [previous]); // "the men expelled in 1927"
      // "wanted Trotsky expelled"
      if (this.#lexicon.words['attitude-verbs'].has(before.lemma) && before.voice !== 'passive')
        this.#tree.current.mood = 'hypothetical';
      // "One candidate had him murdered in 1929": so he wrote, unless it is one who could.
      if (before.lemma === 'have' && subjects(clause).every(({ ids, pronoun }) => ids.length === 0 && !pronoun))
        this.#tree.current.mood = 'attributed';
    } else if (verb.form === 'gerund') {
      this.#participle(clause, verb, subjects(clause));
      // "tried for murdering Kirov": so the court said.
      if (charging.has(this.#prep ?? '') && this.#lexicon.words['accusing-verbs'].has(before.lemma))
        this.#tree.current.mood = 'attributed';
    } else if (previous?.kind === 'np' && clause.slots.at(-1)?.place === 'object') {
      // "He said Trotsky was expelled": "that" is left out.
      const object = clause.slots.pop() as Slot;
      const child = this.#tree.open('sub', clause, 'that', this.#moods.subordinate('that', clause));
      child.slots.push(subjectSlot(object.phrases, object.coordinated));
      this.#setVerb(child, verb);
      this.#tree.current = child;
    } else if (before.voice === 'bare' || clause.type !== 'main') {
      // The first verb was a participle after all ("The men expelled in 1927 were …"), or an inner clause has ended.
      const outer = this.#tree.outerWithoutVerb(clause);
      if (outer) {
        this.#tree.current = outer;
        this.#firstVerb(outer, verb, at);
      } else this.#conjunct(clause, verb, subjects(clause));
    } else this.#conjunct(clause, verb, subjects(clause));
  }

  /** Whether "and" has joined a phrase to the last complement that may begin a clause of its own. */
  #hasNewSubject({ slots }: Clause): boolean {
    const last = slots.at(-1);
    return last?.place === 'prep' && last.coordinated === true && last.joined !== undefined;
  }

  /** Whether a phrase says by whom something was done, so that it does nothing itself. */
  #isAgent(clause: Clause, phrase: Chunk | undefined): boolean {
    const last = clause.slots.at(-1);
    return last?.place === 'prep' && last.prep === 'by' && phrase?.kind === 'np' && last.phrases.includes(phrase);
  }

  #conjunct(clause: Clause, verb: VerbGroup, subject: readonly NounPhrase[]): void {
    const independent = clause.type === 'infinitive' && verb.form === 'finite' && subject !== subjects(clause);
    const child = this.#tree.conjunct(clause, subject, independent);
    // "was expelled and exiled": the auxiliary holds for both.
    const shared =
      clause.verb && verb.voice === 'bare' && clause.verb.voice === 'passive' && subject === subjects(clause);
    this.#setVerb(child, shared ? { ...verb, voice: 'passive' } : verb);
    if (shared && clause.mood === 'denied') child.mood = 'denied';
    this.#tree.current = child;
  }

  #participle(clause: Clause, verb: VerbGroup, subject: readonly NounPhrase[]): void {
    const child = this.#tree.open('participle', clause, null, this.#moods.aside(clause, subject[0]));
    child.slots.push(subjectSlot(subject));
    this.#setVerb(child, verb);
    this.#tree.current = child;
  }

  /** "Exiled in 1928, he …": the subject is still to come. */
  #openingParticiple(clause: Clause, verb: VerbGroup, prep: string | null): void {
    const child = this.#tree.open('participle', clause, prep, clause.mood);
    child.subjectFrom = clause;
    this.#setVerb(child, verb);
    this.#tree.current = child;
  }

  #time(chunk: TimeChunk, at: number): void {
    if (
      this.#tree.current.verb &&
      this.#tree.current.type !== 'aside' &&
      this.#joint !== null &&
      !(this.#joint === 'comma' && this.#chunks[at + 1]?.kind === 'comma') && // "he joined late, in 1917, so …"
      clauseFollowsTime(this.#chunks, at)
    ) {
      this.#joint = null;
      this.#tree.sibling(); // "…, and in 1929 he left": the time belongs to the clause that it begins.
    }
    const clause = this.#tree.current;
    this.#times.push({ chunk, at, clause, place: timePlace(clause) });
    if (!isInsidePhrase(this.#chunks, at)) this.#prep = null;
    if (this.#joint !== 'and') this.#joint = null;
  }

  /** A comma may end the clause that is being read and go back to the one around it. */
  #closeAtComma(at: number): void {
    const next = this.#chunks[at + 1];
    const { parent, type, verb } = this.#tree.current;
    if (!parent || !verb || type === 'main' || type === 'aside') return;
    const outer = this.#tree.outerWithoutVerb(this.#tree.current);
    if (outer) {
      if (goesOn.has(next?.kind) && !(type === 'relative' && next?.kind === 'np')) this.#tree.current = outer;
    } else if (type === 'relative' || (type === 'sub' && next?.kind === 'verb')) {
      this.#tree.current = parent;
    }
  }

  #subordinate(word: string, at: number): void {
    const next = this.#chunks[at + 1];
    if (word === 'as' && next?.kind === 'sub') return; // "as if"
    if (word === 'that' && !this.#tree.current.verb && next?.kind !== 'np') return;
    const clause = this.#tree.current;
    const child = this.#tree.open('sub', clause, word, this.#moods.subordinate(word, clause));
    if (next?.kind === 'verb') child.subjectFrom = clause;
    this.#tree.current = child;
    this.#forget();
  }

  #relative(word: string, at: number): void {
    const antecedent = antecedentOf(this.#chunks, at, this.#lexicon);
    const clause = this.#tree.current;
    // "wanted to keep NEP, which had begun in 1921": what is said on the side is said by the writer.
    const outer = this.#moods.aside(clause, antecedent);
    const child = this.#tree.open('relative', clause, word, outer === 'hypothetical' ? this.#moods.own : outer);
    const next = this.#chunks[at + 1];
    if (antecedent) {
      const pronounVerb = next?.kind === 'verb' || word === 'who';
      if (this.#prep !== null) child.slots.push({ place: 'prep', prep: this.#prep, phrases: [antecedent] });
      else if (pronounVerb && word !== 'whose') child.slots.push({ place: 'subject', phrases: [antecedent] });
      else if (word !== 'whose') child.slots.push({ place: 'object', phrases: [antecedent] });
    }
    this.#tree.current = child;
    this.#forget();
  }
}
