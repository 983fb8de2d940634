import type { BlockKind } from '../essay/essay.ts';

/** Where a paragraph stands in the essay. */
export type Part = 'introduction' | 'body' | 'conclusion' | 'apart';

/**
 * Assigns the blocks of an essay to its parts: the first paragraph introduces and the last concludes if there are at
 * least three; a single paragraph is body. What is no paragraph stands apart.
 */
export function partsOf(kinds: readonly BlockKind[]): readonly Part[] {
  const paragraphs = kinds.flatMap((kind, index) => (kind === 'paragraph' ? [index] : []));
  const enough = paragraphs.length >= 3;
  return kinds.map((kind, index) => {
    if (kind !== 'paragraph') return 'apart';
    if (enough && index === paragraphs[0]) return 'introduction';
    return enough && index === paragraphs.at(-1) ? 'conclusion' : 'body';
  });
}
