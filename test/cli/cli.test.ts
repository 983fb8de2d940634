import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../support/engine.ts';
import { clio, folder, trap, write } from './shell.ts';

function emptyFolder(name: string): string {
  mkdirSync(join(folder, name), { recursive: true });
  return name;
}

/** Writes a pack's files into a folder, which it gives back. */
function writePack(name: string, header: string, files: Readonly<Record<string, string>> = {}): string {
  write(`${name}/pack.yaml`, header);
  for (const [file, content] of Object.entries(files)) write(`${name}/${file}`, content);
  return name;
}

const wrong = 'Trotsky was exiled from the Soviet Union in 1928.';
const right = 'Trotsky was sent into internal exile in January 1928.';

describe('clio check', () => {
  test('a wrong date: exit 1, and JSON as the contract has it', () => {
    const text = `---\nquestion: Why?\n---\n\nCafe\u0301 😀 ${wrong} ${right}\n`;
    const { out, err, code } = clio(['check', '--format', 'json', write('wrong.md', text)]);
    expect(code).toBe(1);
    expect(err).toBe('');
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual(['version', 'files']);
    expect(report.version).toBe(1);
    const [file] = report.files;
    expect(Object.keys(file)).toEqual(['path', 'words', 'question', 'findings', 'facts']);
    expect(file).toMatchObject({
      path: 'wrong.md',
      words: 19,
      question: 'Why?',
      facts: { confirmed: 1, wrong: 1, imprecise: 0, contested: 0, ambiguous: 0, unknown: 0 },
    });
    const [finding] = file.findings;
    const { startOffset, endOffset, start, end } = finding.range;
    expect(text.slice(startOffset, endOffset)).toBe('1928');
    expect(start).toEqual({ line: 4, character: startOffset - text.indexOf('Cafe') });
    expect(end).toEqual({ line: 4, character: start.character + 4 });
    expect(finding).toMatchObject({
      rule: 'wrong-date',
      severity: 'error',
      subject: 'event:trotsky-expelled-from-ussr',
      claimed: '1928',
      expected: expect.arrayContaining(['1929-01/1929-02']),
      sources: expect.arrayContaining([expect.objectContaining({ id: expect.any(String), title: expect.any(String) })]),
      fixes: [
        { title: 'Change 1928 to 1929', safe: false, edits: [{ range: finding.range, newText: '1929' }] },
        { safe: false, edits: [{ newText: 'to Alma-Ata' }] },
      ],
    });
    expect(
      Object.keys(finding).filter(
        (key) =>
          ![
            'rule',
            'severity',
            'range',
            'message',
            'subject',
            'claimed',
            'expected',
            'sources',
            'related',
            'fixes',
          ].includes(key),
      ),
    ).toEqual([]);
  });

  test('right dates: exit 0', () => {
    expect(clio(['check', write('right.md', right)])).toMatchObject({ code: 0, err: '' });
  });

  test('the text names the place, the reason, the fix and the source', () => {
    const { out } = clio(['check', write('wrong.md', wrong)]);
    expect(out).toContain('1:45');
    expect(out).toContain('January–February 1929');
    expect(out).toContain('Change 1928 to 1929');
    expect(out).toContain('Source: ');
  });

  test('SARIF', () => {
    const log = JSON.parse(clio(['check', '--format', 'sarif', write('essays of Ann/wrong.md', `\uFEFF${wrong}`)]).out);
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toContain('wrong-date');
    expect(run.results[0]).toMatchObject({
      ruleId: 'wrong-date',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'essays%20of%20Ann/wrong.md' },
            region: { startLine: 1, startColumn: 45, endColumn: 49, charOffset: 44, charLength: 4 },
          },
        },
      ],
    });
  });

  test('a folder means the Markdown files in it, at any depth', () => {
    write('class/a.md', wrong);
    write('class/more/b.markdown', right);
    write('class/notes.txt', wrong);
    write('class/node_modules/c.md', wrong);
    const report = JSON.parse(clio(['check', '--format', 'json', 'class']).out);
    expect(report.files.map((file: { path: string }) => file.path)).toEqual([
      join('class', 'a.md'),
      join('class', 'more', 'b.markdown'),
    ]);
  });

  test('a rule can be made milder or switched off', () => {
    write('wrong.md', wrong);
    expect(clio(['check', '--rule', 'wrong-date=warning', 'wrong.md']).code).toBe(0);
    const off = clio(['check', '--rule', 'wrong-date=off', '--format', 'json', 'wrong.md']);
    expect(JSON.parse(off.out).files[0].findings).toEqual([]);
  });

  test('--question wins over the front matter', () => {
    write('q.md', `---\nquestion: Why?\n---\n${right}`);
    expect(
      JSON.parse(clio(['check', '--format', 'json', '--question', 'How far?', 'q.md']).out).files[0].question,
    ).toBe('How far?');
  });

  test('--fix changes no date, and says so', () => {
    write('wrong.md', wrong);
    expect(clio(['check', '--fix', 'wrong.md']).err).toMatch(/Nothing was changed by --fix/);
    expect(readFileSync(join(folder, 'wrong.md'), 'utf8')).toBe(wrong);
  });

  test('a pack of one’s own', () => {
    write(
      'own/pack.yaml',
      'id: own\ntitle: T\nperiod: 1066\nlicence: CC0-1.0\nsources:\n  - { id: chronicle, type: book, title: The Chronicle }\n',
    );
    write('own/people.yaml', '- { id: harold, label: Harold, names: [Harold], sources: [{ source: chronicle }] }\n');
    write(
      'own/events.yaml',
      "- id: harold-died\n  label: Harold's death\n  date: 1066-10-14\n  once: true\n  says:\n    - { do: [die, kill], who: harold }\n  checked: one\n  sources: [{ source: chronicle }]\n  examples: [a, b]\n  counterexamples: [a, b]\n",
    );
    const { out, code } = clio([
      'check',
      '--pack',
      'own',
      '--format',
      'json',
      write('hastings.md', 'Harold was killed in 1067.'),
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out).files[0].findings[0]).toMatchObject({
      subject: 'event:harold-died',
      claimed: '1067',
      expected: ['1066-10-14'],
    });
    expect(clio(['pack', 'validate', 'own'])).toMatchObject({ code: 0 });
  });

  test('megabytes of JSON arrive whole through a pipe', () => {
    write('long.md', `${wrong}\n\n`.repeat(4000));
    const command = `"${process.execPath}" "${join(root, 'dist/cli.js')}" check --format json long.md | (sleep 1; cat) > long.json || true`;
    execFileSync('sh', ['-c', command], { cwd: folder, env: trap.env });
    const text = readFileSync(join(folder, 'long.json'), 'utf8');
    expect(text.length).toBeGreaterThan(3_000_000);
    expect(JSON.parse(text).files[0].findings).toHaveLength(4000);
  });
});

describe('bad input gets one clear line', () => {
  const noEdtf =
    "- id: x\n  label: X\n  date: 'next week'\n  names: [X event]\n  checked: one\n  sources: [{ source: s }]\n  examples: [a, b]\n  counterexamples: [a, b]\n";
  const term = '- { id: a, label: A, names: [A], definition: D, sources: [{ source: s }] }\n';
  const header = 'id: p\ntitle: T\nperiod: 1920\nlicence: CC0-1.0\nsources:\n  - { id: s, type: book, title: B }\n';
  test.each<[string, () => readonly string[], number, RegExp]>([
    [
      'no such file',
      () => ['check', 'none.md'],
      2,
      /^clio: none\.md: there is no such file or folder\. Check the path\.$/,
    ],
    [
      'not UTF-8',
      () => ['check', write('latin1.md', Buffer.from('caf\xe9 in 1928', 'latin1'))],
      2,
      /^clio: latin1\.md: this file is not UTF-8\. Save it as UTF-8/,
    ],
    [
      'UTF-16',
      () => ['check', write('utf16.md', Buffer.from('\uFEFFin 1928', 'utf16le'))],
      2,
      /^clio: utf16\.md: this file is UTF-16\. Save it as UTF-8/,
    ],
    [
      'a Word file',
      () => ['check', write('essay.docx', 'PK')],
      2,
      /^clio: essay\.docx: Clio reads Markdown, not \.docx files\. Save it as Markdown/,
    ],
    ['an empty folder', () => ['check', emptyFolder('empty')], 0, /^clio: empty: no Markdown files in this folder\./],
    ['an empty file', () => ['check', write('empty.md', '')], 0, /^clio: empty\.md: there is no text in this file/],
    [
      'no dates',
      () => ['check', write('undated.md', 'Stalin won because he controlled the party.')],
      0,
      /^clio: undated\.md: no dates in this essay/,
    ],
    [
      'French',
      () => [
        'check',
        write(
          'fr.md',
          'Staline élimine ses rivaux entre 1924 et 1929. Trotski est expulsé du parti en 1927, puis exilé à Alma-Ata en janvier 1928, avant son bannissement de l’URSS en 1929.',
        ),
      ],
      0,
      /^clio: fr\.md: this is not English \(fra\), so it was left alone\./,
    ],
    [
      'front matter that is no YAML',
      () => ['check', write('fm.md', `---\nquestion: [\n---\n\n${right}\n`)],
      0,
      /^clio: fm\.md:[23]:\d+: the front matter is not YAML/,
    ],
    ['no command', () => [], 2, /^clio: Say what to do: clio check/],
    ['an unknown command', () => ['chekc'], 2, /^clio: There is no command “chekc”/],
    ['an unknown option', () => ['check', '--fast', 'x.md'], 2, /^clio: Unknown option '--fast'/],
    ['no file named', () => ['check'], 2, /^clio: Name the essays to check/],
    [
      'an unknown format',
      () => ['check', '--format', 'xml', 'x.md'],
      2,
      /^clio: --format takes text, json or sarif, not “xml”\.$/,
    ],
    [
      'an unknown rule',
      () => ['check', '--rule', 'wrong-dates=off', 'x.md'],
      2,
      /^clio: --rule wrong-dates=off: there is no rule “wrong-dates”\. There are: wrong-date, /,
    ],
    [
      'an unknown level',
      () => ['check', '--rule', 'wrong-date=loud', 'x.md'],
      2,
      /^clio: --rule wrong-date=loud: write wrong-date= and one of off, hint/,
    ],
    [
      'a pack that is none',
      () => ['check', '--pack', 'empty-pack', write('x.md', right)],
      2,
      /^clio: empty-pack: there is no such file or folder/,
    ],
    [
      'a pack with a date that is not EDTF',
      () => ['check', '--pack', writePack('p1', header, { 'events.yaml': noEdtf }), write('x.md', right)],
      2,
      /^clio: p1\/events\.yaml:3:3: “next week” is not a date in EDTF\. Write/,
    ],
    [
      'a pack with a missing field',
      () => ['check', '--pack', writePack('p2', header.replace('title: T\n', '')), write('x.md', right)],
      2,
      /^clio: p2\/pack\.yaml:1:\d+: the field “title” is missing\. Add it\.$/,
    ],
    [
      'a pack with a duplicate id',
      () => ['check', '--pack', writePack('p3', header, { 'terms.yaml': term.repeat(2) }), write('x.md', right)],
      2,
      /^clio: p3\/terms\.yaml:2:\d+: The id “a” is taken/,
    ],
  ])('%s', (_, args, code, line) => {
    const run = clio(args());
    expect(run.err.trim().split('\n')).toHaveLength(1);
    expect(run.err.trim()).toMatch(line);
    expect(run.code).toBe(code);
  });

  test('one bad file does not keep the others from being checked', () => {
    const run = clio(['check', '--format', 'json', 'none.md', write('wrong.md', wrong)]);
    expect(run.code).toBe(2);
    expect(JSON.parse(run.out).files[0].findings).toHaveLength(1);
  });
});

test('no network call was made by any of these', () => {
  expect(trap.calls()).toEqual([]);
});
