import type { Span } from '../../essay/span.ts';
import { dayNumber } from '../../knowledge/calendar.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { lastingMeantBy, type Meant, meantBy } from '../dates/meant.ts';
import type { Chunk, Joint, NounPhrase } from '../grammar/chunk.ts';
import type { Clause } from '../grammar/clause.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { OrderStatement } from '../statement.ts';

/** What happened: by a predicate, or by the name of something that lasted ("the Great Purge"). */
type Happening = Predicate | NounPhrase;

/** What a sentence says of the order of two happenings, and the words that say so. */
interface Claim {
  readonly earlier: Happening;
  readonly later: Happening;
  readonly link: Span;
  readonly causal: boolean;
}

/** The statements of order that a sentence makes: "X after Y", "before X, Y", "X led to Y". */
export function orderStatementsOf(
  reading: SentenceReading,
  block: BlockProse,
  knowledge: Knowledge,
): readonly OrderStatement[] {
  if (reading.mood !== 'asserted' || reading.predicates.length < 2) return [];
  const finder = new ClaimFinder(reading, block.prose, knowledge);
  return finder.claims().flatMap((claim) => judged(claim, reading, knowledge) ?? []);
}

class ClaimFinder {
  readonly #reading: SentenceReading;
  readonly #prose: string;
  readonly #knowledge: Knowledge;

  constructor(reading: SentenceReading, prose: string, knowledge: Knowledge) {
    this.#reading = reading;
    this.#prose = prose;
    this.#knowledge = knowledge;
  }

  claims(): readonly Claim[] {
    return this.#reading.predicates
      .flatMap((predicate) => [
        ...(predicate.kind === 'verb'
          ? [this.#clausal(predicate), this.#verbal(predicate), this.#following(predicate), this.#then(predicate)]
          : [this.#nominal(predicate)]),
      ])
      .filter((claim) => claim !== null);
  }

  get #chunks(): readonly Chunk[] {
    return this.#reading.parsed.chunks;
  }

  #verbOf(clause: Clause | null): Predicate | undefined {
    return clause ? this.#reading.predicates.find((one) => one.kind === 'verb' && one.clause === clause) : undefined;
  }

  #nominalOf(phrase: NounPhrase | undefined): Predicate | undefined {
    return phrase && this.#reading.predicates.find((one) => one.kind !== 'verb' && one.phrase === phrase);
  }

  /** The event that a phrase names, or whatever else it names: whether that lasted is looked up when all else fits. */
  #happeningOf(phrase: NounPhrase | undefined): Happening | undefined {
    return this.#nominalOf(phrase) ?? (phrase && phrase.ids.length === 1 ? phrase : undefined);
  }

  /** "after Lenin died, …", "… before Lenin died" */
  #clausal(verb: Predicate): Claim | null {
    const { clause } = verb;
    if (clause.type !== 'sub' || clause.connective === null || clause.continues || !clause.parent) return null;
    const side = this.#side(clause.connective);
    const at = this.#chunks.findLastIndex((chunk) => chunk.kind === 'sub' && chunk.end <= verb.start);
    const joint = this.#chunks[at];
    const main = this.#whatHappens(clause.parent);
    if (!side || !main || joint?.kind !== 'sub' || joint.word !== clause.connective) return null;
    if (!this.#joinsHere(at, main, verb.at)) return null;
    return this.#claim(side, main, verb, this.#link(at, joint));
  }

  /** "after Lenin's death", "in the wake of Lenin's death" */
  #nominal(noun: Predicate): Claim | null {
    const at = noun.at - 1;
    const joint = this.#chunks[at];
    if (joint?.kind !== 'prep') return null;
    const main = this.#whatHappens(noun.clause);
    if (!main) return this.#cleft(noun, joint);
    if (main === noun) return null;
    const phrase = this.#chunks[at - 1];
    const opening = this.#chunks[at - 2];
    const sequel =
      joint.word === 'of' &&
      phrase?.kind === 'np' &&
      !phrase.possessor &&
      this.#knowledge.lexicon.words['sequel-nouns'].has(phrase.head) &&
      opening?.kind === 'prep' &&
      (opening.word === 'in' || opening.word === 'as');
    if (sequel)
      return this.#joinsHere(at - 2, main, noun.at)
        ? this.#claim('after', main, noun, { start: opening.start, end: joint.end })
        : null;
    const side = this.#side(joint.word);
    if (!side || !this.#joinsHere(at, main, noun.at)) return null;
    return this.#claim(side, main, noun, this.#link(at, joint));
  }

  /** "It was only after Lenin's death that …" */
  #cleft(noun: Predicate, joint: Joint): Claim | null {
    const { clause } = noun;
    if (this.#side(joint.word) !== 'after' || clause.verb?.lemma !== 'be' || clause.verb.negated) return null;
    if (onlyPhrase(clause, 'subject')?.pronoun !== 'it') return null;
    const next = this.#chunks[noun.at + 1];
    const that = this.#reading.parsed.clauseOf[noun.at + 2];
    if (next?.kind !== 'sub' || next.word !== 'that' || that?.parent !== clause) return null;
    const main = this.#whatHappens(that);
    return main && this.#claim('after', main, noun, joint);
  }

  /** "Following Lenin's death, …" */
  #following(verb: Predicate): Claim | null {
    const { clause, at } = verb;
    const group = clause.verb;
    if (
      group?.form !== 'gerund' ||
      group.voice === 'passive' ||
      !this.#knowledge.lexicon.words['after-words'].has(`${group.lemma}ing`)
    )
      return null;
    const event = this.#nominalOf(onlyPhrase(clause, 'object'));
    const main = clause.parent && this.#whatHappens(clause.parent);
    return event && main && this.#joinsHere(at, main, event.at) ? this.#claim('after', main, event, group) : null;
  }

  /** "He was expelled and then exiled": two verbs that "then" puts in an order. */
  #then(verb: Predicate): Claim | null {
    const { clause, at } = verb;
    const joint = this.#chunks[at - 1];
    const first = clause.continues && this.#verbOf(clause.continues);
    if (!first || joint?.kind !== 'and' || joint.word !== 'then') return null;
    return this.#claim('after', verb, first, joint);
  }

  #side(word: string): 'after' | 'before' | null {
    const { words } = this.#knowledge.lexicon;
    if (words['after-words'].has(word)) return 'after';
    return words['before-words'].has(word) ? 'before' : null;
  }

  #claim(side: 'after' | 'before', main: Predicate, other: Predicate, link: Span): Claim {
    return side === 'after'
      ? { earlier: other, later: main, link, causal: false }
      : { earlier: main, later: other, link, causal: false };
  }

  /** The words that say the order, with how long: "a few weeks after". */
  #link(at: number, joint: Chunk): Span {
    const before = this.#chunks[at - 1];
    return {
      start: before?.kind === 'time' && before.time.kind === 'duration' ? before.start : joint.start,
      end: joint.end,
    };
  }

  /**
   * Whether a phrase or clause that begins at chunk `at` says when the main predicate was: it opens the clause, or follows the verb with
   * nothing between that could have a verb of its own; and no hedge stands before it ("long before", "not until after").
   */
  #joinsHere(at: number, main: Predicate, until: number): boolean {
    const { words } = this.#knowledge.lexicon;
    const joint = this.#chunks[at] as Chunk;
    const text = this.#prose.slice(Math.max(this.#reading.sentence.start, joint.start - 30), joint.start);
    const last = /(\p{L}+)\s*$/u.exec(text)?.[1]?.toLowerCase();
    if (last !== undefined && words['order-hedges'].has(last)) return false;
    if (/\bafter\s*$|\bbefore\s*$/i.test(text)) return false;
    if (at < main.at) {
      const before = this.#chunks[at - 1];
      const opens = before === undefined || before.kind === 'comma' || before.kind === 'stop' || before.kind === 'time';
      return opens && !this.#chunks.slice(until, main.at).some(({ kind }) => kind === 'and' || kind === 'rel');
    }
    if (this.#chunks[at - 1]?.kind === 'comma' && this.#beginsAnother(until)) return false;
    const between = this.#chunks.slice(main.at + 1, at);
    // "Stalin's appointment | came | after": what happened is named, and the verb says only that it did.
    const plain = new Set<Chunk['kind']>(['np', 'prep', 'time', 'comma']);
    return between.every((chunk) => plain.has(chunk.kind) || (main.kind !== 'verb' && chunk === main.clause.verb));
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

  /** What a clause says to have happened: its verb; of "came", what came. States are no events. */
  #whatHappens(clause: Clause): Predicate | null {
    const { words } = this.#knowledge.lexicon;
    const verb = this.#verbOf(clause);
    if (!verb || !clause.verb || clause.verb.negated) return null;
    const { lemma, voice } = clause.verb;
    const known = (this.#reading.candidates.get(verb) ?? []).length > 0;
    if (known && (voice === 'passive' || !words['state-verbs'].has(lemma))) return verb;
    if (!words['occurrence-verbs'].has(lemma) || voice === 'passive') return null;
    if (clause.slots.some(({ place }) => place === 'object')) return null;
    return this.#nominalOf(onlyPhrase(clause, 'subject')) ?? null;
  }

  /** "X led to Y", "X was followed by Y", "X followed Y" */
  #verbal(verb: Predicate): Claim | null {
    const { clause } = verb;
    const group = clause.verb;
    if (!group || group.negated || clause.type === 'participle' || clause.type === 'infinitive') return null;
    const subject = this.#happeningOf(onlyPhrase(clause, 'subject'));
    if (!subject || ('governor' in subject && subject.governor !== undefined)) return null;
    const by = onlyPhrase(clause, 'prep', 'by');
    const object = onlyPhrase(clause, 'object');
    const passive = group.voice === 'passive' || (group.voice === 'bare' && by !== undefined && !object);
    const { words } = this.#knowledge.lexicon;
    const direction = (prep: string | undefined): 1 | -1 | 0 => {
      const phrase = prep === undefined ? group.lemma : `${group.lemma} ${prep}`;
      if (words['causing-verbs'].has(phrase)) return 1;
      return words['following-verbs'].has(phrase) ? -1 : 0;
    };
    const others: readonly (readonly [NounPhrase | undefined, 1 | -1 | 0])[] = passive
      ? [[by, direction(undefined) === 1 ? -1 : direction(undefined) === -1 ? 1 : 0]]
      : [
          [object, direction(undefined)],
          ...clause.slots
            .filter(({ place, phrases }) => place === 'prep' && phrases.length === 1)
            .map(({ prep, phrases }) => [phrases[0], direction(prep)] as const),
        ];
    for (const [phrase, way] of others) {
      const other = way === 0 ? undefined : this.#happeningOf(phrase);
      const at = phrase ? this.#chunks.indexOf(phrase) : -1;
      // "Trotsky followed the Plan": of two names, one at least is of an event.
      if (!other || this.#goesOn(at) || (other.kind === 'np' && subject.kind === 'np')) continue;
      const link = { start: group.start, end: Math.max(group.end, (this.#chunks[at - 1] as Chunk).end) };
      const causal = group.lemma !== 'follow' && group.lemma !== 'precede';
      return way === 1
        ? { earlier: subject, later: other, link, causal }
        : { earlier: other, later: subject, link, causal };
    }
    return null;
  }

  /** "led to Kirov's murder being looked into", "to the murder of": what follows makes something else of it. */
  #goesOn(at: number): boolean {
    const next = this.#chunks[at + 1];
    return next?.kind === 'verb' || next?.kind === 'rel';
  }
}

/** The phrase in a place of a clause, if it is the only one there. */
function onlyPhrase(clause: Clause, place: 'subject' | 'object' | 'prep', prep?: string): NounPhrase | undefined {
  const slots = clause.slots.filter((slot) => slot.place === place && (prep === undefined || slot.prep === prep));
  return slots.length === 1 && slots[0]?.phrases.length === 1 ? slots[0].phrases[0] : undefined;
}

/** In days. What lies further apart than a slip would put it is something else of the name. */
const furthestSlip = 7 * 366;
/** In days: how long something lasts before its beginning and its end are a matter of opinion, and by how much. */
const long = 300;
const looseEnds = 180;
/** Before Russia changed its calendar, two dates may lie 13 days apart and be the same day. */
const calendarReform = dayNumber(1918, 3, 1);

/** Compares an order with the dates of the two events; null where nothing can be said for sure. */
function judged(claim: Claim, reading: SentenceReading, knowledge: Knowledge): OrderStatement | null {
  const meant = (one: Happening): Meant | null =>
    one.kind === 'np' ? lastingMeantBy(one, reading, knowledge) : meantBy(one, reading, knowledge);
  const [event, other] = claim.earlier.kind === 'np' ? [claim.later, claim.earlier] : [claim.earlier, claim.later];
  if (!meant(event) || !meant(other)) return null;
  const earlier = meant(claim.earlier);
  const later = meant(claim.later);
  if (!earlier || !later || earlier.event.id === later.event.id) return null;
  const verdict = verdictOf(earlier, later);
  if (!verdict) return null;
  const words = [...earlier.words, ...later.words, claim.link];
  return {
    kind: 'order',
    start: Math.min(...words.map(({ start }) => start)),
    end: Math.max(...words.map(({ end }) => end)),
    sentence: { start: reading.sentence.start, end: reading.sentence.end },
    checked: { start: claim.link.start, end: claim.link.end },
    subject: `${knowledge.events.has(later.event.id) ? 'event' : 'term'}:${later.event.id}`,
    earlier: earlier.event.id,
    later: later.event.id,
    causal: claim.causal,
    claimed: `${earlier.event.id} < ${later.event.id}`,
    expected: [later.event.date, ...later.event.accepted].map(({ edtf }) => edtf),
    verdict,
    words,
  };
}

function verdictOf(earlier: Meant, later: Meant): 'confirmed' | 'wrong' | null {
  if (earlier.days.last <= later.days.first) return 'confirmed';
  const gap = earlier.days.first - later.days.last;
  const loose = [earlier, later].some(({ days }) => days.last - days.first > long) ? looseEnds : 0;
  const calendars = later.days.first < calendarReform ? 14 : 2;
  if (gap <= Math.max(loose, calendars)) return null;
  const once = later.event.once === true && earlier.event.once === true;
  return gap <= furthestSlip || once ? 'wrong' : null;
}
