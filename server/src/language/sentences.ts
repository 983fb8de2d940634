import type { ItemSentence, ItemToken, ItsFunction, Model, WinkMethods } from 'wink-nlp';
import type { Span } from '../essay/span.ts';

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

/** No word of any language; the model would take minutes over it. */
const endless = /\S{200,}/g;

/** @param abbreviations words with a full stop after which no sentence ends, in small letters */
export function makeSentenceReader(
  { winkNLP, model }: LanguageModel,
  abbreviations: ReadonlySet<string>,
): SentenceReader {
  const nlp = winkNLP(model, ['sbd', 'pos']);
  const { its } = nlp;

  /** The sentences of one line, which starts at `offset` of the prose. */
  function readLine(line: string, offset: number): Sentence[] {
    // wink-nlp remembers words, and splits "Stalin's" or not by what it has read before. A blank before the 's takes
    // the choice away from it: without that, one paragraph in eighty was read otherwise the second time.
    const uniform = line.replaceAll("'", '’').replace(endless, (word) => ' '.repeat(word.length));
    const apart = uniform.replace(/([\p{L}\p{N}])’s(?![\p{L}\p{N}])/gu, '$1 ’s');
    // Of "(from 1922);" it makes one sign of the last two.
    const document = nlp.readDoc(apart.replace(/([)\]])(?=[;:])/g, '$1 '));
    const sentences: Sentence[] = [];
    let tokens: Token[] = [];
    let at = 0;
    const close = (): void => {
      const [first] = tokens;
      if (first) sentences.push({ start: first.start, end: tokens.at(-1)?.end ?? first.start, tokens });
      tokens = [];
    };
    document.sentences().each((sentence: ItemSentence) => {
      sentence.tokens().each((token: ItemToken) => {
        const value = token.out() as string;
        const found = uniform.indexOf(value, at);
        const start = found < 0 ? at : found;
        at = Math.min(uniform.length, start + value.length);
        tokens.push({
          start: offset + start,
          end: offset + at,
          text: line.slice(start, at),
          lower: value.toLowerCase(),
          lemma: String(token.out(its.lemma as ItsFunction<string>)).toLowerCase(),
          pos: String(token.out(its.pos as ItsFunction<string>)),
        });
      });
      if (!endsInAbbreviation(tokens, abbreviations) && !(sentences.length === 0 && isDate(tokens))) close();
    });
    close();
    return sentences;
  }

  return (prose) => {
    let offset = 0;
    // A line that goes on in small letters was broken by accident.
    return prose.split(/\n(?!\s*\p{Ll})/u).flatMap((line) => {
      const sentences = readLine(line, offset);
      offset += line.length + 1;
      return sentences;
    });
  };
}

/** "1933. Germany leaves the League.", "14 March 1939. …": the date at the head of a line is no sentence. */
const isDate = (tokens: readonly Token[]): boolean =>
  tokens.length <= 4 &&
  tokens.at(-1)?.lower === '.' &&
  /^\d{4}$/.test(tokens.at(-2)?.lower ?? '') &&
  tokens.slice(0, -2).every(({ text }) => /^(?:\d{1,2}(?:st|nd|rd|th)?|\p{Lu}\p{L}+)$/u.test(text));

/** "Gen.", "12 Apr." and initials ("J. V. Stalin") end no sentence, though the model may think so. */
function endsInAbbreviation(tokens: readonly Token[], abbreviations: ReadonlySet<string>): boolean {
  const last = tokens.at(-1);
  if (!last) return false;
  const word = last.lower === '.' ? `${tokens.at(-2)?.lower ?? ''}.` : last.lower;
  return word.endsWith('.') && (abbreviations.has(word) || /^\p{L}\.$/u.test(word));
}
