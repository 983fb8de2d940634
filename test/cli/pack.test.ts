import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../support/engine.ts';
import { clio, folder } from './shell.ts';

describe('clio pack', () => {
  test('new makes a pack that is right at once, and does not write into one that is there', () => {
    const made = clio(['pack', 'new', 'packs/norman-conquest']);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(clio(['pack', 'validate', 'packs/norman-conquest'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^norman-conquest: no problems\.\n +events +2 +checked against two references: 0, one: 2/,
      ),
    });
    expect(clio(['pack', 'test', 'packs/norman-conquest'])).toMatchObject({
      code: 0,
      out: '8 sentences: 8 read as they should be, 0 pending, 0 misread.\n',
    });
    expect(clio(['pack', 'new', 'packs/norman-conquest'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/this folder is not empty/),
    });
  });

  test('show prints a record as a hover has it, and says which it does not find', () => {
    clio(['pack', 'new', 'packs/shown']);
    const { out, err, code } = clio(['pack', 'show', 'packs/shown', 'battle-of-hastings', 'nobody']);
    expect(out).toMatch(
      /^\*\*The Battle of Hastings\*\*, 14 October 1066\n\nHarold II was killed[\s\S]*Source: \[1066 Timeline/,
    );
    expect(err).toMatch(/no record has the id “nobody”/);
    expect(code).toBe(2);
  });

  test('build prints the pack as JSON, with its counts and times on stderr', () => {
    clio(['pack', 'new', 'packs/built']);
    const { out, err, code } = clio(['pack', 'build', 'packs/built']);
    expect(JSON.parse(out)).toMatchObject({ id: 'built', events: [{ id: 'battle-of-hastings' }, {}] });
    expect(err).toMatch(/index \d+ kB \(\d+ kB compressed\): parsed in [\d.]+ ms, indexed in [\d.]+ ms/);
    expect(code).toBe(0);
  });

  test('disputes lists where references differ', () => {
    const { out, code } = clio(['pack', 'disputes', join(root, 'data/packs/stalin')]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Trotsky's internal exile to Alma-Ata: January 1928\n {2}contested {5}December 1927: /m);
    expect(out).toMatch(/facts on which references differ; on \d+ of them historians do\.\n$/);
  });

  test('validate tells of a contradiction of a shipped pack, at its line', () => {
    clio(['pack', 'new', 'packs/other']);
    const path = join(folder, 'packs/other/people.yaml');
    const people = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      `${people}\n- id: trotsky\n  label: Trotsky\n  names: [Trotsky]\n  died: 1941\n  sources:\n    - source: timeline-1066\n`,
    );
    const { err, code } = clio(['pack', 'validate', 'packs/other']);
    expect(code).toBe(0);
    expect(err).toMatch(/people\.yaml:\d+:\d+: “trotsky”: died is 1941 in the pack “other” and 1940-08-21 in “stalin”/);
  });
});
