import { describe, expect, test } from 'vitest';
import { parseEssay } from './parse.ts';
import type { Suppression } from './suppressions.ts';

/** What the suppressions of a text are: their scope, their rules, and the first and last words of what they concern. */
function read(text: string): string[] {
  return parseEssay(text).suppressions.map(({ scope, rules, reason, target }: Suppression) => {
    for (const { id, start, end } of rules) expect(text.slice(start, end)).toBe(id);
    const what = target ? text.slice(target.start, target.end).trim() : 'nothing';
    return `${scope} ${rules.map(({ id }) => id).join('+')}${reason ? ` (${reason})` : ''}: ${what}`;
  });
}

describe('a comment on a line of its own concerns the next block', () => {
  test.each<[string, string, string]>([
    ['a paragraph', '<!-- clio-ignore a -->\nOne\ntwo\n\nThree', 'block a: One\ntwo'],
    ['a paragraph after a blank line', '<!-- clio-ignore a -->\n\nOne\n\nTwo', 'block a: One'],
    ['the rest of the paragraph that it stands in', 'One\n<!-- clio-ignore a -->\ntwo', 'block a: two'],
    ['a heading', '<!-- clio-ignore a -->\n# One\n\nTwo', 'block a: # One'],
    ['a table', '<!-- clio-ignore a -->\n| a |\n|---|\n| b |\n\nTwo', 'block a: | a |\n|---|\n| b |'],
    ['an item', '<!-- clio-ignore a -->\n- One\n- Two', 'block a: - One'],
    ['an item between others', '- One\n<!-- clio-ignore a -->\n- Two\n- Three', 'block a: - Two'],
    ['an item, from within the one before', '- One\n  <!-- clio-ignore a -->\n- Two', 'block a: - Two'],
    [
      'an item with two paragraphs, not those under it',
      '<!-- clio-ignore a -->\n- One\n\n  two\n  - Three',
      'block a: - One\n\n  two',
    ],
    ['an item under another', '- One\n  <!-- clio-ignore a -->\n  - Two', 'block a: - Two'],
    ['a quotation', '<!-- clio-ignore a -->\n> One\n>\n> Two\n\nThree', 'block a: > One\n>\n> Two'],
    ['what stands in a quotation', '> <!-- clio-ignore a -->\n> One\n\nTwo', 'block a: One'],
    ['a footnote', 'x[^1]\n\n<!-- clio-ignore a -->\n[^1]: One\n', 'block a: [^1]: One'],
    ['code, in which nothing is found', '<!-- clio-ignore a -->\n```\nx\n```\n\nOne', 'block a: ```\nx\n```'],
    ['the block after another comment', '<!-- clio-ignore a -->\n<!-- a note -->\nOne', 'block a: One'],
    ['nothing at the end', 'One\n\n<!-- clio-ignore a -->\n', 'block a: nothing'],
    ['a block, with line ends of another kind', '\uFEFF<!-- clio-ignore a -->\r\nOne\r\n\r\nTwo', 'block a: One'],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  test('two that follow each other concern the same', () => {
    expect(read('<!-- clio-ignore a -->\n<!-- clio-ignore b -->\nOne')).toEqual(['block a: One', 'block b: One']);
    expect(read('<!-- clio-ignore a --> <!-- clio-ignore b -->\nOne')).toEqual(['block a: One', 'block b: One']);
  });
});

describe('a comment in a line of text concerns that line', () => {
  test.each<[string, string, string]>([
    ['at its end', 'One\ntwo <!-- clio-ignore a -->\nthree', 'line a: two <!-- clio-ignore a -->'],
    ['within it', 'One <!-- clio-ignore a --> two\nthree', 'line a: One <!-- clio-ignore a --> two'],
    ['before a hard line break', 'One <!-- clio-ignore a -->  \ntwo', 'line a: One <!-- clio-ignore a -->'],
    ['of an item', '- One <!-- clio-ignore a -->\n- Two', 'line a: - One <!-- clio-ignore a -->'],
    ['of a heading', '# One <!-- clio-ignore a -->\n', 'line a: # One <!-- clio-ignore a -->'],
    [
      'of a table',
      '| a | b |\n|---|---|\n| c | d <!-- clio-ignore a --> |\n| e | f |',
      'line a: | c | d <!-- clio-ignore a --> |',
    ],
    ['that ends with CRLF', 'One <!-- clio-ignore a -->\r\ntwo\r\n', 'line a: One <!-- clio-ignore a -->'],
    [
      'and the next one, if it stands alone in a paragraph',
      'One\n     <!-- clio-ignore a -->\ntwo\nthree',
      'line a: <!-- clio-ignore a -->\ntwo',
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  test('the prose is what it is without the comment', () => {
    const prose = (text: string): string[] => parseEssay(text).blocks.map((block) => block.prose.text.trimEnd());
    expect(prose('In November <!-- clio-ignore a -->\n1926, and <!-- x --> so on.')).toEqual(
      prose('In November\n1926, and so on.'),
    );
    expect(prose('| a <!-- x --> | b |\n|---|---|\n| c | d <!-- y --> |')).toEqual(['a | b', 'c | d']);
  });
});

describe('what a comment says', () => {
  test.each<[string, string]>([
    ['<!-- clio-ignore a, b c,d -->', 'a+b+c+d'],
    ['<!-- clio-ignore: a -->', 'a'],
    ['<!--clio-ignore a-->', 'a'],
    ['<!-- clio-ignore a -- the book -- has it -->', 'a (the book -- has it)'],
    ['<!-- clio-ignore a – the book has it -->', 'a (the book has it)'],
    ['<!--\n  clio-ignore\n  a\n-->', 'a'],
    ['<!-- clio-ignore -->', ''],
    ['<!-- clio-ignore -- no rule named -->', ' (no rule named)'],
  ])('%s', (comment, expected) => {
    expect(read(`${comment}\nx`)).toEqual([`block ${expected}: x`]);
    expect(read(`x ${comment}`).map((one) => one.split(':')[0])).toEqual([`line ${expected}`]);
  });

  test.each([
    '<!-- clio-ignored a -->',
    '<!-- clio-ignore-next a -->',
    '<!-- do clio-ignore a -->',
    '`<!-- clio-ignore a -->`',
    '    <!-- clio-ignore a -->',
  ])('%s is none', (comment) => {
    expect(read(`${comment}\n\nx`)).toEqual([]);
  });
});

describe('the front matter concerns the whole file', () => {
  test.each<[string, string]>([
    ['clio-ignore: [a, b]', 'a+b'],
    ['clio-ignore: ["a", \'b\']', 'a+b'],
    ['clio-ignore:\n  - a # why\n  - b', 'a+b'],
    ['clio-ignore: a, b', 'a+b'],
    ['clio-ignore: "a b"', 'a+b'],
    ['clio-ignore: >\n  a\n  b', 'a+b'],
    ['clio-ignore:', ''],
    ['clio-ignore: []', ''],
    ['question: Assess: was it luck?\nclio-ignore: [a, b] # why', 'a+b'],
  ])('%s', (yaml, expected) => {
    for (const text of [`---\n${yaml}\n---\n\nx`, `\uFEFF---\r\n${yaml.replaceAll('\n', '\r\n')}\r\n---\r\nx`])
      expect(read(text)).toEqual([`file ${expected}: ${text.trim()}`]);
  });

  test('its text is found, also if there is none', () => {
    for (const text of ['---\n---\n\nx', '---\r\n---\r\n\r\nx', '---\r\na: 1\r\n---\r\nx', '---\n\n---\n']) {
      const { yaml } = parseEssay(text).frontMatter;
      expect(text.slice(yaml?.end)).toMatch(/^(\r?\n)?---\r?\n/);
      expect(text.slice(0, yaml?.start)).toMatch(/^---\r?\n$/);
    }
  });
});
