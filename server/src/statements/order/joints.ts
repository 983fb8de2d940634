import type { Span } from '../../essay/span.ts';
import type { Chunk, Joint, NounPhrase } from '../grammar/chunk.ts';
import type { Predicate } from '../grammar/predicates.ts';
import { type Claim, type Happenings, onlyPhrase } from './happenings.ts';

/** Words before a phrase that say on which side of it the rest lies: "after", "in the wake of", "on the eve of". */
interface Opening {
  readonly side: 'after' | 'before';
  /** The chunks from the first word of it to the phrase. */
  readonly from: number;
  readonly object: number;
  /** "by the time of": of what "had" been done already. */
  readonly perfect?: boolean;
  readonly causal?: boolean;
}

const leading: ReadonlySet<string> = new Set(['in', 'as', 'on', 'at', 'by']);
const owning: ReadonlySet<string> = new Set(['of', 'to', 'for']);

/** Reads what phrases and clauses say of when the rest of the sentence was: "after Lenin's death", "when … had already". */
export class JointReader {
  readonly #happenings: Happenings;
  readonly #prose: string;

  constructor(happenings: Happenings, prose: string) {
    this.#happenings = happenings;
    this.#prose = prose;
  }

  claims(): readonly Claim[] {
    const { reading } = this.#happenings;
    const phrases = this.#chunks.flatMap((_, at) => this.#opening(at) ?? []).map((opening) => this.#phrase(opening));
    const clauses = reading.predicates
      .filter(({ kind }) => kind === 'verb')
      .flatMap((verb) => [this.#clause(verb), this.#byTheTime(verb), this.#relative(verb)]);
    return [...phrases, ...clauses].filter((claim) => claim !== null);
  }

  get #chunks(): readonly Chunk[] {
    return this.#happenings.chunks;
  }

  get #words() {
    return this.#happenings.knowledge.lexicon.words;
  }

  #side(word: string): 'after' | 'before' | null {
    if (this.#words['after-words'].has(word)) return 'after';
    return this.#words['before-words'].has(word) ? 'before' : null;
  }

  #opening(at: number): Opening | null {
    const [joint, next, owner] = [this.#chunks[at], this.#chunks[at + 1], this.#chunks[at + 2]];
    if (joint?.kind === 'sub' && joint.word === 'because' && next?.kind === 'prep' && next.word === 'of')
      return { side: 'after', from: at, object: at + 2, causal: true };
    // "Following Lenin's death, …"
    if (joint?.kind === 'verb' && joint.form === 'gerund' && this.#side(`${joint.lemma}ing`) === 'after')
      return { side: 'after', from: at, object: at + 1 };
    if (joint?.kind === 'verb' && joint.lemma === 'owe' && next?.kind === 'prep' && next.word === 'to')
      return { side: 'after', from: at, object: at + 2, causal: true };
    if (joint?.kind !== 'prep') return null;
    const side = this.#side(joint.word);
    if (side) return { side, from: at, object: at + 1 };
    if (next?.kind !== 'np' || next.possessor || owner?.kind !== 'prep') return null;
    if (!leading.has(joint.word) || !owning.has(owner.word)) return null;
    const one = { from: at, object: at + 3 };
    if (joint.word === 'by') return next.head === 'time' ? { ...one, side: 'before', perfect: true } : null;
    if (joint.word === 'on') return next.head === 'eve' ? { ...one, side: 'before' } : null;
    const sequel = this.#words['sequel-nouns'].has(next.head) && joint.word !== 'at';
    return sequel ? { ...one, side: 'after' } : null;
  }

  /** "after Lenin's death", "in response to the vote at the Congress", "by the time of his death" */
  #phrase({ side, from, object, perfect, causal = false }: Opening): Claim | null {
    const phrase = this.#chunks[object];
    const event = phrase?.kind === 'np' ? this.#happenings.eventOf(phrase) : undefined;
    if (!event || phrase?.kind !== 'np') return null;
    const clause = this.#mainClauseOf(from, event);
    const main = clause && this.#happenings.whatHappens(clause);
    const last = this.#chunks[object - 1] as Chunk;
    const link = this.#link(from, last.end);
    const noun = main?.kind === 'verb' && main.at < from ? undefined : this.#nounBefore(from, phrase);
    if (noun) return perfect ? null : { ...claim(side, noun, event, link), causal };
    if (!main) return side === 'after' ? (this.#cleft(event, phrase, link) ?? this.#inverted(event, link)) : null;
    if (main === event || (perfect && !main.clause.verb?.perfect)) return null;
    return this.#joinsHere(from, main, event.at) ? { ...claim(side, main, event, link), causal } : null;
  }

  /** "Stalin's appointment as General Secretary after Lenin's death": the event noun that a phrase with "after" belongs to. */
  #nounBefore(from: number, phrase: NounPhrase): Predicate | undefined {
    const before = this.#chunks[from - 1];
    if (before?.kind !== 'np') return undefined;
    const noun = this.#happenings.antecedent(before);
    const opens = noun?.at === 0 || this.#chunks[(noun?.at ?? 0) - 1]?.kind === 'stop';
    return noun?.kind === 'noun' && opens && noun.phrase !== phrase ? noun : undefined;
  }

  /** The clause that a phrase says something of: around it, or around the participle that it belongs to. */
  #mainClauseOf(from: number, event: Predicate): Predicate['clause'] | null {
    const joint = this.#chunks[from];
    const { clause } = event;
    const within = joint?.kind === 'verb' ? clause.verb === joint : joint?.kind === 'sub' && clause.verb === null;
    return within ? clause.parent : clause;
  }

  /** "It was only after Lenin's death that …" */
  #cleft({ clause }: Predicate, phrase: NounPhrase, link: Span): Claim | null {
    if (clause.verb?.lemma !== 'be' || clause.verb.negated) return null;
    if (onlyPhrase(clause, 'subject')?.pronoun !== 'it') return null;
    const that = this.#chunks.findIndex((chunk, at) => at > this.#chunks.indexOf(phrase) && chunk.kind === 'sub');
    const joint = this.#chunks[that] as Joint | undefined;
    const inner = this.#happenings.reading.parsed.clauseOf[that + 1];
    if (joint?.word !== 'that' || inner?.parent !== clause) return null;
    const main = this.#happenings.whatHappens(inner);
    const event = this.#happenings.eventOf(phrase);
    return main && event ? claim('after', main, event, link) : null;
  }

  /** "Only after Lenin's death did Stalin …" */
  #inverted(event: Predicate, link: Span): Claim | null {
    const { verb } = event.clause;
    const did = verb?.lemma === 'do' && !verb.negated && verb.start > event.start ? event.clause : null;
    const inner = did && this.#happenings.reading.parsed.clauses.find(({ parent }) => parent === did);
    const main = inner?.connective === 'that' ? this.#happenings.whatHappens(inner) : null;
    return main && claim('after', main, event, link);
  }

  /** "after Lenin died, …", "… before Lenin died", "when Lenin died, … had already" */
  #clause(verb: Predicate): Claim | null {
    const { clause } = verb;
    if (clause.type !== 'sub' || clause.connective === null || clause.continues || !clause.parent) return null;
    const at = this.#chunks.findLastIndex((chunk) => chunk.kind === 'sub' && chunk.end <= verb.start);
    const joint = this.#chunks[at];
    const main = this.#happenings.whatHappens(clause.parent);
    if (!main || joint?.kind !== 'sub' || joint.word !== clause.connective) return null;
    const already = joint.word === 'when' && main.clause.verb?.perfect === true && !clause.verb?.perfect;
    const side = already ? 'before' : this.#side(clause.connective);
    const other = this.#happenings.whatHappens(clause);
    if (!side || !other || !this.#joinsHere(at, main, verb.at)) return null;
    return claim(side, main, other, already ? (main.clause.verb as Span) : this.#link(at, joint.end));
  }

  /** "by the time Lenin died, Trotsky had already been …": a clause that the grammar takes for one of its own. */
  #byTheTime(verb: Predicate): Claim | null {
    const from = this.#chunks.findLastIndex(
      (chunk, at) => chunk.kind === 'prep' && chunk.word === 'by' && at < verb.at && this.#isTheTime(at + 1),
    );
    const between = this.#chunks.slice(from + 2, verb.at);
    if (from < 0 || between.some(({ kind }) => kind !== 'np' && kind !== 'sub') || between.length > 2) return null;
    const verbs = this.#happenings.reading.predicates.filter(({ kind }) => kind === 'verb');
    const main =
      from === 0
        ? verbs.find(({ at }) => at > verb.at && this.#chunks.slice(verb.at, at).some(({ kind }) => kind === 'comma'))
        : verbs.findLast(({ at }) => at < from);
    if (!main?.clause.verb?.perfect || !this.#happenings.whatHappens(main.clause)) return null;
    const [first, last] = main.at < verb.at ? [main.at + 1, from] : [verb.at + 1, main.at];
    if (this.#chunks.slice(first, last).some(({ kind }) => kind === 'and' || kind === 'rel' || kind === 'sub'))
      return null;
    const { start } = this.#chunks[from] as Chunk;
    return claim('before', main, verb, { start, end: start + 'by the time'.length });
  }

  #isTheTime(at: number): boolean {
    const phrase = this.#chunks[at];
    return phrase?.kind === 'np' && phrase.words[0] === 'the' && phrase.words[1] === 'time';
  }

  /** "Lenin died, after which …" */
  #relative(verb: Predicate): Claim | null {
    const { clause } = verb;
    const at = this.#chunks.findLastIndex((chunk) => chunk.kind === 'rel' && chunk.end <= verb.start);
    const [joint, which] = [this.#chunks[at - 1], this.#chunks[at]];
    if (clause.type !== 'relative' || !clause.parent || joint?.kind !== 'prep' || which?.kind !== 'rel') return null;
    const side = this.#side(joint.word);
    const first = this.#happenings.whatHappens(clause.parent);
    const second = this.#happenings.whatHappens(clause);
    if (!side || !first || !second || first.at > at) return null;
    const between = this.#chunks.slice(first.at + 1, at - 1);
    if (between.some(({ kind }) => kind !== 'np' && kind !== 'prep' && kind !== 'time' && kind !== 'comma'))
      return null;
    return claim(side, second, first, { start: joint.start, end: which.end });
  }

  /** The words that say the order, with how long: "a few weeks after". */
  #link(at: number, end: number): Span {
    const before = this.#chunks[at - 1];
    const duration = before?.kind === 'time' && before.time.kind === 'duration';
    return { start: (duration ? before : (this.#chunks[at] as Chunk)).start, end };
  }

  /**
   * Whether a phrase or clause that begins at chunk `at` says when the main predicate was: it opens the clause, or follows the verb with
   * nothing between that could have a verb of its own; and no hedge stands before it ("long before", "not until after").
   */
  #joinsHere(at: number, main: Predicate, until: number): boolean {
    const joint = this.#chunks[at] as Chunk;
    const text = this.#prose.slice(Math.max(this.#happenings.reading.sentence.start, joint.start - 30), joint.start);
    const last = /(\p{L}+)\s*$/u.exec(text)?.[1]?.toLowerCase();
    if (last !== undefined && this.#words['order-hedges'].has(last)) return false;
    if (/\bafter\s*$|\bbefore\s*$/i.test(text)) return false;
    if (at < main.at) {
      const before = this.#chunks[at - 1];
      const opens = before === undefined || before.kind === 'comma' || before.kind === 'stop' || before.kind === 'time';
      const another = new Set<Chunk['kind']>(['and', 'rel', 'sub']);
      return opens && !this.#chunks.slice(until, main.at).some(({ kind }) => another.has(kind));
    }
    if (this.#chunks[at - 1]?.kind === 'comma' && this.#beginsAnother(until)) return false;
    const between = this.#chunks.slice(main.at + 1, at);
    // "Stalin's appointment | came | after": what happened is named, and the verb says only that it did.
    const plain = new Set<Chunk['kind']>(['np', 'prep', 'time', 'comma']);
    const occurs = (chunk: Chunk): boolean =>
      chunk === main.clause.verb ||
      chunk.kind === 'rel' ||
      (chunk.kind === 'verb' && this.#words['occurrence-verbs'].has(chunk.lemma));
    return between.every((chunk) => plain.has(chunk.kind) || (main.kind !== 'verb' && occurs(chunk)));
  }

  /** "became Chancellor, after Hindenburg's death also head of state": what follows the phrase is said of the same verb, and has the date. */
  #beginsAnother(at: number): boolean {
    let i = at + 1;
    while (this.#chunks[i]?.kind === 'prep' && this.#chunks[i + 1]?.kind === 'np') i += 2;
    const next = this.#chunks[i];
    if (next?.kind !== 'comma') return next?.kind === 'np';
    const last = this.#chunks[i + 2];
    return this.#chunks[i + 1]?.kind === 'np' && (last === undefined || last.kind === 'stop');
  }
}

const claim = (side: 'after' | 'before', main: Predicate, other: Predicate, link: Span): Claim => ({
  ...(side === 'after' ? { earlier: other, later: main } : { earlier: main, later: other }),
  link: { start: link.start, end: link.end },
  causal: false,
});
