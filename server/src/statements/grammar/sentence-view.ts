import type { Span } from '../../essay/span.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Lexicon } from '../../knowledge/lexicon.ts';
import type { Mention } from '../../knowledge/names.ts';
import type { Sentence, Token } from '../../language/sentences.ts';
import type { TimeExpression } from '../../time/expression.ts';

export const possessives: ReadonlySet<string> = new Set(['his', 'her', 'its', 'their']);
export const negations: ReadonlySet<string> = new Set(['not', 'never', 'n’t', 'hardly', 'neither', 'nor']);
export const beForms: ReadonlySet<string> = new Set(
  'be am is are was were been being ’s ’re get gets got getting'.split(' '),
);

/** A sentence with, for each of its tokens, the name or time that it is part of. A name wins over a time inside it. */
export class SentenceView {
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  /** Whether the sentence has no verb, as in notes. */
  readonly telegram: boolean;
  readonly #knowledge: Knowledge;
  readonly #mentions: readonly (Mention | undefined)[];
  readonly #times: readonly (TimeExpression | undefined)[];

  /** @param mentions and @param times those of the whole block, in order */
  constructor(
    sentence: Sentence,
    mentions: readonly Mention[],
    times: readonly TimeExpression[],
    knowledge: Knowledge,
  ) {
    this.tokens = sentence.tokens;
    this.lexicon = knowledge.lexicon;
    this.telegram = !sentence.tokens.some((token) => token.pos === 'AUX' || token.pos === 'VERB');
    this.#knowledge = knowledge;
    this.#mentions = overTokens(sentence.tokens, mentions, (name) => name.start);
    const named = this.#mentions;
    this.#times = overTokens(sentence.tokens, times, (time) => time.outerStart).map((time, i) =>
      named[i] ? undefined : time,
    );
  }

  mentionAt(i: number): Mention | undefined {
    return this.#mentions[i];
  }

  timeAt(i: number): TimeExpression | undefined {
    return this.#times[i];
  }

  isPerson(ids: readonly string[]): boolean {
    return ids.some((id) => this.#knowledge.entities.get(id)?.kind === 'person');
  }

  isEvent(ids: readonly string[]): boolean {
    return ids.some((id) => this.#knowledge.events.has(id) || this.#knowledge.series.has(id));
  }

  /** Whether a word occurs in some name of the packs. */
  isNameWord(word: string): boolean {
    return this.#knowledge.names.hasWord(word) || this.lexicon.words.titles.has(word.toLowerCase());
  }

  /** The index of the first token at or after an offset. */
  indexAfter(offset: number, from: number): number {
    let i = from;
    while (i < this.tokens.length && (this.tokens[i] as Token).start < offset) i += 1;
    return i;
  }

  /** The dictionary form of a verb. The model does not know rare ones ("readmitted") and leaves them as they are. */
  lemma(i: number): string {
    const { lemma, lower } = this.tokens[i] as Token;
    const { verbs, irregular } = this.lexicon;
    if (verbs.has(lemma)) return lemma;
    const known = irregular.get(lower);
    if (known) return known;
    if (lower.endsWith('ing')) return this.lemmaOfGerund(lower) ?? lemma;
    if (!lower.endsWith('ed')) return lemma;
    const stem = lower.slice(0, -2);
    return (
      [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1'), stem.replace(/i$/, 'y')].find((form) => verbs.has(form)) ?? lemma
    );
  }

  /** "founding" → "found", "dissolving" → "dissolve" */
  lemmaOfGerund(word: string): string | undefined {
    const stem = word.slice(0, -3);
    return [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')].find((form) => this.lexicon.verbs.has(form));
  }

  /** Whether a verb of the lexicon has this word as its particle. */
  takesParticle(lemma: string, particle: string): boolean {
    return this.lexicon.verbs.get(lemma)?.some((pattern) => pattern.particle === particle) ?? false;
  }

  /** Whether a word looks like a past participle (wink-nlp has no tag for it). */
  looksLikeParticiple(i: number): boolean {
    const { lower } = this.tokens[i] as Token;
    return (lower.endsWith('ed') && lower.length > 3) || this.lexicon.words['irregular-participles'].has(lower);
  }

  /** Whether a token is a verb of its clause, rather than a noun or part of a noun phrase. */
  isVerb(i: number): boolean {
    const token = this.tokens[i];
    if (!token || this.mentionAt(i)) return false;
    const before = this.tokens[i - 1];
    // "the beginning of", "Signing of the Pact": a noun.
    if (token.lower.endsWith('ing') && this.tokens[i + 1]?.lower === 'of' && this.lexicon.nouns.has(token.lower))
      return false;
    // "rose to power": a noun that takes no article after a preposition.
    if (before?.lower === 'to' && this.lexicon.words['bare-nouns'].has(token.lower)) return false;
    if (before && /^[-‐‑]$/.test(before.lower) && before.end === token.start) return false; // "bad-tempered"
    if (before?.lower === 'in' && token.lower === 'turn') return false; // "which in turn led to"
    const afterDeterminer =
      before !== undefined && (before.pos === 'DET' || possessives.has(before.lower) || before.lower === '’s');
    // "his exile", "the murder": a noun, whatever the tagger says. "the exiled leader": part of a noun phrase.
    if (afterDeterminer && !/^(that|this|all|both)$/.test(before.lower)) return false;
    if (token.pos === 'VERB' || token.pos === 'AUX' || this.isHeadlineVerb(i)) return true;
    // "…, founding the Soviet Union in 1922"
    const next = this.tokens[i + 1];
    if (token.pos === 'NOUN' && token.lower.endsWith('ing') && before?.lower === ',' && next?.pos === 'DET')
      return this.lemmaOfGerund(token.lower) !== undefined;
    // The tagger takes some past tenses for adjectives or nouns ("Trotsky exiled (Alma-Ata)").
    const known = this.lexicon.verbs.has(this.lemma(i)) && this.looksLikeParticiple(i);
    return known && /ADJ|NOUN|PROPN/.test(token.pos) && !/^\p{Lu}/u.test(token.text);
  }

  /** In a line without a verb, "Congress bans factions" has one that the tagger took for a plural. */
  isHeadlineVerb(i: number): boolean {
    const token = this.tokens[i];
    if (!token || !this.telegram || !/[^s]s$/.test(token.lower)) return false;
    // "Germany Invades Poland"
    const known = [token.lemma, token.lower.slice(0, -1), token.lower.slice(0, -2)];
    if (!known.some((form) => this.lexicon.verbs.has(form))) return false;
    const meets = this.lexicon.words['meeting-nouns'].has(this.tokens[i - 1]?.lower ?? '');
    return (meets || this.mentionAt(i - 1) !== undefined) && !this.mentionAt(i);
  }
}

/** For each token, the span that covers it. Both lists are in order, so one walk over both is enough. */
function overTokens<T extends Span>(
  tokens: readonly Token[],
  spans: readonly T[],
  startOf: (span: T) => number,
): (T | undefined)[] {
  const begin = tokens[0]?.start ?? 0;
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as T).end <= begin) low = middle + 1;
    else high = middle;
  }
  return tokens.map((token) => {
    while (low < spans.length && (spans[low] as T).end <= token.start) low += 1;
    const span = spans[low];
    return span && startOf(span) < token.end ? span : undefined;
  });
}
