import { expect, test } from 'vitest';
import { fateOf } from '../eval/fact-falsify.mts';
import { readSentences } from '../eval/fact-sentences.mts';

const line = (fields: object): string => JSON.stringify(fields);
const kirov = { sentence: 'Kirov was shot in 1934.', date: '1934', record: 'event:kirov-murdered' };

test('a sentence is read alone, or where it stands in its file', () => {
  const chapter = 'Much happened. Kirov was shot in 1934. He was 48.';
  const [alone, inFile, lost] = readSentences(
    [line(kirov), '', line({ ...kirov, file: 'chapter.md', true: false }), line({ ...kirov, file: 'gone.md' })].join(
      '\n',
    ),
    'own.jsonl',
    (file) => (file === 'chapter.md' ? chapter : null),
  );
  expect(alone).toMatchObject({ name: 'line 1', text: `---\nclio: true\n---\n\n${kirov.sentence}`, isTrue: true });
  expect(inFile).toMatchObject({ name: 'chapter.md', text: `---\nclio: true\n---\n\n${chapter}`, isTrue: false });
  expect(lost).toMatchObject({ name: 'gone.md', text: alone?.text });
  for (const claim of [alone, inFile, lost]) expect(claim?.text.slice(claim.start, claim.end)).toBe('1934');
});

test('a file with front matter of its own keeps it', () => {
  const chapter = '---\nclio: true\nquestion: Why?\n---\nKirov was shot in 1934.';
  const [claim] = readSentences(line({ ...kirov, file: 'a.md' }), 'own.jsonl', () => chapter);
  expect(claim?.text).toBe(chapter);
});

test.each([
  ['{', /own\.jsonl, line 1: not JSON/],
  ['null', /line 1: no sentence, date and record/],
  [line({ sentence: 'Kirov was shot.' }), /line 1: no sentence, date and record/],
  [line({ ...kirov, date: '1935' }), /line 1: “1935” does not stand in the sentence/],
])('%j', (source, message) => {
  expect(() => readSentences(source, 'own.jsonl', () => null)).toThrow(message);
});

test('what becomes of a falsified year', () => {
  const place = { startOffset: 18, endOffset: 22 };
  const claim = { name: '', text: 'Kirov was shot in 1935.', start: 18, end: 22, record: 'event:kirov-murdered' };
  const said = (verdict: string, subject: string | null = claim.record, found = false) =>
    fateOf(
      {
        words: 5,
        times: [],
        statements: [{ subject, verdict, date: place }],
        findings: found ? [{ rule: 'wrong-date', severity: 'error', message: '', range: place }] : [],
      },
      claim,
    );
  expect(said('wrong', claim.record, true)).toBe('found');
  expect(said('confirmed')).toBe('same');
  expect(said('confirmed', 'event:nikolaev-executed')).toBe('another');
  expect(said('unknown', null)).toBe('unknown');
  expect(said('ambiguous')).toBe('other');
});
