import type { Lexicon } from '../../knowledge/lexicon.ts';
import type { Token } from '../../language/sentences.ts';
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

/** "Myth: Lenin died in 1923." */
const label =
  /^\W*(?:(?:a |the )?(?:common|typical|frequent|popular) )?(?:myth|misconception|rumour|rumor|legend|wrong|false|incorrect|untrue|not true|error|mistake|slip|confusion)s?\b[^.:]{0,40}:/i;

const exercise = /\b(?:true ?(?:or|\/) ?false|right or wrong|fact or fiction)\b/i;

/** "True or false? Lenin died in 1925." */
export const isExercise = (prose: string): boolean => exercise.test(prose);

/** "Trotsky died in 1941, said the radio", "…, writes Service", "…, the paper claimed." */
function isSaidAfterwards(tokens: readonly Token[], { words }: Lexicon): boolean {
  const says = ({ lemma, lower }: Token): boolean => words['saying-verbs'].has(lemma) && !lower.endsWith('ing');
  return tokens.some((token, comma) => {
    if (token.lower !== ',') return false;
    const next = tokens.slice(comma + 1, comma + longestAscription).filter(({ lower }) => !/^["“”'’]$/.test(lower));
    const orSo = next[0]?.lower === 'or' && next[1]?.lower === 'so';
    const said = orSo ? next.slice(2) : next;
    const verb = said.findIndex(says);
    if (verb === 0) return beginsSpeaker(said[1]);
    // "The Congress of December 1926 could not save him, some critics say" is no one's account of the date.
    const nobody = !orSo && (said[0]?.lower === 'some' || said[0]?.lower === 'many');
    return (verb === 1 || verb === 2) && !nobody && beginsSpeaker(said[0]) && endsSentence(said[verb + 1]);
  });
}

/** In tokens: ", or so the paper claimed.", with a closing quotation mark. */
const longestAscription = 8;
const beginsSpeaker = (token: Token | undefined): boolean =>
  token !== undefined && (/^\p{Lu}/u.test(token.text) || token.pos === 'DET' || token.pos === 'PRON');
const endsSentence = (token: Token | undefined): boolean => token === undefined || /^[.!?;]$/.test(token.lower);

/** "According to Smith, …" is Smith's; "Perhaps …" is nobody's. */
export function sentenceMood(sentence: string, tokens: readonly Token[], lexicon: Lexicon): Mood {
  if (attributed.test(sentence) || label.test(sentence) || isSaidAfterwards(tokens, lexicon)) return 'attributed';
  const doubted = tokens.some(({ lower }, i) => lexicon.words['doubt-words'].has(lower) && !isSaidPlainly(tokens, i));
  return doubted ? 'doubtful' : 'asserted';
}

/** "due to the war", but "due to be held in May"; "who planned the rising", but "the rising was planned for May". */
function isSaidPlainly(tokens: readonly Token[], i: number): boolean {
  const [word, next] = [tokens[i], tokens[i + 1]];
  if (word?.lower === 'due') {
    const to = tokens.slice(i + 1, i + 5).findIndex(({ lower }) => lower === 'to'); // "due in part to"
    return to >= 0 && !/^(?:AUX|VERB)$/.test(tokens[i + to + 2]?.pos ?? '');
  }
  return word?.pos === 'VERB' && next?.pos === 'DET';
}

export type Presupposition = 'whole' | 'aside' | 'nothing';

/**
 * What a question takes for granted. "Why was Trotsky expelled in 1927?" takes all of it, and a question of another kind
 * only what it says on the side of somebody or something that it names: "How strong was Trotsky, who …?"
 */
export function presupposition(tokens: readonly Token[]): Presupposition {
  const [first, second] = tokens.filter(({ lower }) => /\p{L}/u.test(lower));
  if (first?.lower === 'why' || first?.lower === 'where') return second?.lower === 'not' ? 'nothing' : 'whole';
  if ((first?.lower === 'what' && second?.lower === 'if') || second?.lower === 'about') return 'nothing';
  if (asking.has(first?.lower ?? '')) return 'whole';
  return asking.has(second?.lower ?? '') || degrees.has(first?.lower ?? '') ? 'aside' : 'nothing';
}

/** What they ask for is open, and the rest is taken for granted: "Who was appointed in 1936?" */
const asking: ReadonlySet<string> = new Set(['what', 'who', 'whom', 'which', 'whose']);

/** "How far was he isolated by 1926?", "To what extent …": the whole is in question. */
const degrees: ReadonlySet<string> = new Set(['how', 'when', 'to', 'in', 'for']);
