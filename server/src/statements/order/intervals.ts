import type { Span } from '../../essay/span.ts';
import { civilDate, type DayRange, overlaps } from '../../knowledge/calendar.ts';
import { dateInWords } from '../../knowledge/edtf.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { partOfDate } from '../../knowledge/records.ts';
import { type TimeExpression, wholeSpan } from '../../time/expression.ts';
import { allValues, type Meant, meantBy } from '../dates/meant.ts';
import type { Predicate } from '../grammar/predicates.ts';
import { insideQuotation } from '../grammar/quotations.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { IntervalStatement } from '../statement.ts';
import { agesOf } from './ages.ts';
import { between, counted, daysIn, type Length, lengthOf, mayBe } from './elapsed.ts';

/** The lengths of time that a sentence gives with both of their ends: ages, "ten years after", anniversaries, "lasted six years". */
export function intervalStatementsOf(
  reading: SentenceReading,
  block: BlockProse,
  knowledge: Knowledge,
  before: SentenceReading | undefined,
): readonly IntervalStatement[] {
  if (reading.mood !== 'asserted') return [];
  const { prose } = block;
  // An age may stand as a bare number, which is no time.
  const ages = reading.predicates.length > 0 ? agesOf(reading, before, prose, knowledge) : [];
  const found =
    reading.times.length === 0
      ? ages
      : [
          ...ages,
          ...sinceEvents(reading, prose, knowledge),
          ...besideDates(reading, block, knowledge),
          ...lengthsOf(reading, prose, knowledge),
        ];
  // One length is compared once, with what it was first found to lie between.
  return found.filter((one, i) => found.findIndex(({ checked }) => checked.start === one.checked.start) === i);
}

/** Somewhere in time, with the words for it. */
interface End {
  readonly days: DayRange;
  readonly words: string;
  readonly records: readonly string[];
  readonly spans: readonly Span[];
}

const endOf = (meant: Meant): End => ({
  days: meant.days,
  words: `the date of ${meant.event.label} is ${dateInWords(meant.event.date.edtf)}`,
  records: [meant.event.id],
  spans: meant.words,
});

function statement(
  measure: IntervalStatement['measure'],
  checked: Span,
  length: Length,
  fits: boolean,
  expected: string,
  [first, second]: readonly [End, End],
  { sentence }: SentenceReading,
): IntervalStatement {
  const words = [checked, ...first.spans, ...second.spans].map(({ start, end }) => ({ start, end }));
  const record = [...second.records, ...first.records][0];
  return {
    kind: 'interval',
    measure,
    records: [...new Set([...first.records, ...second.records])],
    start: Math.min(...words.map(({ start }) => start)),
    end: Math.max(...words.map(({ end }) => end)),
    sentence: { start: sentence.start, end: sentence.end },
    checked: { start: checked.start, end: checked.end },
    subject: record === undefined ? null : `event:${record}`,
    claimed: `${length.count} ${length.unit}${length.count === 1 ? '' : 's'}`,
    expected: [expected],
    verdict: fits ? 'confirmed' : 'wrong',
    facts: [...new Set([first.words, second.words])],
    note: [...new Set([first.words, second.words])].join('; '),
    words,
  };
}

/** "Three weeks after Kirov's death the Congress met": a length, "after" or "before", and two events. */
function sinceEvents(reading: SentenceReading, prose: string, knowledge: Knowledge): readonly IntervalStatement[] {
  const { chunks, clauseOf } = reading.parsed;
  const { words } = knowledge.lexicon;
  return chunks.flatMap((chunk, at): IntervalStatement[] => {
    const joint = chunks[at + 1];
    if (chunk.kind !== 'time' || chunk.time.kind !== 'duration' || chunk.time.approximate) return [];
    if (joint?.kind !== 'prep' && joint?.kind !== 'sub') return [];
    const side = words['after-words'].has(joint.word) ? 1 : words['before-words'].has(joint.word) ? -1 : 0;
    const length = lengthOf(chunk.time.timex3);
    if (side === 0 || !length || hedged(withWordBefore(prose, chunk.time), words['length-hedges'])) return [];
    const anchor = reading.predicates.find((one) =>
      joint.kind === 'prep'
        ? one.at === at + 2 && one.kind !== 'verb'
        : one.kind === 'verb' && one.clause.connective === joint.word && one.at > at && clauseOf[at + 1] === one.clause,
    );
    const main =
      anchor &&
      reading.predicates.find(
        (one) => one.kind === 'verb' && one.clause === (joint.kind === 'prep' ? anchor.clause : anchor.clause.parent),
      );
    if (!anchor || !main || anchor === main || !isAlone(reading, at, main)) return [];
    const from = meantBy(anchor, reading, knowledge);
    const to = from && meantBy(main, reading, knowledge);
    if (!from || !to || from.event.id === to.event.id || isLong(from) || isLong(to)) return [];
    const days = side === 1 ? between(from.days, to.days) : between(to.days, from.days);
    // The wrong way round is a matter of order.
    if (days.most < 0) return [];
    const fits = mayBe(length, days);
    return [
      statement('since', chunk.time, length, fits, counted(days, length.unit), [endOf(from), endOf(to)], reading),
    ];
  });
}

/** In days: what lasts longer has no one day to count from. */
const isLong = ({ days }: Meant): boolean => days.last - days.first > 60;

const hedged = (text: string, hedges: ReadonlySet<string>): boolean =>
  text
    .toLowerCase()
    .split(/[\s-]+/)
    .some((word) => hedges.has(word));

/** "Hardly four years": a time with the word before it. */
const withWordBefore = (prose: string, { start, end }: Span): string =>
  `${/\p{L}*[\s-]*$/u.exec(prose.slice(Math.max(0, start - 20), start))?.[0] ?? ''}${prose.slice(start, end)}`.trim();

/** Whether the time says when the main predicate was: it opens the sentence, or follows the verb without another clause between. */
function isAlone({ parsed: { chunks } }: SentenceReading, at: number, main: Predicate): boolean {
  const between = at < main.at ? chunks.slice(0, at) : chunks.slice(main.at + 1, at);
  return between.every(({ kind }) =>
    at < main.at ? kind === 'comma' : kind === 'np' || kind === 'prep' || kind === 'time' || kind === 'comma',
  );
}

/** "three years after Lenin's death, in 1928", "in 1928, on the tenth anniversary of Lenin's death", "five years later, in 1930" */
function besideDates(reading: SentenceReading, block: BlockProse, knowledge: Knowledge): readonly IntervalStatement[] {
  const { times, quoted } = reading;
  const { prose } = block;
  return times.flatMap((counting, at): IntervalStatement[] => {
    if (!counting.open || counting.approximate || insideQuotation(quoted, counting)) return [];
    const date = [times[at + 1], times[at - 1]].find((one) => one && isBeside(counting, one, prose));
    if (!date?.range) return [];
    if (counting.open.anchored)
      return againstAnchor(counting, { ...date, range: date.range }, reading, prose, knowledge);
    return againstText(counting, { ...date, range: date.range }, block, reading);
  });
}

type Dated = TimeExpression & { readonly range: DayRange };

/** Whether a plain date stands next to a counted time, with a comma or a bracket between: both say the same. */
function isBeside(counting: TimeExpression, date: TimeExpression, prose: string): boolean {
  if (date.kind !== 'date' || date.relation !== 'in' || date.open || date.approximate || !date.range) return false;
  if (date.precision === 'decade' || date.precision === 'century' || date.aside === 'title') return false;
  const whole = wholeSpan(counting);
  const after = prose.slice(whole.end, date.outerStart);
  const ahead = prose.slice(date.end, counting.outerStart);
  if (date.start > whole.end)
    return /^(?:,\s*|\s*\(|\s+)$/.test(after) && (after.trim() !== '' || counting.open?.anniversary !== undefined);
  return /^,\s*(?:on |at )?(?:the )?$/.test(ahead);
}

function againstAnchor(
  counting: TimeExpression,
  date: Dated,
  reading: SentenceReading,
  prose: string,
  knowledge: Knowledge,
): IntervalStatement[] {
  const { open, range, anchor } = counting;
  if (!open || !range || !anchor) return [];
  const named: End = { days: date.range, words: `the date here is ${date.text}`, records: [], spans: [date] };
  const meant = reading.predicates
    .filter((one) => one.start < anchor.end && one.end > anchor.start)
    .flatMap((one) => meantBy(one, reading, knowledge) ?? []);
  const [event] = meant;
  if (open.anniversary !== undefined) return anniversaries(counting, named, meant, reading, prose, knowledge);
  const { shift } = open;
  if (!event || !shift || isLong(event)) return [];
  if (shift.unit !== 'year' && shift.unit !== 'month' && shift.unit !== 'week' && shift.unit !== 'day') return [];
  const length: Length = { count: Math.abs(shift.by), unit: shift.unit };
  const days = shift.by > 0 ? between(event.days, date.range) : between(date.range, event.days);
  if (days.most < 0 || hedged(withWordBefore(prose, counting), knowledge.lexicon.words['length-hedges'])) return [];
  const fits = mayBe(length, days);
  if (!fits && Math.abs(days.least / daysIn[length.unit] - length.count) > furthest) return [];
  return [statement('since', counting, length, fits, counted(days, length.unit), [endOf(event), named], reading)];
}

/** "the tenth anniversary of the Revolution in 1928": it is in one year, and in no other. */
function anniversaries(
  { range, open, anchor, edtf = '', start, end }: TimeExpression,
  named: End,
  [event]: readonly Meant[],
  reading: SentenceReading,
  prose: string,
  knowledge: Knowledge,
): IntervalStatement[] {
  if (!range || !anchor || open?.anniversary === undefined) return [];
  const words = prose.slice(anchor.start, anchor.end).replace(/^of\s+(?:the\s+)?/i, '');
  const short = knowledge.shortNames.get(words.toLowerCase()) ?? knowledge.shortNames.get(`the ${words.toLowerCase()}`);
  // Of several wars the nearest was taken: that is no ground to contradict on.
  if (!event && short?.length !== 1) return [];
  const away = Math.abs(named.days.first - range.first) / daysIn.year;
  const fits = overlaps(range, named.days);
  // Of another revolution it would be another anniversary; and at the turn of the year it is celebrated on both sides.
  if (!fits && (away > furthestAnniversary || civilDate(range.first).year === civilDate(named.days.first).year))
    return [];
  const from: End = {
    days: range,
    words: `${prose.slice(start, anchor.end)} fell ${inOrOn(dateInWords(edtf))}`,
    records: event ? [event.event.id] : [...(short ?? [])],
    spans: [anchor],
  };
  const length: Length = { count: open.anniversary, unit: 'year' };
  return [statement('anniversary', { start, end }, length, fits, edtf, [from, named], reading)];
}

const inOrOn = (date: string): string => `${/^\d{1,2}\b(?!\d)/.test(date) ? 'on' : 'in'} ${date}`;

/** In years. */
const furthestAnniversary = 3.5;

/** In the unit of the text: a count that is further off is of something else. */
const furthest = 25;

/** "In 1924 … Five years later, in 1931": counted from the only date that stands right before, in this sentence or the last. */
function againstText(
  counting: TimeExpression,
  date: Dated,
  { prose, sentences, times }: BlockProse,
  reading: SentenceReading,
): IntervalStatement[] {
  const shift = counting.open?.shift;
  if (shift?.unit !== 'year' || shift.by < 2 || !/\blater$/i.test(counting.text) || date.start < counting.start)
    return [];
  if (/\b(?:some|than|nearly|almost|about|over|around|just|only)\b/i.test(counting.text)) return [];
  const last = sentences[sentences.indexOf(reading.sentence) - 1];
  const own = /\b\d{3,4}\b/.test(prose.slice(reading.sentence.start, counting.start));
  const from = own || !last ? reading.sentence.start : last.start;
  // Another year may stand where the reading sees none.
  const years = prose.slice(from, counting.start).match(/\b\d{3,4}\b/g) ?? [];
  const [start, more] = times.filter((one) => one.start >= from && one.end <= counting.start);
  if (!start?.range || more || years.length !== 1 || !isPlainDate(start)) return [];
  const length: Length = { count: shift.by, unit: 'year' };
  const days = between(start.range, date.range);
  if (days.most < 0) return [];
  const end = (one: TimeExpression & { range?: DayRange }): End => ({
    days: one.range as DayRange,
    words: one.text,
    records: [],
    spans: [one],
  });
  const fits = mayBe(length, days);
  if (!fits && Math.abs(days.least / daysIn.year - length.count) > 10) return [];
  return [statement('text', counting, length, fits, counted(days, 'year'), [end(start), end(date)], reading)];
}

/** A date that a narrative goes on from: in the running text, with a year of its own. */
const isPlainDate = ({ kind, relation, open, aside, approximate, names, precision }: TimeExpression): boolean =>
  kind === 'date' &&
  relation === 'in' &&
  !open &&
  !aside &&
  !approximate &&
  !names &&
  precision !== 'decade' &&
  precision !== 'century';

/** "The Winter War lasted five years", "the Plan took four years and three months" */
function lengthsOf(reading: SentenceReading, prose: string, knowledge: Knowledge): readonly IntervalStatement[] {
  const { words } = knowledge.lexicon;
  return reading.predicates.flatMap((verb): IntervalStatement[] => {
    const { clause } = verb;
    const group = clause.verb;
    if (verb.kind !== 'verb' || !group || clause.mood !== 'asserted' || group.negated || group.voice === 'passive')
      return [];
    if (!words['lasting-verbs'].has(group.lemma)) return [];
    // "lasted six years in the East", "took two years to prepare", "from 1939": of a part of it.
    if (clause.slots.some(({ place, prep }) => place === 'object' || (place === 'prep' && prep !== 'for'))) return [];
    if (reading.predicates.some((one) => one.clause.parent === clause && one.at > verb.at)) return [];
    const [subject, second] = clause.slots.filter(({ place }) => place === 'subject').flatMap(({ phrases }) => phrases);
    const named = reading.predicates.find((one) => one.kind === 'name' && one.phrase === subject);
    const meant = named && !second && meantBy(named, reading, knowledge);
    const length = meant && lengthAfter(reading, verb.at, prose, words['length-hedges']);
    if (!meant || !length || meant.event.date.edtf.split('/').length !== 2) return [];
    const values = allValues(meant.event);
    const ends = { least: Math.min(...values.map(shortest)), most: Math.max(...values.map(longest)) };
    const months = length.months;
    const whole = months % 12 === 0;
    const fits = whole
      ? mayBe({ count: months / 12, unit: 'year' }, { least: ends.least - 1, most: ends.most + 1 })
      : mayBe({ count: months, unit: 'month' }, { least: ends.least - 45, most: ends.most + 45 });
    const unit = whole ? 'year' : 'month';
    const end = endOf(meant);
    const count = whole ? months / 12 : months;
    if (!fits && Math.abs(ends.least / daysIn[unit] - count) > furthest) return [];
    return [statement('length', length.span, { count, unit }, fits, counted(ends, unit), [end, end], reading)];
  });
}

const shortest = (value: Parameters<typeof partOfDate>[0]): number =>
  partOfDate(value, 'end').range.first - partOfDate(value, 'start').range.last;
const longest = ({ range }: { readonly range: DayRange }): number => range.last - range.first + 1;

/** The length in years and months that follows a verb, at once and without a hedge. */
function lengthAfter(
  reading: SentenceReading,
  at: number,
  prose: string,
  hedges: ReadonlySet<string>,
): { readonly months: number; readonly span: Span } | null {
  const { chunks } = reading.parsed;
  const first = chunks[at + 1]?.kind === 'prep' ? at + 2 : at + 1;
  const parts = [chunks[first], ...(chunks[first + 1]?.kind === 'and' ? [chunks[first + 2]] : [])];
  let months = 0;
  for (const part of parts) {
    if (part?.kind !== 'time' || part.time.kind !== 'duration' || part.time.approximate) return null;
    const length = lengthOf(part.time.timex3);
    if (!length || (length.unit !== 'year' && length.unit !== 'month') || hedged(part.time.text, hedges)) return null;
    months += length.unit === 'year' ? 12 * length.count : length.count;
  }
  const [start, end] = [parts[0]?.start ?? 0, parts.at(-1)?.end ?? 0];
  const last = /(\p{L}+)\s*$/u.exec(prose.slice(Math.max(0, start - 20), start))?.[1]?.toLowerCase() ?? '';
  return hedges.has(last) ? null : { months, span: { start, end } };
}
