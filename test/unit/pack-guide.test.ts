import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPack } from '../../server/src/knowledge/load.ts';
import { packTrials } from '../../server/src/review/pack-trials.ts';
import { engineWithPack, root, shipped, testEngine } from '../support/engine.ts';

const guide = readFileSync(join(root, 'docs/packs.md'), 'utf8');

/** The YAML of the guide, by the file that its first line names: together they are one pack. */
function guidePack(): { name: string; path: string; text: string }[] {
  const files = new Map<string, string>();
  for (const [, name = '', text = ''] of guide.matchAll(/```yaml\n# (\S+\.yaml)\n([\s\S]*?)```/g))
    files.set(name, (files.get(name) ?? '') + text);
  return [...files].map(([name, text]) => ({ name, path: `docs/packs.md (${name})`, text }));
}

test('what the guide shows is a pack without problems, whose examples are read as it says', () => {
  const files = guidePack();
  expect(files.length).toBeGreaterThan(10);
  const { pack, problems, examples } = loadPack('guide', files, shipped.schemas, testEngine().knowledge.lexicon);
  expect(problems).toEqual([]);
  const trials = packTrials(examples, engineWithPack(pack as NonNullable<typeof pack>));
  expect(trials.filter(({ outcome }) => outcome !== 'right')).toEqual([]);
});

test('the guide names every act of the lexicon, and no other', () => {
  const table = guide.slice(guide.indexOf('These are the acts'), guide.indexOf('## Where books differ'));
  const named = [...table.matchAll(/`([a-z-]+)`/g)].map(([, act]) => act).filter((act) => act !== 'names');
  expect(named.sort()).toEqual([...testEngine().knowledge.lexicon.acts].sort());
});

test('the pack to begin with has no problems, and its examples are read as they should be', () => {
  const files = Object.entries(shipped.templates).map(([name, text]) => ({
    name,
    path: name,
    text: text.replace('{{id}}', 'mine').replace('{{title}}', 'Mine'),
  }));
  const { pack, problems, examples } = loadPack('mine', files, shipped.schemas, testEngine().knowledge.lexicon);
  expect(problems).toEqual([]);
  const trials = packTrials(examples, engineWithPack(pack as NonNullable<typeof pack>));
  expect(trials.map(({ outcome }) => outcome)).toEqual(trials.map(() => 'right'));
});

test('what stands in the comments of the pack to begin with is right too, once the signs # are taken away', () => {
  const uncommented = Object.entries(shipped.templates).map(([name, text]) => ({
    name,
    path: name,
    text: text
      .replace('{{id}}', 'mine')
      .replace('{{title}}', 'Mine')
      .split('\n')
      .map((line) => (/^# (?:- \w+: | {2}|groups:)/.test(line) ? line.slice(2) : line))
      .join('\n'),
  }));
  const { problems } = loadPack('mine', uncommented, shipped.schemas, testEngine().knowledge.lexicon);
  // They refer to records that the author has yet to write, and to nothing else that is wrong.
  expect(
    problems.filter(({ message }) => !/No record has the id “(?:another-term|leadership|tactics)”/.test(message)),
  ).toEqual([]);
});
