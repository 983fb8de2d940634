import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Mention } from '../../knowledge/names.ts';
import type { Sentence, Token } from '../../language/sentences.ts';
import type { TimeExpression } from '../../time/expression.ts';
import type { Chunk, Joint } from './chunk.ts';
import { settleDashes } from './dashes.ts';
import { readNounPhrase } from './noun-phrases.ts';
import { settlePrepositions } from './prepositions.ts';
import { SentenceView } from './sentence-view.ts';
import { particles, readTelegramVerb, readVerbGroup } from './verb-groups.ts';

const conjunctions = new Set(['and', 'or', 'but', '&', 'then', 'nor', 'yet']);
const relatives = new Set(['who', 'whom', 'which', 'whose']);
const subordinators = new Set(
  'after before when why while whilst because since until till although though if unless whether once where whereas as lest'.split(
    ' ',
  ),
);

/**
 * Cuts a sentence into chunks, given the names and the times of its block.
 * Method: shallow parsing in one pass; every token is looked at a fixed number of times.
 */
export function chunkSentence(
  sentence: Sentence,
  mentions: readonly Mention[],
  times: readonly TimeExpression[],
  knowledge: Knowledge,
): readonly Chunk[] {
  const view = new SentenceView(sentence, mentions, times, knowledge);
  const chunks: Chunk[] = [];
  for (let i = 0; i < view.tokens.length; ) {
    const token = view.tokens[i] as Token;
    const time = view.timeAt(i);
    const telegram = time ? null : readTelegramVerb(view, i);
    const joint = time || telegram || view.mentionAt(i) ? null : jointAt(view, i, chunks);
    const verb = time || telegram || joint ? null : readVerbGroup(view, i);
    const phrase =
      time || telegram || joint || verb
        ? null
        : readNounPhrase(view, i, chunks, (at) => jointAt(view, at, chunks) !== null);
    const outer = time && ownerOfArticle(view, i, time);
    if (outer) chunks.push(outer);
    if (time) chunks.push({ kind: 'time', start: outer ? time.start : time.outerStart, end: time.end, time });
    if (telegram) chunks.push(telegram);
    if (joint) chunks.push({ kind: joint, start: token.start, end: token.end, word: token.lower });
    if (verb) chunks.push(verb.group);
    if (phrase) chunks.push(...phrase.chunks);
    i = time ? Math.max(i + 1, view.indexAfter(time.end, i)) : (verb?.next ?? phrase?.next ?? i + 1);
  }
  return settlePrepositions(settleDashes(chunks, sentence), knowledge);
}

/** "at the 1925 Congress": the preposition, and the article, are those of the noun, and not of the year before it. */
function ownerOfArticle(view: SentenceView, i: number, { start, end }: TimeExpression): Joint | null {
  const [first, second] = [view.tokens[i] as Token, view.tokens[i + 1]];
  const next = view.tokens[view.indexAfter(end, i)];
  const inPhrase = first.pos === 'ADP' && second?.lower === 'the' && second.end < start;
  if (!inPhrase || !next || next.start - end > 1 || !/^(?:NOUN|PROPN|ADJ)$/.test(next.pos)) return null;
  return { kind: 'prep', start: first.start, end: first.end, word: first.lower };
}

/** What joins phrases and clauses: signs, conjunctions, prepositions, particles. */
function jointAt(view: SentenceView, i: number, before: readonly Chunk[]): Joint['kind'] | null {
  const { lower, pos, start, end } = view.tokens[i] as Token;
  const next = view.tokens[i + 1];
  if (lower === ',') return 'comma';
  if (lower === '(' || lower === '[') return 'open';
  if (lower === ')' || lower === ']') return 'close';
  // A hyphen inside a word joins; one with blanks round it stands for a dash.
  const apart = (view.tokens[i - 1]?.end ?? start) < start && (next?.start ?? end) > end;
  if (/^[;:|–—→⇒]$/.test(lower) || (/^[-/>]$/.test(lower) && (apart || i === 0))) return 'stop';
  // "1933. Germany leaves the League.": the date heads its line.
  if (lower === '.' && next && before.length > 0 && before.every(({ kind }) => kind === 'time' || kind === 'stop'))
    return 'stop';
  if (/^(?:e\.g|i\.e|viz)\.?$/.test(lower)) return 'stop';
  if (conjunctions.has(lower)) return 'and';
  if (relatives.has(lower)) return 'rel';
  const last = before.at(-1);
  if (particles.has(lower) && last?.kind === 'verb' && view.takesParticle(last.lemma, lower)) return 'particle';
  if (lower === 'that') return pos === 'DET' && next && /NOUN|PROPN|ADJ/.test(next.pos) ? null : 'sub';
  if (subordinators.has(lower)) return 'sub';
  if (pos === 'ADP' || (lower === 'to' && view.lexicon.words['bare-nouns'].has(next?.lower ?? ''))) return 'prep';
  // "due to the crisis", "thanks to Kamenev"
  if (next?.lower === 'to' && /^(?:due|thanks|prior|contrary)$/.test(lower)) return 'prep';
  // "tried for murdering Kirov"
  if (pos === 'SCONJ' && next?.lower.endsWith('ing') && !subordinators.has(lower)) return 'prep';
  // "Following the invasion, he …": the tagger takes it for a verb.
  if (lower === 'following' && next && /DET|PROPN|NOUN|ADJ|PRON/.test(next.pos) && (!last || last.kind === 'comma'))
    return 'prep';
  // A particle may also follow the object: "threw him out".
  return particles.has(lower) && /ADV|PART/.test(pos) ? 'particle' : null;
}
