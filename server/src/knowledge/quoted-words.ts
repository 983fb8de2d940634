import type { Span } from '../essay/span.ts';

/** A word as quotations are compared by: without case, accents and what British and American spelling differ in. */
export interface QuotedWord extends Span {
  readonly word: string;
}

const written = /(?:\[\p{L}\])?[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu;

const numbers: ReadonlyMap<string, string> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value): [string, string] => [word, String(value)])
    .concat(
      'thirty forty fifty sixty seventy eighty ninety hundred'
        .split(' ')
        .map((word, i) => [word, String(10 * (i + 3))]),
      [['thousand', '1000']],
    ),
);

const spellings: ReadonlyMap<string, string> = new Map([
  ['gray', 'grey'],
  ['jail', 'gaol'],
  ['thee', 'you'],
  ['thy', 'your'],
  ['cannot', 'can not'],
  ["can't", 'can not'],
  ["won't", 'will not'],
  ["shan't", 'shall not'],
]);

const contractions: readonly (readonly [RegExp, string])[] = [
  [/n't$/, ' not'],
  [/'re$/, ' are'],
  [/'ve$/, ' have'],
  [/'ll$/, ' will'],
  [/'m$/, ' am'],
];

/** "colour" and "color", "organise" and "organize", "fulfil" and "fulfill" become one; the form itself is no English. */
const folded = (word: string): string =>
  word
    .replace(/'s?$/, (end) => (end === "'" ? '' : end))
    .replaceAll('z', 's')
    .replaceAll('ou', 'o')
    .replaceAll('ll', 'l')
    .replace(/tre$/, 'ter')
    .replace(/ette$/, 'et')
    .replace(/ence$/, 'ense')
    .replace('gement', 'gment');

/**
 * The words of a stretch of prose, as quotations are compared by.
 * @param offset where the stretch begins, which spans are counted from
 */
export function quotedWords(text: string, offset = 0): readonly QuotedWord[] {
  return [...text.matchAll(written)].flatMap((match) => {
    const start = offset + match.index;
    const plain = match[0]
      .replace(/[[\]]/g, '')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replaceAll('’', "'")
      .toLowerCase();
    const whole = spellings.get(plain) ?? contractions.reduce((word, [from, to]) => word.replace(from, to), plain);
    return whole
      .split(' ')
      .map((word) => ({ start, end: start + match[0].length, word: numbers.get(word) ?? folded(word) }));
  });
}

const functionWords: ReadonlySet<string> = new Set(
  quotedWords(
    `a an the this that these those i me my we us our you your he him his she her it its they them their who whom which what
    whose and or but nor so yet if as than then of in on at to from by with without for into onto upon over under about
    between among amongst against through during before after since until be am is are was were been being have has had
    having do does did doing will would shall should may might can could must ought there here when where why how all any
    each every some such only own same too very also just still even more most much many it's that's there's`,
  ).map(({ word }) => word),
);

export const negationWords: ReadonlySet<string> = new Set(['not', 'no', 'never', 'nothing', 'none', 'nobody']);

export const isNumberWord = (word: string): boolean => /^\d/.test(word);

/** Whether a word says something by itself: no article, pronoun, preposition, auxiliary and the like. */
export const isContentWord = (word: string): boolean => !functionWords.has(word);
