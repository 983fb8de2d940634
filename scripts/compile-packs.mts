// Reads the shipped lexicon and packs from data/ and gives what the bundles carry: validated, plain data.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type LexiconData, makeLexicon, readLexicon } from '../server/src/knowledge/lexicon.ts';
import { type LoadedPack, loadPack } from '../server/src/knowledge/load.ts';
import type { PackSchemas } from '../server/src/knowledge/pack-files.ts';
import type { ShippedKnowledge } from '../server/src/knowledge/shipped.ts';

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

/** The JSON Schemas of `data/schemas`, by kind. */
export const readSchemas = (data: string): PackSchemas =>
  Object.fromEntries(
    readdirSync(join(data, 'schemas')).map((name) => [
      name.replace('.schema.json', ''),
      JSON.parse(read(data, 'schemas', name)),
    ]),
  );

const lexiconData = (data: string): LexiconData =>
  readLexicon({
    acts: read(data, 'lexicon/acts.yaml'),
    words: read(data, 'lexicon/words.yaml'),
    cues: read(data, 'lexicon/cues.yaml'),
  });

/** Loads the pack in a folder, with problems and examples. */
export function loadPackFolder(folder: string, data: string): LoadedPack {
  const lexicon = makeLexicon(lexiconData(data));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name));
  return loadPack(
    folder,
    files.map((name) => ({
      name: name.replaceAll('\\', '/'),
      path: relative(process.cwd(), join(folder, name)),
      text: read(folder, name),
    })),
    readSchemas(data),
    lexicon,
  );
}

/** Compiles everything in `data/`; a problem in a shipped pack stops the build. */
export function compileShippedPacks(data: string): ShippedKnowledge {
  const folders = readdirSync(join(data, 'packs')).sort();
  const packs = folders.map((name) => {
    const { pack, problems } = loadPackFolder(join(data, 'packs', name), data);
    if (!pack)
      throw new Error(
        problems.map(({ path, line, column, message }) => `${path}:${line}:${column}: ${message}`).join('\n'),
      );
    return pack;
  });
  return {
    lexicon: lexiconData(data),
    schemas: readSchemas(data),
    packs,
    templates: Object.fromEntries(
      readdirSync(join(data, 'templates/pack'))
        .sort()
        .map((name) => [name, read(data, 'templates/pack', name)]),
    ),
  };
}
