// Runs the command line on texts, for the scores of facts: what `clio check` and `clio inspect` print is all that is scored.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/build-if-stale.mts';

/** Offsets in a text, in UTF-16 code units. */
export interface Placed {
  readonly startOffset: number;
  readonly endOffset: number;
}

export interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly range: Placed;
}

export interface Statement {
  /** The record that the statement was taken to be about, `event:…`. */
  readonly subject: string | null;
  readonly verdict: string;
  readonly checked: Placed;
}

export interface Time extends Placed {
  readonly edtf?: string;
}

/** What Clio says of a text. */
export interface Reviewed {
  readonly words: number;
  readonly findings: readonly Finding[];
  readonly statements: readonly Statement[];
  readonly times: readonly Time[];
}

/** As many texts as one run of the command line is given. */
const batch = 250;

function clio(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const command = [join(root, 'dist/cli.js'), ...args];
    execFile(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 30 }, (error, stdout, stderr) => {
      // Errors in an essay are what is wanted: it may end with 1.
      if (error && error.code !== 1) reject(new Error(`clio ${args[0]} ended with ${error.code}: ${stderr}`));
      else resolve(stdout);
    });
  });
}

const filesOf = async (args: readonly string[]): Promise<readonly Record<string, unknown>[]> =>
  (JSON.parse(await clio(args)) as { files: Record<string, unknown>[] }).files;

/** Checks texts, many in one run, and gives what was said of each, in their order. */
export async function review(texts: readonly string[]): Promise<readonly Reviewed[]> {
  const reviewed: Reviewed[] = [];
  for (let from = 0; from < texts.length; from += batch) {
    const folder = mkdtempSync(join(tmpdir(), 'clio-facts-'));
    try {
      const paths = texts.slice(from, from + batch).map((text, i) => {
        const path = join(folder, `${String(i).padStart(4, '0')}.md`);
        writeFileSync(path, text);
        return path;
      });
      const [checked, inspected] = await Promise.all([
        filesOf(['check', '--format', 'json', ...paths]),
        filesOf(['inspect', '--format', 'json', ...paths]),
      ]);
      for (const i of paths.keys())
        reviewed.push({
          words: checked[i]?.words as number,
          findings: checked[i]?.findings as Finding[],
          statements: inspected[i]?.statements as Statement[],
          times: inspected[i]?.times as Time[],
        });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return reviewed;
}

interface PackEvent {
  readonly id: string;
  readonly date: { readonly edtf: string };
  readonly accepted: readonly { readonly edtf: string }[];
  readonly contested: readonly { readonly edtf: string }[];
}

/** The values that the shipped packs have for each event, by `event:…`, as EDTF: its date, those accepted, those in dispute. */
export async function valuesOfEvents(): Promise<ReadonlyMap<string, readonly string[]>> {
  const values = new Map<string, string[]>();
  for (const pack of readdirSync(join(root, 'data/packs'))) {
    const { events } = JSON.parse(await clio(['pack', 'build', join(root, 'data/packs', pack)])) as {
      events: PackEvent[];
    };
    for (const { id, date, accepted, contested } of events)
      values.set(`event:${id}`, [
        ...(values.get(`event:${id}`) ?? []),
        ...[date, ...accepted, ...contested].map(({ edtf }) => edtf),
      ]);
  }
  return values;
}

/** What there is at a place: what stands over some of its words. */
export const findingsAt = ({ findings }: Reviewed, start: number, end: number): readonly Finding[] =>
  findings.filter(({ range }) => range.startOffset < end && start < range.endOffset);

export const statementsAt = ({ statements }: Reviewed, start: number, end: number): readonly Statement[] =>
  statements.filter(({ checked }) => checked.startOffset < end && start < checked.endOffset);

export const timesAt = ({ times }: Reviewed, start: number, end: number): readonly Time[] =>
  times.filter(({ startOffset, endOffset }) => startOffset < end && start < endOffset);
