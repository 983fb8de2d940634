import type { ItemSentence, ItemToken, ItsFunction, Model, WinkMethods } from 'wink-nlp';
import type { Span } from '../essay/essay.ts';

/** A word or a sign of a sentence. Offsets count UTF-16 code units of the block's prose. */
export interface Token extends Span {
  readonly text: string;
  /** In small letters. */
  readonly lower: string;
  /** Dictionary form in small letters; American where wink-nlp's model is. */
  readonly lemma: string;
  /** Universal part of speech: NOUN, PROPN, VERB, AUX, ADP, … */
  readonly pos: string;
}

export interface Sentence extends Span {
  readonly tokens: readonly Token[];
}

/** The two halves of wink-nlp, which the host loads: the engine itself reads no file. */
export interface LanguageModel {
  readonly winkNLP: (model: Model, pipes?: string[]) => WinkMethods;
  readonly model: Model;
}

/** Splits prose into sentences of tagged tokens. The same prose gives the same sentences on every call. */
export type SentenceReader = (prose: string) => readonly Sentence[];

/** @param abbreviations words with a full stop after which no sentence ends, in small letters */
export function makeSentenceReader(
  { winkNLP, model }: LanguageModel,
  abbreviations: ReadonlySet<string>,
): SentenceReader {
  const nlp = winkNLP(model, ['sbd', 'pos']);
  const { its } = nlp;
  return (prose) => {
    // wink-nlp remembers words, and splits "Stalin's" or not by what it has read before. A blank before the 's takes
    // the choice away from it: without that, one paragraph in eighty was read otherwise the second time.
    const uniform = prose.replaceAll("'", '’');
    const document = nlp.readDoc(uniform.replace(/([\p{L}\p{N}])’s(?![\p{L}\p{N}])/gu, '$1 ’s'));
    const tokens: Token[] = [];
    const sentences: Sentence[] = [];
    let at = 0;
    const close = (first: number): void => {
      const own = tokens.slice(first);
      const start = own[0]?.start;
      if (start !== undefined) sentences.push({ start, end: own.at(-1)?.end ?? start, tokens: own });
    };
    let first = 0;
    document.sentences().each((sentence: ItemSentence) => {
      sentence.tokens().each((token: ItemToken) => {
        const value = token.out() as string;
        const found = uniform.indexOf(value, at);
        const start = found < 0 ? at : found;
        const end = Math.min(uniform.length, start + value.length);
        at = end;
        tokens.push({
          start,
          end,
          text: prose.slice(start, end),
          lower: value.toLowerCase(),
          lemma: String(token.out(its.lemma as ItsFunction<string>)).toLowerCase(),
          pos: String(token.out(its.pos as ItsFunction<string>)),
        });
      });
      if (endsInAbbreviation(tokens, abbreviations)) return;
      close(first);
      first = tokens.length;
    });
    close(first);
    return sentences;
  };
}

/** "Gen.", "12 Apr." and initials ("J. V. Stalin") end no sentence, though the model may think so. */
function endsInAbbreviation(tokens: readonly Token[], abbreviations: ReadonlySet<string>): boolean {
  const last = tokens.at(-1);
  if (!last) return false;
  const word = last.lower === '.' ? `${tokens.at(-2)?.lower ?? ''}.` : last.lower;
  return word.endsWith('.') && (abbreviations.has(word) || /^\p{L}\.$/u.test(word));
}
