import type { Span } from '../../essay/span.ts';
import type { QuotationIndex, QuotedForm } from '../../knowledge/quotation-index.ts';
import {
  isContentWord,
  isNumberWord,
  negationWords,
  type QuotedWord,
  quotedWords,
} from '../../knowledge/quoted-words.ts';
import { type Alignment, align } from './word-alignment.ts';

/** Words that a quotation has in place of others. */
export interface Difference extends Span {
  /** As the sources have them; empty where they have nothing. */
  readonly expected: string;
}

/** What a pack knows of words that an essay quotes. */
export interface QuotationMatch {
  readonly form: QuotedForm;
  /** How many words agree, and how many of those say something by themselves. */
  readonly agreeing: number;
  readonly telling: number;
  /** Whether it is all of a wording that the pack has. */
  readonly whole: boolean;
  /** Where the essay has other words; none for a verbatim quotation. */
  readonly differences: readonly Difference[];
  /** Where the words that are compared stand. */
  readonly covers: Span;
}

/** Words: longer stretches are only searched for what they contain. */
const longestCompared = 60;

const omission = /…|\.\s?\.\s?\.|\[(?!\p{L}\])[^\]]*\]/u;

/** What stands between omissions: "Comrade Stalin … has concentrated [great] power". */
function stretches(text: string, offset: number): readonly (readonly QuotedWord[])[] {
  const found: (readonly QuotedWord[])[] = [];
  let from = 0;
  while (from <= text.length) {
    const match = omission.exec(text.slice(from));
    const end = match ? from + match.index : text.length;
    const words = quotedWords(text.slice(from, end), offset + from);
    if (words.length > 0) found.push(words);
    if (!match) break;
    from = end + match[0].length;
  }
  return found;
}

const lineOf = (words: readonly QuotedWord[]): string => ` ${words.map(({ word }) => word).join(' ')} `;
const telling = (words: readonly string[]): number => words.filter(isContentWord).length;

/**
 * Which quotation of the packs some quoted words are, and how they differ from it; null if they are none.
 * @param text what stands between the quotation marks, and @param offset where it begins
 */
export function matchQuotation(text: string, offset: number, index: QuotationIndex): QuotationMatch | null {
  const parts = stretches(text, offset);
  const words = parts.flat();
  if (words.length === 0) return null;
  const candidates = index.candidates(words.map(({ word }) => word));
  return (
    verbatim(parts, candidates, index) ?? (words.length <= longestCompared ? changed(parts, candidates, index) : null)
  );
}

/** Every stretch stands in some wording of one quotation, or a wording stands whole in a stretch. */
function verbatim(
  parts: readonly (readonly QuotedWord[])[],
  candidates: readonly QuotedForm[],
  index: QuotationIndex,
): QuotationMatch | null {
  const lines = parts.map(lineOf);
  for (const form of candidates) {
    const forms = index.formsOf(form.quotation.id);
    if (!lines.every((line) => forms.some((one) => one.line.includes(line)))) continue;
    const words = parts.flat().map(({ word }) => word);
    const whole = lines.length === 1 && forms.some((one) => one.line === lines[0]);
    return {
      form,
      agreeing: words.length,
      telling: telling(words),
      whole,
      differences: [],
      covers: spanOf(parts.flat()),
    };
  }
  for (const part of parts)
    for (const form of candidates) {
      if (form.words.length < 4 || telling(form.words) < 2) continue;
      const at = indexOfWords(part, form.words);
      if (at >= 0) return wholeForm(form, part.slice(at, at + form.words.length));
    }
  return null;
}

const wholeForm = (form: QuotedForm, words: readonly QuotedWord[]): QuotationMatch => ({
  form,
  agreeing: words.length,
  telling: telling(form.words),
  whole: true,
  differences: [],
  covers: spanOf(words),
});

function indexOfWords(part: readonly QuotedWord[], words: readonly string[]): number {
  for (let at = 0; at + words.length <= part.length; at += 1)
    if (words.every((word, i) => part[at + i]?.word === word)) return at;
  return -1;
}

const spanOf = (words: readonly QuotedWord[]): Span => ({
  start: words[0]?.start ?? 0,
  end: words.at(-1)?.end ?? 0,
});

/** A single stretch that is nearly one of the wordings. */
function changed(
  parts: readonly (readonly QuotedWord[])[],
  candidates: readonly QuotedForm[],
  index: QuotationIndex,
): QuotationMatch | null {
  const matches = parts.flatMap((part) => candidates.flatMap((form) => nearly(part, form, index) ?? []));
  const worth = ({ agreeing, differences }: QuotationMatch): number => agreeing - 2 * differences.length;
  const rank = ({ form }: QuotationMatch): number => index.formsOf(form.quotation.id).indexOf(form);
  return matches.sort((a, b) => worth(b) - worth(a) || rank(a) - rank(b))[0] ?? null;
}

/** How a stretch differs from a wording; null if it is another text, or differs in more than a slip of memory does. */
function nearly(part: readonly QuotedWord[], form: QuotedForm, index: QuotationIndex): QuotationMatch | null {
  const alignment = align(
    part.map(({ word }) => word),
    form.words.slice(0, longestCompared),
  );
  const agreeing = alignment.pairs.length;
  if (agreeing < 3 || agreeing < 0.6 * part.length) return null;
  const differences = differencesOf(alignment, part, form, index);
  if (!differences) return null;
  const own = telling(alignment.pairs.map(([i]) => part[i]?.word ?? ''));
  const match = {
    form,
    agreeing,
    telling: own,
    whole: agreeing >= form.words.length - 1,
    differences,
    covers: spanOf(part),
  };
  // Without a difference it may be shortened or joined; then a good deal of it has to agree.
  if (differences.length === 0) return agreeing >= 5 && own >= 3 ? match : null;
  return isSureChange(match, part, index) ? match : null;
}

/**
 * A word is changed rather than translated otherwise if the rest is verbatim and long, or if it is a number or a "not",
 * or, of a short saying, if several translations have the same word there.
 */
function isSureChange(
  { form, agreeing, telling: own, whole, differences }: QuotationMatch,
  part: readonly QuotedWord[],
  index: QuotationIndex,
): boolean {
  if (differences.length > 2) return false;
  if (agreeing >= 6 && own >= 3 * differences.length) return true;
  if (!whole || differences.length > 1 || part.length > form.words.length) return false;
  const [{ expected = '' } = {}] = differences;
  const [word] = quotedWords(expected);
  const agreed = index.formsOf(form.quotation.id).filter((one) => one.words.includes(word?.word ?? '')).length;
  return agreed >= 3;
}

/** Most words that one changed place may have. */
const widest = 2;

/** The changed places between words that agree; null if there is one that is no slip but another wording. */
function differencesOf(
  alignment: Alignment,
  part: readonly QuotedWord[],
  form: QuotedForm,
  index: QuotationIndex,
): Difference[] | null {
  const found: Difference[] = [];
  let loose = 0;
  for (const gap of alignment.gaps) {
    const own = part.slice(gap.ownFrom, gap.ownTo);
    const theirs = form.words.slice(gap.theirFrom, gap.theirTo);
    const ownTelling = own.filter(({ word }) => isContentWord(word));
    const theirTelling = theirs.filter(isContentWord);
    const negated = own.some(({ word }) => negationWords.has(word)) !== theirs.some((word) => negationWords.has(word));
    if (gap.edge && !isLastWord(gap.edge, own, theirs)) {
      // What stands before or after the pack's words may be more of the same text.
      if (ownTelling.length > 0 && theirTelling.length > 0) return null;
      if (ownTelling.length > 3) return null;
      continue;
    }
    if (ownTelling.length === 0 && theirTelling.length === 0) continue;
    if (ownTelling.length === 0 && !(negated && theirTelling.length === 1)) {
      loose += 1; // left out without a sign
      continue;
    }
    if (ownTelling.length > widest || theirTelling.length > widest) return null;
    if (theirTelling.length === 0 && !negated) {
      loose += 1;
      continue;
    }
    if (isExplained(ownTelling, theirTelling, form, index)) continue;
    found.push(difference(gap, part, form));
  }
  return loose > 1 || (loose > 0 && alignment.pairs.length < 8) ? null : found;
}

/** "Stalin is too cruel": a single last or first word in the place of one that ends or begins the pack's wording. */
const isLastWord = (edge: 'start' | 'end', own: readonly QuotedWord[], theirs: readonly string[]): boolean =>
  edge === 'end' && own.length === 1 && theirs.length === 1;

/** Inflections, misprints, and words that another translation in the pack has. */
function isExplained(
  own: readonly QuotedWord[],
  theirs: readonly string[],
  form: QuotedForm,
  index: QuotationIndex,
): boolean {
  const known = index.formsOf(form.quotation.id);
  if (own.length === 0) return false;
  return own.every(
    ({ word }) =>
      theirs.some((other) => isSameWord(word, other)) ||
      (!isNumberWord(word) && !negationWords.has(word) && known.some((one) => one.words.includes(word))),
  );
}

/** "defect" and "defects", "Marxian" and "Marxist"; also what looks like a misprint of it. */
function isSameWord(a: string, b: string): boolean {
  if (isNumberWord(a) || isNumberWord(b)) return a === b;
  const shorter = Math.min(a.length, b.length);
  let same = 0;
  while (same < shorter && a[same] === b[same]) same += 1;
  if (same >= Math.max(3, shorter - 3) && same >= 4) return true;
  let tail = 0;
  while (tail < shorter - same && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return shorter >= 4 && Math.max(a.length, b.length) - same - tail <= 1;
}

/** The words that are put in the place of others; of a number, all of it. */
function difference(gap: Alignment['gaps'][number], part: readonly QuotedWord[], form: QuotedForm): Difference {
  let { ownFrom, ownTo, theirFrom, theirTo } = gap;
  const numeric = [...part.slice(ownFrom, ownTo).map(({ word }) => word)].some(isNumberWord);
  while (numeric && isNumberWord(part[ownTo]?.word ?? '') && part[ownTo]?.word === form.words[theirTo]) {
    ownTo += 1;
    theirTo += 1;
  }
  if (ownFrom === ownTo) {
    // A word left out: show it with the one after it.
    ownTo = Math.min(part.length, ownTo + 1);
    if (theirTo < form.words.length) theirTo += 1;
  }
  const written = quotedWords(form.written);
  const first = written[theirFrom];
  const last = written[theirTo - 1];
  return {
    start: part[ownFrom]?.start ?? 0,
    end: part[ownTo - 1]?.end ?? 0,
    expected: first && last && theirTo > theirFrom ? form.written.slice(first.start, last.end) : '',
  };
}
