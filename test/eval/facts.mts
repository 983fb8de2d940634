// How well facts are checked. What is scored is what `clio check` and `clio inspect` print (fact-run.mts).
//
//   npm run eval:facts [-- FILE|FOLDER…] [--errors]   on essays whose statements are labelled (fact-labels.mts)
//   … --falsify [FILE|FOLDER…]                        how many falsified years are found in them (fact-falsify.mts)
//   … --sentences FILE.jsonl [--falsify] [--errors]   on sentences of any prose (fact-sentences.mts)
//
// Without files: the open half of our own essays, which may be looked at while one builds. The other half,
// test/eval/facts/held, is for the end.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../../scripts/build-if-stale.mts';
import { printFalsified } from './fact-falsify.mts';
import { type Label, readLabelled } from './fact-labels.mts';
import { around, fail, list, percent, table } from './fact-print.mts';
import { type Finding, findingsAt, type Reviewed, review, statementsAt } from './fact-run.mts';
import { printSentences, readSentences } from './fact-sentences.mts';

/** An essay with its labels and what Clio says of it. */
interface Checked extends Reviewed {
  readonly name: string;
  readonly text: string;
  readonly labels: readonly Label[];
}

interface Labelled {
  readonly essay: Checked;
  readonly label: Label;
}

const usage = 'usage: npm run eval:facts -- [FILE|FOLDER…|--sentences FILE.jsonl] [--falsify] [--errors]';

/** npm runs scripts in the project's folder; files are named from where npm was called. */
const named = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return fail(`${path}: cannot be read. ${usage}`);
  }
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

/** What `read` gives; an error in a file that was named ends the run, with its line. */
function orFail<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    return fail((error as Error).message);
  }
}

async function check(paths: readonly string[]): Promise<Checked[]> {
  const essays = paths.map((path) => ({
    name: basename(path),
    ...orFail(() => readLabelled(textOf(path), path)),
  }));
  const reviews = await review(essays.map(({ text }) => text));
  return essays.map((essay, i) => ({ ...essay, ...(reviews[i] as Reviewed) }));
}

const verdictsAt = ({ essay, label }: Labelled): string[] =>
  statementsAt(essay, label.start, label.end).map(({ verdict }) => verdict);

function printLabelled(essays: readonly Checked[], errors: boolean): void {
  const labelled = essays.flatMap((essay) => essay.labels.map((label) => ({ essay, label })));
  const of = (kind: Label['kind']): Labelled[] => labelled.filter(({ label }) => label.kind === kind);
  const at = ({ essay, label }: Labelled): readonly Finding[] => findingsAt(essay, label.start, label.end);

  const slips = of('wrong');
  const found = slips.filter((one) => at(one).length > 0);
  const reported = essays.flatMap((essay) =>
    essay.findings.filter(({ severity }) => severity === 'error').map((finding) => ({ essay, finding })),
  );
  const falseAlarms = reported.filter(
    ({ essay, finding: { range } }) =>
      !essay.labels.some(
        ({ kind, start, end }) => kind === 'wrong' && range.startOffset < end && start < range.endOffset,
      ),
  );
  const words = essays.reduce((sum, essay) => sum + essay.words, 0);
  const rights = [...of('right'), ...of('tolerable')].filter(({ label }) => label.record?.startsWith('event:'));
  const confirmed = rights.filter((one) =>
    verdictsAt(one).some((verdict) => verdict === 'confirmed' || verdict === 'imprecise' || verdict === 'contested'),
  );
  const wronglyConfirmed = [...slips, ...of('silent')].filter((one) => verdictsAt(one).includes('confirmed'));

  console.log(`${essays.length} essays, ${words} words, ${labelled.length} labels: ${(['right', 'tolerable', 'silent', 'wrong'] as const).map((kind) => `${of(kind).length} ${kind}`).join(', ')}

${table([
  ['slips', 'labelled', 'found', 'recall', 'by its rule'],
  ...[...new Set(slips.map(({ label }) => label.rule as string))].sort().map((rule) => {
    const own = slips.filter(({ label }) => label.rule === rule);
    const hits = own.filter((one) => found.includes(one));
    const exact = own.filter((one) => at(one).some((finding) => finding.rule === rule));
    return [rule, String(own.length), String(hits.length), percent(hits.length, own.length), String(exact.length)];
  }),
  ['all', String(slips.length), String(found.length), percent(found.length, slips.length), ''],
])}

${table([
  ['errors reported', String(reported.length), ''],
  [
    '  of them right',
    String(reported.length - falseAlarms.length),
    percent(reported.length - falseAlarms.length, reported.length),
  ],
  ['  false alarms', String(falseAlarms.length), `${((1000 * falseAlarms.length) / words).toFixed(2)} per 1,000 words`],
  ['right statements about an event of a pack', String(rights.length), ''],
  ['  confirmed', String(confirmed.length), percent(confirmed.length, rights.length)],
  ['slips and traps that were confirmed', String(wronglyConfirmed.length), ''],
])}`);

  if (!errors) return;
  list(
    'False alarms',
    falseAlarms.map(
      ({ essay, finding: { range, message } }) =>
        `  ${essay.name}: ${around(essay.text, range.startOffset, range.endOffset)}  ${message}`,
    ),
  );
  const line = ({ essay, label }: Labelled): string =>
    `  ${essay.name}: ${around(essay.text, label.start, label.end)}  ${label.rule ?? ''} ${label.expected ?? ''} ${label.record ?? ''}`;
  list('Slips that were missed', slips.filter((one) => !found.includes(one)).map(line));
  list('Wrongly confirmed', wronglyConfirmed.map(line));
  list('Right statements that were not confirmed', rights.filter((one) => !confirmed.includes(one)).map(line));
}

const { values, positionals } = orFail(() =>
  parseArgs({
    allowPositionals: true,
    options: { errors: { type: 'boolean' }, falsify: { type: 'boolean' }, sentences: { type: 'string' } },
  }),
);
const { errors = false, falsify = false, sentences } = values;
if (sentences !== undefined && positionals.length > 0) fail(usage);
if (!buildIfStale()) process.exit(2);

if (sentences !== undefined) {
  const path = named(sentences);
  const readText = (file: string): string => textOf(resolve(dirname(path), file));
  const claims = orFail(() => readSentences(textOf(path), path, readText));
  if (claims.length === 0) fail(`${path}: no sentences. ${usage}`);
  const texts = [...new Set(claims.map(({ text }) => text))];
  const reviews = await review(texts);
  const reviewed = claims.map((claim) => ({ claim, reviewed: reviews[texts.indexOf(claim.text)] as Reviewed }));
  printSentences(reviewed, errors);
  if (falsify)
    await printFalsified(
      claims.filter(({ isTrue }) => isTrue),
      errors,
    );
} else {
  const essays = await check(
    (positionals.length > 0 ? positionals.map(named) : [join(import.meta.dirname, 'facts/open')]).flatMap(essaysIn),
  );
  if (essays.length === 0) fail(`no essays. ${usage}`);
  if (falsify)
    await printFalsified(
      essays.flatMap((essay) =>
        essay.labels.flatMap(({ kind, record, start, end }) =>
          kind === 'right' && record?.startsWith('event:')
            ? [{ name: essay.name, text: essay.text, start, end, record }]
            : [],
        ),
      ),
      errors,
    );
  else printLabelled(essays, errors);
}
