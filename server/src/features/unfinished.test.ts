import { describe, expect, test } from 'vitest';
import { unfinishedWord } from './unfinished.ts';

/** The unfinished word at the caret, which `|` marks. */
function wordAt(marked: string): string | null {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const word = unfinishedWord(text, caret);
  return word && text.slice(word.start, word.end);
}

describe('the word that is being typed', () => {
  test.each([
    ['in 1928|', '1928'],
    ['in 1928|\nNext line.', '1928'],
    ['in 19|28', '19'],
    ['in 1926–|', '1926'],
    ['exil|', 'exil'],
    ['in 1928.|', null],
    ['in 1928|.', null],
    ['in 1928|, he', null],
    ['in 1928 |', null],
    ['|', null],
  ])('%s', (marked, expected) => {
    expect(wordAt(marked)).toBe(expected);
  });
});
