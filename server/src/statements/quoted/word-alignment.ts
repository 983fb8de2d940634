/** A stretch where two texts differ, between words that agree. Either side may be empty. */
export interface Gap {
  readonly ownFrom: number;
  readonly ownTo: number;
  readonly theirFrom: number;
  readonly theirTo: number;
  /** Before the first or after the last word that agrees. */
  readonly edge?: 'start' | 'end';
}

export interface Alignment {
  /** The words that agree, by their places in both. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly gaps: readonly Gap[];
}

/**
 * Aligns two lists of words so that as many as possible agree (longest common subsequence).
 * Cost: the product of their lengths, which the caller bounds.
 */
export function align(own: readonly string[], theirs: readonly string[]): Alignment {
  const width = theirs.length + 1;
  const best = new Uint16Array((own.length + 1) * width);
  for (let i = own.length - 1; i >= 0; i -= 1)
    for (let j = theirs.length - 1; j >= 0; j -= 1)
      best[i * width + j] =
        own[i] === theirs[j]
          ? (best[(i + 1) * width + j + 1] as number) + 1
          : Math.max(best[(i + 1) * width + j] as number, best[i * width + j + 1] as number);
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < own.length && j < theirs.length; ) {
    if (own[i] === theirs[j]) pairs.push([i++, j++]);
    else if ((best[(i + 1) * width + j] as number) >= (best[i * width + j + 1] as number)) i += 1;
    else j += 1;
  }
  return { pairs, gaps: gapsOf(pairs, own.length, theirs.length) };
}

function gapsOf(pairs: Alignment['pairs'], ownLength: number, theirLength: number): Gap[] {
  const gaps: Gap[] = [];
  let [ownFrom, theirFrom] = [0, 0];
  for (const [k, [i, j]] of [...pairs, [ownLength, theirLength] as const].entries()) {
    if (i > ownFrom || j > theirFrom) {
      const edge = k === pairs.length ? { edge: 'end' as const } : k === 0 ? { edge: 'start' as const } : {};
      gaps.push({ ownFrom, ownTo: i, theirFrom, theirTo: j, ...edge });
    }
    ownFrom = i + 1;
    theirFrom = j + 1;
  }
  return gaps;
}
