import type { Span } from '../essay/span.ts';

/** A word, number or sign of prose, for the grammar of time expressions. */
export interface Item extends Span {
  readonly kind: 'number' | 'ordinal' | 'decade' | 'word' | 'sign';
  readonly text: string;
  readonly lower: string;
  /** The value of a number, an ordinal or a decade's first year. */
  readonly value: number;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
}

const pattern = /(\d+)(st|nd|rd|th|s|[’']s)?(?![\p{L}\p{M}\d])|\d+|[\p{L}\p{M}]+|\S/gu;

/** Cuts prose into items, in one pass. */
export function lex(prose: string): readonly Item[] {
  const items: Item[] = [];
  let end = 0;
  for (const match of prose.matchAll(pattern)) {
    const [text, digits, suffix] = match;
    const start = match.index;
    const kind = kindOf(text, digits, suffix);
    items.push({
      kind,
      text,
      lower: text.toLowerCase(),
      value: Number.parseInt(text, 10),
      start,
      end: start + text.length,
      spaced: start > end,
    });
    end = start + text.length;
  }
  return items;
}

function kindOf(text: string, digits: string | undefined, suffix: string | undefined): Item['kind'] {
  if (digits !== undefined) {
    if (suffix === undefined) return 'number';
    return suffix.endsWith('s') && suffix !== 'st' ? 'decade' : 'ordinal';
  }
  if (/^\d/.test(text)) return 'number';
  return /^[\p{L}\p{M}]/u.test(text) ? 'word' : 'sign';
}
