import type { Span } from '../essay/span.ts';
import type { TimeExpression } from './expression.ts';
import { anchorEnd } from './grammar/anchors.ts';
import type { Core, Items } from './grammar/core.ts';
import { timeAt } from './grammar/grammar.ts';
import { precedingWords } from './grammar/relations.ts';
import { type Item, lex } from './lexer.ts';
import { notDates } from './not-dates.ts';
import { approximately } from './period.ts';

/**
 * Finds the time expressions of a block's prose, in order and without overlap. It looks at each item a fixed number of
 * times, so its cost grows with the length of the text whatever the text is.
 * @param names stretches in which numbers and months are part of a name (the October of *Lessons of October*)
 * @param titles titles of works: what is found in them is marked as such
 */
export function recogniseTimes(
  prose: string,
  names: readonly Span[] = [],
  titles: readonly Span[] = [],
): readonly TimeExpression[] {
  const items = lex(prose);
  const excluded = new Cursor([...notDates(prose), ...names]);
  const inTitle = new Cursor(titles);
  const found: TimeExpression[] = [];
  let brackets = 0;
  for (let i = 0; i < items.length; ) {
    const { start, text } = items[i] as Item;
    const core = excluded.at(start) ? null : timeAt(items, i);
    // "The First Five-Year Plan": a name that begins in the middle of what might be a time.
    const last = core && (items[core.next - 1] as Item).start;
    if (!core || last === null || excluded.within(last)) {
      if (text === '(' || text === '[') brackets += 1;
      else if ((text === ')' || text === ']') && brackets > 0) brackets -= 1;
      // a bracket that nobody closed ends with its sentence
      else if (text === '.' && /^\s+\p{Lu}/u.test(prose.slice(start + 1, start + 4))) brackets = 0;
      i += 1;
      continue;
    }
    const time = expression(prose, items, core);
    if (isInTitle(prose, time, inTitle.at(start))) found.push({ ...time, aside: 'title' });
    else found.push(brackets > 0 ? { ...time, aside: 'brackets' } : time);
    i = core.next;
  }
  return found.map((time, i) =>
    isHedged(prose, time, found[i - 1], found[i + 1]) ? { ...time, approximate: true } : time,
  );
}

/** Asks of rising offsets which span covers them. */
class Cursor {
  readonly #spans: readonly Span[];
  #at = 0;

  constructor(spans: readonly Span[]) {
    this.#spans = [...spans].sort((a, b) => a.start - b.start);
  }

  /** Whether a span covers an offset further on. */
  within(offset: number): boolean {
    for (let i = this.#at; (this.#spans[i]?.start ?? Number.POSITIVE_INFINITY) <= offset; i += 1)
      if (offset < (this.#spans[i] as Span).end) return true;
    return false;
  }

  /** The span that covers an offset. */
  at(offset: number): Span | undefined {
    while ((this.#spans[this.#at]?.end ?? Number.POSITIVE_INFINITY) <= offset) this.#at += 1;
    const span = this.#spans[this.#at];
    return span && span.start <= offset ? span : undefined;
  }
}

/** *1984*, *Nineteen Eighty-Four*, *The Year 1941* */
const yearAsTitle = /^(?:(?:The Year )?\d{4}|\p{Lu}\p{L}*(?:[\s-]\p{Lu}\p{L}*)+)$/u;

/** A date that is emphasised by itself (*in 1928*) is no title; a bare year is one, and one in the capitals of a title. */
function isInTitle(
  prose: string,
  { start, end, outerStart, text, precision }: TimeExpression,
  title: Span | undefined,
): boolean {
  if (!title) return false;
  const from = Math.max(title.start, start - nearby);
  if (precision === 'year' && yearAsTitle.test(text) && !hasLetter(prose.slice(from, start))) return true;
  return (
    hasLetter(prose.slice(from, Math.max(from, outerStart))) ||
    hasLetter(prose.slice(end, Math.min(title.end, end + nearby)))
  );
}

/** In characters: as far as the other words of a title are looked for. */
const nearby = 40;
const hasLetter = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

const alternative = /^[\s,]*(?:or|and\/or|if not)\s+$/;
const correction = /^\s*\((?:or|actually|really|rather|in fact|perhaps|some say|others say),?\s*(?:in )?$/;
/** "in 1928 (1929)" */
const otherYear = /^\s*\($/;

const isOnCalendar = ({ kind }: TimeExpression): boolean => kind === 'date' || kind === 'range';
const isYear = ({ text }: TimeExpression): boolean => /^\d{4}$/.test(text);

/** "in 1928 or 1929", "in 1928 or so", "in 1928 (actually 1929)", "within two years of 1927": no date to hold anybody to. */
function isHedged(
  prose: string,
  time: TimeExpression,
  before: TimeExpression | undefined,
  after: TimeExpression | undefined,
): boolean {
  const joined = (left: TimeExpression, right: TimeExpression): boolean =>
    right.start - left.end < 24 &&
    isOnCalendar(left) &&
    isOnCalendar(right) &&
    ((isYear(left) && isYear(right) && otherYear.test(prose.slice(left.end, right.start))) ||
      alternative.test(prose.slice(left.end, right.outerStart)) ||
      correction.test(prose.slice(left.end, right.start)));
  if ((before && joined(before, time)) || (after && joined(time, after))) return true;
  if (time.names && before?.kind === 'duration' && prose.slice(before.end, time.outerStart).trim() === '') return true;
  return /^ or (?:so|thereabouts|later|earlier)\b/.test(prose.slice(time.end, time.end + 16));
}

/** A core with its place in the prose and what stands before it. */
function expression(prose: string, items: Items, core: Core): TimeExpression {
  const before = precedingWords(items, core.first, core.next);
  const {
    relation,
    outer,
    approximate,
    names,
    start: first,
  } = core.kind === 'date' || core.kind === 'range' // "for ten years" is no date that something was planned for.
    ? before
    : { ...before, start: core.first, relation: 'in' as const };
  const { period, open, ends, julian } = core;
  const timex3 = core.timex3 ?? period?.timex3;
  const start = startOf(items, first);
  const end = endOf(items, core.next - 1);
  const anchor = open?.anchored ? anchorEnd(items, core.next) : core.next;
  return {
    start,
    end,
    text: prose.slice(start, end),
    kind: core.kind,
    precision: core.precision,
    // "from 1922 to 1924" is the range itself
    relation: core.kind === 'range' && relation === 'from' ? 'in' : relation,
    outerStart: startOf(items, outer),
    ...(period ? { range: period.range, edtf: approximate ? approximately(period.edtf) : period.edtf } : {}),
    ...(timex3 === undefined ? {} : { timex3 }),
    ...(open ? { open } : {}),
    ...(anchor > core.next ? { anchor: { start: startOf(items, core.next), end: endOf(items, anchor - 1) } } : {}),
    ...(ends ? { ends: [expression(prose, items, ends[0]), expression(prose, items, ends[1])] as const } : {}),
    ...(core.year === undefined
      ? {}
      : { yearSpan: { start: startOf(items, core.year), end: endOf(items, core.year) } }),
    ...(julian ? { julian: julian.edtf } : {}),
    ...(approximate ? { approximate } : {}),
    ...(names ? { names } : {}),
  };
}

const startOf = (items: Items, i: number): number => (items[i] as Item).start;
const endOf = (items: Items, i: number): number => (items[i] as Item).end;
