import type { BlockKind } from '../essay/essay.ts';
import type { Span } from '../essay/span.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Mention } from '../knowledge/names.ts';
import type { Sentence } from '../language/sentences.ts';
import type { TimeExpression } from '../time/expression.ts';
import type { NarrativeTime } from '../time/narrative.ts';
import { anchoredTimes, timesOfEvents } from './dates/anchors.ts';
import { type Candidate, candidatesOf } from './dates/candidates.ts';
import { type Attachment, attachTimes } from './grammar/attachment.ts';
import { chunkSentence } from './grammar/chunks.ts';
import type { Mood, ParsedSentence } from './grammar/clause.ts';
import { readClauses } from './grammar/clauses.ts';
import { isExercise, type Presupposition, presupposition, sentenceMood } from './grammar/mood.ts';
import { type Predicate, predicatesOf } from './grammar/predicates.ts';
import { insideQuotation } from './grammar/quotations.ts';
import { type Discourse, ReferentFinder } from './grammar/referents.ts';

/** What the reading of a block starts from. Offsets count UTF-16 code units of its prose. */
export interface BlockProse {
  readonly kind: BlockKind;
  /** Of a heading. */
  readonly depth?: number;
  readonly prose: string;
  /** Emphasised stretches: titles of works. */
  readonly emphasis: readonly Span[];
  readonly sentences: readonly Sentence[];
  readonly times: readonly TimeExpression[];
  readonly mentions: readonly Mention[];
}

/** All that the grammar has to say of one sentence; the statements of every kind are made from it. */
export interface SentenceReading {
  readonly sentence: Sentence;
  /** Of the whole sentence: a question asserts nothing. Clauses and predicates have moods of their own. */
  readonly mood: Mood;
  readonly parsed: ParsedSentence;
  /** Whom or what its phrases mean. */
  readonly referents: ReferentFinder;
  /** What it says to have happened. */
  readonly predicates: readonly Predicate[];
  readonly attachments: readonly Attachment[];
  /** The events that each predicate may speak of. */
  readonly candidates: ReadonlyMap<Predicate, readonly Candidate[]>;
  /** Its times in order, each with what the text or an event had to supply. */
  readonly times: readonly TimeExpression[];
  /** The times that the grammar reads, as they stand in chunks and attachments. */
  readonly found: readonly TimeExpression[];
  /** One of `found` → the same with what an event had to supply. */
  completed(time: TimeExpression): TimeExpression;
  /** The names of the block that stand in it. */
  readonly mentions: readonly Mention[];
  /** Quotations and titles of the block: what stands there is no assertion of the writer's. */
  readonly quoted: readonly Span[];
}

/** What the text before a sentence hands on to it. */
export interface SentenceContext {
  readonly discourse: Discourse;
  /** What the narrative has reached. */
  readonly at: NarrativeTime['at'];
  readonly quoted: readonly Span[];
}

/**
 * What the grammar of a sentence needs to know of: not "now", "daily", "the former", nor the years in titles of works, nor "the
 * tenth anniversary", which is a phrase like another.
 */
const isRead = ({ kind, aside, open }: TimeExpression): boolean =>
  (kind === 'duration' || ((kind === 'date' || kind === 'range') && !open?.anchored)) && aside !== 'title';

/** Reads one sentence: its chunks, its clauses, whom they mean, which events they may speak of, which date dates what. */
export function readSentence(
  sentence: Sentence,
  times: readonly TimeExpression[],
  block: BlockProse,
  knowledge: Knowledge,
  { discourse, at, quoted }: SentenceContext,
): SentenceReading {
  const granted = grantedBy(sentence, block.prose);
  const words = block.prose.slice(sentence.start, sentence.end);
  const stated = sentenceMood(words, sentence.tokens, knowledge.lexicon);
  const mood = granted === 'whole' ? stated : 'hypothetical';
  const found = times.filter(isRead);
  const parsed = readClauses(chunkSentence(sentence, block.mentions, found, knowledge), knowledge, {
    own: mood,
    onTheSide: granted === 'nothing' ? mood : stated,
  });
  const referents = new ReferentFinder(parsed, knowledge, discourse);
  const predicates = predicatesOf(parsed, knowledge).map((predicate) =>
    predicate.kind !== 'name' && insideQuotation(quoted, predicate)
      ? { ...predicate, mood: 'attributed' as const }
      : predicate,
  );
  const candidates = new Map(predicates.map((predicate) => [predicate, candidatesOf(predicate, referents, knowledge)]));
  const context = { prose: block.prose, mentions: block.mentions, at };
  const anchored = anchoredTimes(times, predicates, candidates, context, knowledge);
  const completed = (time: TimeExpression): TimeExpression => anchored.get(time) ?? time;
  return {
    sentence,
    mood,
    parsed,
    referents,
    predicates,
    attachments: attachTimes(parsed, predicates, knowledge),
    candidates,
    times: [...times.map(completed), ...timesOfEvents(sentence, context, knowledge)].sort((a, b) => a.start - b.start),
    found,
    completed,
    mentions: block.mentions.filter(({ start, end }) => sentence.start <= start && end <= sentence.end),
    quoted,
  };
}

/** What a sentence says is so: all of it, unless it is a question or an exercise. */
const grantedBy = (sentence: Sentence, prose: string): Presupposition =>
  isExercise(prose) ? 'nothing' : isQuestion(sentence) ? presupposition(sentence.tokens) : 'whole';

const isQuestion = ({ tokens }: Sentence): boolean => tokens.at(-1)?.lower === '?' || tokens.at(-2)?.lower === '?';
