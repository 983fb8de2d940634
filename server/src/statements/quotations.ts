import type { Span } from '../essay/span.ts';

const pairs: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['"', '"'],
  ['«', '»'],
  ['„', '“'],
];

/**
 * What stands in quotation marks: somebody else's words, of which nothing is the writer's assertion. Single quotation
 * marks count where they cannot be apostrophes: at the edges of words.
 */
export function quotations(prose: string): readonly Span[] {
  const found: Span[] = [];
  for (let i = 0; i < prose.length; i += 1) {
    const pair = pairs.find(([open]) => open === prose[i]);
    if (pair) {
      const end = prose.indexOf(pair[1], i + 1);
      if (end > i) {
        found.push({ start: i, end: end + 1 });
        i = end;
      }
    } else if (
      (prose[i] === '‘' || prose[i] === "'") &&
      !/[\p{L}\p{N}]/u.test(prose[i - 1] ?? ' ') &&
      !/\d/.test(prose[i + 1] ?? '')
    ) {
      const end = closingSingle(prose, i + 1);
      if (end > 0) {
        found.push({ start: i, end: end + 1 });
        i = end;
      }
    }
  }
  return found;
}

/** A single closing mark: after a letter or stop, and not before a letter. The last before a possible reopening wins. */
function closingSingle(prose: string, from: number): number {
  for (let i = from; i < prose.length; i += 1) {
    if (prose[i] !== '’' && prose[i] !== "'") continue;
    if (!/[\p{L}\p{N}]/u.test(prose[i + 1] ?? ' ')) return i;
  }
  return -1;
}

export const insideQuotation = (quoted: readonly Span[], span: Span): boolean =>
  quoted.some((one) => span.start > one.start && span.end < one.end);
