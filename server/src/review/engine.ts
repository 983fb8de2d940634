import { makeKnowledge } from '../knowledge/knowledge.ts';
import { makeLexicon } from '../knowledge/lexicon.ts';
import type { Pack } from '../knowledge/records.ts';
import type { ShippedKnowledge } from '../knowledge/shipped.ts';
import { type LanguageModel, makeSentenceReader } from '../language/sentences.ts';
import { rules } from '../rules/all.ts';
import type { Engine } from './analyse.ts';

/**
 * Makes the engine from what the host has loaded: the language model, the shipped lexicon and packs, and packs of the
 * user's own, which are believed first. One that has the id of a shipped pack takes its place.
 */
export function makeEngine(model: LanguageModel, shipped: ShippedKnowledge, ownPacks: readonly Pack[] = []): Engine {
  const lexicon = makeLexicon(shipped.lexicon);
  return {
    readSentences: makeSentenceReader(model, lexicon.words.abbreviations),
    knowledge: makeKnowledge(packsInUse(shipped, ownPacks), lexicon),
    rules,
  };
}

/** The same engine with other packs of the user's own; the language model, which takes longest, is kept. */
export const withOwnPacks = (engine: Engine, shipped: ShippedKnowledge, ownPacks: readonly Pack[]): Engine => ({
  ...engine,
  knowledge: makeKnowledge(packsInUse(shipped, ownPacks), engine.knowledge.lexicon),
});

function packsInUse(shipped: ShippedKnowledge, ownPacks: readonly Pack[]): Pack[] {
  const own = new Set(ownPacks.map((pack) => pack.id));
  return [...ownPacks, ...shipped.packs.filter((pack) => !own.has(pack.id))];
}
