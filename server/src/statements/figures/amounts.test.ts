import { describe, expect, test } from 'vitest';
import { amountsIn, mayHaveAmounts } from './amounts.ts';

/** Each amount as "words = from–to/step rounding kind", what is left out being the usual. */
const read = (text: string): string[] =>
  amountsIn(text, 0, []).map(({ start, end, from, to, step, rounding, kind }) =>
    [
      `${text.slice(start, end)} = ${from}${to === from ? '' : `–${to}`}/${step}`,
      rounding ?? '',
      kind === 'count' ? '' : kind,
    ]
      .filter(Boolean)
      .join(' '),
  );

describe('amountsIn', () => {
  test.each([
    ['1,566 delegates', ['1,566 = 1566/1']],
    ['24,000 members', ['24,000 = 24000/1000']],
    ['5.9 million tonnes', ['5.9 million = 5900000/100000']],
    ['3.6m people, £6.6bn', ['3.6m = 3600000/100000', '6.6bn = 6600000000/100000000']],
    ['twenty-five million people', ['twenty-five million = 25000000/1000000']],
    ['two and a half million', ['two and a half million = 2500000/500000']],
    ['half a million men', ['half a million = 500000/200000']],
    ['a hundred years, two hundred and fifty men', ['a hundred = 100/100', 'two hundred and fifty = 250/10']],
    ['some 30 per cent', ['30 per cent = 30/10 about percent']],
    ['37.3% of the vote, 12 percent', ['37.3% = 37.3/0.1 percent', '12 percent = 12/1 percent']],
    ['more than 550, nearly 600, up to 10', ['550 = 550/10 over', '600 = 600/100 under', '10 = 10/10 under']],
    ['5 to 7 million people', ['5 to 7 million = 5000000–7000000/1000000']],
    ['between five and seven million', ['five and seven million = 5000000–7000000/1000000']],
    ['5.5–6.5 million', ['5.5–6.5 million = 5500000–6500000/100000']],
    ['two-thirds of the votes', ['two-thirds = 66.66666666666667/6 fraction']],
    ['a third of them', ['a third = 33.333333333333336/6 fraction']],
  ])('%s', (text, amounts) => {
    expect(mayHaveAmounts(text)).toBe(true);
    expect(read(text)).toEqual(amounts);
  });

  test.each(['559 votes to 65', '559 to 65', '559–65', '559 : 65', '559 against 65'])('%s is a vote', (text) => {
    expect(amountsIn(text, 0, []).map(({ from, against }) => [from, against?.from])).toEqual([
      [559, 65],
      [65, 559],
    ]);
  });

  test.each(['the 14th Congress', 'T34 tanks', 'hundreds of thousands', 'a few', 'one of them', 'the 1920s', 'a man'])(
    'nothing in “%s”',
    (text) => expect(read(text)).toEqual([]),
  );
});
