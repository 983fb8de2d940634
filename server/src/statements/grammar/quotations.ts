import type { Span } from '../../essay/span.ts';

const pairs: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['"', '"'],
  ['«', '»'],
  ['„', '“'],
];

/**
 * What stands in quotation marks: somebody else's words, of which nothing is the writer's assertion. Single quotation
 * marks count where they cannot be apostrophes: at the edges of words, and not before a digit ('20s). A mark without
 * its partner opens nothing. Cost: linear in the length of the prose.
 */
export function quotations(prose: string): readonly Span[] {
  const found: Span[] = [];
  /** Closing marks of which none is left. */
  const exhausted = new Set<string>();
  for (let i = 0; i < prose.length; i += 1) {
    const close = pairs.find(([open]) => open === prose[i])?.[1] ?? (opensSingle(prose, i) ? '’' : undefined);
    if (close === undefined || exhausted.has(close)) continue;
    const end = close === '’' ? closingSingle(prose, i + 1) : prose.indexOf(close, i + 1);
    if (end < 0) {
      exhausted.add(close);
      continue;
    }
    found.push({ start: i, end: end + 1 });
    i = end;
  }
  return found;
}

const opensSingle = (prose: string, i: number): boolean =>
  (prose[i] === '‘' || prose[i] === "'") &&
  !/[\p{L}\p{N}]/u.test(prose[i - 1] ?? ' ') &&
  !/\d/.test(prose[i + 1] ?? '');

/** A single closing mark: one that no letter or digit follows. */
function closingSingle(prose: string, from: number): number {
  for (let i = from; i < prose.length; i += 1) {
    if (prose[i] !== '’' && prose[i] !== "'") continue;
    if (!/[\p{L}\p{N}]/u.test(prose[i + 1] ?? ' ')) return i;
  }
  return -1;
}

export const insideQuotation = (quoted: readonly Span[], span: Span): boolean =>
  quoted.some((one) => span.start > one.start && span.end < one.end);
