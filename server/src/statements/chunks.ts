import type { Span } from '../essay/essay.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Mention } from '../knowledge/names.ts';
import type { Sentence, Token } from '../language/sentences.ts';
import type { TimeExpression } from '../time/expression.ts';

export type Pronoun = 'he' | 'she' | 'it' | 'they';

/** A noun phrase: "the 1921 ban", "Trotsky's expulsion", "he". Its head is what may play a part in an event. */
export interface NounPhrase extends Span {
  readonly kind: 'np';
  /** The lemma of the last noun. */
  readonly head: string;
  /** The records that the head may stand for; none if it is a common noun or an unknown name. */
  readonly ids: readonly string[];
  /** The records named before the head: "Politburo" in "Politburo member". */
  readonly modifiers: readonly string[];
  /** The words of the phrase, in small letters. */
  readonly words: readonly string[];
  /** Whether its head is written with a capital: a name, known or not. */
  readonly proper: boolean;
  readonly pronoun?: Pronoun;
  /** "Trotsky" in "Trotsky's expulsion", "he" in "his expulsion". */
  readonly possessor?: NounPhrase;
}

export interface VerbGroup extends Span {
  readonly kind: 'verb';
  readonly lemma: string;
  /** `bare`: a form in -ed (or like it) without an auxiliary: past tense or participle. */
  readonly voice: 'active' | 'passive' | 'bare';
  readonly form: 'finite' | 'infinitive' | 'gerund';
  readonly perfect: boolean;
  readonly negated: boolean;
  /** "would": also the future seen from the past. `might`: may not have happened at all. */
  readonly modal?: 'would' | 'might';
  /** The particle that follows at once: "out" in "threw out". */
  readonly particle?: string;
}

export interface TimeChunk extends Span {
  readonly kind: 'time';
  readonly time: TimeExpression;
}

/** Words and signs that join the rest. */
export interface Joint extends Span {
  readonly kind: 'prep' | 'and' | 'sub' | 'rel' | 'comma' | 'stop' | 'open' | 'close' | 'particle';
  readonly word: string;
}

export type Chunk = NounPhrase | VerbGroup | TimeChunk | Joint;

const subordinators = new Set(
  'after before when while whilst because since until till although though if unless whether that once where whereas as lest'.split(
    ' ',
  ),
);
const relatives = new Set('who whom which whose'.split(' '));
const particles = new Set('out down up off away over back aside aloud forward in on'.split(' '));
const pronouns: ReadonlyMap<string, Pronoun> = new Map([
  ['he', 'he'],
  ['him', 'he'],
  ['his', 'he'],
  ['himself', 'he'],
  ['she', 'she'],
  ['her', 'she'],
  ['hers', 'she'],
  ['herself', 'she'],
  ['it', 'it'],
  ['its', 'it'],
  ['itself', 'it'],
  ['they', 'they'],
  ['them', 'they'],
  ['their', 'they'],
  ['themselves', 'they'],
]);
const possessives = new Set(['his', 'her', 'its', 'their']);
const mightModals = new Set('could might may should must can ca ought'.split(' '));
const futureModals = new Set(['would', 'will', 'shall', '’d', 'wo']);
const negations = new Set(['not', 'never', 'n’t', 'hardly', 'neither', 'nor']);
const be = new Set('be am is are was were been being ’s ’re get gets got getting'.split(' '));
const have = new Set('have has had having ’ve'.split(' '));

/** Cuts a sentence into chunks, given the names and the times of its prose. A name wins over a time inside it. */
export function chunkSentence(
  sentence: Sentence,
  mentions: readonly Mention[],
  times: readonly TimeExpression[],
  knowledge: Knowledge,
): readonly Chunk[] {
  return new Chunker(sentence, mentions, times, knowledge).run();
}

class Chunker {
  readonly #tokens: readonly Token[];
  readonly #mentions: readonly Mention[];
  readonly #times: readonly TimeExpression[];
  readonly #knowledge: Knowledge;
  /** Whether the sentence has no verb, as in notes. */
  readonly #telegram: boolean;
  readonly #lexicon: Lexicon;
  readonly #chunks: Chunk[] = [];
  #i = 0;

  constructor(
    sentence: Sentence,
    mentions: readonly Mention[],
    times: readonly TimeExpression[],
    knowledge: Knowledge,
  ) {
    const inside = (span: Span): boolean => span.start >= sentence.start && span.start < sentence.end;
    this.#tokens = sentence.tokens;
    this.#mentions = mentions.filter(inside);
    this.#times = times.filter(
      (time) => inside(time) && !mentions.some((name) => time.start < name.end && name.start < time.end),
    );
    this.#knowledge = knowledge;
    this.#telegram = !sentence.tokens.some((token) => token.pos === 'AUX' || token.pos === 'VERB');
    this.#lexicon = knowledge.lexicon;
  }

  run(): readonly Chunk[] {
    while (this.#i < this.#tokens.length) {
      if (!(this.#time() || this.#telegramVerb() || this.#joint() || this.#verbs() || this.#nounPhrase())) this.#i += 1;
    }
    return this.#chunks;
  }

  #mentionAt(token: Token | undefined): Mention | undefined {
    return token && this.#mentions.find((name) => token.start < name.end && name.start < token.end);
  }

  #timeAt(token: Token | undefined): TimeExpression | undefined {
    return token && this.#times.find((time) => token.start < time.end && time.outerStart < token.end);
  }

  #time(): boolean {
    const time = this.#timeAt(this.#tokens[this.#i]);
    if (!time) return false;
    this.#chunks.push({ kind: 'time', start: time.outerStart, end: time.end, time });
    while (this.#i < this.#tokens.length && (this.#tokens[this.#i] as Token).start < time.end) this.#i += 1;
    return true;
  }

  /** "Uglanov out of Moscow", "Trotsky off the Politburo": "is" is left out. */
  #telegramVerb(): boolean {
    const token = this.#tokens[this.#i] as Token;
    const last = this.#chunks.at(-1);
    if (
      !this.#telegram ||
      !(token.lower === 'out' || token.lower === 'off') ||
      last?.kind !== 'np' ||
      last.ids.length === 0
    )
      return false;
    this.#chunks.push({
      kind: 'verb',
      start: token.start,
      end: token.end,
      lemma: 'be',
      voice: 'active',
      form: 'finite',
      perfect: false,
      negated: false,
      particle: token.lower,
    });
    this.#i += 1;
    return true;
  }

  #joint(): boolean {
    const token = this.#tokens[this.#i] as Token;
    if (this.#mentionAt(token)) return false;
    const kind = this.#jointKind(token);
    if (!kind) return false;
    this.#chunks.push({ kind, start: token.start, end: token.end, word: token.lower });
    this.#i += 1;
    return true;
  }

  #jointKind(token: Token): Joint['kind'] | null {
    const { lower, pos } = token;
    const next = this.#tokens[this.#i + 1];
    if (lower === ',') return 'comma';
    if (lower === '(' || lower === '[') return 'open';
    if (lower === ')' || lower === ']') return 'close';
    // A hyphen inside a word joins; one with blanks round it stands for a dash.
    const apart =
      (this.#tokens[this.#i - 1]?.end ?? token.start) < token.start && (next?.start ?? token.end) > token.end;
    if (/^[;:|–—]$/.test(lower) || (lower === '-' && (apart || this.#i === 0))) return 'stop';
    if (
      lower === 'and' ||
      lower === 'or' ||
      lower === 'but' ||
      lower === '&' ||
      lower === 'then' ||
      lower === 'nor' ||
      lower === 'yet'
    )
      return 'and';
    if (relatives.has(lower)) return 'rel';
    const last = this.#chunks.at(-1);
    if (
      particles.has(lower) &&
      last?.kind === 'verb' &&
      last.end <= token.start &&
      this.#lexicon.verbs.get(last.lemma)?.some((pattern) => pattern.particle === lower)
    )
      return 'particle';
    if (lower === 'that') return pos === 'DET' && next && /NOUN|PROPN|ADJ/.test(next.pos) ? null : 'sub';
    if (subordinators.has(lower)) return 'sub';
    if (pos === 'ADP') return 'prep';
    // Notes leave the verb out: "Uglanov out of Moscow".
    if ((lower === 'out' || lower === 'off') && last?.kind === 'np' && this.#telegram) return null;
    // A particle may also follow the object: "threw him out".
    if (particles.has(lower) && /ADV|PART|ADP/.test(pos)) return 'particle';
    return null;
  }

  #verbs(): boolean {
    const first = this.#tokens[this.#i] as Token;
    if (this.#mentionAt(first)) return false;
    if (!this.#startsVerb(this.#i)) return false;
    let at = this.#i;
    let passive = false;
    let perfect = false;
    let negated = false;
    let infinitive = false;
    let modal: VerbGroup['modal'];
    let main: Token | undefined;
    let auxiliary: Token | undefined;
    for (; at < this.#tokens.length; at += 1) {
      const token = this.#tokens[at] as Token;
      if (this.#timeAt(token) || this.#mentionAt(token)) break;
      if (negations.has(token.lower)) negated = true;
      else if (token.lower === 'to' && main === undefined && auxiliary === undefined) infinitive = true;
      else if (
        token.lower === 'to' &&
        auxiliary &&
        this.#isVerb(at + 1) &&
        (be.has(auxiliary.lower) || have.has(auxiliary.lower))
      )
        continue;
      else if (mightModals.has(token.lower) && token.pos === 'AUX') modal = 'might';
      else if (futureModals.has(token.lower) && token.pos === 'AUX') modal ??= 'would';
      else if (
        token.pos === 'AUX' ||
        (be.has(token.lower) && /VERB|AUX/.test(token.pos) && this.#isParticiple(at + 1)) ||
        (have.has(token.lower) && this.#isParticiple(at + 1))
      ) {
        if (be.has(token.lower)) passive = true;
        if (have.has(token.lower)) {
          perfect = true;
          passive = false;
        }
        auxiliary = token;
      } else if (token.pos === 'ADV' && !(particles.has(token.lower) && main)) continue;
      else if (this.#isVerb(at) && main === undefined) main = token;
      else break;
      if (main) {
        at += 1;
        break;
      }
    }
    const verb = main ?? auxiliary;
    if (!verb) return false;
    // Adverbs at the end were only passed over: they end the group where its last verb ends.
    const participle = main !== undefined && isParticipleForm(main, this.#lexicon);
    const gerund = main?.lower.endsWith('ing');
    const lone = auxiliary === undefined && modal === undefined && !infinitive;
    const next = this.#tokens[at];
    const particle =
      next &&
      !this.#timeAt(next) &&
      particles.has(next.lower) &&
      this.#lexicon.verbs.get(verb.lemma)?.some((pattern) => pattern.particle === next.lower)
        ? next
        : undefined;
    this.#chunks.push({
      kind: 'verb',
      start: first.start,
      end: (particle ?? verb).end,
      lemma: main ? main.lemma : have.has(verb.lower) ? 'have' : be.has(verb.lower) ? 'be' : verb.lemma,
      voice: main && passive && participle ? 'passive' : lone && participle ? 'bare' : 'active',
      form: infinitive
        ? 'infinitive'
        : gerund && lone
          ? 'gerund'
          : gerund && !passive && !perfect
            ? 'gerund'
            : 'finite',
      perfect,
      negated,
      ...(modal === 'would' && perfect ? { modal: 'might' } : modal ? { modal } : {}),
      ...(particle ? { particle: particle.lower } : {}),
    });
    this.#i = this.#tokens.findIndex((token) => token.start >= (particle ?? verb).end);
    if (this.#i < 0) this.#i = this.#tokens.length;
    return true;
  }

  /** Whether a verb group begins here: an auxiliary, "to" before a verb, or a verb that is not part of a noun phrase. */
  #startsVerb(at: number): boolean {
    const token = this.#tokens[at] as Token;
    if (token.pos === 'AUX') return true;
    if (token.lower === 'to')
      return (
        this.#isVerb(at + 1) &&
        !this.#mentionAt(this.#tokens[at + 1]) &&
        (this.#tokens[at + 1]?.pos === 'VERB' || this.#tokens[at + 1]?.pos === 'AUX')
      );
    if (negations.has(token.lower)) return /VERB|AUX/.test(this.#tokens[at + 1]?.pos ?? '');
    return this.#isVerb(at);
  }

  #isVerb(at: number): boolean {
    const token = this.#tokens[at];
    if (!token || this.#mentionAt(token)) return false;
    const known = this.#lexicon.verbs.has(token.lemma);
    const before = this.#tokens[at - 1];
    const afterDeterminer =
      before !== undefined && (/DET/.test(before.pos) || possessives.has(before.lower) || before.lower === '’s');
    // "his exile", "the murder": a noun, whatever the tagger says. "the exiled leader": part of a noun phrase.
    if (afterDeterminer && !/^(that|this|all|both)$/.test(before.lower)) return false;
    if (token.pos === 'VERB' || token.pos === 'AUX') return true;
    if (this.#headlineVerb(at)) return true;
    // The tagger takes some past tenses for adjectives or nouns ("Trotsky exiled (Alma-Ata)").
    return (
      known &&
      isParticipleForm(token, this.#lexicon) &&
      /ADJ|NOUN|PROPN/.test(token.pos) &&
      !/^\p{Lu}/u.test(token.text)
    );
  }

  /** In a line without a verb, "Congress bans factions" has one that the tagger took for a plural. */
  #headlineVerb(at: number): boolean {
    const token = this.#tokens[at];
    if (!token || !this.#telegram || !/[^s]s$/.test(token.lower) || !this.#lexicon.verbs.has(token.lemma)) return false;
    return this.#mentionAt(this.#tokens[at - 1]) !== undefined && !this.#mentionAt(token);
  }

  #isParticiple(at: number): boolean {
    for (let i = at; i < Math.min(at + 3, this.#tokens.length); i += 1) {
      const token = this.#tokens[i] as Token;
      if (this.#isVerb(i) && isParticipleForm(token, this.#lexicon)) return true;
      if (token.pos !== 'ADV' && !negations.has(token.lower) && !be.has(token.lower)) return false;
    }
    return false;
  }

  #nounPhrase(): boolean {
    let possessor: NounPhrase | undefined;
    let first: Token | undefined;
    let last: Token | undefined;
    let headIds: readonly string[] = [];
    let head = '';
    let pronoun: Pronoun | undefined;
    let modifiers: string[] = [];
    let words: string[] = [];
    const begin = this.#i;
    const finish = (): NounPhrase | null => {
      if (!first || !last || (head === '' && !pronoun)) return null;
      return {
        kind: 'np',
        start: first.start,
        end: last.end,
        head,
        ids: headIds,
        modifiers,
        words,
        proper: /^\p{Lu}/u.test(last.text),
        ...(pronoun ? { pronoun } : {}),
        ...(possessor ? { possessor } : {}),
      };
    };
    for (; this.#i < this.#tokens.length; this.#i += 1) {
      const token = this.#tokens[this.#i] as Token;
      const time = this.#timeAt(token);
      if (time) {
        // "the 1921 ban", "his 1929 expulsion": the time stands inside the phrase, which goes on after it.
        if (first === undefined || head !== '' || pronoun || time.outerStart !== time.start) break;
        this.#chunks.push({ kind: 'time', start: time.start, end: time.end, time });
        while (this.#i + 1 < this.#tokens.length && (this.#tokens[this.#i + 1] as Token).start < time.end) this.#i += 1;
        continue;
      }
      const mention = this.#mentionAt(token);
      if (mention) {
        // "After Lenin's death Trotsky …": a name after an event noun begins a phrase of its own.
        if (head !== '' && headIds.length === 0 && (this.#lexicon.nouns.has(head) || this.#isFronted(head, mention)))
          break;
        // "elected Stalin General Secretary": a name ends where another begins, unless it is a title before it.
        if (headIds.some((id) => this.#knowledge.entities.get(id)?.kind === 'person')) break;
        modifiers.push(...headIds);
        headIds = mention.ids;
        first ??= token;
        while (this.#i + 1 < this.#tokens.length && (this.#tokens[this.#i + 1] as Token).start < mention.end)
          this.#i += 1;
        last = this.#tokens[this.#i] as Token;
        head = last.lemma;
        words.push(token.lower);
        pronoun = undefined;
        continue;
      }
      const opensQuotation = token.lower === '’' && (this.#tokens[this.#i - 1]?.end ?? 0) < token.start;
      if (opensQuotation && first !== undefined && head === '') continue;
      if (token.lower === '’s' || token.lower === '’') {
        const owner = finish();
        if (!owner || (token.lower === '’' && !/s$/.test(owner.words.at(-1) ?? ''))) break;
        possessor = owner;
        headIds = [];
        head = '';
        pronoun = undefined;
        modifiers = [];
        words = [];
        last = token;
        continue;
      }
      const isPronoun = pronouns.get(token.lower);
      if (isPronoun) {
        const owns = possessives.has(token.lower) && this.#ownsNext(token);
        if (head !== '' || pronoun) break;
        first ??= token;
        last = token;
        if (owns) {
          possessor = {
            kind: 'np',
            start: token.start,
            end: token.end,
            head: token.lower,
            ids: [],
            modifiers: [],
            words: [token.lower],
            proper: false,
            pronoun: isPronoun,
          };
          words.push(token.lower);
          continue;
        }
        pronoun = isPronoun;
        words.push(token.lower);
        this.#i += 1;
        break;
      }
      const inPhrase =
        /^(DET|ADJ|NOUN|PROPN|NUM|X|SYM|PRON|INTJ)$/.test(token.pos) ||
        (token.pos === 'VERB' && this.#attributive()) ||
        (/^[-‐‑/]$/.test(token.lower) && head !== '') ||
        /^[“”"‘]$/.test(token.lower) ||
        (token.pos === 'ADV' && first !== undefined && head === '') ||
        (this.#lexicon.nouns.has(token.lemma) && !/^(ADP|AUX|CCONJ|SCONJ|PUNCT|PART)$/.test(token.pos));
      if (!inPhrase || this.#jointKind(token) || (head !== '' && this.#headlineVerb(this.#i))) break;
      if (token.pos === 'DET' && head !== '') break;
      first ??= token;
      if (/^[“”"‘/‐‑-]$/.test(token.lower)) {
        last = token;
        continue;
      }
      last = token;
      words.push(token.lower);
      if (/^(NOUN|PROPN|NUM|X|ADJ|VERB|PRON|INTJ|SYM)$/.test(token.pos)) {
        if (headIds.length > 0) modifiers.push(...headIds);
        headIds = [];
        head = this.#eventNoun(token) ?? token.lemma;
      }
    }
    const phrase = finish() ?? (possessor && first && last ? possessor : null);
    if (phrase) this.#chunks.push(phrase);
    if (this.#i === begin) return false;
    return true;
  }

  /** "In his view Trotsky …": after a preposition that opens the sentence, a person's name begins the subject. */
  #isFronted(head: string, mention: Mention): boolean {
    const [opener] = this.#chunks;
    const fronted = this.#chunks.length === 1 && opener?.kind === 'prep' && !this.#lexicon.words.titles.has(head);
    return fronted && mention.ids.some((id) => this.#knowledge.entities.get(id)?.kind === 'person');
  }

  /** "internal exile": an event noun of two words. */
  #eventNoun(token: Token): string | undefined {
    const before = this.#tokens[this.#i - 1];
    const both = before ? `${before.lower} ${token.lemma}` : '';
    return this.#lexicon.nouns.has(both) ? both : this.#lexicon.nouns.has(token.lemma) ? token.lemma : undefined;
  }

  /** "his" and "her" own the noun after them, unless nothing follows ("her" as an object). */
  #ownsNext(token: Token): boolean {
    if (token.lower !== 'her') return true;
    const next = this.#tokens[this.#i + 1];
    return next !== undefined && /NOUN|ADJ|PROPN|NUM/.test(next.pos);
  }

  /** A participle between a determiner and a noun: "the exiled leader". */
  #attributive(): boolean {
    const token = this.#tokens[this.#i] as Token;
    const before = this.#tokens[this.#i - 1];
    const next = this.#tokens[this.#i + 1];
    if (!before || !(/DET|ADJ|ADV|NUM/.test(before.pos) || possessives.has(before.lower) || before.lower === '’s'))
      return false;
    if (this.#lexicon.nouns.has(token.lemma) && !/(ed|ing)$/.test(token.lower)) return true;
    return next !== undefined && /NOUN|PROPN|ADJ/.test(next.pos);
  }
}

/** Whether a word looks like a past participle (wink-nlp has no tag for it). */
export const isParticipleForm = (token: Token, lexicon: Lexicon): boolean =>
  (token.lower.endsWith('ed') && token.lower.length > 3) || lexicon.words['irregular-participles'].has(token.lower);
