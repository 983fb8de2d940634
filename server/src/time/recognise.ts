import type { Span } from '../essay/span.ts';
import { civilDate } from '../knowledge/calendar.ts';
import type { Relation, TimeExpression } from './expression.ts';
import { type Core, coreAt } from './grammar.ts';
import { type Item, lex } from './lexer.ts';
import { citations } from './not-dates.ts';
import { inYear, span } from './period.ts';
import { approximators, relations } from './vocabulary.ts';

/**
 * Finds the time expressions of a block's prose, in order and without overlap. It looks at each item a fixed number of
 * times, so its cost grows with the length of the text whatever the text is.
 * @param names stretches in which numbers and months are part of a name (the October of *Lessons of October*)
 */
export function recogniseTimes(prose: string, names: readonly Span[] = []): readonly TimeExpression[] {
  const items = lex(prose);
  const excluded = [...citations(prose), ...names].sort((a, b) => a.start - b.start);
  const found: TimeExpression[] = [];
  let skip = 0;
  for (let i = 0; i < items.length; ) {
    const { start } = items[i] as Item;
    while ((excluded[skip]?.end ?? Number.POSITIVE_INFINITY) <= start) skip += 1;
    const core = start >= (excluded[skip]?.start ?? Number.POSITIVE_INFINITY) ? null : coreAt(items, i);
    if (!core) {
      i += 1;
      continue;
    }
    const whole = withRange(items, i, core);
    found.push(expression(prose, items, i, whole));
    i = whole.next;
  }
  return found.map((time, i) =>
    isHedged(prose, time, found[i - 1], found[i + 1]) ? { ...time, approximate: true } : time,
  );
}

const alternative = /^[\s,]*(?:or|and\/or|if not)\s+$/;
const correction = /^\s*\((?:or|actually|really|rather|in fact|perhaps|some say|others say)?,?\s*(?:in )?$/;

/** "in 1928 or 1929", "in 1928 or so", "in 1928 (actually 1929)", "within two years of 1927": no date to hold anybody to. */
function isHedged(
  prose: string,
  time: TimeExpression,
  before: TimeExpression | undefined,
  after: TimeExpression | undefined,
): boolean {
  const joined = (left: TimeExpression, right: TimeExpression): boolean => {
    const between = prose.slice(left.end, right.outerStart);
    return alternative.test(between) || correction.test(prose.slice(left.end, right.start));
  };
  if ((before && joined(before, time)) || (after && joined(time, after))) return true;
  if (time.names && before?.kind === 'duration' && prose.slice(before.end, time.outerStart).trim() === '') return true;
  return /^ or (?:so|thereabouts|later|earlier)\b/.test(prose.slice(time.end, time.end + 16));
}

/** "from April 1922 to January 1925", "between 1926 and 1927", "1922 to 1924": two cores make one. */
function withRange(items: readonly Item[], first: number, core: Core): Core {
  if (core.kind !== 'date' || (!core.period && !core.yearless)) return core;
  const opener = items[first - 1]?.lower;
  const joint = items[core.next]?.lower ?? '';
  const joined =
    (opener === 'between' && joint === 'and') ||
    ((opener === 'from' || core.period?.precision !== 'day') &&
      (joint === 'to' || joint === 'until' || joint === 'till')) ||
    joint === '–' ||
    joint === '—' ||
    (joint === '-' && items[core.next]?.spaced === false);
  if (!joined) return core;
  const other = coreAt(items, core.next + 1);
  if (other?.kind !== 'date' || !other.period) return core;
  // "from 27 March to 2 April 1922": the year stands once.
  const from = core.period ?? (core.yearless && inYear(core.yearless, civilDate(other.period.range.first).year));
  const period = from && span(from, other.period);
  return period ? { kind: 'range', period, next: other.next } : core;
}

function expression(prose: string, items: readonly Item[], first: number, core: Core): TimeExpression {
  const start = items[first]?.start as number;
  const end = items[core.next - 1]?.end as number;
  const before = precedingWords(items, first);
  // "for ten years" is no date that something was planned for.
  const { relation, outerStart, approximate, names } =
    core.kind === 'duration' ? { ...before, relation: 'in' as const } : before;
  const { period } = core;
  return {
    start,
    end,
    text: prose.slice(start, end),
    kind: core.kind,
    precision: period?.precision ?? core.precision ?? 'year',
    // "from 1922 to 1924" is the range itself
    relation: core.kind === 'range' && relation === 'from' ? 'in' : relation,
    outerStart,
    ...(period
      ? { range: period.range, edtf: approximate && /^[\d-]+$/.test(period.edtf) ? `${period.edtf}~` : period.edtf }
      : {}),
    ...((core.timex3 ?? period?.timex3) ? { timex3: (core.timex3 ?? period?.timex3) as string } : {}),
    ...(core.yearless ? { yearless: core.yearless } : {}),
    ...(core.offset === undefined ? {} : { offset: core.offset }),
    ...(core.year === undefined ? {} : { yearSpan: spanOf(items, core.year) }),
    ...(approximate ? { approximate } : {}),
    ...(names ? { names } : {}),
  };
}

const spanOf = (items: readonly Item[], index: number): Span => ({
  start: items[index]?.start as number,
  end: items[index]?.end as number,
});

/** They may stand between a preposition and its time: "by the early 1920s", "as early as 1922". */
const passedOver = new Set(['the', 'as', 'than', 'early', 'late']);

/** The prepositions before a time expression: "by about 1928", "no later than May". */
function precedingWords(
  items: readonly Item[],
  first: number,
): { relation: Relation; outerStart: number; approximate: boolean; names: boolean } {
  let approximate = false;
  let names = false;
  let relation: Relation = 'in';
  let outer = first;
  for (let i = first - 1; i >= Math.max(0, first - 4); i -= 1) {
    const item = items[i] as Item;
    const found = relations.get(item.lower);
    if (passedOver.has(item.lower)) continue;
    if (item.text === '.' && /^(c|ca|circa)$/.test(items[i - 1]?.lower ?? '')) continue;
    if (item.lower === 'later' && items[i - 1]?.lower === 'no') {
      relation = 'by';
      outer = i - 1;
      break;
    }
    if (approximators.has(item.lower)) {
      approximate = true;
      outer = i;
      continue;
    }
    if (found) {
      relation = found;
      names = item.lower === 'of';
      outer = i;
    }
    break;
  }
  // "in 1926 and not in 1917", "rather than in 1917", "instead of 1917"; but "not until 1927" is in 1927.
  const opposed = items[outer - 1]?.lower;
  const ratherThan = opposed === 'than' && items[outer - 2]?.lower === 'rather';
  if (opposed === 'not') relation = relation === 'until' ? 'in' : 'not';
  else if (ratherThan || opposed === 'instead') relation = 'not';
  const outerStart = items[outer]?.start as number;
  return { relation, outerStart, approximate, names };
}
