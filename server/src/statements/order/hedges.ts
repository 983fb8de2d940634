import type { Span } from '../../essay/span.ts';
import type { Lexicon } from '../../knowledge/lexicon.ts';
import type { Exactness } from './elapsed.ts';

export const hedged = (text: string, hedges: ReadonlySet<string>): boolean =>
  text
    .toLowerCase()
    .split(/[\s-]+/)
    .some((word) => hedges.has(word));

/** "Hardly four years": a time with the word before it. */
export const withWordBefore = (prose: string, { start, end }: Span): string =>
  `${/\p{L}*[\s-]*$/u.exec(prose.slice(Math.max(0, start - 20), start))?.[0] ?? ''}${prose.slice(start, end)}`.trim();

/**
 * How exactly a length is meant, by the words in it and before it: "within a week", "more than two years", "nearly a year".
 * @returns null where they leave it open, or count something else: "his two years", "two years or so"
 */
export function exactnessOf(text: string, { words }: Lexicon): Exactness | null {
  const hedges = text
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => words['length-hedges'].has(word) && word !== 'than');
  if (hedges.length === 0) return 'exact';
  if (hedges.every((word) => words['upper-bounds'].has(word))) return 'at most';
  if (hedges.every((word) => words['lower-bounds'].has(word))) return 'at least';
  const read = (word: string): boolean =>
    words['rough-words'].has(word) || words['upper-bounds'].has(word) || words['lower-bounds'].has(word);
  return hedges.every(read) ? 'about' : null;
}
