import type { Span } from '../essay/span.ts';
import { monthNumbers, seasons } from './vocabulary.ts';

const parenthesis = /[([]([^()[\]]{1,120})[)\]]/g;
const authorAndYear =
  /^(?:see |cf\.? |in )?(\p{Lu}[\p{L}’'-]+)(?:(?:,| and| &| et al\.?)? \p{Lu}[\p{L}.’'-]*)*,? (\d{4})[a-z]?(.*)$/u;
/** "p. 62", "pp. 45–7", ": 62", ", 62": what a page reference looks like after the year. */
const pageReference = /^\s*(?:[,:;]\s*(?:pp?\.|vol\.|ch\.|chapter|\d)|$)/i;
const pandocKey = /@[\w:.#$%&\-+?<>~/]+/;
/** "London: Jonathan Cape, 1996" */
const imprint = /^[^:;]{2,60}: [^:;]{2,60}, \d{4}(?:, |$)/;
const firstYearOfLikelyReferences = 1945;

const author = "(?<!\\p{L})(\\p{Lu}[\\p{L}’'-]{1,40})";

/**
 * What else a reference to a book looks like: the year, whose digits are the first group of `form`, and what stands `before` it,
 * with the author's name as its first group.
 */
const references: readonly { readonly form: RegExp; readonly before: RegExp | null; readonly anyYear: boolean }[] = [
  // "Service (2009) holds", "Hobsbawm et al. (1983)": the year belongs to the book
  {
    form: /\((\d{4})[a-z]?(?:[,:][^()]{0,80})?\)/g,
    before: new RegExp(`${author}(?: et al\\.?)? $`, 'u'),
    anyYear: false,
  },
  // "Figes, O. (1996)"
  { form: /\((\d{4})[a-z]?\)/g, before: new RegExp(`${author}, (?:\\p{Lu}\\. ?){1,3}$`, 'u'), anyYear: true },
  // "Cf. Fitzpatrick 1994, ch. 2", "Holmes, 2006, esp. pp. 1640–2", "Peacey, ed., 2001, passim"
  {
    form: /(?<!\d)(\d{4})[a-z]?, (?:esp\. )?(?:pp?\.|chs?\.|vols?\.|passim)/g,
    before: new RegExp(`${author},? (?:eds?\\., )?$`, 'u'),
    anyYear: true,
  },
  // "53, no. 2 (1994): 489–512"
  { form: /\((\d{4})\)[:,] ?(?:pp?\. ?)?\d/g, before: null, anyYear: true },
];
/** In characters: how far before its year a reference may begin. */
const longestAuthor = 64;

/**
 * Stretches of prose in which numbers are no dates: citations such as "(Lynch, 1990, p. 62)", "[@service2009, 1924]".
 * A bare "(Alma-Ata, 1928)" reads like a citation too: without a page it counts as one only for a year in which
 * reference books appear rather than the events that they are about.
 */
export function notDates(prose: string): readonly Span[] {
  const found: Span[] = [];
  if (!/\d|@/.test(prose)) return found;
  for (const match of prose.matchAll(parenthesis)) {
    const inside = match[1] as string;
    if (inside.split(';').every((part) => isReference(part.trim())))
      found.push({ start: match.index, end: match.index + match[0].length });
  }
  for (const { form, before, anyYear } of references)
    for (const match of prose.matchAll(form)) {
      const named = before?.exec(prose.slice(Math.max(0, match.index - longestAuthor), match.index));
      if (named === null || isTimeWord(named?.[1] ?? '') || !(anyYear || isLikelyReference(match[1] ?? ''))) continue;
      found.push({ start: match.index - (named?.[0].length ?? 0), end: match.index + match[0].length });
    }
  return found;
}

/** "August", and "August-September", which looks like the name of two authors. */
const isTimeWord = (words: string): boolean =>
  words
    .toLowerCase()
    .split(/[-–]/)
    .some((word) => monthNumbers.has(word) || seasons.has(word));

const isLikelyReference = (year: string): boolean => Number(year) >= firstYearOfLikelyReferences;

function isReference(text: string): boolean {
  if (pandocKey.test(text) || imprint.test(text)) return true;
  const match = authorAndYear.exec(text);
  if (!match) return false;
  const [, name = '', year = '', rest = ''] = match;
  if (isTimeWord(name) || !pageReference.test(rest)) return false;
  return rest.trim() !== '' || isLikelyReference(year);
}
