import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type Chunk, phraseGoesOn } from './chunk.ts';
import { type Clause, type ParsedSentence, type PlacedTime, subjects } from './clause.ts';
import { attachInLine, explainedBy, type Grade } from './lines.ts';
import { clauseFollowsTime } from './lookahead.ts';
import { NounsBefore, simultaneous } from './nouns-before.ts';
import type { Predicate } from './predicates.ts';

export type { Grade } from './lines.ts';

export interface Attachment {
  readonly time: PlacedTime;
  readonly predicate: Predicate;
  readonly grade: Grade;
}

/** Counted from these: "six months before Lenin's death, in July 1923", where the date may be either's. */
const sequential = new Set([
  'before',
  'after',
  'since',
  'until',
  'till',
  'following',
  'prior',
  'than',
  'to',
  'between',
]);

/** Attaches the times of a sentence to what they date, by grammar rather than by distance. */
export function attachTimes(
  parsed: ParsedSentence,
  predicates: readonly Predicate[],
  knowledge: Knowledge,
): readonly Attachment[] {
  const attachments: Attachment[] = [];
  for (const time of parsed.times) {
    for (const { predicate, grade } of new TimeAttacher(parsed, predicates, knowledge, time).attach()) {
      if (!attachments.some((other) => other.time === time && other.predicate === predicate))
        attachments.push({ time, predicate, grade });
    }
  }
  return [...attachments, ...inherited(attachments, predicates)];
}

/** A second conjunct without a date of its own takes the first one's, weakly. */
function inherited(attachments: readonly Attachment[], predicates: readonly Predicate[]): Attachment[] {
  return predicates.flatMap((predicate) => {
    if (
      predicate.kind !== 'verb' ||
      !predicate.clause.continues ||
      attachments.some((one) => one.predicate === predicate)
    )
      return [];
    for (let clause: Clause | null = predicate.clause.continues; clause; clause = clause.continues) {
      const from = attachments.find((one) => one.predicate.kind === 'verb' && one.predicate.clause === clause);
      if (from) return [{ time: from.time, predicate, grade: 'weak' as const }];
    }
    return [];
  });
}

class TimeAttacher {
  readonly #parsed: ParsedSentence;
  readonly #predicates: readonly Predicate[];
  readonly #knowledge: Knowledge;
  readonly #time: PlacedTime;
  readonly #nouns: NounsBefore;
  readonly #found: { predicate: Predicate; grade: Grade }[] = [];

  constructor(parsed: ParsedSentence, predicates: readonly Predicate[], knowledge: Knowledge, time: PlacedTime) {
    this.#parsed = parsed;
    this.#predicates = predicates;
    this.#knowledge = knowledge;
    this.#time = time;
    this.#nouns = new NounsBefore(parsed.chunks, predicates, knowledge, time);
  }

  attach(): readonly { predicate: Predicate; grade: Grade }[] {
    this.#attach();
    return this.#found;
  }

  #add(predicate: Predicate | undefined, grade: Grade): void {
    if (predicate) this.#found.push({ predicate, grade });
  }

  #verbOf(clause: Clause | null): Predicate | undefined {
    return clause ? this.#predicates.find((one) => one.kind === 'verb' && one.clause === clause) : undefined;
  }

  #attach(): void {
    const { at, clause, place, chunk } = this.#time;
    const { chunks } = this.#parsed;
    const line = attachInLine(this.#parsed, this.#predicates, this.#time, this.#knowledge);
    if (line) {
      for (const { predicate, grade } of line) this.#add(predicate, grade);
      return;
    }
    // "the 1921 ban", "his 1929 expulsion"
    const within = chunk.start === chunk.time.start && phraseGoesOn(chunks, at);
    const inside = within && (this.#nouns.nominalAt(at + 1) ?? this.#explained(at + 1));
    if (inside) {
      this.#add(inside, 'strong');
      return;
    }
    if (place === 'aside') {
      this.#aside(at, clause);
      return;
    }
    const noun = this.#nouns.nounBefore(at);
    if (!noun && chunk.time.names && chunks[at - 1]?.kind === 'np') {
      // "at the plenum of October 1926": the date of something else, though perhaps of the verb too.
      const governor = chunks[at - 2];
      const verbToo = governor?.kind === 'prep' && simultaneous.has(governor.word) && !this.#nouns.isSetAgainst(at);
      if (verbToo) this.#add(this.#verbOf(clause), 'weak');
      return;
    }
    const verb = this.#verbOf(clause);
    // "Red October 1917": a year without a preposition is part of the name.
    const beside = noun !== undefined && noun.at === at - 1 && chunk.start === chunk.time.start;
    if (noun?.kind === 'name' && beside) {
      this.#add(noun, 'strong');
      return;
    }
    if (noun && place !== 'fronted') {
      this.#afterNoun(noun, verb, place);
      return;
    }
    // "At the Congress in December 1925, Kamenev …"
    if (noun) this.#add(noun, this.#nouns.ownDate(noun));
    // "1928, when Trotsky was exiled", "1928 is when Trotsky was exiled"
    const following = chunks[at + 1];
    const is = following?.kind === 'verb' && following.lemma === 'be';
    const next = following?.kind === 'comma' || is ? at + 2 : at + 1;
    const joint = chunks[next];
    if (joint?.kind === 'sub' && joint.word === 'when')
      this.#add(this.#verbOf(this.#parsed.clauseOf[next] ?? null), 'strong');
    if (place === 'fronted') {
      this.#fronted(clause, verb, noun !== undefined && (this.#nouns.isAnchor(noun) || this.#nouns.isSetAgainst(at)));
      return;
    }
    if (verb && place === 'middle' && this.#nouns.anniversaryBefore(at)) return;
    if (verb) {
      // "nine years after Lenin died, in 1933": a date set off by a comma may be the main clause's.
      const setOff = chunks[at - 1]?.kind === 'comma' && isSequel(clause);
      const shared = this.#isOneOfSeveral(at) || this.#opensAnother(at);
      this.#add(verb, setOff || shared || this.#nouns.anniversaryBefore(at) ? 'weak' : 'strong');
      this.#subjectOfOccurrence(clause);
      this.#namedIn(clause);
    }
  }

  /** "Young Plan: 1929 plan that …": the name that a phrase explains. */
  #explained(at: number): Predicate | undefined {
    const phrase = this.#parsed.chunks[at];
    const title = phrase?.kind === 'np' && phrase.ids.length === 0 ? explainedBy(this.#parsed, phrase) : null;
    return title ? this.#nouns.nominalAt(this.#parsed.chunks.indexOf(title)) : undefined;
  }

  /** "Lessons of October (1924)", "Trotsky exiled (January 1928)"; a name with its life span dates nothing. */
  #aside(at: number, clause: Clause): void {
    const { chunks } = this.#parsed;
    let open = at;
    while (open > 0 && chunks[open]?.kind !== 'open') open -= 1;
    const before = chunks[open - 1];
    const nominal =
      this.#nouns.nominalAt(open - 1) ?? (before?.kind === 'np' ? this.#nouns.nounBefore(open) : undefined);
    if (nominal) {
      this.#add(nominal, this.#nouns.ownDate(nominal));
      return;
    }
    const inside = this.#predicates.filter((one) => one.clause === clause && one.at < at);
    if (inside.length > 0) {
      for (const predicate of inside) this.#add(predicate, 'strong');
      return;
    }
    const person =
      before?.kind === 'np' && before.ids.some((id) => this.#knowledge.entities.get(id)?.kind === 'person');
    const verb = this.#verbOf(clause.parent);
    const counted = clause.parent !== null && isSequel(clause.parent);
    if (verb && !(person && this.#time.chunk.time.kind === 'range'))
      this.#add(verb, person || counted ? 'weak' : 'strong');
  }

  #afterNoun(noun: Predicate, verb: Predicate | undefined, place: PlacedTime['place']): void {
    const { lexicon } = this.#knowledge;
    const beforeVerb = place === 'middle';
    if (beforeVerb || !verb || this.#time.chunk.time.names) {
      this.#add(noun, this.#time.chunk.time.names ? 'strong' : this.#nouns.ownDate(noun));
      return;
    }
    const lemma = verb.clause.verb?.lemma ?? '';
    const withVerb = noun.governor !== undefined && simultaneous.has(noun.governor);
    const broughtAbout =
      lexicon.words['bringing-about-verbs'].has(lemma) ||
      isOccurrence(verb, this.#knowledge) ||
      lemma === 'be' ||
      isThere(verb);
    if (noun.kind === 'name' && datesOneEnd(verb, this.#knowledge)) {
      this.#add(verb, 'strong');
      return;
    }
    const complement = noun.governor === undefined;
    this.#add(noun, complement ? (broughtAbout ? 'strong' : 'weak') : this.#nouns.ownDate(noun));
    // "published Lessons of October in 1924": the object belongs to the verb, and so does the date.
    const own = complement || (withVerb && !this.#nouns.isSetAgainst(this.#time.at));
    this.#add(verb, own ? 'strong' : 'weak');
  }

  /** @param anchored whether the time dates what the clause is only set against: "After Lenin's death in 1924 …" */
  #fronted(clause: Clause, verb: Predicate | undefined, anchored: boolean): void {
    if (!verb) {
      // Telegram style: "In January 1928 internal exile at Alma-Ata".
      const nominals = this.#predicates.filter((one) => one.kind !== 'verb' && one.clause === clause);
      if (nominals[0]) this.#add(nominals[0], this.#nouns.ownDate(nominals[0]));
      return;
    }
    const own = this.#parsed.times.some(
      (time) => time !== this.#time && time.clause === clause && time.place === 'after',
    );
    this.#add(verb, own || anchored ? 'weak' : 'strong');
    if (!anchored) this.#subjectOfOccurrence(clause);
    this.#namedIn(clause);
    for (const predicate of this.#predicates) {
      if (predicate.kind === 'verb' && continuesFrom(predicate.clause, clause)) this.#add(predicate, 'weak');
    }
  }

  /** "Trotsky's expulsion came in 1927", "Lenin's death was in 1924". */
  #subjectOfOccurrence(clause: Clause): void {
    const { verb } = clause;
    if (!verb) return;
    const predicate = this.#verbOf(clause);
    // "the expulsion was still unthinkable": only "was in 1927" says when it was.
    // … and "was in force in 1943" says no more than that it lasted.
    const is =
      verb.lemma === 'be' &&
      this.#time.place === 'after' &&
      this.#parsed.chunks[this.#time.at - 1] === verb &&
      !clause.slots.some((slot) => slot.place === 'object');
    const came = /^(?:come|follow|fail)$/.test(verb.lemma) && verb.voice !== 'passive';
    const occurs = is || came || (predicate !== undefined && isOccurrence(predicate, this.#knowledge));
    const meetings = this.#knowledge.lexicon.words['meeting-nouns'];
    const subject = clause.slots.find((slot) => slot.place === 'subject')?.phrases ?? [];
    // "The Congress adopted it in 1925": a meeting acts while it meets.
    for (const phrase of subject) {
      const nominal = this.#nouns.nominalAt(this.#parsed.chunks.indexOf(phrase));
      if (nominal?.kind === 'name' && datesOneEnd(predicate, this.#knowledge)) continue;
      if (occurs || (verb.voice !== 'passive' && verb.lemma !== 'be' && meetings.has(phrase.head)))
        this.#add(nominal, 'strong');
    }
  }

  /** "In November 1938 Kristallnacht showed …", "… failed in the Battle of Kursk in 1943": what is named may be what is dated. */
  #namedIn(clause: Clause): void {
    const subject = clause.slots.find((slot) => slot.place === 'subject')?.phrases ?? [];
    const takesPart = this.#time.place === 'fronted' && this.#takesPart(clause);
    for (const predicate of this.#predicates) {
      if (predicate.kind !== 'name' || predicate.clause !== clause) continue;
      const { governor, phrase } = predicate;
      const isSubject = governor === undefined && phrase !== undefined && subject.includes(phrase);
      if (isSubject || (governor !== undefined && simultaneous.has(governor)))
        this.#add(predicate, takesPart && governor === 'in' ? 'strong' : 'weak');
    }
  }

  /** "In 1938 Göring was involved in …", "he took part in …" */
  #takesPart({ verb, slots }: Clause): boolean {
    const words = this.#knowledge.lexicon.words['taking-part-words'];
    const object = slots.find(({ place }) => place === 'object')?.phrases[0]?.head;
    const does = object !== undefined && words.has(object) && (verb?.lemma === 'be' || verb?.lemma === 'take');
    return verb !== null && !verb.perfect && (does || words.has(verb.lemma));
  }

  /** "took the Baltic states, and in 1940 its police …": what follows may be a clause of its own whose verb was not seen. */
  #opensAnother(at: number): boolean {
    const { chunks } = this.#parsed;
    return chunks[at - 1]?.kind === 'and' && chunks[at - 2]?.kind === 'comma' && chunks[at + 1]?.kind === 'np';
  }

  /** "died in 1953 and 1965 respectively": which of them is whose is not looked into. */
  #isOneOfSeveral(at: number): boolean {
    const { chunks } = this.#parsed;
    const isTime = (chunk: Chunk | undefined): boolean => chunk?.kind === 'time' && chunk.time.relation !== 'not';
    // … but of "in 1926 and in 1929 he was deported" the second is that of the deportation.
    const next = chunks[at + 1]?.kind === 'and' && isTime(chunks[at + 2]) && !clauseFollowsTime(chunks, at + 2);
    return next || (chunks[at - 1]?.kind === 'and' && isTime(chunks[at - 2]));
  }
}

/** A verb that says when its subject was, began or ended: "met", "was launched", but not "was extended". */
const isOccurrence = ({ patterns, places }: Predicate, { lexicon }: Knowledge): boolean =>
  patterns.some(
    ({ act, subject, object }) =>
      lexicon.aspects.has(act) &&
      (places.subject.length > 0 ? subject === 'what' : object === 'what' || subject === undefined),
  );

/** "The Plan was launched in 1928": the verb dates the start of what is named, and nothing dates the whole. */
const datesOneEnd = (predicate: Predicate | undefined, { lexicon }: Knowledge): boolean =>
  predicate?.patterns.some((pattern) => (lexicon.aspects.get(pattern.act) ?? 'whole') !== 'whole') ?? false;

/** "There followed the creation of the Soviet Union in 1922": what there was stands behind the verb. */
const isThere = ({ clause }: Predicate): boolean => subjects(clause)[0]?.words[0] === 'there';

/** A clause that something else is counted from: "before Lenin died". */
const isSequel = (clause: Clause): boolean => clause.connective !== null && sequential.has(clause.connective);

function continuesFrom(clause: Clause, first: Clause): boolean {
  for (let at = clause.continues; at; at = at.continues) if (at === first) return true;
  return false;
}
