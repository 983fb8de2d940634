import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clio, folder, trap, write } from './shell.ts';

const wrong = 'Trotsky was exiled from the Soviet Union in 1928.';
const german = 'The Munich Putsch took place in November 1924.';

interface Found {
  readonly rule: string;
  readonly severity: string;
}

/** The findings of the first file, and the exit code. */
function check(...args: readonly string[]): { found: string[]; code: number | null; err: string } {
  const { out, err, code } = clio(['check', '--format', 'json', ...args]);
  const findings: Found[] = out === '' ? [] : JSON.parse(out).files[0].findings;
  return { found: findings.map(({ rule, severity }) => `${severity} ${rule}`), code, err };
}

describe('what an essay suppresses', () => {
  const text = `<!-- clio-ignore wrong-date -- the novel has it so -->\n${wrong}\n`;

  test('is no finding, and no reason to exit with 1', () => {
    expect(check(write('s/quiet.md', text))).toEqual({ found: [], code: 0, err: '' });
    expect(check(write('s/front.md', `---\nclio-ignore: [wrong-date]\n---\n\n${wrong}\n`))).toMatchObject({ code: 0 });
  });

  test('is told as a number in the text, so that what is counted as wrong is not missed', () => {
    const { out } = clio(['check', write('s/quiet.md', text)]);
    expect(out).toContain('1 finding suppressed');
    expect(out).not.toContain('wrong-date');
  });

  test('stands in SARIF as suppressed, with the reason', () => {
    const { out, code } = clio(['check', '--format', 'sarif', write('s/both.md', `${text}\n${wrong}\n`)]);
    expect(code).toBe(1);
    const [{ results }] = JSON.parse(out).runs;
    expect(results.map((one: { suppressions?: unknown }) => one.suppressions)).toEqual([
      undefined,
      [{ kind: 'inSource', justification: 'the novel has it so' }],
    ]);
  });

  test('and has no use, or names no rule, is a warning', () => {
    expect(check(write('s/unused.md', `Lenin died in 1924. <!-- clio-ignore wrong-date -->\n`))).toMatchObject({
      found: ['warning unused-suppression'],
      code: 0,
    });
    expect(check(write('s/all.md', `<!-- clio-ignore -->\n${wrong}\n`))).toMatchObject({
      found: ['warning unknown-suppression', 'error wrong-date'],
      code: 1,
    });
    expect(check('--rule', 'unused-suppression=off', 's/unused.md').found).toEqual([]);
  });
});

describe('a project’s .clio.yaml', () => {
  test('sets the levels of rules; --rule wins', () => {
    write('p/.clio.yaml', '# ours\nrules:\n  wrong-date: warning\n');
    write('p/essays/e.md', wrong);
    expect(check('p/essays/e.md')).toEqual({ found: ['warning wrong-date'], code: 0, err: '' });
    expect(check('--rule', 'wrong-date=error', 'p/essays/e.md')).toMatchObject({ code: 1 });
    write('p/essays/.clio.yaml', 'rules:\n  wrong-date: off\n');
    expect(check('p/essays/e.md').found).toEqual([]); // the nearest one alone
    expect(check('--rule', 'wrong-date=hint', 'p/essays/e.md').found).toEqual(['hint wrong-date']);
  });

  test('each essay of a folder has its own', () => {
    write('m/a/.clio.yaml', 'rules:\n  wrong-date: off\n');
    write('m/a/e.md', wrong);
    write('m/b/e.md', wrong);
    const { files } = JSON.parse(clio(['check', '--format', 'json', 'm']).out);
    expect(files.map((file: { findings: unknown[] }) => file.findings.length)).toEqual([0, 1]);
  });

  test('chooses the packs; one of the command line is active in any case', () => {
    write('c/.clio.yaml', 'packs: [weimar-nazi]\n');
    write('c/e.md', `${wrong}\n\n${german}\n`);
    expect(JSON.parse(clio(['check', '--format', 'json', 'c/e.md']).out).files[0].facts).toMatchObject({ wrong: 1 });
    write('c/.clio.yaml', 'packs: []\n');
    expect(check('c/e.md')).toMatchObject({ found: [], code: 0 });
    clio(['pack', 'new', 'hastings']);
    write('c/h.md', 'The Battle of Hastings was fought in 1067.\n');
    expect(check('--pack', 'hastings', 'c/h.md')).toMatchObject({ code: 1 });
  });

  test('is looked for up to the folder with .git, or the one that the command is given in', () => {
    write('.clio.yaml', 'rules:\n  wrong-date: off\n');
    write('g/e.md', wrong);
    try {
      expect(check('g/e.md').code).toBe(0);
      mkdirSync(join(folder, 'g/.git'), { recursive: true });
      expect(check('g/e.md').code).toBe(1);
    } finally {
      write('.clio.yaml', '');
    }
  });

  test('is not read through a link, which may lead anywhere', () => {
    write('l/e.md', wrong);
    write('elsewhere.yaml', 'rules: [\n');
    symlinkSync(join(folder, 'elsewhere.yaml'), join(folder, 'l/.clio.yaml'));
    expect(check('l/e.md')).toMatchObject({ code: 1, err: '' });
  });

  test.each<[string, string, RegExp]>([
    [
      'an unknown rule',
      'rules:\n  wrong-dat: off\n',
      /^clio: x\/\.clio\.yaml:2:3: There is no rule “wrong-dat”\. Did you mean “wrong-date”\?$/,
    ],
    [
      'an unknown pack',
      'packs: [stalim]\n',
      /^clio: x\/\.clio\.yaml:1:9: No pack has the id “stalim”\. Did you mean “stalin”\?$/,
    ],
    ['a path', 'packs: [/etc]\n', /^clio: x\/\.clio\.yaml:1:9: .* never by a path\.$/],
    ['no YAML', 'rules: [\n', /^clio: x\/\.clio\.yaml:\d+:\d+: This is not YAML: /],
    [
      'an unknown field',
      'pack: [stalin]\n',
      /^clio: x\/\.clio\.yaml:1:1: “pack” is not a field of \.clio\.yaml\. Did you mean “packs”\?$/,
    ],
  ])('with %s: exit 2, nothing is checked, and one line says why', (_, text, line) => {
    write('x/.clio.yaml', text);
    for (const command of ['check', 'inspect']) {
      const { out, err, code } = clio([command, write('x/e.md', wrong)]);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err.trim()).toMatch(line);
    }
  });

  test('that is not UTF-8 says so', () => {
    write('u/.clio.yaml', Buffer.from('# caf\xe9\n', 'latin1'));
    expect(check(write('u/e.md', wrong))).toMatchObject({ code: 2 });
    expect(check('u/e.md').err).toMatch(/^clio: u\/\.clio\.yaml: this file is not UTF-8\. Save it as UTF-8\.$/m);
  });
});

test('no network call was made by any of these', () => {
  expect(trap.calls()).toEqual([]);
});
