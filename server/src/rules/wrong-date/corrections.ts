import type { Span } from '../../essay/span.ts';
import { beginningOfTime, civilDate, endOfTime, overlaps } from '../../knowledge/calendar.ts';
import { monthName } from '../../knowledge/edtf.ts';
import type { Event } from '../../knowledge/records.ts';
import type { TimeExpression } from '../../time/expression.ts';
import { recogniseTimes } from '../../time/recognise.ts';

interface Correction {
  /** What is replaced, in the prose: the year alone where that is enough. */
  readonly span: Span;
  readonly newText: string;
}

/**
 * What the date could be changed to, smallest change first: another year, else the whole date, as fine as the writer
 * had it. A range or a decade is left to the writer.
 */
export function corrections(time: TimeExpression, event: Event, prose: string): Correction[] {
  if (time.kind !== 'date') return [];
  const { first, last } = event.date.range;
  if (first === beginningOfTime || last === endOfTime) return [];
  const years = new Set([civilDate(first).year, civilDate(last).year]);
  for (const year of years) {
    const byYear = time.yearSpan && otherYear(time, time.yearSpan, year, prose, event);
    if (byYear) return [byYear];
  }
  const whole = otherDate(time, event);
  return whole && whole !== time.text ? [{ span: { start: time.start, end: time.end }, newText: whole }] : [];
}

function otherYear(time: TimeExpression, span: Span, year: number, prose: string, event: Event): Correction | null {
  const newText = String(year);
  const changed = prose.slice(time.start, span.start) + newText + prose.slice(span.end, time.end);
  const range = recogniseTimes(`in ${changed}`)[0]?.range;
  return range && overlaps(range, event.date.range) && newText !== prose.slice(span.start, span.end)
    ? { span, newText }
    : null;
}

/** The event's date in the writer's own order, as fine as the writer had it and the pack knows it. */
function otherDate(time: TimeExpression, event: Event): string | null {
  const { first, last } = event.date.range;
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
