// npm run eval:facts [-- FILE|FOLDER…] [--errors]: how well facts are checked, on essays whose statements are labelled
// (fact-labels.mts). Without files: the open half of our own, which may be looked at while one builds. The other half,
// test/eval/facts/held, is for the end. What is scored is what `clio check` and `clio inspect` print.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale, root } from '../../scripts/build-if-stale.mts';
import { type Label, readLabelled } from './fact-labels.mts';

interface Placed {
  readonly startOffset: number;
  readonly endOffset: number;
}

interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly range: Placed;
}

interface Statement {
  readonly verdict: string;
  readonly checked: Placed;
}

/** An essay with its labels and what Clio says of it. */
interface Checked {
  readonly name: string;
  readonly text: string;
  readonly words: number;
  readonly labels: readonly Label[];
  readonly findings: readonly Finding[];
  readonly statements: readonly Statement[];
}

const usage = 'usage: npm run eval:facts -- [FILE|FOLDER…] [--errors]';

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function essaysIn(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
  } catch {
    fail(`${path}: cannot be read. ${usage}`);
  }
  return readdirSync(path)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(path, name));
}

/** Runs the command line on the essays without their labels. Errors in an essay are what is wanted: it may end with 1. */
function clio(
  command: 'check' | 'inspect',
  folder: string,
  names: readonly string[],
): readonly Record<string, unknown>[] {
  const files = names.map((name) => join(folder, name));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, 'dist/cli.js'), command, '--format', 'json', ...files],
    { encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  if (status !== 0 && status !== 1) fail(`clio ${command} ended with ${status}: ${stderr}`);
  return (JSON.parse(stdout) as { files: Record<string, unknown>[] }).files;
}

function check(paths: readonly string[]): Checked[] {
  const folder = mkdtempSync(join(tmpdir(), 'clio-facts-'));
  try {
    const essays = paths.map((path, i) => {
      const name = `${String(i).padStart(4, '0')}-${basename(path)}`;
      try {
        const essay = readLabelled(readFileSync(path, 'utf8'), path);
        writeFileSync(join(folder, name), essay.text);
        return { name, ...essay };
      } catch (error) {
        return fail((error as Error).message);
      }
    });
    const names = essays.map(({ name }) => name);
    const [checked, inspected] = [clio('check', folder, names), clio('inspect', folder, names)];
    return essays.map((essay, i) => ({
      ...essay,
      words: checked[i]?.words as number,
      findings: checked[i]?.findings as Finding[],
      statements: inspected[i]?.statements as Statement[],
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const meets = (place: Placed, { start, end }: Label): boolean => place.startOffset < end && start < place.endOffset;

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { errors: { type: 'boolean' } } });
if (!buildIfStale()) process.exit(2);
const from = process.env.INIT_CWD ?? process.cwd();
const named =
  positionals.length > 0 ? positionals.map((path) => resolve(from, path)) : [join(import.meta.dirname, 'facts/open')];
const essays = check(named.flatMap(essaysIn));
if (essays.length === 0) fail(`no essays. ${usage}`);

const labelled = essays.flatMap((essay) => essay.labels.map((label) => ({ essay, label })));
const of = (kind: Label['kind']) => labelled.filter(({ label }) => label.kind === kind);
const findingsAt = (essay: Checked, label: Label): Finding[] =>
  essay.findings.filter(({ range }) => meets(range, label));
const verdictsAt = (essay: Checked, label: Label): string[] =>
  essay.statements.filter(({ checked }) => meets(checked, label)).map(({ verdict }) => verdict);

const slips = of('wrong');
const found = slips.filter(({ essay, label }) => findingsAt(essay, label).length > 0);
const errors = essays.flatMap((essay) =>
  essay.findings.filter(({ severity }) => severity === 'error').map((finding) => ({ essay, finding })),
);
const falseAlarms = errors.filter(
  ({ essay, finding }) => !essay.labels.some((label) => label.kind === 'wrong' && meets(finding.range, label)),
);
const words = essays.reduce((sum, essay) => sum + essay.words, 0);
const rights = [...of('right'), ...of('tolerable')].filter(({ label }) => label.record?.startsWith('event:'));
const confirmed = rights.filter(({ essay, label }) =>
  verdictsAt(essay, label).some(
    (verdict) => verdict === 'confirmed' || verdict === 'imprecise' || verdict === 'contested',
  ),
);
const wronglyConfirmed = [...slips, ...of('silent')].filter(({ essay, label }) =>
  verdictsAt(essay, label).includes('confirmed'),
);

console.log(`${essays.length} essays, ${words} words, ${labelled.length} labels: ${(['right', 'tolerable', 'silent', 'wrong'] as const).map((kind) => `${of(kind).length} ${kind}`).join(', ')}

${table([
  ['slips', 'labelled', 'found', 'recall', 'by its rule'],
  ...[...new Set(slips.map(({ label }) => label.rule as string))].sort().map((rule) => {
    const own = slips.filter(({ label }) => label.rule === rule);
    const hits = own.filter((one) => found.includes(one));
    const exact = own.filter(({ essay, label }) => findingsAt(essay, label).some((finding) => finding.rule === rule));
    return [rule, String(own.length), String(hits.length), percent(hits.length, own.length), String(exact.length)];
  }),
  ['all', String(slips.length), String(found.length), percent(found.length, slips.length), ''],
])}

${table([
  ['errors reported', String(errors.length), ''],
  [
    '  of them right',
    String(errors.length - falseAlarms.length),
    percent(errors.length - falseAlarms.length, errors.length),
  ],
  ['  false alarms', String(falseAlarms.length), `${((1000 * falseAlarms.length) / words).toFixed(2)} per 1,000 words`],
  ['right statements about an event of a pack', String(rights.length), ''],
  ['  confirmed', String(confirmed.length), percent(confirmed.length, rights.length)],
  ['slips and traps that were confirmed', String(wronglyConfirmed.length), ''],
])}`);

if (values.errors) {
  const around = (essay: Checked, start: number, end: number): string =>
    `${essay.text.slice(Math.max(0, start - 70), start)}[${essay.text.slice(start, end)}]${essay.text.slice(end, end + 40)}`.replace(
      /\s+/g,
      ' ',
    );
  const list = (title: string, lines: readonly string[]): void => console.log(`\n${title}:\n${lines.join('\n')}`);
  list(
    'False alarms',
    falseAlarms.map(
      ({ essay, finding }) =>
        `  ${essay.name}: ${around(essay, finding.range.startOffset, finding.range.endOffset)}  ${finding.message}`,
    ),
  );
  const line = ({ essay, label }: { essay: Checked; label: Label }): string =>
    `  ${essay.name}: ${around(essay, label.start, label.end)}  ${label.rule ?? ''} ${label.expected ?? ''} ${label.record ?? ''}`;
  list('Slips that were missed', slips.filter((one) => !found.includes(one)).map(line));
  list('Wrongly confirmed', wronglyConfirmed.map(line));
  list('Right statements that were not confirmed', rights.filter((one) => !confirmed.includes(one)).map(line));
}
