import type { Knowledge } from '../../knowledge/knowledge.ts';
import { officeIndex } from '../../knowledge/offices.ts';
import type { NounPhrase } from './chunk.ts';

/** Whom a description may stand for, of those in reach. */
export interface Described {
  readonly ids: readonly string[];
  /** Whether it tells who is meant, as an office does; an ally may be another one. */
  readonly likely: boolean;
}

/** "the former War Commissar": the one in reach who has held the office; null if nobody has, or more than one. */
export function holderMeant(
  { ids, words }: NounPhrase,
  inReach: readonly string[],
  knowledge: Knowledge,
): Described | null {
  if (words[0] !== 'the') return null;
  const held = ids.filter((id) => knowledge.entities.get(id)?.kind === 'office');
  if (held.length === 0) return null;
  const index = officeIndex(knowledge);
  const holders = inReach.filter((id) => held.some((office) => index.terms(office, id).length > 0));
  return holders.length === 1 ? { ids: holders, likely: true } : null;
}

/** "his rival", "Stalin's former ally": the only other one in reach; null if there is none, or more than one. */
export function relationMeant(
  { head, words }: NounPhrase,
  owners: readonly string[],
  inReach: readonly string[],
  { lexicon }: Knowledge,
): Described | null {
  const relation = lexicon.words['rival-nouns'].has(head);
  if (!(relation || lexicon.words['group-nouns'].has(head)) || owners.length !== 1) return null;
  if (words.at(-1) !== head) return null; // "his rivals"
  const others = inReach.filter((id) => !owners.includes(id));
  return others.length === 1 ? { ids: others, likely: relation } : null;
}
