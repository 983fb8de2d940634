import type { Span } from '../essay/span.ts';
import { monthNumbers, seasons } from './vocabulary.ts';

const parenthesis = /[([]([^()[\]]{1,120})[)\]]/g;
const authorAndYear =
  /^(?:see |cf\.? |in )?(\p{Lu}[\p{L}’'-]+)(?:(?:,| and| &| et al\.?)? \p{Lu}[\p{L}.’'-]*)*,? (\d{4})[a-z]?(.*)$/u;
/** "p. 62", "pp. 45–7", ": 62", ", 62": what a page reference looks like after the year. */
const pageReference = /^\s*(?:[,:;]\s*(?:pp?\.|vol\.|ch\.|chapter|\d)|$)/i;
const pandocKey = /@[\w:.#$%&\-+?<>~/]+/;
const firstYearOfLikelyReferences = 1945;

/**
 * Stretches of prose in which numbers are no dates: citations such as "(Lynch, 1990, p. 62)", "[@service2009, 1924]".
 * A bare "(Alma-Ata, 1928)" reads like a citation too: without a page it counts as one only for a year in which
 * reference books appear rather than the events that they are about.
 */
export function citations(prose: string): readonly Span[] {
  const found: Span[] = [];
  for (const match of prose.matchAll(parenthesis)) {
    const inside = match[1] as string;
    const start = match.index;
    if (inside.split(';').every((part) => pandocKey.test(part) || isAuthorAndYear(part.trim())))
      found.push({ start, end: start + match[0].length });
  }
  // "Service (2009) holds": the year belongs to the book.
  for (const match of prose.matchAll(/(?<!\p{L})\p{Lu}[\p{L}’'-]{1,40} \((\d{4})[a-z]?(?:[,:][^()]{0,80})?\)/gu)) {
    if (Number(match[1]) >= firstYearOfLikelyReferences)
      found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function isAuthorAndYear(text: string): boolean {
  const match = authorAndYear.exec(text);
  if (!match) return false;
  const [, name = '', year, rest = ''] = match;
  if (monthNumbers.has(name.toLowerCase()) || seasons.has(name.toLowerCase())) return false;
  if (!pageReference.test(rest)) return false;
  return rest.trim() !== '' || Number(year) >= firstYearOfLikelyReferences;
}
