import { type DayRange, overlaps } from '../../knowledge/calendar.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';

import { type Aspect, type Event, type PackDate, partOfDate } from '../../knowledge/records.ts';
import { stem } from '../../language/stem.ts';
import type { DatedTime, TimeExpression } from '../../time/expression.ts';
import type { Attachment } from '../grammar/attachment.ts';
import type { NounPhrase } from '../grammar/chunk.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { Verdict } from '../statement.ts';
import type { Candidate } from './candidates.ts';
import { isSlipOfYear } from './gist/slip.ts';

export interface Judgement {
  readonly verdict: Verdict;
  readonly event: Event | null;
  readonly alternatives: readonly Event[];
  /** What of the event the words date: the whole of it, its start or its end. */
  readonly aspect?: Aspect;
  readonly note?: string;
}

const unknown: Judgement = { verdict: 'unknown', event: null, alternatives: [] };

/**
 * Compares what a predicate may mean with the date that it is given, and is charitable: one reading that fits is enough
 * to confirm, and only a sure date, of an event that the words single out, can contradict.
 */
export function judge(
  attachment: Attachment,
  candidates: readonly Candidate[],
  time: DatedTime,
  knowledge: Knowledge,
): Judgement {
  const { predicate, grade } = attachment;
  if (candidates.length === 0) return unknown;
  const ordered = [...candidates].sort(
    (a, b) =>
      Number(a.rival ?? false) - Number(b.rival ?? false) ||
      Number(b.full) - Number(a.full) ||
      distance(a.event, time) - distance(b.event, time),
  );
  const others = (chosen: Candidate): Event[] => ordered.filter((one) => one !== chosen).map((one) => one.event);
  const fitting = ordered.find(
    (one) => fits(valuesOf(one.event), time, one.aspect) || inState(predicate, one.event, time),
  );
  // "recovering from his stroke by the autumn" is no date of the stroke.
  if (time.relation === 'by' && grade === 'weak') return unknown;
  if (fitting)
    return testable(time)
      ? { verdict: 'confirmed', event: fitting.event, aspect: fitting.aspect, alternatives: others(fitting) }
      : unknown;
  for (const one of ordered) {
    const accepted = one.event.accepted.find((value) => fits([value], time, one.aspect));
    if (accepted) return { verdict: 'imprecise', event: one.event, alternatives: others(one), note: accepted.note };
    const contested = one.event.contested.find((value) => fits([value], time, one.aspect));
    if (contested)
      return {
        verdict: 'contested',
        event: one.event,
        alternatives: others(one),
        note: `${contested.by}: ${contested.note}`,
      };
  }
  if (!mayContradict(attachment, ordered, time, knowledge)) return unknown;
  const likely = ordered.filter((one) => !one.rival);
  const contradicted = contradictedBy(likely, time, knowledge);
  if (contradicted) {
    const { event, aspect } = contradicted;
    return { verdict: 'wrong', event, aspect, alternatives: others(contradicted) };
  }
  const [first] = likely;
  // The words fit several events, and the date none of them: which is meant, only the writer knows.
  const open =
    likely.length > 1 &&
    likely.every((one) => one.certain && !one.full && one.act !== null && distance(one.event, time) <= furthestSlip);
  return first && open ? { verdict: 'ambiguous', event: first.event, alternatives: others(first) } : unknown;
}

/** The values of an event that are simply right, in both calendars. */
const valuesOf = (event: Event): readonly PackDate[] => (event.julian ? [event.date, event.julian] : [event.date]);

/** "until 1929", "after 1927" and the like leave open when it was. */
const testable = (time: TimeExpression): boolean => time.relation === 'in' || time.relation === 'by';

/** How a time agrees with the values that the packs have for an event; null if it agrees with none. */
export function agreement(
  event: Event,
  time: DatedTime,
): { readonly verdict: 'confirmed' | 'imprecise' | 'contested'; readonly note?: string } | null {
  const agrees = (value: PackDate): boolean => overlaps(value.range, time.range);
  if (valuesOf(event).some(agrees)) return { verdict: 'confirmed' };
  const accepted = event.accepted.find(agrees);
  if (accepted) return { verdict: 'imprecise', note: accepted.note };
  const contested = event.contested.find(agrees);
  return contested ? { verdict: 'contested', note: `${contested.by}: ${contested.note}` } : null;
}

/** Whether a time agrees with one of several dates. */
export function fits(values: readonly PackDate[], time: DatedTime, aspect: Aspect): boolean {
  return values.some((value) => {
    const target = partOfDate(value, aspect).range;
    return time.relation === 'by' ? target.first <= time.range.last : overlaps(target, time.range);
  });
}

/** "during his exile in 1935": a state that lasts. */
const inState = (predicate: Predicate, event: Event, time: DatedTime): boolean =>
  event.until !== undefined &&
  predicate.kind === 'noun' &&
  predicate.patterns.some((pattern) => pattern.state) &&
  overlaps({ first: event.date.range.first, last: event.until.range.last }, time.range);

function mayContradict(
  { predicate, grade, time: placed }: Attachment,
  candidates: readonly Candidate[],
  time: DatedTime,
  knowledge: Knowledge,
): boolean {
  const { lexicon } = knowledge;
  // "the Congress of 1926", "the Congress (1926)": a Congress of 1926, whatever is then denied or asked of it.
  const inside = placed.at === predicate.at - 1 && placed.chunk.start === placed.chunk.time.start;
  const named = time.names === true || inside || (placed.place === 'aside' && placed.clause !== predicate.clause);
  const asserted =
    predicate.mood === 'asserted' || (named && predicate.kind !== 'verb' && predicate.mood !== 'attributed');
  // A doubtful date that has the event's own day, but for the year, is its date all the same.
  const sure =
    grade === 'strong' ||
    (time.precision === 'day' && !time.open && candidates.some((one) => isSlipOfYear(one.event, time)));
  // "The Pact was renewed on …": the anniversary of what is done again.
  const verbs = lexicon.verbs.get(predicate.clause.verb?.lemma ?? '') ?? [];
  if (grade === 'weak' && verbs.some(({ act }) => lexicon.repeatable.has(act))) return false;
  if (!sure || !asserted || !testable(time) || time.approximate) return false;
  // A person is born and dies once, wherever that is, and joins a party in whatever town.
  const anywhere = candidates.every(
    ({ event, act, full, phrases }) => act !== null && (event.once === true || (full && phrases.length > 1)),
  );
  if (predicate.kind !== 'noun' && !anywhere && isElsewhere(predicate, candidates, knowledge)) return false;
  return predicate.patterns.length === 0 || predicate.patterns.some((pattern) => !lexicon.repeatable.has(pattern.act));
}

/**
 * "In Turkey the First Five-Year Plan was adopted in 1934": in a place that has nothing to do with the event, as far as
 * the pack tells of it, it may be another of the name.
 */
export function isElsewhere(
  { clause }: Pick<Predicate, 'clause'>,
  candidates: readonly Pick<Candidate, 'event'>[],
  { entities }: Knowledge,
): boolean {
  const cues = new Set(candidates.flatMap(({ event }) => [...event.cues.strong, ...event.cues.weak]));
  const told = new Set(
    candidates.flatMap(({ event }) => event.frames.flatMap(({ roles }) => Object.values(roles).flat())),
  );
  const isStrange = ({ proper, ids, pronoun, words }: NounPhrase): boolean => {
    if (!proper || pronoun) return false;
    if (ids.length === 0) return words.length === 1 && !cues.has(stem(words[0] as string));
    return (
      ids.every((id) => entities.get(id)?.kind === 'place' && !told.has(id)) &&
      !words.some((word) => cues.has(stem(word)))
    );
  };
  return clause.slots.some(({ place, prep, phrases }) => place === 'prep' && prep === 'in' && phrases.some(isStrange));
}

/** In days. */
export const furthestSlip = 7 * 366;

/** The event that the date contradicts, if the words leave no other reading. */
function contradictedBy(
  candidates: readonly Candidate[],
  time: DatedTime,
  knowledge: Knowledge,
): Candidate | undefined {
  const nearest = candidates[0];
  // Slips are small: a date decades away is of something else that bears the name.
  const unique = nearest?.event.once === true && knowledge.entities.get(nearest.core)?.kind === 'person';
  if (!unique && candidates.every((one) => distance(one.event, time) > furthestSlip)) return undefined;
  if (!nearest || !candidates.every((one) => one.certain)) return undefined;
  const inTime = (range: DayRange): boolean => overlaps(range, time.range);
  // … but a date that is the event's own but for the year is a slip, whatever else happened in other years.
  const allowed = ({ event }: Candidate): boolean =>
    typeof event.once !== 'object' || inTime(event.once) || (time.precision === 'day' && isSlipOfYear(event, time));
  if (nearest.act !== null && knowledge.lexicon.repeatable.has(nearest.act)) return undefined;
  if (candidates.some((one) => one.full)) {
    // "Trotsky and Zinoviev": an event of both, if there is one, rather than one of either.
    const full = candidates.filter((one) => one.full);
    const most = Math.max(...full.map((one) => one.covers));
    const meant = full.find((one) => one.covers === most && allowed(one));
    return meant ?? (full.length > 1 && areAllKnown(full, time, knowledge) ? full[0] : undefined);
  }
  if (candidates.every((one) => one.event.once === true)) return nearest;
  if (areAllKnown(candidates, time, knowledge)) return nearest;
  const series = candidates.every((one) => one.core === nearest.core) ? knowledge.series.get(nearest.core) : undefined;
  return series && series.within.first <= time.range.first && time.range.last <= series.within.last
    ? nearest
    : undefined;
}

/** Whether a pack says that it has all events of these kinds of the time that is given. */
const areAllKnown = (candidates: readonly Candidate[], time: DatedTime, { closed }: Knowledge): boolean =>
  candidates.every(({ act, core, full }) =>
    closed.some(
      (kind) =>
        (full || !kind.told) &&
        act === kind.act &&
        core === kind.who &&
        kind.within.first <= time.range.first &&
        time.range.last <= kind.within.last,
    ),
  );

/** Days between an event and a time; 0 if they overlap. */
export function distance(event: Event, time: DatedTime): number {
  const { first, last } = event.date.range;
  return Math.max(0, first - time.range.last, time.range.first - last);
}
