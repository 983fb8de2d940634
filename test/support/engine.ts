import { resolve } from 'node:path';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { compileShippedPacks } from '../../scripts/compile-packs.mts';
import type { Pack } from '../../server/src/knowledge/records.ts';
import type { Engine } from '../../server/src/review/analyse.ts';
import { makeEngine } from '../../server/src/review/engine.ts';

export const root = resolve(import.meta.dirname, '../..');
export const data = resolve(root, 'data');
export const shipped = compileShippedPacks(data);
export const languageModel = { winkNLP, model };

let made: Engine | undefined;

/** The engine with the shipped packs, made once for a test file. */
export function testEngine(): Engine {
  made ??= makeEngine(languageModel, shipped);
  return made;
}

/** An engine with one pack of its own instead of the shipped ones. */
export const engineWithPack = (pack: Pack): Engine => makeEngine(languageModel, { ...shipped, packs: [pack] });
