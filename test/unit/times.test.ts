import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import parseEdtf from 'edtf';
import { describe, expect, test } from 'vitest';
import { root, testEngine } from '../support/engine.ts';
import { fencedEssays, reviewEssay } from '../support/literate.ts';
import { readTimed, type TimedEssay, timesIn } from '../support/times.ts';

const folder = join(root, 'test/time');
/** Essays that are not yet read as a reader would. */
const pending = 'pending.md';

const essaysOf = (name: string): TimedEssay[] => fencedEssays(readFileSync(join(folder, name), 'utf8')).map(readTimed);

const titleOf = ({ text }: TimedEssay): string => text.split('\n')[0]?.slice(0, 100) || 'an essay';

function read(essay: TimedEssay): { expected: object; found: object } {
  const { times, lengths } = essay;
  return { expected: { times, lengths }, found: timesIn(reviewEssay(essay.text, testEngine()), essay) };
}

for (const name of readdirSync(folder).sort())
  describe(name, () => {
    test.each(essaysOf(name).map((essay): [string, TimedEssay] => [titleOf(essay), essay]))('%s', (_, essay) => {
      const { expected, found } = read(essay);
      // One that is read rightly by now belongs on the page of its kind.
      if (name === pending) expect(found).not.toEqual(expected);
      else expect(found).toEqual(expected);
    });
  });

test('every EDTF value that is given parses', () => {
  const values = readdirSync(folder).flatMap((name) =>
    essaysOf(name).flatMap(({ text }) =>
      reviewEssay(text, testEngine()).blocks.flatMap(({ analysis }) =>
        analysis.times.flatMap(({ edtf }) => edtf ?? []),
      ),
    ),
  );
  expect(values.length).toBeGreaterThan(1000);
  for (const value of values) expect(() => parseEdtf(value), value).not.toThrow();
});
