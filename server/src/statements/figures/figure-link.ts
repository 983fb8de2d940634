import type { Span } from '../../essay/span.ts';
import { type DayRange, overlaps } from '../../knowledge/calendar.ts';
import { type FigureEntry, type FigureIndex, stemsOf } from '../../knowledge/figure-index.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Lexicon } from '../../knowledge/lexicon.ts';
import type { Figure } from '../../knowledge/records.ts';
import { uninflected } from '../../language/stem.ts';
import type { TimeExpression } from '../../time/expression.ts';
import type { SentenceReading } from '../reading.ts';
import { type CountedAmount, subjectStems } from './counted.ts';
import { judgeValue } from './figure-values.ts';

/** What stands round a number and may say what it is of. */
export interface Reach {
  readonly reading: SentenceReading;
  readonly prose: string;
  /** The stems of the sentence, with the places in the prose where they stand. */
  readonly stems: ReadonlyMap<string, readonly number[]>;
  /** The records that the sentence names, and those that the block names before it. */
  readonly named: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
  readonly knowledge: Knowledge;
}

/** Whether a number can be of a figure's unit: a share, a measure, or things that are counted. */
export function unitFits(
  { amount, noun, phrase }: CountedAmount,
  { figure }: FigureEntry,
  { words }: Lexicon,
): boolean {
  if (figure.unit === 'percent') return amount.kind !== 'count';
  if (amount.kind !== 'count') return false;
  const measures = words['measure-nouns'];
  const unit = figure.unit.split('-').map(uninflected);
  const given = phrase.find((stem) => measures.has(stem));
  if (unit.some((stem) => measures.has(stem)))
    return given === undefined ? noun === null : unit.includes(given) || unit.includes(sameMeasure.get(given) ?? '');
  return given === undefined;
}

/** By stems. */
const sameMeasure: ReadonlyMap<string, string> = new Map([
  ['ton', 'tone'],
  ['tone', 'tone'],
  ['km', 'kilometre'],
  ['kilometer', 'kilometre'],
  ['kwh', 'kilowat'],
  ['kilowat', 'kilowat'],
  ['ruble', 'rouble'],
  ['g', 'gram'],
]);

/**
 * Whether the words of a sentence single out one figure so surely that another number contradicts it: the writer asserts it;
 * the noun, the verb and all that is said of the number belong to the figure; its date or its event is named in the clause;
 * and nobody and nothing else is.
 */
export function isSureOf(entry: FigureEntry, counted: CountedAmount, reach: Reach, index: FigureIndex): boolean {
  const { clause, amount } = counted;
  if (clause?.mood !== 'asserted' || reach.reading.mood !== 'asserted' || amount.kind === 'fraction') return false;
  if (isElsewhere(entry, counted, reach)) return false;
  if (amount.against) return isOtherSide(entry, counted, reach, index);
  return isPure(entry, counted, reach) && isSpecific(entry, counted, reach) && isDated(entry.figure, counted, reach);
}

/** "559 votes to 56": one side is the pack's, so the other is of the same vote. */
function isOtherSide(
  { figure }: FigureEntry,
  { amount, clause }: CountedAmount,
  reach: Reach,
  index: FigureIndex,
): boolean {
  if (figure.unit !== 'votes' || !amount.against || !clause) return false;
  const other = amount.against;
  const about = figure.about.some((id) => reach.named.has(id) || reach.before.has(id));
  return (
    about &&
    index.entries.some(
      (one) =>
        one.figure !== figure &&
        one.figure.unit === 'votes' &&
        one.figure.about.join() === figure.about.join() &&
        other.step === 1 &&
        judgeValue(other, one.figure).verdict === 'confirmed',
    )
  );
}

/** All that is said of the number is said of the figure: no "30 women delegates", no "300 delegates voted", no "fell by". */
function isPure({ vocabulary, subjects, names, figure }: FigureEntry, counted: CountedAmount, reach: Reach): boolean {
  const { lexicon } = reach.knowledge;
  const { amount, clause, noun, phrase } = counted;
  const before = reach.prose.slice(Math.max(0, amount.start - 40), amount.start).toLowerCase();
  if (/\bby\s+(?:\p{L}+\s+)?$/u.test(before) && clause?.verb?.voice !== 'passive') return false;
  if (
    /(?<!more |less |fewer )\b(?:than|another|further|first|of (?:the|these|those|its|their|his|her))\s+(?:\p{L}+\s+)?$/u.test(
      before,
    )
  )
    return false;
  if (!phrase.every((stem) => vocabulary.has(stem))) return false;
  const subject = subjectStems(clause, reach.reading, reach.prose, lexicon);
  const known = (stem: string): boolean => vocabulary.has(stem) || subjects.has(stem) || stem === uninflected('there');
  if (!subject.every(known)) return false;
  const verb = clause?.verb;
  const changes = verb !== null && verb !== undefined && lexicon.words['change-verbs'].has(verb.lemma);
  if (changes && !/\bto\s+(?:\p{L}+\s+){0,2}$/u.test(before)) return false;
  const measures = changes || (verb ? lexicon.words['measuring-verbs'].has(verb.lemma) : false);
  if (verb && !measures && !vocabulary.has(uninflected(verb.lemma))) return false;
  const heads = new Set([
    ...names.map((name) => name.at(-1)),
    ...names.map((name) => name[0]),
    uninflected(figure.unit),
  ]);
  if (noun !== null && heads.has(noun)) return true;
  return measures && names.some((name) => name.every((stem) => subject.includes(stem)));
}

/** A name of more than one word, or the one event that the figure is about. */
function isSpecific(
  { names, figure }: FigureEntry,
  { words }: CountedAmount,
  { named, before, knowledge }: Reach,
): boolean {
  const longest = Math.max(
    0,
    ...names.filter((name) => name.every((stem) => words.has(stem))).map(({ length }) => length),
  );
  if (longest === 0) return false;
  const event = figure.about.some((id) => named.has(id) && isMoment(id, knowledge));
  const about = figure.about.some((id) => named.has(id) || before.has(id));
  return (longest >= 2 && about) || longest >= 3 || event;
}

/** In days: an event that is longer does not date what happened in it. */
const longestMoment = 60;

const isMoment = (id: string, { events }: Knowledge): boolean => {
  const range = events.get(id)?.date.range;
  return range !== undefined && range.last - range.first <= longestMoment;
};

/** Whether an event says when a figure was counted: it lasted days, or just as long as the figure was counted. */
function datesIt(id: string, figure: DayRange, knowledge: Knowledge): boolean {
  const range = knowledge.events.get(id)?.date.range;
  if (!range) return false;
  return isMoment(id, knowledge)
    ? figure.last - figure.first <= longestYear && overlaps(range, figure)
    : range.first === figure.first && range.last === figure.last;
}

/** In days. */
const longestYear = 366;

/** Whether the clause dates the number to the figure's time, or names the event that does. */
function isDated({ date, about }: Figure, counted: CountedAmount, { reading, named, knowledge }: Reach): boolean {
  if (!date) return about.some((id) => named.has(id));
  const placed = placedTimes(counted, reading);
  if (placed.length > 0)
    return placed.every(
      ({ range, relation }) =>
        (relation === 'in' || relation === 'by') && range !== undefined && isSameTime(range, date.range),
    );
  const anywhere = reading.times.some(({ range }) => range !== undefined);
  return !anywhere && about.some((id) => named.has(id) && datesIt(id, date.range, knowledge));
}

/** The times of the clause that a number stands in. */
const placedTimes = ({ clause }: CountedAmount, { parsed, completed }: SentenceReading): readonly TimeExpression[] =>
  parsed.times
    .filter((time) => time.clause === clause)
    .map(({ chunk }) => completed(chunk.time))
    .filter(({ kind }) => kind !== 'duration');

/** The days that may be those of a number: the times of its clause, or of its sentence if that has none. */
export function timesOf(counted: CountedAmount, reading: SentenceReading): readonly DayRange[] {
  const own = placedTimes(counted, reading).flatMap(({ range }) => range ?? []);
  return own.length > 0 ? own : reading.times.flatMap(({ range, kind }) => (kind === 'duration' ? [] : (range ?? [])));
}

/** Of several figures the one of the very time that is given, rather than of the year round it; null if that leaves two. */
export function nearestInTime(
  entries: readonly FigureEntry[],
  counted: CountedAmount,
  { reading }: Reach,
): FigureEntry | null {
  if (entries.length < 2) return entries[0] ?? null;
  const within = entries.filter(({ figure }) =>
    timesOf(counted, reading).some(
      (range) => figure.date && range.first <= figure.date.range.first && figure.date.range.last <= range.last,
    ),
  );
  return within.length === 1 ? (within[0] as FigureEntry) : null;
}

/** A year for a figure of that year or of a day in it; a month for one of that month. */
function isSameTime(own: DayRange, figure: DayRange): boolean {
  const within = own.first <= figure.first && figure.last <= own.last;
  const around = figure.first <= own.first && own.last <= figure.last;
  const length = own.last - own.first;
  return within
    ? length <= Math.max(longestYear, figure.last - figure.first)
    : around && figure.last - figure.first <= longestYear;
}

/** Other countries, bodies and names that nobody knows: the number may be theirs. */
function isElsewhere(
  { figure, vocabulary, subjects }: FigureEntry,
  { span }: CountedAmount,
  { reading, knowledge }: Reach,
): boolean {
  const inside = ({ start, end }: Span): boolean => span.start < end && start < span.end;
  const said = `${figure.label} ${figure.of}`;
  const others = reading.mentions.filter(inside).some(({ ids }) =>
    ids.every((id) => {
      const entity = knowledge.entities.get(id);
      if (!entity || !/^(place|organisation)$/.test(entity.kind) || figure.about.includes(id)) return false;
      return !entity.names.some(
        (name) => said.includes(name) || stemsOf(name).every((stem) => vocabulary.has(stem) || subjects.has(stem)),
      );
    }),
  );
  return (
    others ||
    reading.parsed.chunks.some(
      (chunk) =>
        chunk.kind === 'np' &&
        inside(chunk) &&
        chunk.proper &&
        chunk.ids.length === 0 &&
        !chunk.pronoun &&
        !stemsOf(chunk.words.join(' ')).every((stem) => vocabulary.has(stem) || subjects.has(stem)) &&
        chunk.start !== reading.sentence.start,
    )
  );
}
