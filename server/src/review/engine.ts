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
 * @param active the ids of the packs to use; null: all of them
 */
export function makeEngine(
  model: LanguageModel,
  shipped: ShippedKnowledge,
  ownPacks: readonly Pack[] = [],
  active: readonly string[] | null = null,
): Engine {
  const lexicon = makeLexicon(shipped.lexicon);
  return {
    readSentences: makeSentenceReader(model, lexicon.words.abbreviations),
    knowledge: makeKnowledge(packsInUse(shipped, ownPacks, active), lexicon),
    rules,
  };
}

/** The same engine with other packs; the language model, which takes longest, is kept. */
export const withPacks = (
  engine: Engine,
  shipped: ShippedKnowledge,
  ownPacks: readonly Pack[],
  active: readonly string[] | null = null,
): Engine => ({
  ...engine,
  knowledge: makeKnowledge(packsInUse(shipped, ownPacks, active), engine.knowledge.lexicon),
});

function packsInUse(shipped: ShippedKnowledge, ownPacks: readonly Pack[], active: readonly string[] | null): Pack[] {
  const own = new Set(ownPacks.map((pack) => pack.id));
  const all = [...ownPacks, ...shipped.packs.filter((pack) => !own.has(pack.id))];
  return active === null ? all : all.filter((pack) => active.includes(pack.id));
}
