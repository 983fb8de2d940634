import languageModel from 'clio:language-model';
import shipped from 'clio:packs';
import { countRecords } from '../knowledge/counts.ts';
import { makeEngine } from '../review/engine.ts';
import { packTrials } from '../review/pack-trials.ts';
import type { Outcome } from './check.ts';
import { problemLines, readPack } from './packs.ts';

/** `clio pack validate`: every problem in a line of its own. */
export function validatePack(folder: string): Outcome {
  const loaded = readPack(folder);
  const { pack } = loaded;
  if (!pack) return { output: '', notes: problemLines(loaded), exitCode: 2 };
  const counts = countRecords(pack).filter(({ records }) => records > 0);
  const width = Math.max(...counts.map(({ kind }) => kind.length));
  const lines = counts.map(
    ({ kind, records, checkedTwice }) =>
      `  ${kind.padEnd(width)} ${String(records).padStart(5)}   checked against two references: ${checkedTwice}, one: ${records - checkedTwice}`,
  );
  return {
    output: [
      `${pack.title}: no problems.`,
      ...lines,
      `  ${'sources'.padEnd(width)} ${String(pack.sources.length).padStart(5)}`,
      '',
    ].join('\n'),
    notes: [],
    exitCode: 0,
  };
}

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

/** `clio pack build`: the compiled pack as JSON. */
export function buildPack(folder: string): Outcome {
  const loaded = readPack(folder);
  return loaded.pack
    ? { output: `${JSON.stringify(loaded.pack)}\n`, notes: [], exitCode: 0 }
    : { output: '', notes: problemLines(loaded), exitCode: 2 };
}
