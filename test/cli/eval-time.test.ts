import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../support/engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'clio-eval-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the script behind `npm run eval:time` on a gold file of these lines. */
function evaluate(lines: readonly string[], ...options: string[]) {
  const path = join(folder, 'gold.jsonl');
  writeFileSync(path, lines.join('\n'));
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'test/eval/time.mts'), path, ...options], {
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

const document = (doc: string, text: string, ...timexes: [number, number, string][]): string =>
  JSON.stringify({
    doc,
    text,
    timexes: timexes.map(([start, end, value]) => ({ start, end, text: text.slice(start, end), value })),
  });

test('scores a gold file, by kind and with errors', () => {
  const { stdout, status } = evaluate(
    [
      document('01_a', 'In 1927 he won.', [3, 7, '1927']),
      '',
      document('02_b', 'He left in March 1928, long ago.', [11, 21, '1928-04'], [23, 31, 'PAST_REF']),
    ],
    '--errors',
    '3',
  );
  expect(status).toBe(0);
  expect(stdout).toContain('2 documents, 3 expressions wanted, 2 found');
  expect(stdout).toMatch(/strict {4}100\.0 {2}66\.7 {2}80\.0/);
  expect(stdout).toMatch(/value {6}50\.0 {2}33\.3 {2}40\.0/);
  expect(stdout).toMatch(/a month +1 100\.0 +0\.0/);
  expect(stdout).toContain('He left in [March 1928], long ago.  wanted 1928-04, found 1928-03');
  expect(stdout).toContain('EDTF values that do not parse: 0');
});

test('only some of the documents', () => {
  const { stdout } = evaluate(
    [document('01_a', 'In 1927 he won.', [3, 7, '1927']), document('02_b', 'In 1928.', [3, 7, '1928'])],
    '--docs',
    '02',
  );
  expect(stdout).toContain('1 documents, 1 expressions wanted');
});

test.each([
  [['{"doc":"a"}'], /gold\.jsonl, line 1: no document/],
  [[document('a', 'x'), 'not JSON'], /gold\.jsonl, line 2: no document/],
  [[''], /no document to score/],
  [[document('a', 'x'), document('a', 'y')], /two documents have the same “doc”/],
])('a gold file that is none: %j', (lines, message) => {
  const { stderr, status } = evaluate(lines);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});
