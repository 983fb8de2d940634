import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Review, Reviewer } from '../../server/src/review/review.ts';
import { testEngine } from '../support/engine.ts';

const pieces = [
  'Trotsky was exiled from the Soviet Union in 1928.',
  'In January he was sent to Alma-Ata.',
  "Lenin's death in 1924 shocked them.",
  'A year later Stalin won.',
  'Zinoviev was expelled from the party in November 1926.',
  '\n\n',
  '\n',
  '# 1928\n\n',
  '- 1927 – Trotsky exiled\n',
  '> in 1926\n',
  '\r\n\r\n',
  '```\n',
  '<!--',
  '-->',
  '<!-- clio-ignore wrong-date -->\n',
  ' <!-- clio-ignore wrong-date, unused-suppression -- why -->',
  '<!-- clio-ignore -->',
  'clio-ignore wrong-dates ',
  '[^1]: note 1925\n',
  '[^1]',
  '[a]: http://x.org\n',
  '[a]',
  '| a | 1928 |\n|---|---|\n',
  '---\nquestion: x\n---\n',
  '---\nclio-ignore: [wrong-date]\n---\n',
  '*',
  '"',
  '“',
  '”',
  ' ',
  'é',
  '😀',
  '\uFEFF',
  '1928',
  '5',
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(30),
  insert: fc.oneof(fc.constantFrom(...pieces), fc.constant('')),
});

/** Everything a review says; the line index only holds what the text does. */
const said = ({ lines: _, ...review }: Review): string => JSON.stringify(review);

test('after any edits, the review that kept its work equals a fresh one', () => {
  const engine = testEngine();
  fc.assert(
    fc.property(text, fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
      const kept = new Reviewer(engine);
      let now = start;
      kept.review(now);
      for (const { at, remove, insert } of edits) {
        const from = Math.floor(at * now.length);
        now = now.slice(0, from) + insert + now.slice(from + remove);
        expect(said(kept.review(now))).toBe(said(new Reviewer(engine).review(now)));
      }
    }),
    { numRuns: 150 },
  );
});

test('every range of a review lies in the text, and holds the words it says', () => {
  const engine = testEngine();
  fc.assert(
    fc.property(text, (now) => {
      const review = new Reviewer(engine).review(now);
      for (const { rule, range, fixes } of review.findings) {
        expect(now.slice(range.startOffset, range.endOffset)).toMatch(
          rule === 'wrong-date' ? /\d{4}/ : /^(?:clio-ignore|[^\s,]+)$/,
        );
        for (const fix of fixes ?? [])
          for (const { range: place } of fix.edits) expect(place.endOffset).toBeLessThanOrEqual(now.length);
      }
      for (const { checked } of review.statements)
        expect(checked.range.startOffset).toBeLessThan(checked.range.endOffset);
    }),
    { numRuns: 150 },
  );
});

test('an edit is work for its own block, and for those that receive something else from it', () => {
  const paragraphs = Array.from(
    { length: 40 },
    (_, n) => `Paragraph ${n}: Trotsky was exiled from the Soviet Union in 1929.`,
  );
  const reviewer = new Reviewer(testEngine());
  reviewer.review(paragraphs.join('\n\n'));
  paragraphs[20] = `${paragraphs[20]} He went to Turkey.`;
  reviewer.review(paragraphs.join('\n\n'));
  expect(reviewer.analysed).toBe(1);
});

test('mending a date removes its finding and brings no other', () => {
  const essay = 'Trotsky was exiled from the Soviet Union in 1928.\r\n\r\nCafe\u0301 😀: Lenin died in January 1925.';
  const { findings } = new Reviewer(testEngine()).review(essay);
  expect(findings).toHaveLength(2);
  const mended = findings.toReversed().reduce((now, finding) => {
    const change = finding.fixes?.[0]?.edits[0];
    if (!change) throw new Error('no fix');
    return now.slice(0, change.range.startOffset) + change.newText + now.slice(change.range.endOffset);
  }, essay);
  expect(mended).toBe(
    'Trotsky was exiled from the Soviet Union in 1929.\r\n\r\nCafe\u0301 😀: Lenin died in January 1924.',
  );
  expect(new Reviewer(testEngine()).review(mended).findings).toEqual([]);
});
