/**
 * The candidate that a misspelt word is most likely meant to be; undefined if none is near: at most two letters wrong,
 * missing, too many or swapped, and fewer than half of the word.
 * Method: optimal string alignment distance (Damerau 1964).
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const most = Math.min(2, Math.floor((word.length - 1) / 2));
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > most) continue;
    const found = distance(word, candidate);
    if (found <= most && (!best || found < best.distance)) best = { candidate, distance: found };
  }
  return best?.candidate;
}

function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      rows[i]?.push(least);
    }
  }
  return at(a.length, b.length);
}

/** " Did you mean “crown”?", or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const meant = nearest(word, candidates);
  return meant === undefined ? '' : ` Did you mean “${meant}”?`;
}
