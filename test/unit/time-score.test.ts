import { expect, test } from 'vitest';
import { type FoundTime, type GoldDocument, kindOf, pairUp, scoreOf } from '../eval/time-score.mts';

const text = 'In early March 1927 and for ten years, that is until then.';

function gold(...timexes: [string, string][]): GoldDocument {
  return {
    doc: 'a',
    text,
    timexes: timexes.map(([words, value]) => {
      const start = text.indexOf(words);
      return { start, end: start + words.length, text: words, value };
    }),
  };
}

function found(words: string, timex3?: string): FoundTime {
  const startOffset = text.indexOf(words);
  return {
    text: words,
    startOffset,
    endOffset: startOffset + words.length,
    ...(timex3 === undefined ? {} : { timex3 }),
  };
}

test('strict asks for the span, relaxed for an overlap, value for the value as well', () => {
  const pairs = pairUp(gold(['early March 1927', '1927-03'], ['ten years', 'P10Y']), [
    found('March 1927', '1927-03'),
    found('ten years', 'P1Y'),
    found('then'),
  ]);
  const f1 = (hit: Parameters<typeof scoreOf>[1]): number => Number(scoreOf(pairs, hit).f1.toFixed(2));
  expect(f1(({ sameSpan }) => sameSpan)).toBe(0.4); // 1 of 2, among 3
  expect(f1((pair) => pair.found !== null)).toBe(0.8);
  expect(f1(({ sameValue }) => sameValue)).toBe(0.4);
  expect(scoreOf(pairs, (pair) => pair.found !== null)).toMatchObject({ precision: 2 / 3, recall: 1 });
});

test('only outermost expressions count, each is paired once, and capitals in values do not matter', () => {
  const pairs = pairUp(gold(['early March 1927', '1927-03'], ['March', '1927-03'], ['ten', 'p10y']), [
    found('early March 1927', '1927-03'),
    found('1927', '1927'),
    found('ten years', 'P10Y'),
  ]);
  expect(pairs.map(({ gold: wanted, found: one, sameValue }) => [wanted?.text, one?.text, sameValue])).toEqual([
    ['early March 1927', 'early March 1927', true],
    ['ten', 'ten years', true],
  ]);
});

test('nothing found is a recall of nothing, and not a division by it', () => {
  expect(scoreOf(pairUp(gold(['ten years', 'P10Y']), []), () => true)).toMatchObject({ precision: 0 });
  expect(scoreOf([], () => true)).toEqual({ precision: 0, recall: 0, f1: 0 });
});

test.each([
  ['1927-03-04', 'a day'],
  ['BC0480', 'a year'],
  ['1917-SP', 'a season, half or quarter'],
  ['192', 'a decade or century'],
  ['P10Y', 'a length'],
  ['1865-04-15TMO', 'a part or time of a day'],
  ['PRESENT_REF', 'now, once, some day'],
  ['1915-XX-XX', 'known in part (1915-XX-XX)'],
  ['null', 'no value'],
])('%s is %s', (value, kind) => {
  expect(kindOf(value)).toBe(kind);
});
