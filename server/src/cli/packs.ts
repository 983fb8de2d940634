import shipped from 'clio:packs';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeLexicon } from '../knowledge/lexicon.ts';
import { type LoadedPack, loadPack } from '../knowledge/load.ts';
import type { PackFile } from '../knowledge/pack-files.ts';
import { Failure } from './failure.ts';
import { decodeUtf8, whyNot } from './files.ts';

/** Reads the pack in a folder, with its problems. */
export function readPack(folder: string): LoadedPack {
  const files = readNames(folder).map((name) => readPackFile(join(folder, name)));
  return loadPack(folder, files, shipped.schemas, makeLexicon(shipped.lexicon));
}

function readNames(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap((entry) => (/\.ya?ml$/.test(entry.name) && !entry.isDirectory() ? [entry.name] : [])).sort();
  } catch (reason) {
    throw new Failure(`${folder}: ${whyNot(reason)}`);
  }
}

function readPackFile(path: string): PackFile {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (reason) {
    throw new Failure(`${path}: ${whyNot(reason)}`);
  }
  try {
    return { path, text: decodeUtf8(bytes) };
  } catch {
    throw new Failure(`${path}: this file is not UTF-8. Save it as UTF-8.`);
  }
}

/** "events.yaml:12:3: what is wrong" */
export const problemLines = ({ problems }: LoadedPack): string[] =>
  problems.map(({ path, line, column, message }) => `${path}:${line}:${column}: ${message}`);
