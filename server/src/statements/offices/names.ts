import type { Span } from '../../essay/span.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { officeIndex } from '../../knowledge/offices.ts';
import { isLifeSpan } from '../dates/life-spans.ts';
import type { Chunk, NounPhrase, TimeChunk } from '../grammar/chunk.ts';
import type { Clause } from '../grammar/clause.ts';
import type { Predicate } from '../grammar/predicates.ts';
import { isLeftOut } from '../parts/part.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { LinkTime, Named, OfficeName } from './link.ts';

/** After the name of an office these open no phrase that makes it another one. */
const harmless: ReadonlySet<string> = new Set(
  'from since until till to between for during by after before under with as at on over up'.split(' '),
);

/** What happens to people whatever they are at the time. */
const lifeActs: ReadonlySet<string> = new Set([
  'be-born',
  'die',
  'kill',
  'execute',
  'marry',
  'bury',
  'commit-suicide',
  'write',
  'publish',
  'rehabilitate',
]);

const letters = /[\p{L}\p{N}’'-]+/gu;
const wordsOf = (text: string): readonly string[] => (text.match(letters) ?? []).map((word) => word.toLowerCase());

/** Finds the offices and the people that the phrases of a sentence name. */
export class OfficeFinder {
  readonly reading: SentenceReading;
  readonly chunks: readonly Chunk[];
  readonly #block: BlockProse;
  readonly #knowledge: Knowledge;

  constructor(reading: SentenceReading, block: BlockProse, knowledge: Knowledge) {
    this.reading = reading;
    this.chunks = reading.parsed.chunks;
    this.#block = block;
    this.#knowledge = knowledge;
  }

  /** Cheap: whether anything in the sentence could tie somebody to an office. */
  get isConcerned(): boolean {
    const { lexicon, entities } = this.#knowledge;
    const offices = this.reading.mentions.some(({ ids }) => ids.some((id) => entities.get(id)?.kind === 'office'));
    const { words } = lexicon;
    return (
      offices ||
      this.chunks.some(
        (chunk) =>
          (chunk.kind === 'verb' && (words['heading-verbs'].has(chunk.lemma) || this.#replaces(chunk.lemma))) ||
          (chunk.kind === 'np' && words['heading-nouns'].has(postHolder(chunk.head))),
      )
    );
  }

  #replaces(lemma: string): boolean {
    return this.#knowledge.lexicon.verbs.get(lemma)?.some(({ act }) => act === 'replace') ?? false;
  }

  kindOf(id: string): string | undefined {
    return this.#knowledge.entities.get(id)?.kind;
  }

  text(span: { readonly start: number; readonly end: number }): string {
    return this.#block.prose.slice(span.start, span.end);
  }

  /** The one person that a phrase names or certainly means. */
  person(phrase: NounPhrase | undefined): Named | null {
    if (!phrase || isLeftOut(phrase, this.reading, this.#knowledge.lexicon)) return null;
    const { ids, certain } = this.reading.referents.of(phrase);
    const people = ids.filter((id) => this.kindOf(id) === 'person');
    const [id] = people;
    if (id === undefined || people.length > 1 || ids.length > 1) return null;
    const mention = this.reading.mentions.find(
      (one) => one.ids.includes(id) && phrase.start <= one.start && one.end <= phrase.end,
    );
    return {
      id,
      span: mention ? { start: mention.start, end: mention.end } : { start: phrase.start, end: phrase.end },
      named: mention !== undefined,
      certain: certain && phrase.foreign !== true,
    };
  }

  /** The office that a phrase names, by a name of its own or as "the head of" its body; null if it names none, or two. */
  office(phrase: NounPhrase | undefined, ids = phrase?.ids ?? []): OfficeName | null {
    if (!phrase) return null;
    const offices = ids.filter((id) => this.kindOf(id) === 'office');
    const [id] = offices;
    if (id === undefined) return this.#headOfBody(phrase);
    if (offices.length > 1) return null;
    const mention = this.reading.mentions.find(
      (one) => one.ids.includes(id) && phrase.start <= one.start && one.end <= phrase.end,
    );
    if (!mention) return null;
    return {
      id,
      span: { start: mention.start, end: mention.end },
      exact: mention.ids.length === 1 && this.#isExact(phrase, mention) && this.#isOfItsOwn(phrase, id),
    };
  }

  /** "the head of the Comintern", "the chairmanship of Sovnarkom" */
  #headOfBody(phrase: NounPhrase): OfficeName | null {
    const noun = postHolder(phrase.head);
    if (phrase.ids.length > 0 || !this.#knowledge.lexicon.words['heading-nouns'].has(noun)) return null;
    const at = this.chunks.indexOf(phrase);
    const [of, body] = [this.chunks[at + 1], this.chunks[at + 2]];
    if (of?.kind !== 'prep' || of.word !== 'of' || body?.kind !== 'np' || body.foreign || body.possessor) return null;
    const id = officeIndex(this.#knowledge).headOf([noun], body.ids);
    if (id === null) return null;
    const exact =
      !phrase.possessor &&
      phrase.modifiers.length === 0 &&
      this.#arePlain(this.text(phrase).slice(0, this.text(phrase).lastIndexOf(' ') + 1)) &&
      this.isBareName(body) &&
      this.#endsPlainly(at + 3);
    return { id, span: { start: phrase.start, end: body.end }, exact };
  }

  /** "the Cheka", but not "the Georgian Cheka" */
  isBareName(phrase: NounPhrase): boolean {
    const mention = this.reading.mentions.find(
      ({ start, end, ids }) => phrase.start <= start && end <= phrase.end && ids.some((id) => phrase.ids.includes(id)),
    );
    const before = mention && this.text({ start: phrase.start, end: mention.start });
    return before !== undefined && /^(?:the |)$/i.test(before) && !phrase.foreign && !phrase.possessor;
  }

  /** "effectively", "in the end", "at once": words between two places that make it another thing to say. */
  isQualified(...spans: readonly Span[]): boolean {
    const start = Math.min(...spans.map((span) => span.start));
    const end = Math.max(...spans.map((span) => span.end));
    const words = this.#knowledge.lexicon.words['in-the-end-words'];
    return this.reading.sentence.tokens.some(
      (token) => start <= token.start && token.end <= end && words.has(token.lower),
    );
  }

  #arePlain(text: string): boolean {
    return wordsOf(text).every((word) => this.#knowledge.lexicon.words['office-modifiers'].has(word));
  }

  /** Whether a phrase is the office's name and nothing more, said of one holder. */
  #isExact(phrase: NounPhrase, mention: { readonly start: number; readonly end: number }): boolean {
    const { words } = this.#knowledge.lexicon;
    const { possessor } = phrase;
    // "Minister-President": a name that is part of a longer word.
    if (/[-‐‑]/.test(this.#block.prose.slice(mention.start - 1, mention.start) + this.#block.prose[mention.end]))
      return false;
    if (
      phrase.foreign ||
      (possessor && !possessor.pronoun && !possessor.ids.some((id) => this.kindOf(id) === 'person'))
    )
      return false;
    const from = possessor ? possessor.end : phrase.start;
    const before = this.#block.prose.slice(Math.max(from, phrase.start), mention.start).replace(/^['’]s?/u, '');
    if (!this.#arePlain(before)) return false;
    const name = wordsOf(this.text(mention));
    const loose = name.some((word) => words['loose-holder-nouns'].has(word)) && !name.includes('of');
    return !loose && !/^(?:a|an)\b/i.test(before.trim());
  }

  /** Whether the words are for the holder, not for the place or the office's building: "War Commissariat". */
  isHolder(office: OfficeName): boolean {
    const { words } = this.#knowledge.lexicon;
    return wordsOf(this.text(office.span)).some((word) => words['holder-nouns'].has(word));
  }

  /** "General Secretary of the Ukrainian party", "head of the NKVD in Leningrad": somebody else's office of that name. */
  #isOfItsOwn(phrase: NounPhrase, office: string): boolean {
    const at = this.chunks.indexOf(phrase);
    const [of, body] = [this.chunks[at + 1], this.chunks[at + 2]];
    if (of?.kind !== 'prep' || of.word !== 'of') return this.#endsPlainly(at + 1);
    if (body?.kind !== 'np' || !this.isBareName(body)) return false;
    const own = this.#knowledge.entities.get(office)?.partOf;
    return own !== undefined && body.ids.includes(own) && this.#endsPlainly(at + 3);
  }

  #endsPlainly(at: number): boolean {
    const next = this.chunks[at];
    return next?.kind !== 'prep' || (harmless.has(next.word) && !this.#isPlace(this.chunks[at + 1]));
  }

  #isPlace(chunk: Chunk | undefined): boolean {
    return (
      chunk?.kind === 'np' &&
      (chunk.proper || chunk.ids.length > 0) &&
      !chunk.ids.some((id) => this.kindOf(id) === 'person')
    );
  }

  /** A time that stands right behind a chunk, or in brackets or after a comma behind it. */
  timeAfter(at: number): LinkTime | null {
    const next = this.chunks[at + 1];
    const time = next?.kind === 'time' ? next : next?.kind === 'open' ? this.chunks[at + 2] : undefined;
    return time?.kind === 'time' ? this.asLinkTime(time, true) : null;
  }

  /** How many chunks behind a name are its life span: "Gustav Stresemann, 1878–1929: Chancellor". */
  lifeSpanAfter(at: number): number {
    const [person, comma, time] = this.chunks.slice(at, at + 3);
    if (person?.kind !== 'np' || comma?.kind !== 'comma' || time?.kind !== 'time') return 0;
    return isLifeSpan(person, time.time, this.#knowledge) ? 2 : 0;
  }

  /** The one time of a clause's verb; null if it has none, or several. */
  timeOfClause(clause: Clause | undefined): LinkTime | null {
    const verb = this.verbOf(clause);
    const before = clause && this.#timeBeforeWhen(clause);
    if (before) return this.asLinkTime(before, false);
    return verb ? this.timeOf(verb) : null;
  }

  timeOf(predicate: Predicate): LinkTime | null {
    const found = this.reading.attachments.filter((one) => one.predicate === predicate);
    const strong = found.filter(({ grade }) => grade === 'strong');
    const [only, more] = strong.length > 0 ? strong : found;
    return only && !more ? this.asLinkTime(only.time.chunk, false, only.grade === 'strong') : null;
  }

  verbOf(clause: Clause | undefined): Predicate | undefined {
    return this.reading.predicates.find((one) => one.kind === 'verb' && one.clause === clause);
  }

  /** "in April 1929, when Molotov was head of the government" */
  #timeBeforeWhen(clause: Clause): TimeChunk | null {
    if (clause.type !== 'sub' || clause.connective !== 'when') return null;
    const first = this.chunks.findIndex((_, at) => this.reading.parsed.clauseOf[at] === clause);
    const before = this.chunks[first - 1];
    const time = before?.kind === 'comma' ? this.chunks[first - 2] : before;
    return time?.kind === 'time' ? time : null;
  }

  /** "Molotov, the Foreign Commissar, was born in 1890": what a man was is said of his whole life. */
  isOfALife(clause: Clause | undefined): boolean {
    return this.verbOf(clause)?.patterns.some(({ act }) => lifeActs.has(act)) ?? false;
  }

  asLinkTime(chunk: TimeChunk, own: boolean, strong = true): LinkTime | null {
    const time = this.reading.completed(chunk.time);
    const { range } = time;
    if (!range || time.precision === 'decade' || time.precision === 'century') return null;
    return { time: { ...time, range }, strong: strong && time.open === undefined && !time.approximate, own };
  }
}

/** "chairmanship" → "chairman" */
const postHolder = (head: string): string => head.replace(/ship$/, '');
