import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEssay } from './parse.ts';
import { toSource } from './prose.ts';

/** Where the words stand in the file, as the essay's offset map has it. */
function sourceOf(text: string, words: string): string[] {
  return parseEssay(text).blocks.flatMap((block) => {
    const at = block.prose.text.indexOf(words);
    if (at < 0) return [];
    const span = toSource(block.prose, { start: at, end: at + words.length });
    return [text.slice(block.start + span.start, block.start + span.end)];
  });
}

describe('prose maps back to the file', () => {
  test.each([
    ['plain', 'He left in 1928.', '1928', '1928'],
    ['a byte order mark', '\uFEFFHe left in 1928.', '1928', '1928'],
    ['CRLF line ends', 'He left\r\nin 1928.\r\n', '1928', '1928'],
    ['emoji and combining accents', 'Cafe\u0301 😀 in 1928', '1928', '1928'],
    ['an escape before it', 'No\\. 4 \\* in 1928', '1928', '1928'],
    ['a character reference before it', 'caf&eacute; &amp; in 1928', '1928', '1928'],
    ['a date over a line break', '12 February\n1929', 'February 1929', 'February\n1929'],
    ['a date over a line break in a quotation', '> on 12 February\n>   1929', 'February 1929', 'February\n>   1929'],
    ['a date half in bold', 'January **1928**', 'January 1928', 'January **1928'],
    ['a list item', '- one\n- in 1928', '1928', '1928'],
    ['a table cell', '| a | b |\n|---|---|\n| 1928 | exile |', '1928 | exile', '1928 | exile'],
    ['a heading', '# Exile, 1928 #', '1928', '1928'],
    ['a footnote', 'x[^1]\n\n[^1]: in 1928', '1928', '1928'],
    ['an e-mail address before it', 'mail a@b.org in 1928', '1928', '1928'],
    ['a link', 'in [1928](http://x.org)', '1928', '1928'],
    ['a tab', 'a\tb 1928', '1928', '1928'],
  ])('%s', (_, text, words, expected) => {
    expect(sourceOf(text, words)).toEqual([expected]);
  });

  test('code, images, addresses and comments are no prose', () => {
    const text =
      'a `in 1928` ![in 1928](x.png) <!-- in 1928 --> https://x.org/1928 b\n\n```\nin 1928\n```\n\n<p>in 1928</p>';
    expect(parseEssay(text).blocks.map((block) => block.prose.text)).toEqual(['a \uFFFC \uFFFC \uFFFC b']);
  });

  test('every prose character lies inside its block, whatever the text', () => {
    const piece = fc.constantFrom(
      '1928',
      ' ',
      '\n',
      '\r\n',
      '> ',
      '- ',
      '*',
      '_',
      '&amp;',
      '\\',
      '|',
      '`',
      '[a](b)',
      'é',
      '😀',
      '\t',
      'a@b.cd',
      '---\n',
      '\0',
      '[^1]',
      '[^1]: ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        for (const { start, end, prose } of parseEssay(text).blocks) {
          expect(prose.sourceStarts).toHaveLength(prose.text.length);
          for (let i = 0; i < prose.text.length; i += 1) {
            expect(prose.sourceStarts[i]).toBeGreaterThanOrEqual(0);
            expect(start + (prose.sourceEnds[i] as number)).toBeLessThanOrEqual(end);
            if (/[1928é]/.test(prose.text[i] as string))
              expect(text[start + (prose.sourceStarts[i] as number)]).toBe(prose.text[i]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('front matter', () => {
  expect(parseEssay('---\r\nquestion: How far?\r\nclio: true\r\n---\r\n\r\n# T\r\n').frontMatter).toMatchObject({
    question: 'How far?',
    clio: true,
  });
  expect(parseEssay('---\nquestion: [\n---\n').frontMatter.problem?.message).toMatch(/flow/i);
  const colons = parseEssay('---\r\nquestion: Assess: was it luck?\r\nclio: true\r\n---\r\n').frontMatter;
  expect(colons).toMatchObject({
    question: 'Assess: was it luck?',
    clio: true,
    problem: { offset: expect.any(Number) },
  });
  expect(parseEssay('# The fall of Trotsky\n').title).toBe('The fall of Trotsky');
});
