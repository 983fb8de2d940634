import type { Mention } from '../../knowledge/names.ts';
import type { Token } from '../../language/sentences.ts';
import type { Chunk, NounPhrase, Pronoun } from './chunk.ts';
import { possessives, type SentenceView } from './sentence-view.ts';

const pronouns: ReadonlyMap<string, Pronoun> = new Map(
  Object.entries({
    he: 'he him his himself',
    she: 'she her hers herself',
    it: 'it its itself',
    they: 'they them their themselves',
  }).flatMap(([pronoun, forms]) => forms.split(' ').map((form): [string, Pronoun] => [form, pronoun as Pronoun])),
);

/** Behind a name they say how something is done, unless a noun follows. */
const afterthoughts: ReadonlySet<string> = new Set(['late', 'early', 'alone', 'first', 'last']);

/** They are a phrase of their own: "after his death | nobody spoke", "after that | there was". */
const indefinite: ReadonlySet<string> = new Set(
  'nobody everybody somebody anybody none nothing everything everyone someone anyone there'.split(' '),
);

/**
 * Reads the noun phrase that begins at token `from`. A time inside it ("his 1929 expulsion") comes out as a chunk of its
 * own, before the phrase.
 * @param before the chunks that were read before it
 * @param isJoint whether a token joins phrases, and so ends one
 */
export function readNounPhrase(
  view: SentenceView,
  from: number,
  before: readonly Chunk[],
  isJoint: (i: number) => boolean,
): { chunks: Chunk[]; next: number } | null {
  const reader = new NounPhraseReader(view, from, before, isJoint);
  reader.read();
  const phrase = reader.phrase();
  return reader.i > from ? { chunks: [...reader.times, ...(phrase ? [phrase] : [])], next: reader.i } : null;
}

class NounPhraseReader {
  readonly #view: SentenceView;
  readonly #before: readonly Chunk[];
  readonly #isJoint: (i: number) => boolean;
  /** Times that stand inside the phrase. */
  readonly times: Chunk[] = [];
  i: number;
  #first: Token | undefined;
  #last: Token | undefined;
  #head = '';
  #ids: readonly string[] = [];
  #modifiers: string[] = [];
  #words: string[] = [];
  #pronoun: Pronoun | undefined;
  #possessor: NounPhrase | undefined;
  #foreign = false;

  constructor(view: SentenceView, from: number, before: readonly Chunk[], isJoint: (i: number) => boolean) {
    this.#view = view;
    this.#before = before;
    this.#isJoint = isJoint;
    this.i = from;
  }

  /** The phrase as far as it was read. "Trotsky's father died in 1922, Stalin's in 1909": what is owned may be left out. */
  phrase(): NounPhrase | null {
    const own = this.#phrase();
    const { start, end } = this.#possessor ?? { start: 0, end: 0 };
    if (own || !this.#possessor) return own;
    const words = [this.#possessor.head];
    return {
      kind: 'np',
      start,
      end,
      head: '',
      ids: [],
      modifiers: [],
      words,
      proper: false,
      possessor: this.#possessor,
    };
  }

  #phrase(): NounPhrase | null {
    if (!this.#first || !this.#last || (this.#head === '' && !this.#pronoun)) return null;
    return {
      kind: 'np',
      start: this.#first.start,
      end: this.#last.end,
      head: this.#head,
      ids: this.#ids,
      modifiers: this.#modifiers,
      words: this.#words,
      proper: /^\p{Lu}/u.test(this.#last.text),
      ...(this.#foreign ? { foreign: true } : {}),
      ...(this.#pronoun ? { pronoun: this.#pronoun } : {}),
      ...(this.#possessor ? { possessor: this.#possessor } : {}),
    };
  }

  /** Goes on, token by token, as long as the phrase does. */
  read(): void {
    while (this.i < this.#view.tokens.length && !this.#pronoun && this.#step());
  }

  #step(): boolean {
    const token = this.#view.tokens[this.i] as Token;
    const mention = this.#view.mentionAt(this.i);
    if (this.#view.timeAt(this.i)) return this.#time();
    if (mention) return this.#name(mention, token);
    const opensQuotation = token.lower === '’' && (this.#view.tokens[this.i - 1]?.end ?? 0) < token.start;
    if (opensQuotation && this.#first && this.#head === '') return this.#take(token, false);
    if (token.lower === '’s' || token.lower === '’') return this.#owner(token);
    const pronoun = pronouns.get(token.lower);
    return pronoun ? this.#personal(token, pronoun) : this.#word(token);
  }

  #take(token: Token, isWord = true): true {
    this.#first ??= token;
    this.#last = token;
    if (isWord) this.#words.push(token.lower);
    this.i += 1;
    return true;
  }

  /** "the 1921 ban": the time stands inside the phrase, which goes on after it. */
  #time(): boolean {
    const time = this.#view.timeAt(this.i);
    if (!time || !this.#first || this.#head !== '' || time.outerStart !== time.start) return false;
    this.times.push({ kind: 'time', start: time.start, end: time.end, time });
    this.i = this.#view.indexAfter(time.end, this.i);
    return true;
  }

  #name(mention: Mention, token: Token): boolean {
    const { lexicon } = this.#view;
    // "After Lenin's death Trotsky …": a name after an event noun begins a phrase of its own.
    const common = this.#head !== '' && this.#ids.length === 0;
    if (common && (lexicon.nouns.has(this.#head) || this.#isSubjectAfterOpening(mention))) return false;
    // "elected Stalin General Secretary": a name ends where another begins, unless it is a title before it.
    if (this.#view.isPerson(this.#ids)) return false;
    // "At the first Moscow trial Bukharin …": after the name of an event a person begins a phrase of his own.
    if (this.#view.isEvent(this.#ids) && this.#view.isPerson(mention.ids)) return false;
    this.#modifiers.push(...this.#ids);
    this.#ids = mention.ids;
    this.#take(token);
    this.i = this.#view.indexAfter(mention.end, this.i);
    this.#last = this.#view.tokens[this.i - 1] as Token;
    this.#head = this.#last.lemma;
    return true;
  }

  /** "In his view Trotsky …": after a preposition that opens the sentence, a person's name begins the subject. */
  #isSubjectAfterOpening(mention: Mention): boolean {
    const [opener] = this.#before;
    const opening = this.#before.length === 1 && opener?.kind === 'prep';
    return opening && !this.#view.lexicon.words.titles.has(this.#head) && this.#view.isPerson(mention.ids);
  }

  #owner(token: Token): boolean {
    const owner = this.#phrase();
    if (!owner || (token.lower === '’' && !/s$/.test(owner.words.at(-1) ?? ''))) return false;
    this.#possessor = owner;
    this.#ids = [];
    this.#head = '';
    this.#foreign = false;
    this.#modifiers = [];
    this.#words = [];
    return this.#take(token, false);
  }

  #personal(token: Token, pronoun: Pronoun): boolean {
    if (this.#head !== '') return false;
    const { start, end, lower } = token;
    if (this.#owns(token))
      this.#possessor = {
        kind: 'np',
        start,
        end,
        head: lower,
        ids: [],
        modifiers: [],
        words: [lower],
        proper: false,
        pronoun,
      };
    else this.#pronoun = pronoun;
    return this.#take(token);
  }

  /** "his" and "her" own the noun after them, unless nothing follows ("her" as an object). */
  #owns({ lower }: Token): boolean {
    return (
      possessives.has(lower) && (lower !== 'her' || /NOUN|ADJ|PROPN|NUM/.test(this.#view.tokens[this.i + 1]?.pos ?? ''))
    );
  }

  #word(token: Token): boolean {
    const started = this.#head !== '';
    if (this.#isJoint(this.i) || !this.#belongs(token) || (started && this.#view.isHeadlineVerb(this.i))) return false;
    if (started && (token.pos === 'DET' || indefinite.has(token.lower))) return false;
    if (started && token.pos === 'NOUN' && this.#isPastTense()) return false;
    // "joined the Bolsheviks late"
    if (started && afterthoughts.has(token.lower) && !this.#nounFollows()) return false;
    if (/^[“”"‘/‐‑-]$/.test(token.lower)) return this.#take(token, false);
    if (/^(NOUN|PROPN|NUM|X|ADJ|VERB|PRON|INTJ|SYM)$/.test(token.pos)) {
      this.#modifiers.push(...this.#ids);
      this.#ids = [];
      this.#head = this.#eventNoun(token) ?? token.lemma;
      const isName = this.i > 0 ? /^\p{Lu}/u.test(token.text) : token.pos === 'PROPN' && token.text.length > 2;
      if (isName && !this.#view.isNameWord(token.text)) this.#foreign = true;
      if (!/\p{L}/u.test(token.text)) this.#foreign = false; // what a sign parts is no one name
    }
    return this.#take(token);
  }

  #belongs(token: Token): boolean {
    const { nouns } = this.#view.lexicon;
    return (
      /^(DET|ADJ|NOUN|PROPN|NUM|X|SYM|PRON|INTJ)$/.test(token.pos) ||
      (token.pos === 'VERB' && (this.#isAttributive() || this.#isBare())) ||
      (/^[-‐‑/]$/.test(token.lower) && this.#head !== '') ||
      /^[“”"‘]$/.test(token.lower) ||
      (token.pos === 'ADV' && this.#first !== undefined && this.#head === '') ||
      (nouns.has(token.lemma) && !this.#view.isVerb(this.i) && !/^(ADP|AUX|CCONJ|SCONJ|PUNCT|PART)$/.test(token.pos))
    );
  }

  /** "internal exile": an event noun of two words. */
  #eventNoun(token: Token): string | undefined {
    const { nouns } = this.#view.lexicon;
    const both = `${this.#view.tokens[this.i - 1]?.lower ?? ''} ${token.lemma}`;
    return nouns.has(both) ? both : nouns.has(token.lemma) ? token.lemma : undefined;
  }

  /** "to power" */
  #isBare(): boolean {
    const { tokens, lexicon } = this.#view;
    return tokens[this.i - 1]?.lower === 'to' && lexicon.words['bare-nouns'].has(tokens[this.i]?.lower ?? '');
  }

  #nounFollows(): boolean {
    const next = this.#view.tokens[this.i + 1];
    return next !== undefined && (/^(?:NOUN|PROPN|ADJ|NUM|X)$/.test(next.pos) || /^[-‐‑/]$/.test(next.lower));
  }

  /** "its police shot 22,000 officers": a verb that the tagger takes for a noun, with its object right behind it. */
  #isPastTense(): boolean {
    const next = this.#view.tokens[this.i + 1];
    const after = this.#view.tokens[this.i + 2];
    const object = /^(?:DET|NUM)$/.test(next?.pos ?? '') || (next?.pos === 'ADP' && after?.pos === 'NUM');
    return object && this.#view.isVerb(this.i);
  }

  /** A participle between a determiner and a noun: "the exiled leader". */
  #isAttributive(): boolean {
    const token = this.#view.tokens[this.i] as Token;
    const before = this.#view.tokens[this.i - 1];
    const next = this.#view.tokens[this.i + 1];
    if (!before || !(/DET|ADJ|ADV|NUM/.test(before.pos) || possessives.has(before.lower) || before.lower === '’s'))
      return false;
    if (this.#view.lexicon.nouns.has(token.lemma) && !/(ed|ing)$/.test(token.lower)) return true;
    return next !== undefined && /NOUN|PROPN|ADJ/.test(next.pos);
  }
}
