import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Clause, Mood } from './clause.ts';

/**
 * The mood of a clause under another: what somebody said ("claims that", "the myth that"), wanted ("demanded that") or
 * what is simply so ("the fact that", "showed that").
 * @param own the mood that the outer clause came in with, before its verb denied or doubted anything
 */
export function moodUnder(outer: Clause, own: Mood, { words }: Lexicon): Mood {
  const phrase = (outer.slots.at(-1)?.phrases.at(-1)?.head ?? '').replace(/s$/, '');
  if (words['claim-nouns'].has(phrase)) return 'attributed';
  if (words['fact-nouns'].has(phrase)) return outer.mood;
  if (outer.mood === 'denied') return 'attributed'; // "it is not true that"
  const lemma = outer.verb?.lemma ?? '';
  if (words['reporting-verbs'].has(lemma)) return 'attributed';
  return words['attitude-verbs'].has(lemma) ? 'hypothetical' : own;
}
