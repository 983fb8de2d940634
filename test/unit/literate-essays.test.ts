import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules/all.ts';
import { root, testEngine } from '../support/engine.ts';
import { fencedEssays, foundIn, partsOf, readLiterate, reviewEssay } from '../support/literate.ts';

/** Everything that an essay's comments say of it holds, and no finding is left over. */
function runEssay(source: string): void {
  const essay = readLiterate(source);
  const review = reviewEssay(essay.text, testEngine());
  expect(foundIn(review, essay.findings)).toEqual(essay.findings);
  for (const { finding, part, words } of essay.parts) {
    const found = partsOf(review, finding, part);
    if (part === 'says') expect(found[0]).toContain(words);
    else expect(found).toContain(words);
  }
  for (const { line, verdict, checked, subject } of essay.statements) {
    const here = review.statements.filter(
      (one) => one.checked.range.start.line + 1 === line && one.checked.text === checked,
    );
    expect(
      here.map(({ statement }) => `${statement.verdict} ${subject === undefined ? '' : statement.subject}`.trim()),
      `line ${line}, ${checked}`,
    ).toContain(`${verdict} ${subject ?? ''}`.trim());
  }
}

describe('the page of every rule', () => {
  for (const rule of rules) {
    const page = join(root, 'server/src/rules', rule.id, 'README.md');

    test(`${rule.id} has a page with its name, its level, a bad essay and a good one`, () => {
      expect(existsSync(page), page).toBe(true);
      const text = readFileSync(page, 'utf8');
      const essays = fencedEssays(text).map(readLiterate);
      expect(text.startsWith(`# ${rule.id}\n\n${rule.summary}\n`)).toBe(true);
      expect(text).toContain(`| level | ${rule.severity} |`);
      expect(essays.some((essay) => essay.findings.length > 0)).toBe(true);
      expect(essays.some((essay) => essay.findings.length === 0)).toBe(true);
    });

    for (const [index, source] of fencedEssays(readFileSync(page, 'utf8')).entries()) {
      test(`${rule.id}, essay ${index + 1}: ${source.split('\n')[0]}`, () => runEssay(source));
    }
  }

  test('every folder of a rule is in the list of rules', () => {
    const folders = readdirSync(join(root, 'server/src/rules'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map((entry) => entry.name).sort()).toEqual(rules.map((rule) => rule.id).sort());
  });
});

describe('essays', () => {
  const folder = join(root, 'test/essays');
  for (const name of readdirSync(folder).sort()) test(name, () => runEssay(readFileSync(join(folder, name), 'utf8')));
});
