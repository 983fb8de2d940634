import type { BlockKind } from '../essay/essay.ts';
import type { Span } from '../essay/span.ts';
import type { EventFrame, Knowledge } from '../knowledge/knowledge.ts';
import type { Mention } from '../knowledge/names.ts';
import type { Sentence } from '../language/sentences.ts';
import type { TimeExpression } from '../time/expression.ts';
import { afterAnchored, completeTimes, type NarrativeTime } from '../time/narrative.ts';
import { anchoredTimes, timesOfEvents } from './anchors.ts';
import { type Attachment, attachTimes } from './attachment.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { chunkSentence } from './chunks.ts';
import { readClauses } from './clauses.ts';
import { isExercise, sentenceMood } from './mood.ts';
import { type Predicate, predicatesOf } from './predicates.ts';
import { insideQuotation, quotations } from './quotations.ts';
import { type Discourse, noDiscourse, ReferentFinder } from './referents.ts';
import type { Statement, Verdict } from './statement.ts';
import { type DatedTime, fits, type Judgement, judge } from './verdict.ts';

export interface BlockProse {
  readonly kind: BlockKind;
  readonly prose: string;
  /** Emphasised stretches: titles of works. */
  readonly emphasis: readonly Span[];
  readonly sentences: readonly Sentence[];
  readonly times: readonly TimeExpression[];
  readonly mentions: readonly Mention[];
}

export interface BlockStatements {
  readonly statements: readonly Statement[];
  /** The block's times, with the years that the text carries filled in. */
  readonly times: readonly TimeExpression[];
  /** The year that the text carries on to the next block. */
  readonly narrative: NarrativeTime;
}

/** In tokens. What is longer is no sentence that a person wrote, and reading it would cost more than a keystroke. */
const longestSentence = 600;

/**
 * Reads the statements of one block: which event a sentence dates, and whether the packs agree. The same block with the
 * same narrative time gives the same statements on every call.
 * @param before the time that the text before the block carries into it
 */
export function readStatements(block: BlockProse, knowledge: Knowledge, before: NarrativeTime): BlockStatements {
  const statements: Statement[] = [];
  const times: TimeExpression[] = [];
  const quoted = [
    ...quotations(block.prose),
    ...titlesIn(block).map(({ start, end }) => ({ start: start - 1, end: end + 1 })),
  ];
  let narrative = before;
  let next = 0;
  let discourse = noDiscourse;
  for (const sentence of block.sentences) {
    while ((block.times[next]?.start ?? Number.POSITIVE_INFINITY) < sentence.start) next += 1;
    const from = next;
    while ((block.times[next]?.start ?? Number.POSITIVE_INFINITY) < sentence.end) next += 1;
    const inside = block.times.slice(from, next);
    const { at } = narrative;
    const completed = completeTimes(block.prose, inside, narrative, block.kind === 'heading');
    narrative = completed.narrative;
    if (sentence.tokens.length > longestSentence) {
      times.push(...completed.times);
      continue;
    }
    const read = readSentence(sentence, completed.times, block, knowledge, discourse, quoted, at ?? narrative.at);
    discourse = read.discourse;
    times.push(...read.times);
    narrative = afterAnchored(read.times, narrative);
    statements.push(...read.statements);
  }
  return { statements: block.kind === 'quotation' ? [] : statements, times, narrative };
}

/** The titles of works in a block: what is emphasised. A sentence that is emphasised whole is none. */
export const titlesIn = ({ emphasis, sentences }: Pick<BlockProse, 'emphasis' | 'sentences'>): readonly Span[] =>
  emphasis.filter(
    (span) => !sentences.some((sentence) => span.start <= sentence.start && sentence.end - 1 <= span.end),
  );

/**
 * What the grammar of a sentence needs to know of: not "now", "daily", "the former", nor the years in titles of works, nor "the
 * tenth anniversary", which is a phrase like another.
 */
const isRead = ({ kind, aside, open }: TimeExpression): boolean =>
  (kind === 'duration' || ((kind === 'date' || kind === 'range') && !open?.anchored)) && aside !== 'title';

function readSentence(
  sentence: Sentence,
  times: readonly TimeExpression[],
  block: BlockProse,
  knowledge: Knowledge,
  before: Discourse,
  quoted: readonly Span[],
  at: NarrativeTime['at'],
): { statements: Statement[]; times: readonly TimeExpression[]; discourse: Discourse } {
  const question = sentence.tokens.at(-1)?.lower === '?' || sentence.tokens.at(-2)?.lower === '?';
  const asked = question || isExercise(block.prose);
  const words = block.prose.slice(sentence.start, sentence.end);
  const mood = asked ? 'hypothetical' : sentenceMood(words, sentence.tokens, knowledge.lexicon);
  const parsed = readClauses(chunkSentence(sentence, block.mentions, times.filter(isRead), knowledge), knowledge, mood);
  const referents = new ReferentFinder(parsed, knowledge, before);
  const predicates = predicatesOf(parsed, knowledge).map((predicate) =>
    predicate.kind !== 'name' && insideQuotation(quoted, predicate)
      ? { ...predicate, mood: 'attributed' as const }
      : predicate,
  );
  const attachments = attachTimes(parsed, predicates, knowledge);
  const candidates = new Map(predicates.map((predicate) => [predicate, candidatesOf(predicate, referents, knowledge)]));
  const context = { prose: block.prose, mentions: block.mentions, at };
  const anchored = anchoredTimes(times, predicates, candidates, context, knowledge);
  const statements = times.filter(isRead).flatMap((found) => {
    const time = anchored.get(found) ?? found;
    if (!isDated(time)) return [];
    const own = attachments.filter((one) => one.time.chunk.time === found);
    return aboutTime(sentence, time, own, candidates, knowledge);
  });
  return {
    statements: withoutDoubles(statements),
    times: inOrder([
      ...times.map((time) => anchored.get(time) ?? time),
      ...timesOfEvents(sentence, context, knowledge),
    ]),
    discourse: referents.after(),
  };
}

/** "the Treaty of Rapallo (April 1922), extended in November 1922": an event that has its date is not given another one. */
function withoutDoubles(statements: readonly Statement[]): Statement[] {
  const dated = new Set(
    statements
      .filter(({ verdict, time }) => verdict !== 'wrong' && time.precision !== 'decade' && time.precision !== 'century')
      .map(({ event }) => event),
  );
  return statements.map((statement) =>
    statement.verdict === 'wrong' && dated.has(statement.event)
      ? unknownStatement(statement.sentence, statement.time)
      : statement,
  );
}

const isDated = (time: TimeExpression): time is DatedTime => time.range !== undefined;

interface Reading extends Judgement {
  readonly attachment: Attachment;
  readonly candidates: readonly Candidate[];
}

const order: Readonly<Record<Verdict, number>> = {
  confirmed: 0,
  imprecise: 1,
  contested: 2,
  ambiguous: 3,
  wrong: 4,
  unknown: 5,
};

/** The statements that one date makes: one for each event it dates, or a single unknown one. */
function aboutTime(
  sentence: Sentence,
  time: DatedTime,
  attachments: readonly Attachment[],
  candidatesBy: ReadonlyMap<Predicate, readonly Candidate[]>,
  knowledge: Knowledge,
): Statement[] {
  const readings = attachments
    .map((attachment): Reading => {
      const candidates = candidatesBy.get(attachment.predicate) ?? [];
      const grade = isCarried(time) ? 'weak' : attachment.grade;
      return { attachment, candidates, ...judge(attachment.predicate, candidates, time, grade, knowledge) };
    })
    .filter((reading) => reading.verdict !== 'unknown')
    // A sure date is heard before a doubtful one: "launched the Plan in 1930" is of the launch, not of the years it ran.
    .sort(
      (a, b) =>
        Number(a.attachment.grade === 'weak') - Number(b.attachment.grade === 'weak') ||
        order[a.verdict] - order[b.verdict],
    );
  // If one sure reading fits, the sentence is let be, whatever else its words might mean.
  const agreed = readings.some((reading) => reading.verdict !== 'wrong' && reading.attachment.grade === 'strong');
  const kept = agreed ? readings.filter((reading) => reading.verdict !== 'wrong') : readings;
  const seen = new Set<string>();
  const statements = kept.flatMap((reading) => {
    const { event, verdict, alternatives, note, attachment, aspect } = reading;
    if (!event || seen.has(event.id)) return [];
    seen.add(event.id);
    const own = reading.candidates.find((candidate) => candidate.event === event);
    const words = [attachment.predicate, ...(own?.phrases ?? []), time].map(({ start, end }) => ({ start, end }));
    return [
      {
        start: Math.min(...words.map((word) => word.start)),
        end: Math.max(...words.map((word) => word.end)),
        sentence: { start: sentence.start, end: sentence.end },
        time,
        event: event.id,
        ...(own && !own.full && knowledge.series.has(own.core) ? { series: own.core } : {}),
        ...(aspect === 'start' || aspect === 'end' ? { aspect } : {}),
        alternatives: alternatives.map((other) => other.id),
        claimed: time.edtf ?? time.text,
        verdict,
        ...(note === undefined ? {} : { note }),
        confusedWith: verdict === 'wrong' && own ? confusedWith(own, time, knowledge) : [],
        words,
      } satisfies Statement,
    ];
  });
  return statements.length > 0 ? statements : [unknownStatement(sentence, time)];
}

const unknownStatement = (sentence: Span, time: TimeExpression): Statement => ({
  start: time.start,
  end: time.end,
  sentence: { start: sentence.start, end: sentence.end },
  time,
  event: null,
  alternatives: [],
  claimed: time.edtf ?? time.text,
  verdict: 'unknown',
  confusedWith: [],
  words: [{ start: time.start, end: time.end }],
});

const inOrder = (times: readonly TimeExpression[]): readonly TimeExpression[] =>
  [...times].sort((a, b) => a.start - b.start);

/** A time whose year the text before it supplied is never sure enough to contradict. */
const isCarried = (time: TimeExpression): boolean => time.open !== undefined;

/** Events with the same act and person that happened when the essay says: what the writer may have had in mind. */
function confusedWith(candidate: Candidate, time: DatedTime, knowledge: Knowledge): string[] {
  if (candidate.act === null) return [];
  const { event } = candidate;
  const acts = new Set(event.frames.flatMap((frame) => frame.acts));
  const neighbours = [...acts].flatMap((act): readonly EventFrame[] => knowledge.frames(act, candidate.core));
  const fitting = neighbours.filter((one) => one.event !== event && fits([one.event.date], time, 'whole'));
  return [...new Set(fitting.map((one) => one.event.id))];
}
