import type { Lexicon } from '../knowledge/lexicon.ts';
import type { VerbGroup } from './chunk.ts';
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

/** "was to expel" is the future seen from the past, "managed to expel" did, "voted to expel" need not have. */
export function moodOfInfinitive(outer: Clause, verb: VerbGroup, { words }: Lexicon): Mood {
  if (outer.mood !== 'asserted') return outer.mood;
  if (verb.lemma === 'be' && verb.voice === 'active') return 'doubtful';
  return words['realising-verbs'].has(verb.lemma) ? 'asserted' : 'hypothetical';
}

/** Phrases by which a whole sentence is somebody's view. */
const attributed =
  /\b(?:according to|in the (?:view|opinion|words|account|version|eyes) of|in \p{L}+['’]s (?:account|view|opinion|version|telling|words|book|reading|eyes))\b/iu;

/** "Trotsky died in 1941, said the radio", "…, writes Service", "…, the paper claimed." */
const saidAfterwards =
  /,["”’]? (?:or so )?(?:(?:said|says|wrote|writes|thought|thinks|held|holds|claim(?:ed|s)|argue[ds]|announce[ds]|report(?:ed|s)|insist(?:ed|s)|recall(?:ed|s)|maintain(?:ed|s)|believe[ds]|suggest(?:ed|s)|allege[ds]|assert(?:ed|s)|state[ds]) (?:\p{Lu}|the |an? |his |her |their |its |some |many |one )|(?:\p{Lu}\p{L}+|he|she|they|the \p{L}+) (?:said|says|wrote|writes|claim(?:ed|s)|argue[ds]|insist(?:ed|s)|maintain(?:ed|s)|allege[ds]|assert(?:ed|s))["”’]?[.!?;]?$)/u;

/** "Myth: Lenin died in 1923." */
const label = /^\W*(?:myth|misconception|rumour|rumor|legend)\b[^.]{0,20}:/i;

const exercise = /\b(?:true ?(?:or|\/) ?false|right or wrong|fact or fiction)\b/i;

/** "True or false? Lenin died in 1925." */
export const isExercise = (prose: string): boolean => exercise.test(prose);

/** "According to Smith, …" is Smith's; "Perhaps …" is nobody's. */
export function sentenceMood(sentence: string, { words }: Lexicon): Mood {
  if (attributed.test(sentence) || saidAfterwards.test(sentence) || label.test(sentence)) return 'attributed';
  const doubted = sentence
    .toLowerCase()
    .match(/\p{L}+/gu)
    ?.some((word) => words['doubt-words'].has(word));
  return doubted ? 'doubtful' : 'asserted';
}
