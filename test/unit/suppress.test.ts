import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../server/src/review/positions.ts';
import { Reviewer, type ReviewOptions } from '../../server/src/review/review.ts';
import { concerns } from '../../server/src/review/suppress.ts';
import { root, testEngine } from '../support/engine.ts';
import { fencedEssays } from '../support/literate.ts';

const wrong = 'Trotsky was exiled from the Soviet Union in 1928.';
const right = 'Trotsky was exiled from the Soviet Union in 1929.';

const review = (text: string, options: ReviewOptions = {}) => new Reviewer(testEngine()).review(text, options);
const found = (text: string, options: ReviewOptions = {}): string[] =>
  review(text, options).findings.map(({ rule, severity }) => `${severity} ${rule}`);

/** The text after the one fix whose title begins so. */
function mended(text: string, title: string): string {
  const fix = review(text)
    .findings.flatMap(({ fixes }) => fixes ?? [])
    .find((one) => one.title.startsWith(title));
  if (!fix) throw new Error(`no fix “${title}”`);
  return fix.edits
    .toReversed()
    .reduce((now, { range, newText }) => now.slice(0, range.startOffset) + newText + now.slice(range.endOffset), text);
}

describe('what is suppressed', () => {
  test('is no finding any more, and is kept with its suppression', () => {
    const { findings, suppressed } = review(`<!-- clio-ignore wrong-date -- so the novel -->\n${wrong}`);
    expect(findings).toEqual([]);
    expect(suppressed.map(({ finding, suppression }) => [finding.rule, suppression.reason])).toEqual([
      ['wrong-date', 'so the novel'],
    ]);
  });

  test('the front matter does it for the whole essay', () => {
    expect(found(`---\nclio-ignore: [wrong-date]\n---\n\n${wrong}\n\n${wrong}`)).toEqual([]);
    expect(found(`---\nquestion: Assess: why?\nclio-ignore: wrong-date\n---\n\n${wrong}`)).toEqual([]);
    expect(found(`---\nclio-ignore: [wrong-date]\n---\n\n${right}`)).toEqual(['warning unused-suppression']);
    expect(found(`---\nclio-ignore: [wrong-date, unused-suppression]\n---\n\n${right}`)).toEqual([]);
    expect(found(`---\nclio-ignore:\n---\n\n${wrong}`)).toEqual(['warning unknown-suppression', 'error wrong-date']);
  });

  test('two that concern the same are both of use', () => {
    expect(found(`<!-- clio-ignore wrong-date -->\n${wrong} <!-- clio-ignore wrong-date -->`)).toEqual([]);
  });

  test('a date over a line break is suppressed from either of its lines', () => {
    const over = 'Zinoviev was expelled from the party in November';
    expect(found(`${over} <!-- clio-ignore wrong-date -->\n1926, and so on.`)).toEqual([]);
    expect(found(`${over}\n1926, and so on. <!-- clio-ignore wrong-date -->`)).toEqual([]);
  });

  test('a rule that is switched off makes no suppression useless', () => {
    const text = `<!-- clio-ignore wrong-date -->\n${right}`;
    expect(found(text, { levels: { 'wrong-date': 'off' } })).toEqual([]);
    expect(found(text, { levels: { 'unused-suppression': 'off' } })).toEqual([]);
    expect(found(text, { levels: { 'unused-suppression': 'error' } })).toEqual(['error unused-suppression']);
  });

  test('a text in another language is left alone, its suppressions too', () => {
    expect(found(`---\nlang: fr\n---\n\n<!-- clio-ignore wrong-date -->\n${wrong}`)).toEqual([]);
  });

  test('a finding about the whole essay is not meant by a comment in the midst of it', () => {
    const text = `One.\n\n<!-- clio-ignore wrong-date -->\nTwo.\n\nThree.`;
    const [suppression] = review(text).essay.suppressions;
    const lines = new LineIndex(text);
    const at = (start: number, end: number): boolean => concerns(suppression as never, lines.range(start, end));
    expect(at(0, text.length)).toBe(false);
    expect(at(text.indexOf('Two'), text.length)).toBe(true);
    expect(at(text.indexOf('Two'), text.indexOf('Two'))).toBe(true);
    expect(at(0, 3)).toBe(false);
  });
});

describe('what has no use can be removed', () => {
  test.each<[string, string, string]>([
    ['with its line', `A.\n\n<!-- clio-ignore wrong-date -->\n${right}\n`, `A.\n\n${right}\n`],
    ['with its line, CRLF', `<!-- clio-ignore wrong-date -->\r\n${right}\r\n`, `${right}\r\n`],
    ['with its line in a quotation', `> <!-- clio-ignore wrong-date -->\n> ${right}\n`, `> ${right}\n`],
    ['at the end of the file', `${right}\n\n<!-- clio-ignore wrong-date -->`, `${right}\n\n`],
    ['at the end of a line', `${right} <!-- clio-ignore wrong-date -->\nMore.`, `${right}\nMore.`],
    ['within a line', `${right} <!-- clio-ignore wrong-date --> More.`, `${right} More.`],
    ['before a full stop', `Lenin died in 1924 <!-- clio-ignore wrong-date -->.`, `Lenin died in 1924 .`],
    ['in an item of its own', `- <!-- clio-ignore wrong-date -->\n  ${right}`, `- \n  ${right}`],
    ['over several lines', `<!-- clio-ignore\nwrong-date -->\n${right}`, right],
    [
      'in the front matter',
      `---\nquestion: Why?\nclio-ignore: [wrong-date]\n---\n\n${right}`,
      `---\nquestion: Why?\n---\n\n${right}`,
    ],
    [
      'in a list of the front matter',
      `---\nclio-ignore:\n  - wrong-date # once\nquestion: Why?\n---\n${right}`,
      `---\nquestion: Why?\n---\n${right}`,
    ],
    ['that names nothing', `<!-- clio-ignore -->\n${right}`, right],
    ['that is unknown', `<!-- clio-ignore spelling -->\n${right}`, right],
  ])('%s', (_, text, expected) => {
    expect(mended(text, 'Remove this suppression')).toBe(expected);
  });

  test.each<[string, string]>([
    [`<!-- clio-ignore x, wrong-date -- why -->\n${right}`, `<!-- clio-ignore x -- why -->\n${right}`],
    [`<!-- clio-ignore wrong-date x -->\n${right}`, `<!-- clio-ignore x -->\n${right}`],
    [`---\nclio-ignore: ["wrong-date", "x"]\n---\n${right}`, `---\nclio-ignore: ["x"]\n---\n${right}`],
    [`---\nclio-ignore: ["x", "wrong-date"]\n---\n${right}`, `---\nclio-ignore: ["x"]\n---\n${right}`],
    [`---\nclio-ignore:\n  - x\n  - wrong-date\n---\n${right}`, `---\nclio-ignore:\n  - x\n---\n${right}`],
  ])('one rule of several: %s', (text, expected) => {
    expect(mended(text, 'Remove wrong-date from this suppression')).toBe(expected);
  });

  test('a rule that is nearly right is put right', () => {
    expect(mended(`<!-- clio-ignore wrong-dat -->\n${wrong}`, 'Change wrong-dat to wrong-date')).toBe(
      `<!-- clio-ignore wrong-date -->\n${wrong}`,
    );
  });
});

test('what the guide shows suppresses something, and leaves nothing', () => {
  const guide = readFileSync(join(root, 'docs/ignoring-findings.md'), 'utf8');
  const essays = fencedEssays(guide);
  expect(essays).toHaveLength(2);
  for (const essay of essays) {
    expect(found(essay)).toEqual([]);
    expect(review(essay).suppressed.length).toBeGreaterThan(0);
  }
});
