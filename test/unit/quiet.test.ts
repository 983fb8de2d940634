import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, testEngine } from '../support/engine.ts';
import { reviewEssay } from '../support/literate.ts';

/** Each paragraph by itself: what is handed on from one to the next must not excuse a false alarm. */
const paragraphs = readFileSync(join(root, 'test/quiet/right-sentences.md'), 'utf8').split('\n\n').slice(2);

test('nothing is called wrong that is right, or that the writer does not assert', () => {
  expect(paragraphs.length).toBeGreaterThan(900);
  const alarms = paragraphs.flatMap((text) =>
    reviewEssay(text, testEngine()).findings.map((finding) => `${finding.subject}: ${text}`),
  );
  expect(alarms).toEqual([]);
});
