import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, testEngine } from '../support/engine.ts';
import { reviewEssay } from '../support/literate.ts';

const folder = join(root, 'test/quiet');
/** Each paragraph by itself: what is handed on from one to the next must not excuse a false alarm. */
const paragraphs = readFileSync(join(folder, 'right-sentences.md'), 'utf8').split('\n\n').slice(2);
/** Essays in many hands whose dates are all right, read as a whole. */
const essays = readdirSync(join(folder, 'essays')).map((name): [string, string] => [
  name,
  readFileSync(join(folder, 'essays', name), 'utf8'),
]);

test('nothing is called wrong that is right, or that the writer does not assert', () => {
  expect(paragraphs.length).toBeGreaterThan(900);
  const alarms = paragraphs.flatMap((text) =>
    reviewEssay(text, testEngine()).findings.map((finding) => `${finding.subject}: ${text}`),
  );
  expect(alarms).toEqual([]);
});

test.each(essays)('no false alarm in %s', (_, text) => {
  expect(reviewEssay(text, testEngine()).findings.map(({ message }) => message)).toEqual([]);
});
