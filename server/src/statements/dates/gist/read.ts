import { overlaps } from '../../../knowledge/calendar.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Event } from '../../../knowledge/records.ts';
import type { DatedTime, TimeExpression } from '../../../time/expression.ts';
import type { SentenceReading } from '../../reading.ts';
import { agreement, distance } from '../verdict.ts';
import { isOfAnother, mayBeSlip } from './doubts.ts';
import { type Gist, scopeOf } from './scope.ts';
import { isSlipOfYear } from './slip.ts';

/** How fine a date is. */
type Grain = 'day' | 'month' | 'season' | 'year';

/**
 * How much the words have to be those of an event before a date confirms it: the finer the date, the less it can agree
 * by chance. As much, about, as to contradict it: where a wrong date could not be told, a right one proves little. Set
 * on the essays of `npm run eval:facts`.
 */
const enough: Readonly<Record<Grain, number>> = {
  day: 5,
  month: 10,
  season: 14,
  year: 19,
};

/**
 * How much more before a date can contradict it: what the words alone have to weigh, and all together. A day that is the
 * event's own in another year is hardly chance, a month may be, and a year by itself says nothing of the kind.
 */
const enoughForSlip: Readonly<Partial<Record<Grain, Enough>>> = {
  day: { words: 3, all: 6, named: { words: 2, all: 8 } },
  month: { words: 5.5, all: 10 },
  year: { words: 9, all: 19 },
};

interface Enough {
  readonly words: number;
  readonly all: number;
  /** The same where who or what is at the core of the event is named. */
  readonly named?: Enough;
}

const isEnough = (
  { core, words, likeness }: { readonly core: boolean; readonly words: number; readonly likeness: number },
  least: Enough,
): boolean =>
  (words >= least.words && likeness >= least.all) ||
  (core && least.named !== undefined && words >= least.named.words && likeness >= least.named.all);

/** How much more where nobody and nothing at the core of the event is named. */
const wordsAlone = 1.8;

/** In days: what a year by itself may be away. */
const yearsAway = 5 * 366;

/**
 * Finds the event that a date belongs to by what the words are about, whatever the grammar. It confirms where the date
 * is that of the event. It contradicts only a date that has the event's own day or month in a year close by, where no
 * other event fits: a slip of the year, or a lucky anniversary, which the caller has to rule out.
 * @param time a date of the sentence, @param found the same as it stands in the chunks
 */
export function gistOf(
  reading: SentenceReading,
  time: DatedTime,
  found: TimeExpression,
  prose: string,
  knowledge: Knowledge,
): Gist | null {
  const grain = grainOf(time);
  const least = grain && enough[grain];
  if (!grain || !least || time.kind === 'duration' || time.relation !== 'in') return null;
  const scope = scopeOf(reading, found, prose, knowledge);
  const near = grain === 'day' || grain === 'month' ? eventsAround(time, grain === 'day', knowledge) : [];
  const events = new Set([...knowledge.gist.about(scope.ids), ...near]);
  const alike = [...events].flatMap((event) => {
    const match = matchOf(event, time);
    if (!match) return [];
    const { core, records, words } = knowledge.gist.likeness(event, scope.ids, scope.stems);
    return [{ event, ...match, core, words, likeness: records + words }];
  });
  const likely = alike.filter(({ core, words }) => (core ? words > 0 : words >= least * wordsAlone));
  likely.sort((a, b) => b.likeness - a.likeness);
  const fitting = likely.find(({ verdict }) => verdict !== 'wrong');
  if (fitting && fitting.likeness >= least)
    return isOfAnother(reading, found, fitting, scope, prose, knowledge.lexicon) ? null : gist(fitting);
  const best = likely.find((one) => {
    const certain = enoughForSlip[coarser(grain, one.event)];
    return one.verdict === 'wrong' && certain !== undefined && isEnough(one, certain);
  });
  if (!best) return null;
  // What fits the date only half as well is reason enough to be silent.
  const rivals = alike.filter(({ verdict, likeness }) => verdict !== 'wrong' && likeness > 0);
  if (time.precision === 'year' && fitting) return null;
  if (rivals.some(({ likeness }) => likeness * rivalry >= best.likeness)) return null;
  return mayBeSlip(reading, time, found, best, scope, prose, knowledge.lexicon) ? gist(best) : null;
}

const gist = ({ event, verdict, note }: Gist): Gist => ({ event, verdict, ...(note ? { note } : {}) });

/** The events of the year of a date, and of those from which it may have slipped. */
const eventsAround = ({ range }: DatedTime, slips: boolean, { gist }: Knowledge): readonly Event[] =>
  slips
    ? gist
        .during({ first: range.first - yearsAway, last: range.first })
        .concat(gist.during({ first: range.last, last: range.last + yearsAway }))
    : gist.during(range);

/** In days: a congress or a trial is still a day's matter. */
const longestDay = 10;

/** How fine a date is, by the days that it covers; null for what says next to nothing. */
function grainOf({ range: { first, last } }: DatedTime): Grain | null {
  const days = last - first + 1;
  return days <= longestDay ? 'day' : days <= 62 ? 'month' : days <= 184 ? 'season' : days <= 366 ? 'year' : null;
}

/** A day in the month of an event whose day no pack knows agrees with it no more than the month does. */
const coarser = (grain: Grain, { date: { range } }: Event): Grain =>
  grain === 'day' && range.last - range.first >= longestDay ? 'month' : grain;

/** How many times as likely as an event that fits the date another one has to be to contradict it. */
const rivalry = 2;

/** How a date agrees with those of an event; null if it is neither one of them nor a slip of the year away. */
function matchOf(event: Event, time: DatedTime): Omit<Gist, 'event'> | null {
  const agreed = agreement(event, time);
  if (agreed) return agreed;
  const closeBy = time.precision === 'year' && distance(event, time) <= yearsAway;
  // Of what happens once in a time only a date in that time is a slip.
  const another = typeof event.once === 'object' && time.precision !== 'day' && !overlaps(event.once, time.range);
  return !another && (closeBy || isSlipOfYear(event, time)) ? { verdict: 'wrong' } : null;
}
