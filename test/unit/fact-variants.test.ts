import { expect, test } from 'vitest';
import { canBeSaid, excerpt, hasYear, moved, variantsOf, yearsOf } from '../eval/fact-variants.mts';

test.each([
  ['5 March 1953', 1, '5 March 1954'],
  ['1932–33', -2, '1930–31'],
  ['1899/00', 1, '1900/01'],
  ['from 1926 to 1929', 3, 'from 1929 to 1932'],
  ['1923-11-09', 2, '1925-11-09'],
  ['25 men and 1,936 roubles', 1, '25 men and 1,936 roubles'],
  ['9999', 1, null],
])('the years of %j, moved by %j', (words, by, expected) => {
  expect(moved(words, by)).toBe(expected);
});

test('a claim without a year cannot be falsified', () => {
  expect(hasYear('7 November 1927')).toBe(true);
  expect(hasYear('a week later')).toBe(false);
  expect(hasYear('00447')).toBe(false);
});

test('the years that words span', () => {
  expect(yearsOf('from 1926 to 1929')).toBe('1926/1929');
  expect(yearsOf('1932–33')).toBe('1932/1933');
  expect(yearsOf('5 March')).toBe('');
});

test('a variant differs in the year of its claim alone', () => {
  const text = 'Lenin died in 1924, and in 1924 Petrograd was renamed.';
  const start = text.lastIndexOf('1924');
  const variants = variantsOf({ name: 'essay.md', text, start, end: start + 4, record: 'event:lenin-died' });
  expect(variants.map(({ by }) => by)).toEqual([-5, -3, -2, -1, 1, 2, 3, 5]);
  expect(variants.at(-1)?.text).toBe('Lenin died in 1924, and in 1929 Petrograd was renamed.');
});

test.each([
  ['1929', ['1929-01/1929-02'], 'was expelled in ', true],
  ['1930', ['1929-01/1929-02'], 'was expelled in ', false],
  ['1930', ['1928-10-01/1932-12-31'], 'the plan was launched in ', true],
  ['1925', ['1924-12', '1925-04'], 'he put it forward in ', true],
  ['1931', ['1929'], 'his rivals were beaten by ', true],
  ['1927', ['1929'], 'his rivals were beaten by ', false],
  ['1931', ['1929'], 'the ruby ', false],
  ['1926', ['1927-11-14'], 'in exile from early ', true],
  ['1928', ['1927-11-14'], 'in exile from early ', false],
  ['1928-22', ['1928-07-11'], 'they met in the ', true],
  ['', ['1929'], 'in ', false],
])('%j of %j after “%s” can be said: %j', (said, values, before, expected) => {
  expect(canBeSaid(said, values, before)).toBe(expected);
});

test('a long text is cut to the blocks around the claim, under its front matter; an essay is not', () => {
  const head = '---\nclio: true\n---\n';
  const filler = 'Nothing is dated here.\n\n'.repeat(300);
  const text = `${head}\n${filler}Lenin died in 1924.\n\n${filler}`;
  const start = text.indexOf('1924');
  const claim = { name: 'chapter.md', text, start, end: start + 4, record: 'event:lenin-died' };
  const cut = excerpt(claim);
  expect(cut.text.length).toBeLessThan(4000);
  expect(cut.text.startsWith(`${head}\n\nNothing`)).toBe(true);
  expect(cut.text.slice(cut.start - 14, cut.end)).toBe('Lenin died in 1924');
  const essay = { ...claim, text: 'Lenin died in 1924.', start: 14, end: 18 };
  expect(excerpt(essay)).toBe(essay);
});
