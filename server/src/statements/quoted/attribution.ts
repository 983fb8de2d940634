import type { Span } from '../../essay/span.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Mention } from '../../knowledge/names.ts';
import type { Token } from '../../language/sentences.ts';
import { beForms, negations } from '../grammar/sentence-view.ts';
import type { SentenceReading } from '../reading.ts';

/** Who is said to have said what stands in quotation marks. */
export interface Attribution {
  /** The records that the name may stand for. */
  readonly ids: readonly string[];
  /** The name, or the pronoun. */
  readonly name: Span;
  /** The words that say so: name and verb or noun. */
  readonly words: readonly Span[];
}

/** The sentence round a quotation, without what is quoted. */
export interface Surroundings {
  readonly before: readonly Token[];
  readonly after: readonly Token[];
  readonly readings: readonly SentenceReading[];
  readonly mentions: readonly Mention[];
  /** Whether what comes after the quotation may be a sentence of its own. */
  readonly continued: boolean;
  /** False where it is asked, doubted or denied that the words are somebody's. */
  readonly asserted: boolean;
}

/** In tokens: how far a verb may be from the words that it brings in, or a name from its verb. */
const reach = 14;
/** How near a negation has to be to be about the saying. */
const nearby = 6;

/** The tokens of the sentence in which a quotation begins, up to it, and those of the sentence in which it ends, from there. */
export function surroundings(
  quote: Span,
  quoted: readonly Span[],
  readings: readonly SentenceReading[],
  mentions: readonly Mention[],
  knowledge: Knowledge,
): Surroundings {
  // The opening mark may be taken for a closing one of the sentence before.
  const first = readings.findLast(({ sentence }) => sentence.start <= quote.start + 1);
  const last = readings.findLast(({ sentence }) => sentence.start < quote.end);
  const next = last && readings[readings.indexOf(last) + 1];
  const outside = ({ start, end }: Token): boolean => !quoted.some((one) => start < one.end && one.start < end);
  const before = (first?.sentence.tokens ?? []).filter((token) => token.end <= quote.start && outside(token));
  const rest = (last?.sentence.tokens ?? []).filter((token) => token.start >= quote.end);
  // "‘… into the dustbin of history!’ he shouted": a mark that ends a sentence may stand in the middle of one.
  const ended = rest.every(({ lower }) => /^\P{L}*$/u.test(lower));
  const mark = last?.sentence.tokens.findLast((token) => token.end < quote.end && token.start > quote.start);
  const goesOn = ended && /^[!?]$/.test(mark?.lower ?? '') ? (next?.sentence.tokens ?? []) : [];
  const after = [...rest, ...goesOn].filter(outside);
  const near = [first, last].flatMap((reading) => (reading ? [reading] : []));
  const doubts = knowledge.lexicon.words['attribution-doubts'];
  const doubted =
    [...before.slice(-reach), ...after.slice(0, reach)].some(
      ({ lower, lemma }) => doubts.has(lower) || doubts.has(lemma),
    ) || [...before.slice(-nearby), ...after.slice(0, nearby)].some(({ lower }) => negations.has(lower));
  return {
    before,
    after,
    readings: near.concat(goesOn.length > 0 && next ? [next] : []),
    mentions,
    continued: goesOn.length > 0,
    asserted: !doubted && near.every(({ mood }) => mood !== 'hypothetical'),
  };
}

/**
 * Who says the words in quotation marks, if the sentence says it plainly: "X said that “…”", "“…”, warned X", "X's warning
 * that “…”", "in the words of X, “…”", "as X put it", "X: “…”". Null if it does not.
 */
export function attributionOf(around: Surroundings, knowledge: Knowledge): Attribution | null {
  const reader = new AttributionReader(around, knowledge);
  return reader.following() ?? reader.preceding();
}

class AttributionReader {
  readonly #around: Surroundings;
  readonly #knowledge: Knowledge;

  constructor(around: Surroundings, knowledge: Knowledge) {
    this.#around = around;
    this.#knowledge = knowledge;
  }

  #utters({ lemma, lower, pos }: Token): boolean {
    return (
      /VERB|AUX|ADJ|NOUN/.test(pos) &&
      !lower.endsWith('ing') &&
      (this.#words('uttering-verbs').has(lemma) || this.#words('uttering-verbs').has(stemOfPast(lower)))
    );
  }

  #words(list: 'uttering-verbs' | 'utterance-nouns' | 'titles'): ReadonlySet<string> {
    return this.#knowledge.lexicon.words[list];
  }

  #mentionOver(token: Token | undefined): Mention | undefined {
    return token && this.#around.mentions.find(({ start, end }) => start <= token.start && token.start < end);
  }

  /** Who a name or a pronoun at a token is; a pronoun only if nobody else can be meant. */
  #speaker(token: Token | undefined, words: readonly Span[]): Attribution | null {
    if (!token) return null;
    const mention = this.#mentionOver(token);
    const spans = words.map(({ start, end }) => ({ start, end }));
    if (mention) {
      if (
        !mention.ids.some((id) =>
          /^(person|historian|organisation)$/.test(this.#knowledge.entities.get(id)?.kind ?? ''),
        )
      )
        return null;
      const name = { start: mention.start, end: mention.end };
      return { ids: mention.ids, name, words: [name, ...spans] };
    }
    if (token.lower !== 'he' && token.lower !== 'she') return null;
    const reading = this.#around.readings.find(
      ({ sentence }) => sentence.start <= token.start && token.end <= sentence.end,
    );
    const phrase = reading?.parsed.chunks.find((chunk) => chunk.start === token.start);
    const meant = phrase?.kind === 'np' && phrase.pronoun ? reading?.referents.of(phrase) : undefined;
    const name = { start: token.start, end: token.end };
    return meant?.certain && meant.ids.length === 1 ? { ids: meant.ids, name, words: [name, ...spans] } : null;
  }

  /** "“…”, Trotsky warned", "“…”, warned Trotsky", "“…”, as Trotsky put it" */
  following(): Attribution | null {
    const tokens = this.#around.after.slice(0, reach).filter(({ lower }) => !/^[“”"'’,–—-]$/.test(lower));
    const [first] = tokens;
    if (!first || /^[.;:)?!]$/.test(first.lower)) return null;
    if (this.#utters(first)) {
      const name = skip(tokens, 1, this.#words('titles'));
      return this.#mentionOver(tokens[name]) ? this.#speaker(tokens[name], [first]) : null;
    }
    const from = first.lower === 'as' ? 1 : 0;
    const start = skip(tokens, from, this.#words('titles'));
    const mention = this.#mentionOver(tokens[start]);
    let next = start + 1;
    while (mention && next < tokens.length && (tokens[next] as Token).start < mention.end) next += 1;
    while (next < tokens.length && /^(had|has|once|later|then|also|himself|herself)$/.test(tokens[next]?.lower ?? ''))
      next += 1;
    if (tokens[next]?.pos === 'ADV') next += 1;
    const verb = tokens[next];
    // "“… never!” Trotsky said nothing."
    const apart = this.#around.continued && mention && /NOUN|PRON|DET|ADJ|NUM/.test(tokens[next + 1]?.pos ?? '');
    return verb && !apart && this.#utters(verb) ? this.#speaker(tokens[start], [verb]) : null;
  }

  preceding(): Attribution | null {
    const { before } = this.#around;
    return this.#afterColon(before) ?? this.#owner(before) ?? this.#inWordsOf(before) ?? this.#subject(before);
  }

  /** "Stalin: “…”" */
  #afterColon(before: readonly Token[]): Attribution | null {
    const last = before.at(-1);
    if (last?.lower !== ':') return null;
    const mention = this.#mentionOver(before[0]);
    return mention && before.slice(0, -1).every((token) => token.start < mention.end)
      ? this.#speaker(before[0], [last])
      : null;
  }

  /** "Lenin's warning that “…”", "in Lenin's words, “…”", "Lenin's “…”" */
  #owner(before: readonly Token[]): Attribution | null {
    let at = before.length - 1;
    while (at >= 0 && /^(that|,|:|,|the|a|an|about|of|was|is|then|–|—)$/.test(before[at]?.lower ?? '')) at -= 1;
    const bare = before.at(-1)?.lower === '’s' || before.at(-1)?.lower === '’';
    const noun = before[at];
    if (!bare && !(noun && this.#words('utterance-nouns').has(noun.lemma))) return null;
    let mark = bare ? before.length - 1 : at - 1;
    while (mark > at - 4 && before[mark] && before[mark]?.lower !== '’s' && before[mark]?.lower !== '’') mark -= 1;
    if (before[mark]?.lower !== '’s' && before[mark]?.lower !== '’') return null;
    return this.#mentionOver(before[mark - 1]) ? this.#speaker(before[mark - 1], noun && !bare ? [noun] : []) : null;
  }

  /** "in the words of Lenin, “…”", "according to Lenin, “…”" */
  #inWordsOf(before: readonly Token[]): Attribution | null {
    const last = before.findLastIndex((token) => !/^[,:–—]$/.test(token.lower));
    const mention = this.#mentionOver(before[last]);
    if (!mention) return null;
    let at = last;
    while (at > 0 && (before[at - 1] as Token).start >= mention.start) at -= 1;
    while (this.#words('titles').has(before[at - 1]?.lower ?? '')) at -= 1;
    const [noun, of] = [before[at - 2], before[at - 1]];
    const words = of?.lower === 'of' && noun !== undefined && this.#words('utterance-nouns').has(noun.lemma);
    const according = noun?.lower === 'according' && of?.lower === 'to';
    return noun && (words || according) ? this.#speaker(before[last], [noun]) : null;
  }

  /** "Lenin had written in his Testament that “…”": the last verb of saying before the words, and its subject. */
  #subject(before: readonly Token[]): Attribution | null {
    for (let at = before.length - 1; at >= Math.max(0, before.length - reach); at -= 1) {
      const token = before[at] as Token;
      if (/^[;?!]$/.test(token.lower)) return null;
      // "answered Trotsky's charge that “…”": the words are Trotsky's, as far as one can see.
      if (token.lower === '’s' && this.#mentionOver(before[at - 1])) return null;
      if (this.#mentionOver(token)) continue;
      if (this.#utters(token) && !isPassive(before, at)) return this.#subjectOf(before, at);
      if (token.pos === 'VERB' && !token.lower.endsWith('ing')) return null;
    }
    return null;
  }

  /** "It is often claimed that Stalin said “…”": somebody else says that he did. */
  #isHearsay(verb: Token): boolean {
    return this.#around.readings.some(
      ({ mood, parsed }) =>
        mood === 'asserted' &&
        parsed.clauses.some(
          (clause) =>
            clause.verb !== null &&
            clause.verb.start <= verb.start &&
            verb.end <= clause.verb.end &&
            clause.mood !== 'asserted',
        ),
    );
  }

  #subjectOf(before: readonly Token[], verb: number): Attribution | null {
    let at = verb - 1;
    while (at >= 0 && /^(had|has|have|did|ever|once|later|then|also|himself|and|,)$/.test(before[at]?.lower ?? ''))
      at -= 1;
    while (at >= 0 && before[at]?.pos === 'ADV') at -= 1;
    const says = before[verb] as Token;
    const owned = before[at + 1]?.lower === '’s';
    return owned || this.#isHearsay(says) ? null : this.#speaker(before[at], [says]);
  }
}

/** "was called “…”", "is described as “…”": the subject is not the speaker. */
function isPassive(tokens: readonly Token[], verb: number): boolean {
  for (let at = verb - 1; at >= Math.max(0, verb - 3); at -= 1) {
    const token = tokens[at] as Token;
    if (beForms.has(token.lower)) return true;
    if (token.pos !== 'ADV' && token.lower !== 'later') return false;
  }
  return false;
}

function skip(tokens: readonly Token[], from: number, words: ReadonlySet<string>): number {
  let at = from;
  while (words.has(tokens[at]?.lower ?? '')) at += 1;
  return at;
}

/** "quipped" → "quip": the model leaves rare verbs as they are. */
const stemOfPast = (lower: string): string => lower.replace(/(.)\1ed$/, '$1').replace(/ed$/, '');
