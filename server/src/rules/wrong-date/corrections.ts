import type { Span } from '../../essay/span.ts';
import { beginningOfTime, civilDate, type DayRange, endOfTime, overlaps } from '../../knowledge/calendar.ts';
import { monthName } from '../../knowledge/edtf.ts';
import type { TimeExpression } from '../../time/expression.ts';
import { recogniseTimes } from '../../time/recognise.ts';

interface Correction {
  /** What is replaced, in the prose: the year alone where that is enough. */
  readonly span: Span;
  readonly newText: string;
}

/**
 * What a date could be changed to so that it fits the right days, smallest change first: another year, else the whole date, as fine as the writer
 * had it. A range or a decade is left to the writer.
 */
export function corrections(time: TimeExpression, right: DayRange, prose: string): Correction[] {
  if (time.kind !== 'date') return [];
  const { first, last } = right;
  if (first === beginningOfTime || last === endOfTime) return [];
  const years = new Set([civilDate(first).year, civilDate(last).year]);
  for (const year of years) {
    const byYear = time.yearSpan && otherYear(time, time.yearSpan, year, prose, right);
    if (byYear) return [byYear];
  }
  const whole = inFigures(time, right) ?? otherDate(time, right);
  return whole && whole !== time.text ? [{ span: { start: time.start, end: time.end }, newText: whole }] : [];
}

function otherYear(time: TimeExpression, span: Span, year: number, prose: string, right: DayRange): Correction | null {
  const newText = String(year);
  const changed = prose.slice(time.start, span.start) + newText + prose.slice(span.end, time.end);
  const range = recogniseTimes(`in ${changed}`)[0]?.range;
  return range && overlaps(range, right) && newText !== prose.slice(span.start, span.end) ? { span, newText } : null;
}

/** "1937.12" → "1934.12" */
function inFigures({ text, precision }: TimeExpression, { first, last }: DayRange): string | null {
  if (!/^\d{4}\.\d\d(?:\.\d\d)?$/.test(text) || (precision === 'day' && first !== last)) return null;
  const { year, month, day } = civilDate(first);
  const parts = precision === 'day' ? [month, day] : [month];
  return [year, ...parts.map((part) => String(part).padStart(2, '0'))].join('.');
}

/** The event's date in the writer's own order, as fine as the writer had it and the pack knows it. */
function otherDate(time: TimeExpression, right: DayRange): string | null {
  const { first, last } = right;
  const a = civilDate(first);
  const oneMonth = civilDate(last).year === a.year && civilDate(last).month === a.month;
  if (time.precision === 'year') return String(a.year);
  if (time.precision !== 'day' && time.precision !== 'month' && time.precision !== 'season') return null;
  if (time.precision === 'day' && first === last) {
    const monthFirst = /^\p{L}/u.test(time.text) && !/^the /i.test(time.text);
    return monthFirst ? `${monthName(a.month)} ${a.day}, ${a.year}` : `${a.day} ${monthName(a.month)} ${a.year}`;
  }
  return oneMonth || time.precision === 'month' ? `${monthName(a.month)} ${a.year}` : null;
}
