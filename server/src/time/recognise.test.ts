import edtf from 'edtf';
import { describe, expect, test } from 'vitest';
import { recogniseTimes } from './recognise.ts';

/** What is found, as `text = EDTF`, with a relation other than "in" before it. */
const found = (prose: string): string[] =>
  recogniseTimes(prose).map(
    (time) => `${time.relation === 'in' ? '' : `${time.relation} `}${time.text}${time.edtf ? ` = ${time.edtf}` : ''}`,
  );

describe('time expressions', () => {
  test.each([
    ['He left in 1928.', ['1928 = 1928']],
    ['on 17 January 1928', ['17 January 1928 = 1928-01-17']],
    ['on the 3rd of April, 1922', ['the 3rd of April, 1922 = 1922-04-03']],
    ['on Monday, 21 January 1924', ['Monday, 21 January 1924 = 1924-01-21']],
    ['on November 14th, 1927', ['November 14th, 1927 = 1927-11-14']],
    ['in Jan. 1928 and Sept 1924', ['Jan. 1928 = 1928-01', 'Sept 1924 = 1924-09']],
    ['in January of 1928', ['January of 1928 = 1928-01']],
    ['18–31 December 1925', ['18–31 December 1925 = 1925-12-18/1925-12-31']],
    ['December 18–31, 1925', ['December 18–31, 1925 = 1925-12-18/1925-12-31']],
    ['from 27 March to 2 April 1922', ['27 March to 2 April 1922 = 1922-03-27/1922-04-02']],
    ['January–February 1929', ['January–February 1929 = 1929-01/1929-02']],
    ['in 1923–25, 1923/4 and 1927-8', ['1923–25 = 1923/1925', '1923/4 = 1923/1924', '1927-8 = 1927/1928']],
    ['between 1926 and 1927', ['1926 and 1927 = 1926/1927']],
    ['from April 1922 to January 1925', ['April 1922 to January 1925 = 1922-04/1925-01']],
    ['by early 1929', ['by early 1929 = 1929-01/1929-05']],
    ['in mid-1926', ['mid-1926 = 1926-04/1926-09']],
    ['at the end of 1927', ['the end of 1927 = 1927-09/1927-12']],
    ['in the summer of 1917', ['the summer of 1917 = 1917-22']],
    ['in the 1920s', ['the 1920s = 192X']],
    ['in the nineteenth century', ['the nineteenth century = 18XX']],
    ['1927-11-14 and 14/11/1927', ['1927-11-14 = 1927-11-14', '14/11/1927 = 1927-11-14']],
    ['1928, June: a line', ['1928, June = 1928-06']],
    [
      'until 1929, since 1922, after 1927, before 1917',
      ['until 1929 = 1929', 'since 1922 = 1922', 'after 1927 = 1927', 'before 1917 = 1917'],
    ],
    ['no later than 1927', ['by 1927 = 1927']],
    ['c. 1926', ['c. 1926 = 1926~']],
    ['on 14 November', ['14 November']],
    ['a year later', ['a year later']],
    ['for ten years', ['ten years']],
  ])('%s', (prose, expected) => {
    expect(found(prose)).toEqual(expected);
  });

  test.each([
    'p. 1928, pp. 1920–25, vol. 1927',
    '(Lynch, 1990, p. 62)',
    'Service (2009) argues',
    '[@service2009, 1928]',
    '1,928 men, 1928 votes and £1928',
    'the Platform of the 46, Article 58, Order 227',
    'he may march; a march in step',
    'version 1928.5',
  ])('no dates: %s', (prose) => {
    expect(found(prose).filter((one) => one.includes('='))).toEqual([]);
  });

  test('every EDTF value parses', () => {
    const prose =
      'early 1929, 192X, the late 1920s, winter 1927, c. 1926, 1923–25, the end of March 1927, 18th century, 17 January 1928';
    for (const { edtf: value } of recogniseTimes(prose)) expect(() => edtf(value as string)).not.toThrow();
  });

  test('a day that its month does not have is no day', () => {
    expect(found('on 31 February 1929')).toEqual(['February 1929 = 1929-02']);
  });
});
