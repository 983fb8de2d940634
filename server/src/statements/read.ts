import type { Span } from '../essay/span.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { TimeExpression } from '../time/expression.ts';
import { afterAnchored, completeTimes } from '../time/narrative.ts';
import { type Carried, carriedAfter, discourseAt } from './carried.ts';
import { datedStatementsOf } from './dates/dates.ts';
import { lifeSpansOf } from './dates/life-spans.ts';
import { ownDatesOf } from './dates/own-dates.ts';
import { countedStatementsOf } from './figures/figures.ts';
import { quotations } from './grammar/quotations.ts';
import { nameStatementsOf } from './names/confused-names.ts';
import { presenceStatementsOf } from './names/presence.ts';
import { officeStatementsOf } from './offices/read.ts';
import { intervalStatementsOf } from './order/intervals.ts';
import { orderStatementsOf } from './order/order.ts';
import { partStatementsOf } from './parts/read.ts';
import { quotedStatementsOf } from './quoted/quoted.ts';
import { type BlockProse, readSentence, type SentenceReading } from './reading.ts';
import type { Statement } from './statement.ts';

export interface BlockStatements {
  readonly statements: readonly Statement[];
  /** What the statements were read from, sentence by sentence; without those that are too long to read. */
  readonly readings: readonly SentenceReading[];
  /** The block's times, with the years that the text carries filled in. */
  readonly times: readonly TimeExpression[];
  /** What the text hands on to the next block: the year, and whom it is about. */
  readonly carried: Carried;
}

/** Makes the statements of one kind from the reading of a sentence, and of the one before it in the block. */
type StatementReader = (
  reading: SentenceReading,
  block: BlockProse,
  knowledge: Knowledge,
  before: SentenceReading | undefined,
) => readonly Statement[];

/** One reader for each kind of statement. */
const readers: readonly StatementReader[] = [
  datedStatementsOf,
  lifeSpansOf,
  presenceStatementsOf,
  nameStatementsOf,
  officeStatementsOf,
  partStatementsOf,
  orderStatementsOf,
  intervalStatementsOf,
  ownDatesOf,
  countedStatementsOf,
];

/** What spans sentences is read from the whole block; of block quotations nothing else is read. */
type BlockReader = (
  readings: readonly SentenceReading[],
  block: BlockProse,
  marked: readonly Span[],
  knowledge: Knowledge,
) => readonly Statement[];

const blockReaders: readonly BlockReader[] = [quotedStatementsOf];

/** In tokens. What is longer is no sentence that a person wrote, and reading it would cost more than a keystroke. */
const longestSentence = 600;

/**
 * Reads the statements of one block: what a sentence asserts, and whether the packs agree. The same block with the
 * same text before it gives the same statements on every call.
 * @param before what the text before the block hands on to it
 */
export function readStatements(block: BlockProse, knowledge: Knowledge, before: Carried): BlockStatements {
  const readings: SentenceReading[] = [];
  const times: TimeExpression[] = [];
  const marked = quotations(block.prose);
  const quoted = [...marked, ...titlesIn(block).map(({ start, end }) => ({ start: start - 1, end: end + 1 }))];
  let { narrative } = before;
  let next = 0;
  let discourse = discourseAt(before);
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
    const context = { discourse, at: at ?? narrative.at, quoted };
    const reading = readSentence(sentence, completed.times, block, knowledge, context);
    discourse = reading.referents.after();
    times.push(...reading.times);
    narrative = afterAnchored(reading.times, narrative);
    readings.push(reading);
  }
  const own =
    block.kind === 'quotation'
      ? []
      : readings.flatMap((reading, i) => readers.flatMap((read) => read(reading, block, knowledge, readings[i - 1])));
  const statements = [...own, ...blockReaders.flatMap((read) => read(readings, block, marked, knowledge))];
  return { statements, readings, times, carried: carriedAfter(before, block, readings, narrative, knowledge) };
}

/** The titles of works in a block: what is emphasised. A sentence that is emphasised whole is none. */
export const titlesIn = ({ emphasis, sentences }: Pick<BlockProse, 'emphasis' | 'sentences'>): readonly Span[] =>
  emphasis.filter(
    (span) => !sentences.some((sentence) => span.start <= sentence.start && sentence.end - 1 <= span.end),
  );
