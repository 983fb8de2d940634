import languageModel from 'clio:language-model';
import shipped from 'clio:packs';
import { makeEngine } from '../review/engine.ts';
import { packTrials } from '../review/pack-trials.ts';
import type { Outcome } from './check.ts';
import { problemLines, readPack } from './packs.ts';

/** `clio pack validate`: every problem in a line of its own. */
export function validatePack(folder: string): Outcome {
  const loaded = readPack(folder);
  const { pack } = loaded;
  if (!pack) return { output: '', notes: problemLines(loaded), exitCode: 2 };
  const two = pack.events.filter((event) => event.checked === 'two').length;
  return {
    output: `${pack.title}: ${pack.events.length} events (${two} checked against two references, ${pack.events.length - two} against one), ${pack.entities.length} names, ${pack.sources.length} sources. No problems.\n`,
    notes: [],
    exitCode: 0,
  };
}

/** `clio pack test`: runs the examples and counterexamples of every event. */
export function testPack(folder: string): Outcome {
  const loaded = readPack(folder);
  const { pack } = loaded;
  if (!pack) return { output: '', notes: problemLines(loaded), exitCode: 2 };
  const trials = packTrials(
    loaded.examples,
    makeEngine(languageModel, { ...shipped, packs: shipped.packs.filter((other) => other.id !== pack.id) }, [pack]),
  );
  const failed = trials.filter((trial) => trial.outcome === 'wrong');
  const pending = trials.filter((trial) => trial.outcome === 'pending');
  const lines = [
    ...failed.map((trial) => `✗ ${trial.event}: a ${trial.kind} is misread: ${trial.text}`),
    ...pending.map((trial) => `… ${trial.event}: an ${trial.kind} is not linked yet: ${trial.text}`),
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
