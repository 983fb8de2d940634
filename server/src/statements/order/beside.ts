import { civilDate, type DayRange, overlaps } from '../../knowledge/calendar.ts';
import { dateInWords } from '../../knowledge/edtf.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type TimeExpression, wholeSpan } from '../../time/expression.ts';
import { type Meant, meantBy } from '../dates/meant.ts';
import { insideQuotation } from '../grammar/quotations.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { IntervalStatement } from '../statement.ts';
import { between, counted, daysIn, type Length, mayBe } from './elapsed.ts';
import { type End, endOf, furthest, isLong, statement } from './ends.ts';
import { hedged, withWordBefore } from './hedges.ts';

/** "three years after Lenin's death, in 1928", "in 1928, on the tenth anniversary of Lenin's death", "five years later, in 1930" */
export function besideDates(
  reading: SentenceReading,
  block: BlockProse,
  knowledge: Knowledge,
): readonly IntervalStatement[] {
  const { times, quoted } = reading;
  const { prose } = block;
  return times.flatMap((counting, at): IntervalStatement[] => {
    if (!counting.open || counting.approximate || insideQuotation(quoted, counting)) return [];
    const date =
      [times[at + 1], times[at - 1]].find((one) => one && isBeside(counting, one, prose)) ??
      dateOfCelebration(counting, reading, knowledge);
    if (!date?.range) return [];
    if (counting.open.anchored)
      return againstAnchor(counting, { ...date, range: date.range }, reading, prose, knowledge);
    return againstText(counting, { ...date, range: date.range }, block, reading);
  });
}

/** "In 1933 the party celebrated the tenth anniversary of the Putsch": the only date of the verb, and of the sentence. */
function dateOfCelebration(
  { open, start, end }: TimeExpression,
  { found, attachments, parsed }: SentenceReading,
  { lexicon }: Knowledge,
): TimeExpression | undefined {
  const [date, more] = found;
  if (open?.anniversary === undefined || !date || more || !isPlainDate(date)) return undefined;
  const clause = parsed.clauses.find(({ slots }) =>
    slots.some(({ place, phrases }) => place !== 'prep' && phrases.some((one) => one.start <= start && end <= one.end)),
  );
  const nobody = clause?.slots.some(({ phrases }) =>
    phrases.some(({ words }) => /^(?:no|nobody|none|few)$/.test(words[0] ?? '')),
  );
  const lemma = clause?.mood === 'asserted' && !clause.verb?.negated ? clause.verb?.lemma : undefined;
  const celebrates = lexicon.verbs.get(lemma ?? '')?.some(({ act }) => act === 'celebrate');
  const dated = attachments.some(({ predicate, time }) => predicate.clause === clause && time.chunk.time === date);
  return celebrates && dated && !nobody ? date : undefined;
}

type Dated = TimeExpression & { readonly range: DayRange };

/** Whether a plain date stands next to a counted time, with a comma or a bracket between: both say the same. */
function isBeside(counting: TimeExpression, date: TimeExpression, prose: string): boolean {
  // "By 1927, ten years after the Revolution"
  const told = date.relation === 'in' || (date.relation === 'by' && date.start < counting.start);
  if (date.kind !== 'date' || !told || date.open || date.approximate || !date.range) return false;
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
  if (!event || !shift) return [];
  if (shift.unit !== 'year' && shift.unit !== 'month' && shift.unit !== 'week' && shift.unit !== 'day') return [];
  const length: Length = { count: Math.abs(shift.by), unit: shift.unit };
  if (isLong(event, length)) return [];
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
export const isPlainDate = ({ kind, relation, open, aside, approximate, names, precision }: TimeExpression): boolean =>
  kind === 'date' &&
  relation === 'in' &&
  !open &&
  !aside &&
  !approximate &&
  !names &&
  precision !== 'decade' &&
  precision !== 'century';
