import { civilDate, type DayRange, overlaps } from '../knowledge/calendar.ts';
import { edtfOf } from '../knowledge/edtf.ts';
import type { TimeExpression } from './expression.ts';
import { type Manner, supply } from './open.ts';
import { approximately, type Period, span, yearPeriod } from './period.ts';

/** What a text carries from one expression to the next. A small value, handed from block to block. */
export interface NarrativeTime {
  /** The time that the narrative has reached: what "in January" or "a year later" is counted from. */
  readonly at: Period | null;
  /** The years that the section is about, by its heading. */
  readonly section: DayRange | null;
}

export const noNarrativeTime: NarrativeTime = { at: null, section: null };

/**
 * Gives times what the text has to supply: the year of "in January", the day from which "ten days later" is counted. What
 * is anchored to an event stays open.
 * @param prose the text in which the times stand
 * @param before what the text before them carries
 * @param heading whether the text is a heading: its date is that of its section
 */
export function completeTimes(
  prose: string,
  times: readonly TimeExpression[],
  before: NarrativeTime,
  heading = false,
): { times: readonly TimeExpression[]; narrative: NarrativeTime } {
  let at = before.at;
  let section = before.section;
  let last: Placed | null = null;
  const completed = times.map((time) => {
    // "the lock-out of 1917 on 22 February": a year right before a day is the day's.
    const next =
      last !== null && time.open?.month !== undefined && /^,?\s*\(?$/.test(prose.slice(last.end, time.outerStart));
    const near = next ? (last as Placed).period : at;
    const [done, period] = complete(prose, time, near);
    if (!period) return done;
    last = { end: time.end, period };
    const names = heading && namesSection(prose, time);
    if (names) section = period.range;
    if (names || moves(prose, time, period, at, section)) at = reached(done, period, at);
    return done;
  });
  return { times: completed, narrative: { at, section } };
}

interface Placed {
  readonly end: number;
  readonly period: Period;
}

/** The narrative after times that were counted from events: it goes on from the last of them. */
export function afterAnchored(times: readonly TimeExpression[], narrative: NarrativeTime): NarrativeTime {
  const last = times.findLast((time) => time.range !== undefined);
  const anchored =
    last?.open?.anchored && last.kind === 'date' && last.relation !== 'before' && last.relation !== 'after';
  const at = anchored ? periodAt(last) : null;
  return at ? { ...narrative, at } : narrative;
}

/** A time with what was open in it, and the period that it means. */
function complete(prose: string, time: TimeExpression, at: Period | null): [TimeExpression, Period | null] {
  if (time.ends && time.range === undefined) return completeRange(prose, time, time.ends, at);
  if (at && isBareAncient(time)) {
    // "from 104 to 100 BC … in 102": near a year before Christ, a bare one is before Christ
    const year = 1 - Number(time.text);
    const reached = civilDate(at.range.last).year;
    const ancient = yearPeriod(year);
    if (reached <= 0 && Math.abs(year - reached) <= nearYears) return [placed({ ...time, open: {} }, ancient), ancient];
  }
  const period =
    writtenPeriod(time) ??
    (time.open && !time.open.anchored && at ? supply(time.open, at, mannerOf(prose, time)) : null);
  // The value of a part of a day is written behind that of the day.
  if (time.timex3?.startsWith('T')) {
    const day = period ?? (time.kind === 'reference' && at?.precision === 'day' ? at : null);
    const timex3 = (day?.timex3?.replace(/T.*/, '') ?? 'XXXX-XX-XX') + time.timex3;
    return [{ ...(period && time.open ? placed(time, period) : time), timex3 }, period];
  }
  return [period && time.open ? placed(time, period) : time, period];
}

/** How far apart the years of a narrative before Christ may lie. */
const nearYears = 60;

const isBareAncient = ({ kind, text }: TimeExpression): boolean => kind === 'date' && /^\d{3}$/.test(text);

function mannerOf(prose: string, time: TimeExpression): Manner {
  if (time.relation === 'by' || time.relation === 'until') return 'ahead';
  const { before } = surroundings(prose, time);
  if (isFronted(before)) return 'head';
  return toldBefore.test(before) ? 'back' : 'aside';
}

const placed = (time: TimeExpression, { range, edtf, timex3 }: Period): TimeExpression => ({
  ...time,
  range,
  edtf: time.approximate ? approximately(edtf) : edtf,
  ...(timex3 !== undefined && (time.timex3 === undefined || time.range !== undefined) ? { timex3 } : {}),
});

/** The period of a time that leaves nothing to the text. */
const writtenPeriod = (time: TimeExpression): Period | null =>
  time.range && time.edtf !== undefined && !time.open
    ? {
        range: time.range,
        edtf: time.edtf,
        precision: time.precision,
        ...(time.timex3 === undefined ? {} : { timex3: time.timex3 }),
      }
    : null;

/** "from July to September": the second end goes on from the first. */
function completeRange(
  prose: string,
  time: TimeExpression,
  [first, second]: readonly [TimeExpression, TimeExpression],
  at: Period | null,
): [TimeExpression, Period | null] {
  const [from, start] = complete(prose, first, at);
  let [to, end] = complete(prose, second, start ?? at);
  // "from 21 October to 3 June": the second comes after the first
  if (start && end && end.range.last < start.range.first && second.open)
    [to, end] = complete(prose, { ...second, open: { ...second.open, direction: 1 } }, start);
  const whole = start && end && span(start, end);
  const done = { ...time, ends: [from, to] as const };
  return whole ? [{ ...done, range: whole.range, edtf: whole.edtf }, whole] : [done, null];
}

/** What the narrative has reached after a time: the end of a range; where it was, if the time only names the year it was in. */
function reached(time: TimeExpression, period: Period, at: Period | null): Period {
  const end = time.ends?.[1];
  const now = (end && periodAt(end)) ?? period;
  const inside = at && now.range.first <= at.range.first && at.range.last <= now.range.last;
  return inside ? at : now;
}

const periodAt = (time: TimeExpression): Period | null =>
  time.range ? { range: time.range, edtf: time.edtf ?? edtfOf(time.range), precision: time.precision } : null;

/** A heading is about a date that it begins or ends with, and does not ask about. */
function namesSection(heading: string, { outerStart, end }: TimeExpression): boolean {
  if (heading.includes('?')) return false;
  return /^[\W_]*$/.test(heading.slice(0, outerStart)) || /^[\W_]*$/.test(heading.slice(end));
}

/** In years. What is told of in passing may lie further off than what a narrative goes on to in mid-sentence. */
const furthestStep = 25;

/** Whether the narrative goes on from a time, or only glances at it. */
function moves(
  prose: string,
  time: TimeExpression,
  period: Period,
  at: Period | null,
  section: DayRange | null,
): boolean {
  if (time.aside === 'title') return false;
  const { before, after } = surroundings(prose, time);
  if (!at) return !(time.aside && time.kind === 'range') && !/\b(?:who|which|whose) had\b[^,;:]*$/.test(before);
  if (period.precision === 'century' || period.precision === 'decade') return false;
  if (time.relation !== 'in' && time.relation !== 'by') return false;
  if (comparison.test(before) || (time.names && time.kind === 'range')) return false;
  const fronted = isFronted(before);
  if (section && !overlaps(section, period.range)) return fronted;
  const looksBack = /\bhad\b/.test(before) || (time.open?.shift ? /^[^.;:]{0,60}\bhad\b/ : pluperfect).test(after);
  if (period.range.last < at.range.first && looksBack) return false;
  const years = civilDate(period.range.last).year - civilDate(at.range.first).year;
  if (years === 0) return true;
  if (time.aside || publication.test(before)) return false;
  if (Math.abs(years) >= furthestStep && period.precision === 'year' && !fronted) return false;
  return years < 0 || !/\b(?:would|will|until|planned|scheduled|projected|by)\b[^,;:]*$/.test(before);
}

/** "as in 1919", but "as late as 1919" is where the narrative stands. */
const comparison = /(?<!\b(?:late|early|soon|recently) )\b(?:as|than|unlike|like|born)\s+$/;
/** "Writing in 1961, Taylor …": the year of a book. */
const publication = /\b(?:writing|wrote|writes|argued|claimed|published|publishing|suggested|concluded)\s+$/i;

/** "In 1925 they had quarrelled" */
const pluperfect = /^,?\s+(?:[\p{L}’',-]+\s+){1,8}?had\s+(?:\p{L}+\s+)?\p{L}+(?:ed|en|n|t|d|ne)\b/u;

/** "Papen had been dropped in November" */
const toldBefore = /\bhad (?:been |already |just |not |never )?\p{L}+(?:ed|en|n|t|ne|ut|ld)\b[^,.;:]{0,60}$/u;

/** The sentence round a time, as far as it is near. */
function surroundings(prose: string, time: TimeExpression): { readonly before: string; readonly after: string } {
  const before = prose.slice(Math.max(0, time.outerStart - 160), time.outerStart);
  const start = Math.max(
    before.lastIndexOf('. '),
    before.lastIndexOf('\n'),
    before.lastIndexOf('; '),
    before.lastIndexOf(': '),
  );
  return { before: before.slice(start + 1), after: prose.slice(time.end, time.end + 80) };
}

/** "In 1927, …", "But then, in 1927, …": at the head of its sentence, where a narrative goes on. */
const isFronted = (before: string): boolean =>
  /^\W*(?:(?:and|but|yet|so|then|thus|again|finally|already|meanwhile|however|therefore|later|afterwards|instead|only|even|here|it was|not until),? )*\W*$/i.test(
    before,
  );
