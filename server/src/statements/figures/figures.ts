import { overlaps } from '../../knowledge/calendar.ts';
import { type FigureEntry, type FigureIndex, figureIndex, placedStems } from '../../knowledge/figure-index.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { amountInWords } from '../../knowledge/record-page.ts';
import type { PackDate } from '../../knowledge/records.ts';
import { uninflected } from '../../language/stem.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { CountedStatement, Verdict } from '../statement.ts';
import { mayHaveAmounts } from './amounts.ts';
import { type CountedAmount, countedAmounts } from './counted.ts';
import { isSureOf, nearestInTime, type Reach, timesOf, unitFits } from './figure-link.ts';
import { isClearlyOff, judgeValue, takenFor, type ValueJudgement } from './figure-values.ts';

/** The statements that the numbers of a sentence make, of those that the packs have counted. */
export function countedStatementsOf(
  reading: SentenceReading,
  block: BlockProse,
  knowledge: Knowledge,
): readonly CountedStatement[] {
  const { sentence, mood } = reading;
  if (mood === 'hypothetical' || !mayHaveAmounts(block.prose.slice(sentence.start, sentence.end))) return [];
  const amounts = countedAmounts(reading, block.prose, knowledge.lexicon);
  if (amounts.length === 0) return [];
  const reach = reachOf(reading, block, knowledge);
  const index = figureIndex(knowledge);
  return amounts.flatMap((counted) => statementOf(counted, reach, index, knowledge) ?? []);
}

function reachOf(reading: SentenceReading, block: BlockProse, knowledge: Knowledge): Reach {
  const named = new Set(reading.mentions.flatMap(({ ids }) => ids));
  const before = new Set(
    block.mentions.filter(({ start }) => start < reading.sentence.start).flatMap(({ ids }) => ids),
  );
  const { start, end } = reading.sentence;
  return {
    reading,
    prose: block.prose,
    stems: placedStems(block.prose.slice(start, end), start),
    named,
    before,
    knowledge,
  };
}

/** In days: what was counted on one day is sooner meant than what was counted over years. */
const timeSpan = ({ figure: { date } }: FigureEntry): number => (date ? date.range.last - date.range.first : 0);

interface Reading extends ValueJudgement {
  readonly entry: FigureEntry;
  readonly weight: number;
  /** In characters, from the number to the words that name the figure. */
  readonly distance: number;
}

const order: Readonly<Record<ValueJudgement['verdict'], number>> = {
  confirmed: 0,
  imprecise: 1,
  contested: 2,
  other: 3,
};

function statementOf(
  counted: CountedAmount,
  reach: Reach,
  index: FigureIndex,
  knowledge: Knowledge,
): CountedStatement | null {
  const { amount } = counted;
  const named = index
    .named(new Set(stemsFor(counted, reach).keys()))
    .filter((entry) => unitFits(counted, entry, knowledge.lexicon))
    .map((entry) => ({ entry, distance: distanceTo(entry, counted, reach) }));
  const readings = named.flatMap(({ entry, distance }): Reading[] => {
    const weight = closeness(entry, counted, reach);
    return weight === null ? [] : [{ entry, weight, distance, ...judgeValue(amount, entry.figure) }];
  });
  const isNear = ({ entry, distance }: Reading): boolean => {
    const rivals = named.filter((one) => one.entry.figure.about.some((id) => entry.figure.about.includes(id)));
    return distance <= 2 * Math.min(...rivals.map((one) => one.distance)) + 15;
  };
  const fitting = readings.filter(({ verdict }) => verdict !== 'other');
  const [best] = fitting
    .filter((reading) => reading.weight >= least(counted) && isNear(reading))
    .sort(
      (a, b) =>
        order[a.verdict] - order[b.verdict] ||
        b.weight - a.weight ||
        timeSpan(a.entry) - timeSpan(b.entry) ||
        a.distance - b.distance,
    );
  if (best && isOfAnotherTime(best.entry, readings, counted, reach)) return null;
  if (best && best.verdict !== 'other') return statement(counted, reach, best.entry, best.verdict, best.note);
  if (fitting.length > 0) return null;
  const only = nearestInTime(
    readings.filter(({ entry }) => isSureOf(entry, counted, reach, index)).map(({ entry }) => entry),
    counted,
    reach,
  );
  if (!only || !isClearlyOff(amount, only.figure) || isAnotherNumber(counted, only, index, reach)) return null;
  return statement(counted, reach, only, 'wrong');
}

/** The stems in reach of a number, with their places. "559 to 65" are votes for and against, though it does not say so. */
const stemsFor = ({ amount }: CountedAmount, { stems }: Reach): ReadonlyMap<string, readonly number[]> =>
  amount.against
    ? new Map([[uninflected('votes'), [amount.end]], [uninflected('against'), [amount.end]], ...stems])
    : stems;

function distanceTo({ names }: FigureEntry, counted: CountedAmount, reach: Reach): number {
  const stems = stemsFor(counted, reach);
  const { start, end } = counted.amount;
  const away = (place: number): number => Math.max(0, place - end, start - place);
  return Math.min(
    ...names.map((name) =>
      Math.max(...name.map((stem) => Math.min(...(stems.get(stem) ?? [Number.POSITIVE_INFINITY]).map(away)))),
    ),
  );
}

/** "24,000 members in October 1917": what fits is of the year, and the pack has another number for the very month. */
function isOfAnotherTime(
  own: FigureEntry,
  readings: readonly Reading[],
  counted: CountedAmount,
  reach: Reach,
): boolean {
  const ranges = timesOf(counted, reach.reading);
  return readings.some(
    ({ entry, verdict }) =>
      verdict === 'other' &&
      entry.figure.unit === own.figure.unit &&
      entry.figure.about[0] === own.figure.about[0] &&
      timeSpan(entry) < timeSpan(own) &&
      ranges.length === 1 &&
      ranges.every(
        ({ first, last }) =>
          entry.figure.date !== undefined &&
          first <= entry.figure.date.range.first &&
          entry.figure.date.range.last <= last,
      ) &&
      ranges.every(({ first, last }) => last - first < timeSpan(own)),
  );
}

/** Small numbers and fractions are of many things; to confirm one, more of the figure has to be named. */
function least({ amount }: CountedAmount): number {
  if (amount.kind === 'fraction' || (amount.kind === 'count' && amount.to < 10)) return 3;
  return 2;
}

/**
 * How much of a figure is in reach of a number; null if its date is another: what it is about, named in the sentence (2) or
 * before it in the block (1), its date (1), and a name of it with more than one word (1).
 */
function closeness({ figure, names }: FigureEntry, counted: CountedAmount, reach: Reach): number | null {
  const { reading, named, before } = reach;
  const ranges = timesOf(counted, reading);
  const fits = ranges.some((range) => figure.date !== undefined && overlaps(range, figure.date.range));
  if (figure.date !== undefined && ranges.length > 0 && !fits) return null;
  const about = figure.about.some((id) => named.has(id)) ? 2 : figure.about.some((id) => before.has(id)) ? 1 : 0;
  const stemsHere = stemsFor(counted, reach);
  const long = names.some((name) => name.length > 1 && name.every((stem) => stemsHere.has(stem))) ? 1 : 0;
  return about + (fits ? 1 : 0) + long;
}

/** Whether another figure of the same things, at no other time, has this number: it may be meant. */
function isAnotherNumber(
  counted: CountedAmount,
  { figure }: FigureEntry,
  index: FigureIndex,
  { reading }: Reach,
): boolean {
  const ranges = timesOf(counted, reading);
  return index.entries.some(
    ({ figure: other }) =>
      other !== figure &&
      (other.unit === 'percent') === (figure.unit === 'percent') &&
      other.about.some((id) => figure.about.includes(id)) &&
      (ranges.length === 0 || !other.date || ranges.some((range) => overlaps(range, (other.date as PackDate).range))) &&
      judgeValue(counted.amount, other).verdict !== 'other',
  );
}

function statement(
  { amount, span }: CountedAmount,
  { reading }: Reach,
  { figure }: FigureEntry,
  verdict: Verdict,
  note?: string,
): CountedStatement {
  const { sentence } = reading;
  const checked = { start: amount.start, end: amount.end };
  const other = verdict === 'wrong' ? takenFor(amount, figure) : undefined;
  return {
    kind: 'figure',
    start: Math.min(span.start, amount.start),
    end: Math.max(span.end, amount.end),
    sentence: { start: sentence.start, end: sentence.end },
    checked,
    subject: `figure:${figure.id}`,
    figure: figure.id,
    claimed: amount.from === amount.to ? String(amount.from) : `${amount.from}–${amount.to}`,
    expected: [figure.value, ...figure.accepted.map(({ value }) => value)].map((value) => amountInWords(value, figure)),
    verdict,
    ...(note ? { note } : {}),
    ...(other ? { takenFor: other } : {}),
    words: [{ start: span.start, end: span.end }, checked],
  };
}
