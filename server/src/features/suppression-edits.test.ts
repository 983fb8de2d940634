import { describe, expect, test } from 'vitest';
import { testEngine } from '../../../test/support/engine.ts';
import { type Review, Reviewer } from '../review/review.ts';
import { applyEdit, type OffsetEdit, setRuleLevel } from './project-edits.ts';
import { suppressHere, suppressInEssay } from './suppression-edits.ts';

const W = 'Trotsky was exiled from the Soviet Union in 1928.';
const C = '<!-- clio-ignore wrong-date -->';
const review = (text: string): Review => new Reviewer(testEngine()).review(text);

/** The text after one edit for its n-th wrong date, which is then no finding any more; the others still are. */
function after(text: string, edit: (review: Review, n: number) => OffsetEdit | null, n = 0): string {
  const before = review(text);
  const made = edit(before, n);
  if (!made) throw new Error('no edit');
  const now = applyEdit(text, made);
  expect(review(now).findings.map(({ rule }) => rule)).not.toContain('unknown-suppression');
  expect(review(now).suppressed.length).toBeGreaterThan(before.suppressed.length);
  expect(review(now).statements.map(({ statement }) => statement.verdict)).toEqual(
    before.statements.map(({ statement }) => statement.verdict),
  );
  return now;
}
const here = ({ essay, findings }: Review, n: number): OffsetEdit | null =>
  suppressHere(essay, findings.filter(({ rule }) => rule === 'wrong-date')[n] as never);
const inEssay = ({ essay, findings }: Review): OffsetEdit | null => suppressInEssay(essay, findings[0] as never);

describe('a comment is put', () => {
  test.each<[string, string, string, number?]>([
    ['before a paragraph of one line', `A.\n\n${W}\n\nB.`, `A.\n\n${C}\n${W}\n\nB.`],
    ['before the first line of the file', W, `${C}\n${W}`],
    ['before a heading', `# ${W}\n\nB.`, `${C}\n# ${W}\n\nB.`],
    ['before a heading with closing signs', `# ${W} #\n`, `${C}\n# ${W} #\n`],
    ['before an underlined heading', `${W}\nB\n===\n`, `${C}\n${W}\nB\n===\n`],
    ['with CRLF', `A.\r\n\r\n${W}\r\n`, `A.\r\n\r\n${C}\r\n${W}\r\n`],
    ['at the end of a line of several', `A.\n${W}\nB.`, `A.\n${W} ${C}\nB.`],
    ['at the end of a line of several, with CRLF', `A.\r\n${W}\r\nB.`, `A.\r\n${W} ${C}\r\nB.`],
    ['before the blanks that break a line', `${W}  \nB.`, `${W} ${C}  \nB.`],
    ['before the sign that breaks a line', `${W}\\\nB.`, `${W} ${C}\\\nB.`],
    ['at the end of an item', `- A\n- ${W}\n- B`, `- A\n- ${W} ${C}\n- B`],
    ['at the end of a numbered item', `1. ${W}\n2. B`, `1. ${W} ${C}\n2. B`],
    ['at the end of the line of an item', `- ${W}\n  B\n`, `- ${W} ${C}\n  B\n`],
    ['at the end of an item with a bracket', `1) ${W}\n`, `1) ${W} ${C}\n`],
    [
      'in the last cell of a row',
      `| a | b |\n|---|---|\n| 1 | ${W} |\n| 2 | c |`,
      `| a | b |\n|---|---|\n| 1 | ${W} ${C} |\n| 2 | c |`,
    ],
    [
      'in the last cell, if the date is in the first',
      `| ${W} | b |\n|---|---|\n| 1 | 2 |`,
      `| ${W} | b ${C} |\n|---|---|\n| 1 | 2 |`,
    ],
    ['in a row without a sign at its end', `a | b\n---|---\n1 | ${W}\n`, `a | b\n---|---\n1 | ${W} ${C}\n`],
    ['in a narrow cell', `|a|b|\n|-|-|\n|1|${W}|`, `|a|b|\n|-|-|\n|1|${W} ${C} |`],
    ['at the end of a footnote', `x[^1] Lenin\n\n[^1]: ${W}\n`, `x[^1] Lenin\n\n[^1]: ${W} ${C}\n`],
    ['after a byte order mark', `\uFEFFA.\n${W}\n`, `\uFEFFA.\n${W} ${C}\n`],
    [
      'in the line of a date over a line break',
      'Zinoviev was expelled from the party in November\n1926.\nB.',
      `Zinoviev was expelled from the party in November\n1926. ${C}\nB.`,
    ],
    ['before the block where a line ends within code', `${W} \`a\nb\`\n`, `${C}\n${W} \`a\nb\`\n`],
    ['for one of two dates', `${W}\nLenin died in January 1925.\n`, `${W}\nLenin died in January 1925. ${C}\n`, 1],
  ])('%s', (_, text, expected, n = 0) => {
    expect(after(text, here, n)).toBe(expected);
  });

  test('and a comment that is there already takes the rule up', () => {
    expect(after(`<!-- clio-ignore unused-suppression -- why -->\n${W}`, here)).toBe(
      `<!-- clio-ignore unused-suppression, wrong-date -- why -->\n${W}`,
    );
  });
});

describe('the front matter takes the rule up', () => {
  test.each<[string, string]>([
    [W, `---\nclio-ignore: [wrong-date]\n---\n\n${W}`],
    [`\uFEFF${W}\r\n`, `\uFEFF---\r\nclio-ignore: [wrong-date]\r\n---\r\n\r\n${W}\r\n`],
    [`---\nquestion: Why?\n---\n\n${W}`, `---\nquestion: Why?\nclio-ignore: [wrong-date]\n---\n\n${W}`],
    [`---\r\nquestion: Why?\r\n---\r\n${W}`, `---\r\nquestion: Why?\r\nclio-ignore: [wrong-date]\r\n---\r\n${W}`],
    [`---\nquestion: Assess: why?\n---\n${W}`, `---\nquestion: Assess: why?\nclio-ignore: [wrong-date]\n---\n${W}`],
    [`---\n---\n\n${W}`, `---\nclio-ignore: [wrong-date]\n---\n\n${W}`],
    [`---\r\n---\r\n\r\n${W}`, `---\r\nclio-ignore: [wrong-date]\r\n---\r\n\r\n${W}`],
    [`---\nclio-ignore: [a] # x\n---\n${W}`, `---\nclio-ignore: [a, wrong-date] # x\n---\n${W}`],
    [`---\nclio-ignore: ["a"]\n---\n${W}`, `---\nclio-ignore: ["a", wrong-date]\n---\n${W}`],
    [`---\nclio-ignore: a\n---\n${W}`, `---\nclio-ignore: a, wrong-date\n---\n${W}`],
    [`---\nclio-ignore: "a"\n---\n${W}`, `---\nclio-ignore: "a, wrong-date"\n---\n${W}`],
    [
      `---\nclio-ignore:\n  - a # x\nlang: en\n---\n${W}`,
      `---\nclio-ignore:\n  - a # x\n  - wrong-date\nlang: en\n---\n${W}`,
    ],
    [`---\nclio-ignore:\n- "a"\n---\n${W}`, `---\nclio-ignore:\n- "a"\n- wrong-date\n---\n${W}`],
    [`---\nclio-ignore:\n---\n${W}`, `---\nclio-ignore: [wrong-date]\n---\n${W}`],
    [`---\nclio-ignore: []\n---\n${W}`, `---\nclio-ignore: [wrong-date]\n---\n${W}`],
  ])('%j', (text, expected) => {
    const before = review(text);
    const wrong = before.findings.find(({ rule }) => rule === 'wrong-date');
    const edit = suppressInEssay(before.essay, wrong as never);
    expect(edit && applyEdit(text, edit)).toBe(expected);
    expect(review(expected).findings.map(({ rule }) => rule)).not.toContain('wrong-date');
  });

  test('as after() has it', () => {
    expect(after(`${W}\n\n${W}\n`, inEssay)).toBe(`---\nclio-ignore: [wrong-date]\n---\n\n${W}\n\n${W}\n`);
  });
});

describe('the project’s file takes the rule up, and keeps the rest', () => {
  test.each<[string, string]>([
    ['', 'rules:\n  wrong-date: off\n'],
    ['# ours\n', '# ours\nrules:\n  wrong-date: off\n'],
    ['packs: [stalin]', 'packs: [stalin]\nrules:\n  wrong-date: off\n'],
    ['packs:\r\n- stalin\r\n', 'packs:\r\n- stalin\r\nrules:\r\n  wrong-date: off\r\n'],
    ['rules: # levels\npacks: [a]\n', 'rules: # levels\n  wrong-date: off\npacks: [a]\n'],
    ['rules:\n    a: off # why\n\npacks: [a]\n', 'rules:\n    a: off # why\n    wrong-date: off\n\npacks: [a]\n'],
    ['rules:\n  wrong-date: warning # for now\n  a: off\n', 'rules:\n  wrong-date: off # for now\n  a: off\n'],
    ['rules:\n  "wrong-date": "error"\n', 'rules:\n  "wrong-date": off\n'],
    ['rules: { a: off } # x\n', 'rules: { a: off, wrong-date: off } # x\n'],
    ['rules: {}\n', 'rules: { wrong-date: off }\n'],
    ['{ packs: [a] } # x\n', '{ packs: [ a ], rules: { wrong-date: off } } # x\n'],
    ['rules:\n  wrong-date:\n', 'rules:\n  wrong-date: off\n'],
  ])('%j', (text, expected) => {
    const edit = setRuleLevel(text, 'wrong-date', 'off');
    expect(edit && applyEdit(text, edit)).toBe(expected);
  });

  test.each(['rules: [\n', '- a\n', 'rules: [a]\n', 'rules:\n  a: off\n  a: off\n'])('%j is left alone', (text) => {
    expect(setRuleLevel(text, 'wrong-date', 'off')).toBeNull();
  });
});
