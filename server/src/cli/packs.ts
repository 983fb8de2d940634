import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeLexicon } from '../knowledge/lexicon.ts';
import { type LoadedPack, loadPack } from '../knowledge/load.ts';
import type { PackFile } from '../knowledge/pack-files.ts';
import { Failure } from './failure.ts';
import { decodeUtf8, whyNot } from './files.ts';
import { shipped } from './shipped.ts';

/** Reads the pack in a folder, with its problems. */
export function readPack(folder: string): LoadedPack {
  const files = packFileNames(folder).map((name) => readPackFile(name, join(folder, name)));
  return loadPack(folder, files, shipped.schemas, makeLexicon(shipped.lexicon));
}

/** The YAML files of a folder and of the folders in it, by their names below it. */
function packFileNames(folder: string): string[] {
  const list = (below: string): Dirent[] => {
    try {
      return readdirSync(join(folder, below), { withFileTypes: true });
    } catch (reason) {
      throw new Failure(`${join(folder, below)}: ${whyNot(reason)}`);
    }
  };
  const yaml = (entries: readonly Dirent[]): string[] =>
    entries.flatMap((entry) => (/\.ya?ml$/.test(entry.name) && !entry.isDirectory() ? [entry.name] : [])).sort();
  const top = list('');
  return [
    ...yaml(top),
    ...top
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .flatMap(({ name }) => yaml(list(name)).map((file) => `${name}/${file}`)),
  ];
}

function readPackFile(name: string, path: string): PackFile {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (reason) {
    throw new Failure(`${path}: ${whyNot(reason)}`);
  }
  try {
    return { name, path, text: decodeUtf8(bytes) };
  } catch {
    throw new Failure(`${path}: this file is not UTF-8. Save it as UTF-8.`);
  }
}

/** "events.yaml:12:3: what is wrong" */
export const problemLines = ({ problems }: LoadedPack): string[] =>
  problems.map(({ path, line, column, message }) => `${path}:${line}:${column}: ${message}`);
