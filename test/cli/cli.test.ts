import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../support/engine.ts';
import { clio, folder, trap } from './shell.ts';

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return name;
}

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
      fixes: [{ title: 'Change 1928 to 1929', safe: false, edits: [{ range: finding.range, newText: '1929' }] }],
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
      /^clio: --rule wrong-dates=off: there is no rule “wrong-dates”\. There are: wrong-date\.$/,
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

describe('clio inspect', () => {
  test('prints what was understood, as the contract has it', () => {
    cpSync(join(root, 'test/fixtures/sample-essay.md'), join(folder, 'sample.md'));
    const text = readFileSync(join(folder, 'sample.md'), 'utf8');
    const { out, code } = clio(['inspect', '--format', 'json', 'sample.md']);
    expect(code).toBe(0);
    const report = JSON.parse(out);
    const [file] = report.files;
    expect(Object.keys(file)).toEqual(['path', 'times', 'statements', 'sentences', 'argument']);
    for (const part of [...file.times, ...file.sentences])
      expect(text.slice(part.startOffset, part.endOffset).replace(/[*]/g, '')).toBe(part.text);
    expect(file.statements).toContainEqual(
      expect.objectContaining({
        subject: 'event:trotsky-expelled-from-ussr',
        claimed: '1928',
        verdict: 'wrong',
        sentence: wrong,
      }),
    );
    expect(new Set(file.sentences.map((sentence: { role: string }) => sentence.role))).toContain('thesis');
    expect(file.argument).toMatchObject({
      demand: 'how-far',
      statedFactor: "Stalin's control of the party machine",
      factors: [],
      thesis: { text: expect.stringContaining('This essay argues') },
      counterArgument: { present: true },
      judgement: { text: expect.stringContaining('On balance') },
    });
  });

  test('--times-only reads a plain text', () => {
    const { out, code } = clio([
      'inspect',
      '--times-only',
      '--anchor',
      '1927',
      write('plain.txt', 'On 14 November they met. In 1928, a year later.'),
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out).times).toEqual([
      { text: '14 November', startOffset: 3, endOffset: 14, edtf: '1927-11-14', timex3: '1927-11-14' },
      { text: '1928', startOffset: 28, endOffset: 32, edtf: '1928', timex3: '1928' },
      { text: 'a year later', startOffset: 34, endOffset: 46, edtf: '1929', timex3: '1929' },
    ]);
  });

  test('--times-only gives the ends of a range, which TIMEX3 has no value for, and ties, calendars and paragraphs', () => {
    const text =
      'By 1928 he ruled, from 1922 to 1924 he rose.\n\n1917\n\nOn 25 October (7 November) they struck. A year later …';
    const [first, from, to, heading, both, later] = JSON.parse(
      clio(['inspect', '--times-only', write('plain.txt', text)]).out,
    ).times;
    expect(first).toMatchObject({ text: '1928', relation: 'by' });
    expect(from).toMatchObject({ text: '1922', edtf: '1922', range: '1922/1924' });
    expect(to).toMatchObject({ text: '1924', timex3: '1924', range: '1922/1924' });
    expect(heading).toMatchObject({ text: '1917' });
    expect(both).toMatchObject({ text: '25 October (7 November)', edtf: '1917-11-07' });
    expect(later).toMatchObject({ text: 'A year later', edtf: '1918', timex3: '1918' });
  });

  test('a year that is the whole of a title is marked too, in an essay and in a plain text', () => {
    const text =
      'Orwell wrote *Nineteen Eighty-Four* in 1948. Nekrich wrote *June 22, 1941*, and _The Year 1941,_ is another. *In 1928* it ended.\n';
    const titles = (times: readonly { text: string; inTitle?: boolean }[]): string[] =>
      times.filter(({ inTitle }) => inTitle).map(({ text }) => text);
    const essay = JSON.parse(clio(['inspect', write('essay.md', text)]).out).files[0].times;
    const plain = JSON.parse(clio(['inspect', '--times-only', write('chapter.txt', text)]).out).times;
    for (const times of [essay, plain]) {
      expect(times).toHaveLength(5);
      expect(titles(times)).toEqual(['Nineteen Eighty-Four', 'The Year 1941']);
    }
  });

  test('an essay has the whole of a range, what an event supplies, and years in titles marked as such', () => {
    const essay = write(
      'essay.md',
      'Stalin rose in 1923–25, says *Paradoxes of Power, 1878–1928*. Five years after Lenin’s death he ruled alone, for ten years.\n',
    );
    expect(JSON.parse(clio(['inspect', essay]).out).files[0].times).toEqual([
      { text: '1923–25', startOffset: 15, endOffset: 22, edtf: '1923/1925' },
      { text: '1878–1928', startOffset: 50, endOffset: 59, edtf: '1878/1928', inTitle: true },
      {
        text: 'Five years after Lenin’s death',
        startOffset: 62,
        endOffset: 92,
        edtf: '1929',
        timex3: '1929',
      },
      { text: 'ten years', startOffset: 113, endOffset: 122, timex3: 'P10Y' },
    ]);
  });

  test('--times-only is the same with either line end, and an anchor is as fine as it is written', () => {
    const text = 'The war\n\n1916\n\nOn 1 July they attacked (at 7.30 a.m. in the morning.\n\nOn 5 May he came.\n';
    const times = (name: string, content: string, ...options: string[]): unknown[] =>
      JSON.parse(clio(['inspect', '--times-only', ...options, write(name, content)]).out).times.map(
        ({ text: words, timex3 }: { text: string; timex3?: string }) => [words, timex3],
      );
    expect(times('crlf.txt', text.replaceAll('\n', '\r\n'))).toEqual(times('lf.txt', text));
    expect(times('year.txt', 'In January he left.', '--anchor', '1927')).toEqual([['January', '1927-01']]);
    expect(times('day.txt', 'At 11 a.m. he left.', '--anchor', '1927-11-14')).toEqual([
      ['11 a.m.', '1927-11-14T11:00'],
    ]);
  });

  test('--times-only reads JSON lines, and says which line is none', () => {
    const { out } = clio(
      ['inspect', '--times-only'],
      '{"id":"a","text":"in 1928"}\n\n{"id":2,"text":"in March","anchor":"1917"}\n',
    );
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 'a', times: [{ text: '1928', startOffset: 3, endOffset: 7, edtf: '1928', timex3: '1928' }] },
      { id: 2, times: [{ text: 'March', startOffset: 3, endOffset: 8, edtf: '1917-03', timex3: '1917-03' }] },
    ]);
    expect(clio(['inspect', '--times-only'], '{"text":"x"}\n{').err).toMatch(
      /^clio: standard input, line 2: this is not JSON/,
    );
  });
});

test('no network call was made by any of these', () => {
  expect(trap.calls()).toEqual([]);
});
