// npm run eval:time -- GOLD.jsonl [--docs 01,02] [--errors N]: how well time expressions are found and understood. Each line of
// the gold file is a document: {"doc", "text", "timexes": [{"start", "end", "text", "value"}], "dct"?}, with UTF-16 offsets
// and TIMEX3 values. What is scored is what `clio inspect --times-only` prints; nothing is counted that a user could not see.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import parseEdtf from 'edtf';
import { buildIfStale, root } from '../../scripts/build-if-stale.mts';
import {
  type FoundTime,
  type GoldDocument,
  kindOf,
  kinds,
  type Pair,
  pairUp,
  type Score,
  scoreOf,
} from './time-score.mts';

const usage = 'usage: npm run eval:time -- GOLD.jsonl [--docs 01,02] [--errors N]';

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function readGold(path: string): GoldDocument[] {
  let text: string;
  try {
    // npm runs scripts in the project's folder; the file was named from where npm was called
    text = readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), path), 'utf8');
  } catch {
    fail(`${path}: cannot be read. ${usage}`);
  }
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      const document = JSON.parse(line) as GoldDocument;
      if (typeof document.doc === 'string' && typeof document.text === 'string' && Array.isArray(document.timexes))
        return [document];
    } catch {}
    return fail(
      `${path}, line ${i + 1}: no document. Each line is {"doc", "text", "timexes": [{"start", "end", "text", "value"}]}.`,
    );
  });
}

/** What the command line finds in the documents, as a user would ask for it. */
function inspect(documents: readonly GoldDocument[]): Map<string, readonly FoundTime[]> {
  const input = documents.map(({ doc, text, dct }) => JSON.stringify({ id: doc, text, anchor: dct })).join('\n');
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, 'dist/cli.js'), 'inspect', '--times-only'],
    { input, encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  if (status !== 0) fail(`clio inspect --times-only ended with ${status}: ${stderr}`);
  return new Map(
    stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { id: string; times: FoundTime[] })
      .map(({ id, times }) => [id, times]),
  );
}

const percent = (share: number): string => (100 * share).toFixed(1).padStart(6);
const row = (name: string, { precision, recall, f1 }: Score): string =>
  `${name.padEnd(9)}${percent(precision)}${percent(recall)}${percent(f1)}`;

/** By kind of expression: how many there are, how many of them are found, and understood. */
function byKind(pairs: readonly Pair[]): string {
  const wanted = pairs.filter(({ gold }) => gold);
  const lines = kinds.flatMap(([kind]) => {
    const own = wanted.filter(({ gold }) => kindOf(gold?.value) === kind);
    if (own.length === 0) return [];
    const found = own.filter((pair) => pair.found).length;
    const right = own.filter(({ sameValue }) => sameValue).length;
    return [
      `${kind.padEnd(28)}${String(own.length).padStart(6)}${percent(found / own.length)}${percent(right / own.length)}`,
    ];
  });
  const extra = pairs.filter(({ gold }) => !gold).length;
  return [
    `${'kind'.padEnd(28)}${'gold'.padStart(6)} found value`,
    ...lines,
    `found where there is none: ${extra}`,
  ].join('\n');
}

/** The first so many errors of each kind. */
function errors(pairs: readonly Pair[], documents: readonly GoldDocument[], most: number): string {
  const textOf = new Map(documents.map(({ doc, text }) => [doc, text]));
  const around = (doc: string, start: number, end: number): string => {
    const text = textOf.get(doc) ?? '';
    return `${text.slice(Math.max(0, start - 40), start)}[${text.slice(start, end)}]${text.slice(end, end + 20)}`.replace(
      /\s+/g,
      ' ',
    );
  };
  const wrong = pairs.filter(({ sameValue }) => !sameValue);
  return [...kinds.map(([kind]) => kind), 'other', 'none']
    .flatMap((kind) => {
      const own = wrong.filter(({ gold }) => (gold ? kindOf(gold.value) : 'none') === kind).slice(0, most);
      if (own.length === 0) return [];
      const lines = own.map(({ doc, gold, found }) => {
        const [start, end] = gold ? [gold.start, gold.end] : [found?.startOffset ?? 0, found?.endOffset ?? 0];
        return `  ${doc}: ${around(doc, start, end)}  wanted ${gold?.value ?? 'nothing'}, found ${found ? (found.timex3 ?? 'no value') : 'nothing'}`;
      });
      return [`${kind}:`, ...lines];
    })
    .join('\n');
}

const { values, positionals } = (() => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { docs: { type: 'string' }, errors: { type: 'string', default: '0' } },
    });
  } catch (error) {
    return fail(`${(error as Error).message}\n${usage}`);
  }
})();
const [path] = positionals;
const most = Number(values.errors);
if (!Number.isInteger(most) || most < 0) fail(`--errors ${values.errors}: not a number. ${usage}`);
if (path === undefined || positionals.length > 1) fail(usage);
const wantedDocs = values.docs?.split(',');
const documents = readGold(path).filter(({ doc }) => !wantedDocs || wantedDocs.includes(doc.split('_')[0] as string));
if (documents.length === 0) fail(`${path}: no document to score.`);
if (new Set(documents.map(({ doc }) => doc)).size < documents.length)
  fail(`${path}: two documents have the same “doc”.`);
// Under test, what was built before the tests is what is scored: building would pull it from under the others.
if (!process.env.VITEST && !buildIfStale()) process.exit(2);
const found = inspect(documents);
const pairs = documents.flatMap((document) => pairUp(document, found.get(document.doc) ?? []));
const unparsable = [...found.values()].flat().filter(({ edtf }) => {
  if (edtf === undefined) return false;
  try {
    parseEdtf(edtf);
    return false;
  } catch {
    return true;
  }
});

console.log(`${documents.length} documents, ${pairs.filter(({ gold }) => gold).length} expressions wanted, ${pairs.filter((pair) => pair.found).length} found

            P     R    F1
${row(
  'strict',
  scoreOf(pairs, ({ sameSpan }) => sameSpan),
)}
${row(
  'relaxed',
  scoreOf(pairs, (pair) => pair.found !== null),
)}
${row(
  'value',
  scoreOf(pairs, ({ sameValue }) => sameValue),
)}

${byKind(pairs)}
EDTF values that do not parse: ${unparsable.length}${unparsable.length > 0 ? ` (${unparsable.map(({ edtf }) => edtf).join(', ')})` : ''}`);
if (most > 0) console.log(`\n${errors(pairs, documents, most)}`);
if (unparsable.length > 0) process.exitCode = 1;
