import shipped from 'clio:packs';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeLexicon } from '../knowledge/lexicon.ts';
import { type LoadedPack, loadPack } from '../knowledge/load.ts';
import { Failure } from './failure.ts';
import { whyNot } from './files.ts';

/** Reads the pack in a folder, with its problems. */
export function readPack(folder: string): LoadedPack {
  try {
    const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
    const files = names
      .sort()
      .map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }));
    return loadPack(folder, files, shipped.schemas, makeLexicon(shipped.lexicon));
  } catch (reason) {
    throw new Failure(`${folder}: ${whyNot(reason)}`);
  }
}

/** "events.yaml:12:3: what is wrong" */
export const problemLines = ({ problems }: LoadedPack): string[] =>
  problems.map(({ path, line, column, message }) => `${path}:${line}:${column}: ${message}`);
