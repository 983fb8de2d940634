import languageModel from 'clio:language-model';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { countRecords } from '../knowledge/counts.ts';
import { disputesOf } from '../knowledge/disputes.ts';
import { makeKnowledge } from '../knowledge/knowledge.ts';
import { makeLexicon } from '../knowledge/lexicon.ts';
import type { LoadedPack } from '../knowledge/load.ts';
import { conflictInWords } from '../knowledge/merge.ts';
import { newPack } from '../knowledge/new-pack.ts';
import { recordPage } from '../knowledge/record-page.ts';
import type { Pack } from '../knowledge/records.ts';
import { makeEngine } from '../review/engine.ts';
import { packTrials } from '../review/pack-trials.ts';
import type { Outcome } from './check.ts';
import { Failure } from './failure.ts';
import { whyNot } from './files.ts';
import { problemLines, readPack } from './packs.ts';
import { shipped } from './shipped.ts';

/** `clio pack validate`: every problem in a line of its own. */
export function validatePack(folder: string): Outcome {
  const loaded = readPack(folder);
  const { pack } = loaded;
  if (!pack) return { output: '', notes: problemLines(loaded), exitCode: 2 };
  return {
    output: `${[`${pack.title}: no problems.`, ...countLines(pack)].join('\n')}\n`,
    notes: conflictLines(loaded, pack),
    exitCode: 0,
  };
}

function countLines(pack: Pack): string[] {
  const counts = countRecords(pack).filter(({ records }) => records > 0);
  const width = Math.max(...counts.map(({ kind }) => kind.length));
  const line = (kind: string, count: number): string => `  ${kind.padEnd(width)} ${String(count).padStart(5)}`;
  return [
    ...counts.map(
      ({ kind, records, checkedTwice }) =>
        `${line(kind, records)}   checked against two references: ${checkedTwice}, one: ${records - checkedTwice}`,
    ),
    line('sources', pack.details.sources.length),
  ];
}

/** Where the pack contradicts a shipped one: it is used, and its author should know. */
const conflictLines = ({ places }: LoadedPack, pack: Pack): string[] =>
  makeKnowledge([pack, ...shipped.packs.filter(({ id }) => id !== pack.id)], makeLexicon(shipped.lexicon))
    .details.conflicts.filter(({ kept }) => kept.pack === pack.id)
    .map((conflict) => {
      const place = places.get(conflict.id);
      return `${place ? `${place.path}:${place.line}:${place.column}: ` : ''}${conflictInWords(conflict)}`;
    });

/** `clio pack test`: runs the examples and counterexamples of every event. */
export function testPack(folder: string): Outcome {
  const loaded = readPack(folder);
  const { pack } = loaded;
  if (!pack) return { output: '', notes: problemLines(loaded), exitCode: 2 };
  const trials = packTrials(loaded.examples, makeEngine(languageModel, shipped, [pack]));
  const failed = trials.filter((trial) => trial.outcome === 'wrong');
  const pending = trials.filter((trial) => trial.outcome === 'pending');
  const lines = [
    ...failed.map(
      (trial) => `✗ ${trial.event}: a ${trial.kind} is misread (${trial.path}:${trial.line}): ${trial.text}`,
    ),
    ...pending.map(
      (trial) => `… ${trial.event}: an ${trial.kind} is not linked yet (${trial.path}:${trial.line}): ${trial.text}`,
    ),
    `${trials.length} sentences: ${trials.length - failed.length - pending.length} read as they should be, ${pending.length} pending, ${failed.length} misread.`,
  ];
  return { output: `${lines.join('\n')}\n`, notes: [], exitCode: failed.length > 0 ? 1 : 0 };
}

/** `clio pack build`: the compiled pack as JSON; on stderr its counts, its size, and how long it takes to load. */
export function buildPack(folder: string): Outcome {
  const loaded = readPack(folder);
  const { pack } = loaded;
  if (!pack) return { output: '', notes: problemLines(loaded), exitCode: 2 };
  const { details, ...index } = pack;
  const parts = { index: JSON.stringify(index), details: JSON.stringify(details) };
  const started = performance.now();
  const read = JSON.parse(parts.index) as typeof index;
  const parsed = performance.now();
  makeKnowledge([{ ...read, details }], makeLexicon(shipped.lexicon));
  const indexed = performance.now();
  const size = (json: string): string =>
    `${Math.round(json.length / 1000)} kB (${Math.round(gzipSync(json).length / 1000)} kB compressed)`;
  return {
    output: `${JSON.stringify(pack)}\n`,
    notes: [
      `${pack.title}:`,
      ...countLines(pack),
      `  index ${size(parts.index)}: parsed in ${(parsed - started).toFixed(1)} ms, indexed in ${(indexed - parsed).toFixed(1)} ms`,
      `  details ${size(parts.details)}: parsed when the first of them is looked up`,
    ],
    exitCode: 0,
  };
}

/** `clio pack show`: records as a reader sees them in a hover. */
export function showRecords(folder: string, ids: readonly string[]): Outcome {
  const loaded = readPack(folder);
  if (!loaded.pack) return { output: '', notes: problemLines(loaded), exitCode: 2 };
  const { knowledge } = makeEngine(languageModel, shipped, [loaded.pack]);
  const pages = ids.map((id) => ({ id, page: recordPage(id, knowledge) }));
  const missing = pages.filter(({ page }) => page === null);
  return {
    output: `${pages.flatMap(({ page }) => page ?? []).join('\n\n---\n\n')}\n`,
    notes: missing.map(({ id }) => `${folder}: no record has the id “${id}”.`),
    exitCode: missing.length > 0 ? 2 : 0,
  };
}

/** `clio pack disputes`: the facts on which references differ, and how each was settled. */
export function listDisputes(folder: string): Outcome {
  const loaded = readPack(folder);
  if (!loaded.pack) return { output: '', notes: problemLines(loaded), exitCode: 2 };
  const disputes = disputesOf(loaded.pack);
  const lines = disputes.flatMap(({ fact, settled, tolerable, open }) => [
    `${fact}: ${settled}`,
    ...tolerable.map((value) => `  also printed  ${value}`),
    ...open.map((value) => `  contested     ${value}`),
  ]);
  const open = disputes.filter((dispute) => dispute.open.length > 0).length;
  return {
    output: `${[...lines, `${disputes.length} facts on which references differ; on ${open} of them historians do.`].join('\n')}\n`,
    notes: [],
    exitCode: 0,
  };
}

/** `clio pack new`: writes a pack to begin with into a folder that does not exist yet, or is empty. */
export function createPack(folder: string): Outcome {
  const { id, files } = newPack(basename(resolve(folder)), shipped.templates);
  if (id === '') throw new Failure(`${folder}: call the folder after the pack, with letters or digits.`);
  try {
    mkdirSync(folder, { recursive: true });
    if (readdirSync(folder).length > 0)
      throw new Failure(`${folder}: this folder is not empty. Name one that does not exist yet.`);
    for (const { name, text } of files) writeFileSync(join(folder, name), text, { flag: 'wx' });
  } catch (reason) {
    if (reason instanceof Failure) throw reason;
    throw new Failure(`${folder}: ${whyNot(reason)}`);
  }
  return {
    output: `The pack “${id}” is in ${folder}. Begin with events.yaml; then: clio pack validate ${folder}\n`,
    notes: [],
    exitCode: 0,
  };
}
