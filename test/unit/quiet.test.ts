import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Reviewer } from '../../server/src/review/review.ts';
import { testEngine } from '../support/engine.ts';
import { reviewEssay } from '../support/literate.ts';
import {
  differences,
  findingsIn,
  isPending,
  pinFile,
  pinsOf,
  type QuietFinding,
  quietTexts,
  readPins,
  writePins,
} from '../support/quiet.ts';

/** By file, what was found in each of its parts. */
const found = new Map(
  quietTexts.map(({ path, parts }) => [path, parts.map((part) => findingsIn(reviewEssay(part, testEngine())))]),
);
const pins = pinsOf(new Map([...found].map(([path, parts]) => [path, parts.flat()])));
const isError = ({ severity }: QuietFinding): boolean => severity === 'error';

describe('texts that are right', () => {
  test('are many', () => {
    const parts = quietTexts.flatMap((text) => text.parts);
    const words = parts.flatMap((part) => part.split(/\s+/).filter(Boolean));
    expect(words.length).toBeGreaterThan(80_000);
    expect(parts.length).toBeGreaterThan(1_500);
  });

  test.each(quietTexts.filter(({ path }) => !isPending(path)))('no error in $path', ({ path }) => {
    const errors = found.get(path)!.flat().filter(isError);
    expect(errors.map(({ rule, message, place }) => `${rule}: ${message}\n  ${place}`)).toEqual([]);
  });

  test.each(quietTexts.filter(({ path }) => isPending(path)))('$path has still to wait', ({ path, parts }) => {
    const right = parts.filter((_, at) => !found.get(path)![at]!.some(isError));
    expect(
      right.map((part) => part.slice(0, 200)),
      `no false alarm is left: move it from test/quiet/${path} to test/quiet/${path.slice('pending/'.length)}`,
    ).toEqual([]);
  });

  test('have no other findings than the pinned ones', async () => {
    const was = existsSync(pinFile) ? readPins(readFileSync(pinFile, 'utf8')) : new Map();
    try {
      await expect(writePins(pins)).toMatchFileSnapshot(pinFile);
    } catch {
      const changes = differences(was, pins).join('\n') || 'findings.txt is not as the test writes it';
      expect.fail(
        `Findings in right texts changed:\n\n${changes}\n\nIf each of them is wanted, pin them: npx vitest run --project unit test/unit/quiet.test.ts -u`,
      );
    }
  });
});

describe('pins', () => {
  const review = (text: string, level: 'warning' | 'error') =>
    findingsIn(new Reviewer(testEngine()).review(text, { levels: { 'wrong-date': level } }));
  const one = 'All was quiet. Trotsky was expelled\nfrom the party in 1925. Lenin was dead.';
  const two = `${one}\n\n- Stalin died in 1952\n- so did others`;

  test('name the rule, the level and the sentence, and are read as they were written', () => {
    const pins = pinsOf(new Map([['a.md', review(two, 'warning')]]));
    expect(writePins(pins)).toBe(
      [
        'a.md',
        '  wrong-date, warning: 2',
        '    "1925": Trotsky was expelled from the party in 1925.',
        '    "1952": - Stalin died in 1952',
        '',
      ].join('\n'),
    );
    expect(readPins(writePins(pins))).toEqual(pins);
  });

  test('say what came and what went', () => {
    const before = pinsOf(new Map([['a.md', review(one, 'warning')]]));
    const after = pinsOf(new Map([['a.md', review(two, 'warning')]]));
    expect(differences(before, after)).toEqual([
      'test/quiet/a.md: wrong-date, warning: 1 → 2',
      '  new   "1952": - Stalin died in 1952',
    ]);
    expect(differences(after, new Map())).toEqual([
      'test/quiet/a.md: wrong-date, warning: 2 → 0',
      '  gone  "1925": Trotsky was expelled from the party in 1925.',
      '  gone  "1952": - Stalin died in 1952',
    ]);
  });

  test('hold no errors, except those of pending texts', () => {
    const errors = review(one, 'error');
    expect(errors).toHaveLength(1);
    expect(
      writePins(
        pinsOf(
          new Map([
            ['a.md', errors],
            ['pending/b.md', errors],
          ]),
        ),
      ),
    ).toMatch(/^pending\/b\.md\n {2}wrong-date, error: 1\n/);
  });
});
