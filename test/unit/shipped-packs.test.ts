import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPackFolder } from '../../scripts/compile-packs.mts';
import { packTrials } from '../../server/src/review/pack-trials.ts';
import { data, testEngine } from '../support/engine.ts';

describe.each(readdirSync(join(data, 'packs')))('the pack %s', (name) => {
  const { pack, problems, examples } = loadPackFolder(join(data, 'packs', name), data);

  test('has no problems', () => {
    expect(problems).toEqual([]);
    expect(pack?.id).toBe(name);
  });

  test('misreads none of its own sentences', () => {
    const trials = packTrials(examples, testEngine());
    expect(trials.filter((trial) => trial.outcome === 'wrong')).toEqual([]);
    expect(trials.filter((trial) => trial.outcome === 'right').length).toBeGreaterThan(trials.length / 2);
  });

  test('has a source and a label for every record, and no name is one of another kind of thing', () => {
    for (const event of pack?.events ?? []) expect(event.sources.length, event.id).toBeGreaterThan(0);
    for (const entity of pack?.entities ?? [])
      expect(
        entity.names.every((one) => one.trim().length > 1),
        entity.id,
      ).toBe(true);
  });
});
