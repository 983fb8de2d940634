import { stemsOf } from '../language/stem.ts';
import { civilDate, type DayRange } from './calendar.ts';
import type { Cues, Event } from './records.ts';

/**
 * The cues of an event, learnt from its label and from the sentences that the pack gives as examples and counterexamples.
 * @param calendarWords months, seasons and the like: a date must not count for itself
 */
export function cuesOf(
  label: string,
  examples: readonly string[],
  counterexamples: readonly string[],
  calendarWords: ReadonlySet<string>,
): Cues {
  const calendar = stemsOf([...calendarWords].join(' '));
  const counts = new Map<string, number>();
  for (const text of examples)
    for (const one of stemsOf(text)) if (!calendar.has(one)) counts.set(one, (counts.get(one) ?? 0) + 1);
  for (const one of stemsOf(label)) if (!calendar.has(one)) counts.set(one, 2);
  const all = [...counts.keys()].sort();
  return {
    strong: all.filter((one) => (counts.get(one) ?? 0) > 1),
    weak: all.filter((one) => counts.get(one) === 1),
    against: [...stemsOf(counterexamples.join(' '))].filter((one) => !counts.has(one) && !calendar.has(one)).sort(),
  };
}

/** How much of an event shows in the words of a sentence. */
export interface Likeness {
  /** What the records that both name weigh. */
  readonly records: number;
  /** What the words that both have weigh. */
  readonly words: number;
  /** Whether the event itself, or somebody or something at its core, is named. */
  readonly core: boolean;
}

/** A weak cue stands in one example only: it may be chance. */
const weakShare = 0.5;

/** A word of a counterexample need not be what makes it one. */
const againstShare = 0.4;

/** A word that the cues of more than this share of the events have says nothing. */
const commonShare = 0.15;

/**
 * Tells how much the words of a sentence are those of an event, whatever its grammar.
 * Method: shared records and stems, each weighed by how few events have it (inverse document frequency).
 */
export class GistIndex {
  readonly #about = new Map<string, Event[]>();
  readonly #byYear = new Map<number, Event[]>();
  readonly #recordWeights = new Map<string, number>();
  readonly #cues = new Map<Event, ReadonlyMap<string, number>>();
  readonly #cores = new Map<Event, ReadonlySet<string>>();

  constructor(events: readonly Event[]) {
    const frequency = new Map<string, number>();
    for (const event of events) {
      const core = coreOf(event);
      this.#cores.set(event, core);
      for (const id of new Set([...core, ...othersOf(event)])) {
        add(this.#about, id, event);
      }
      const { strong, weak, against } = event.cues;
      for (const cue of [...strong, ...weak, ...against]) frequency.set(cue, (frequency.get(cue) ?? 0) + 1);
      for (const year of event.date.range.last - event.date.range.first > 1200 ? [] : yearsOf(event.date.range))
        add(this.#byYear, year, event);
    }
    for (const [id, list] of this.#about) this.#recordWeights.set(id, Math.log(events.length / list.length));
    const weigh = (cue: string): number => {
      const share = (frequency.get(cue) ?? 0) / events.length;
      return share > commonShare ? 0 : -Math.log(share);
    };
    for (const event of events) {
      const weights = new Map<string, number>();
      for (const cue of event.cues.strong) weights.set(cue, weigh(cue));
      for (const cue of event.cues.weak) weights.set(cue, weakShare * weigh(cue));
      for (const cue of event.cues.against) weights.set(cue, -againstShare * weigh(cue));
      this.#cues.set(event, weights);
    }
  }

  /** The events in which one of these records has a part. */
  about(ids: Iterable<string>): ReadonlySet<Event> {
    return new Set([...ids].flatMap((id) => this.#about.get(id) ?? []));
  }

  /** The events of the years that a time touches, but for those that lasted longer than a few years. */
  during(range: DayRange): readonly Event[] {
    return yearsOf(range).flatMap((year) => this.#byYear.get(year) ?? []);
  }

  /** @param ids the records that the words name, @param stems those of all the words */
  likeness(event: Event, ids: ReadonlySet<string>, stems: ReadonlySet<string>): Likeness {
    const core = this.#cores.get(event) ?? new Set();
    let records = 0;
    for (const id of new Set([...core, ...othersOf(event)]))
      if (ids.has(id)) records += this.#recordWeights.get(id) ?? 0;
    let words = 0;
    const weights = this.#cues.get(event);
    if (weights) for (const one of stems) words += weights.get(one) ?? 0;
    return { records, words, core: [...core].some((id) => ids.has(id)) };
  }
}

/** In years. */
const longest = 6;

/** The years that a time touches; none if it is too long to say when something was. */
function yearsOf({ first, last }: DayRange): readonly number[] {
  const [from, to] = [civilDate(first).year, civilDate(last).year];
  return to - from > longest ? [] : Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function add<Key>(map: Map<Key, Event[]>, key: Key, event: Event): void {
  const list = map.get(key);
  if (list) list.push(event);
  else map.set(key, [event]);
}

const coreOf = ({ id, names, frames }: Event): ReadonlySet<string> =>
  new Set([
    ...(names.length > 0 ? [id] : []),
    ...frames.flatMap(({ roles }) => [...(roles.what ?? []), ...(roles.who ?? [])]),
  ]);

const othersOf = ({ frames }: Event): readonly string[] => frames.flatMap(({ roles }) => Object.values(roles).flat());
