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

/** "1920s" and "1920's" are decades; "1969's" is a year that owns something. "--" is a dash. */
const pattern = /(\d+)(st|nd|rd|th|ST|ND|RD|TH|(?<=0)[sS]|(?<=0)[’']s)?(?![\p{L}\p{M}\d])|\d+|[\p{L}\p{M}]+|-{2,}|\S/gu;

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
      lower: kind === 'sign' ? (text.startsWith('--') ? '–' : text) : text.toLowerCase(),
      value: kind === 'word' || kind === 'sign' ? 0 : Number.parseInt(text, 10),
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
    return /^(?:[’']?s)$/i.test(suffix) ? 'decade' : 'ordinal';
  }
  const code = text.charCodeAt(0);
  if (code < 128) return (code | 32) >= 97 && (code | 32) <= 122 ? 'word' : isDigit(code) ? 'number' : 'sign';
  return /^[\p{L}\p{M}]/u.test(text) ? 'word' : 'sign';
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
