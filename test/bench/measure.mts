// Times work in rounds. It knows nothing of what is timed.
import { performance } from 'node:perf_hooks';

export const ROUNDS = 9;
/** Before the first round each work is done this often, and for this long: by then its code is compiled. */
const WARM_UP_PASSES = 2;
const WARM_UP_SECONDS = 0.5;
/** A pass over a short text is over before the clock has moved much, so a round repeats it for at least this long. */
const ROUND_SECONDS = 0.1;
/** How often a work is done at the least: what a slow one costs in all is this many of its passes. */
export const PASSES = WARM_UP_PASSES + ROUNDS;

/** One pass over the text. It gives how much it found, which must be the same every time. */
export type Work = () => number;

export interface Timing {
  /** Seconds for one pass, in each round. */
  readonly seconds: readonly number[];
  readonly found: number;
}

export function timeOnce(work: Work): { seconds: number; found: number } {
  const start = performance.now();
  const found = work();
  return { seconds: (performance.now() - start) / 1000, found };
}

/**
 * Passes, until there are enough of them and they have taken long enough. That each finds the same shows that each did the
 * work, and reading the number keeps a compiler from leaving the work out.
 */
function repeat(work: Work, passes: number, seconds: number): { seconds: number; found: number } {
  const first = timeOnce(work);
  let spent = first.seconds;
  let done = 1;
  for (; done < passes || spent < seconds; done += 1) {
    const next = timeOnce(work);
    if (next.found !== first.found) throw new Error(`The same text gave ${first.found} and then ${next.found}.`);
    spent += next.seconds;
  }
  return { seconds: spent / done, found: first.found };
}

/**
 * Times several works in the same rounds, so that a machine that is busy for a moment is busy for all of them. Each round
 * begins with another of them: none always runs on what its neighbour has left in the caches.
 */
export function measure(works: readonly Work[]): Timing[] {
  const found = works.map((work) => repeat(work, WARM_UP_PASSES, WARM_UP_SECONDS).found);
  const seconds: number[][] = works.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1)
    for (let turn = 0; turn < works.length; turn += 1) {
      const at = (round + turn) % works.length;
      seconds[at]!.push(repeat(works[at]!, 1, ROUND_SECONDS).seconds);
    }
  return works.map((_, at) => ({ seconds: seconds[at]!, found: found[at]! }));
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2;
}

/** How much longer one took than the other, round by round: what slowed a round down slowed down both. */
export function ratios(longer: Timing, shorter: Timing): number[] {
  return longer.seconds.map((seconds, round) => seconds / shorter.seconds[round]!);
}
