import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../support/engine.ts';
import { clio, folder, trap, write } from './shell.ts';

const wrong = 'Trotsky was exiled from the Soviet Union in 1928.';

describe('clio inspect', () => {
  test('prints what was understood, as the contract has it', () => {
    cpSync(join(root, 'test/fixtures/sample-essay.md'), join(folder, 'sample.md'));
    const text = readFileSync(join(folder, 'sample.md'), 'utf8');
    const { out, code } = clio(['inspect', '--format', 'json', 'sample.md']);
    expect(code).toBe(0);
    const report = JSON.parse(out);
    const [file] = report.files;
    expect(Object.keys(file)).toEqual(['path', 'times', 'statements', 'sentences', 'argument']);
    for (const part of [...file.times, ...file.sentences])
      expect(text.slice(part.startOffset, part.endOffset).replace(/[*]/g, '')).toBe(part.text);
    expect(file.statements).toContainEqual(
      expect.objectContaining({
        subject: 'event:trotsky-expelled-from-ussr',
        claimed: '1928',
        verdict: 'wrong',
        sentence: wrong,
      }),
    );
    expect(new Set(file.sentences.map((sentence: { role: string }) => sentence.role))).toContain('thesis');
    expect(file.argument).toMatchObject({
      demand: 'how-far',
      statedFactor: "Stalin's control of the party machine",
      factors: [],
      thesis: { text: expect.stringContaining('This essay argues') },
      counterArgument: { present: true },
      judgement: { text: expect.stringContaining('On balance') },
    });
  });

  test('--times-only reads a plain text', () => {
    const { out, code } = clio([
      'inspect',
      '--times-only',
      '--anchor',
      '1927',
      write('plain.txt', 'On 14 November they met. In 1928, a year later.'),
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out).times).toEqual([
      { text: '14 November', startOffset: 3, endOffset: 14, edtf: '1927-11-14', timex3: '1927-11-14' },
      { text: '1928', startOffset: 28, endOffset: 32, edtf: '1928', timex3: '1928' },
      { text: 'a year later', startOffset: 34, endOffset: 46, edtf: '1929', timex3: '1929' },
    ]);
  });

  test('--times-only gives the ends of a range, which TIMEX3 has no value for, and ties, calendars and paragraphs', () => {
    const text =
      'By 1928 he ruled, from 1922 to 1924 he rose.\n\n1917\n\nOn 25 October (7 November) they struck. A year later …';
    const [first, from, to, heading, both, later] = JSON.parse(
      clio(['inspect', '--times-only', write('plain.txt', text)]).out,
    ).times;
    expect(first).toMatchObject({ text: '1928', relation: 'by' });
    expect(from).toMatchObject({ text: '1922', edtf: '1922', range: '1922/1924' });
    expect(to).toMatchObject({ text: '1924', timex3: '1924', range: '1922/1924' });
    expect(heading).toMatchObject({ text: '1917' });
    expect(both).toMatchObject({ text: '25 October (7 November)', edtf: '1917-11-07' });
    expect(later).toMatchObject({ text: 'A year later', edtf: '1918', timex3: '1918' });
  });

  test('a year that is the whole of a title is marked too, in an essay and in a plain text', () => {
    const text =
      'Orwell wrote *Nineteen Eighty-Four* in 1948. Nekrich wrote *June 22, 1941*, and _The Year 1941,_ is another. *In 1928* it ended.\n';
    const titles = (times: readonly { text: string; inTitle?: boolean }[]): string[] =>
      times.filter(({ inTitle }) => inTitle).map(({ text }) => text);
    const essay = JSON.parse(clio(['inspect', write('essay.md', text)]).out).files[0].times;
    const plain = JSON.parse(clio(['inspect', '--times-only', write('chapter.txt', text)]).out).times;
    for (const times of [essay, plain]) {
      expect(times).toHaveLength(5);
      expect(titles(times)).toEqual(['Nineteen Eighty-Four', 'The Year 1941']);
    }
  });

  test('an essay has the whole of a range, what an event supplies, and years in titles marked as such', () => {
    const essay = write(
      'essay.md',
      'Stalin rose in 1923–25, says *Paradoxes of Power, 1878–1928*. Five years after Lenin’s death he ruled alone, for ten years.\n',
    );
    expect(JSON.parse(clio(['inspect', essay]).out).files[0].times).toEqual([
      { text: '1923–25', startOffset: 15, endOffset: 22, edtf: '1923/1925' },
      { text: '1878–1928', startOffset: 50, endOffset: 59, edtf: '1878/1928', inTitle: true },
      {
        text: 'Five years after Lenin’s death',
        startOffset: 62,
        endOffset: 92,
        edtf: '1929',
        timex3: '1929',
      },
      { text: 'ten years', startOffset: 113, endOffset: 122, timex3: 'P10Y' },
    ]);
  });

  test('--times-only is the same with either line end, and an anchor is as fine as it is written', () => {
    const text = 'The war\n\n1916\n\nOn 1 July they attacked (at 7.30 a.m. in the morning.\n\nOn 5 May he came.\n';
    const times = (name: string, content: string, ...options: string[]): unknown[] =>
      JSON.parse(clio(['inspect', '--times-only', ...options, write(name, content)]).out).times.map(
        ({ text: words, timex3 }: { text: string; timex3?: string }) => [words, timex3],
      );
    expect(times('crlf.txt', text.replaceAll('\n', '\r\n'))).toEqual(times('lf.txt', text));
    expect(times('year.txt', 'In January he left.', '--anchor', '1927')).toEqual([['January', '1927-01']]);
    expect(times('day.txt', 'At 11 a.m. he left.', '--anchor', '1927-11-14')).toEqual([
      ['11 a.m.', '1927-11-14T11:00'],
    ]);
  });

  test('--times-only reads JSON lines, and says which line is none', () => {
    const { out } = clio(
      ['inspect', '--times-only'],
      '{"id":"a","text":"in 1928"}\n\n{"id":2,"text":"in March","anchor":"1917"}\n',
    );
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 'a', times: [{ text: '1928', startOffset: 3, endOffset: 7, edtf: '1928', timex3: '1928' }] },
      { id: 2, times: [{ text: 'March', startOffset: 3, endOffset: 8, edtf: '1917-03', timex3: '1917-03' }] },
    ]);
    expect(clio(['inspect', '--times-only'], '{"text":"x"}\n{').err).toMatch(
      /^clio: standard input, line 2: this is not JSON/,
    );
  });
});

test('no network call was made by any of these', () => {
  expect(trap.calls()).toEqual([]);
});
