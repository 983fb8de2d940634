import type { Span } from '../../essay/span.ts';
import { civilDate } from '../../knowledge/calendar.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Mention } from '../../knowledge/names.ts';
import { type PackDate, partOfDate } from '../../knowledge/records.ts';
import type { TimeExpression } from '../../time/expression.ts';
import { supply } from '../../time/open.ts';
import { approximately, type Period } from '../../time/period.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { Candidate } from './candidates.ts';

/** In characters: how far from "five years after" the words for the event may stand ("the siege of the city"). */
const reach = 40;

/**
 * The times of a sentence that are counted from an event, "five years after Lenin's death", with the days that the packs give
 * them.
 * @returns by the time as it was found; the anchor of each is the words that the event was read from
 */
export function anchoredTimes(
  times: readonly TimeExpression[],
  predicates: readonly Predicate[],
  candidatesBy: ReadonlyMap<Predicate, readonly Candidate[]>,
  { prose, mentions, at }: AnchorContext,
  knowledge: Knowledge,
): ReadonlyMap<TimeExpression, TimeExpression> {
  const found = new Map<TimeExpression, TimeExpression>();
  for (const time of times) {
    if (!time.open?.anchored) continue;
    const anchor =
      namedAnchor(time, mentions, knowledge) ??
      readAnchor(time, prose, predicates, candidatesBy) ??
      shortAnchor(time, prose, at, knowledge);
    const period = anchor && supply(time.open, asPeriod(anchor.date));
    if (period) found.set(time, placedAt(time, period, anchor.end));
  }
  return found;
}

interface AnchorContext {
  readonly prose: string;
  readonly mentions: readonly Mention[];
  /** What the narrative has reached. */
  readonly at: Period | null;
}

interface Anchor {
  readonly date: PackDate;
  readonly end: number;
}

/** "the year before the Fifteenth Congress": an event with a name of its own stands right there. */
function namedAnchor(time: TimeExpression, mentions: readonly Mention[], knowledge: Knowledge): Anchor | null {
  const mention = mentions.find(({ start }) => start > time.end);
  if (!mention || !time.anchor || mention.start > time.anchor.end) return null;
  const date = mention.ids.length === 1 ? dateOf(mention.ids[0] as string, knowledge) : undefined;
  return date ? { date: sideOf(time, date), end: mention.end } : null;
}

/** "ten years after the Revolution": what essays mean by the word; of several wars, the nearest to where the narrative is. */
function shortAnchor(time: TimeExpression, prose: string, at: Period | null, knowledge: Knowledge): Anchor | null {
  if (!time.anchor) return null;
  const preposition = /^(?:after|before|following|preceding|prior to|of)\s+/i;
  const words = prose.slice(time.anchor.start, time.anchor.end);
  const start = time.anchor.start + (preposition.exec(words)?.[0].length ?? 0);
  const short = shortNameAt(prose, start, knowledge);
  if (!short) return null;
  const dates = short.dates.map((date) => sideOf(time, date));
  const date = dates.length > 1 ? at && nearest(dates, at) : dates[0];
  return date ? { date, end: start + short.length } : null;
}

/** The longest short name that stands at an offset, with the dates of what it may mean. */
function shortNameAt(
  prose: string,
  start: number,
  knowledge: Knowledge,
): { readonly length: number; readonly dates: readonly PackDate[] } | null {
  let longest = '';
  for (const name of knowledge.shortNames.keys()) {
    if (name.length <= longest.length || prose.slice(start, start + name.length).toLowerCase() !== name) continue;
    if (!/^[\p{L}\p{N}]/u.test(prose.slice(start + name.length))) longest = name;
  }
  const dates = (knowledge.shortNames.get(longest) ?? []).flatMap((id) => dateOf(id, knowledge) ?? []);
  return dates.length > 0 ? { length: longest.length, dates } : null;
}

function nearest(dates: readonly PackDate[], at: Period): PackDate | undefined {
  const distance = ({ range }: PackDate): number =>
    Math.max(0, range.first - at.range.last, at.range.first - range.last);
  return [...dates].sort((a, b) => distance(a) - distance(b))[0];
}

const dateOf = (id: string, knowledge: Knowledge): PackDate | undefined =>
  knowledge.events.get(id)?.date ?? periodOfTerm(id, knowledge);

/** What lasted is counted from its end, and back from its start. An anniversary is that of a day. */
function sideOf({ open }: TimeExpression, date: PackDate): PackDate {
  if (open?.eve) return partOfDate(date, 'start');
  const by = open?.shift?.by ?? open?.direction;
  return by === undefined ? date : partOfDate(date, by > 0 ? 'end' : 'start');
}

/** "five years after Lenin's death", "two months after Kirov was murdered" */
function readAnchor(
  time: TimeExpression,
  prose: string,
  predicates: readonly Predicate[],
  candidatesBy: ReadonlyMap<Predicate, readonly Candidate[]>,
): Anchor | null {
  const { anchor } = time;
  if (!anchor) return null;
  // Its noun stands within the words for the anchor, its verb right behind them ("after Kirov | was murdered").
  const predicate = predicates.find(
    ({ start, end }) =>
      start > time.end &&
      start < time.end + reach &&
      ((start < anchor.end && end > anchor.start) || prose.slice(anchor.end, start).trim() === ''),
  );
  const meant = predicate && eventMeant(candidatesBy.get(predicate) ?? []);
  return meant
    ? { date: sideOf(time, partOfDate(meant.event.date, meant.aspect)), end: endOfWords(predicate, meant) }
    : null;
}

/** The event that the words single out, or the only one that they fit. */
function eventMeant(candidates: readonly Candidate[]): Candidate | undefined {
  const full = candidates.filter((one) => one.full && one.certain);
  if (full.length === 1) return full[0];
  return candidates.length === 1 && candidates[0]?.certain ? candidates[0] : undefined;
}

function asPeriod({ edtf, range }: PackDate): Period {
  const [from, to] = [civilDate(range.first), civilDate(range.last)];
  const oneMonth = from.year === to.year && from.month === to.month;
  return { edtf, range, precision: range.first === range.last ? 'day' : oneMonth ? 'month' : 'year' };
}

const endOfWords = (predicate: Predicate, { phrases }: Candidate): number =>
  Math.max(predicate.end, ...phrases.map((phrase) => phrase.end));

const placedAt = (time: TimeExpression, period: Period, end: number): TimeExpression => ({
  ...time,
  kind: 'date',
  precision: period.precision,
  range: period.range,
  edtf: time.approximate ? approximately(period.edtf) : period.edtf,
  ...(period.timex3 === undefined ? {} : { timex3: period.timex3 }),
  ...(time.open?.eve ? { approximate: true } : {}),
  anchor: { start: time.anchor?.start ?? time.end, end },
});

const lasting = /\b(?:during|throughout|in the course of)\s+(?=\p{L})/giu;

/** The times that a sentence says by naming what lasted: "during the Winter War", "throughout the NEP", "during the war". */
export function timesOfEvents(
  sentence: Span,
  { prose, mentions, at }: AnchorContext,
  knowledge: Knowledge,
): readonly TimeExpression[] {
  const words = prose.slice(sentence.start, sentence.end);
  return [...words.matchAll(lasting)].flatMap(({ 0: opening, index }): TimeExpression[] => {
    const outerStart = sentence.start + index;
    const start = outerStart + opening.length;
    const afterArticle = /^the\s+/i.exec(prose.slice(start, start + 8))?.[0].length ?? 0;
    const mention = mentions.find((one) => one.start === start + afterArticle);
    const short = mention ? null : shortNameAt(prose, start, knowledge);
    const date = mention
      ? mention.ids.length === 1 && dateOf(mention.ids[0] as string, knowledge)
      : duringNearest(short?.dates ?? [], at);
    if (!date) return [];
    const end = mention ? mention.end : start + (short?.length ?? 0);
    return [
      {
        start,
        end,
        text: prose.slice(start, end),
        kind: 'range',
        precision: 'year',
        relation: 'in',
        outerStart,
        range: date.range,
        edtf: date.edtf,
        open: { anchored: true },
      },
    ];
  });
}

/** Of several wars the one that the narrative has reached; without one, nobody knows. */
const duringNearest = (dates: readonly PackDate[], at: Period | null): PackDate | undefined =>
  dates.length > 1 ? (at ? nearest(dates, at) : undefined) : dates[0];

/** A term that names a time, as "the NEP" does. */
export function periodOfTerm(id: string, knowledge: Knowledge): PackDate | undefined {
  if (knowledge.entities.get(id)?.kind !== 'term') return undefined;
  const record = knowledge.details.records.get(id);
  if (record?.kind !== 'term' || !record.from || !record.until) return undefined;
  const [from = ''] = record.from.edtf.split('/');
  const until = record.until.edtf.split('/').at(-1) as string;
  return { edtf: `${from}/${until}`, range: { first: record.from.range.first, last: record.until.range.last } };
}
