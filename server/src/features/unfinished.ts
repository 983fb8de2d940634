import type { PlacedFinding, Review } from '../review/review.ts';

/** A character that may go on a word, a number or a range of years. A line end is no sign that a word is finished. */
const goesOn = /[\p{L}\p{M}\p{N}’'‐‑–—/-]|[\r\n]|^$/u;
/** After a year, these may begin a range: "1926–27". */
const mayJoin = /[‐‑–—/-]/;

/**
 * The word or number that is being typed, as offsets of the text: the one that ends at the caret, with nothing after it
 * that would finish it. Null if there is none.
 */
export function unfinishedWord(text: string, caret: number): { start: number; end: number } | null {
  if (!goesOn.test(text.charAt(caret))) return null;
  let end = caret;
  if (end > 0 && mayJoin.test(text.charAt(end - 1))) end -= 1;
  let start = end;
  while (start > 0 && /[\p{L}\p{M}\p{N}’'‐‑-]/u.test(text.charAt(start - 1))) start -= 1;
  return start === end ? null : { start, end };
}

/** Whether a finding rests on the word that is being typed, and so had better wait until it is finished. */
function restsOn(finding: PlacedFinding, word: { start: number; end: number }): boolean {
  return [finding.range, ...finding.words].some(
    (range) => range.startOffset < word.end && word.start < range.endOffset,
  );
}

/**
 * The findings of an essay that may be spoken of now; none in a file that is no essay.
 * @param caret where the writer is typing, as an offset of the text; findings that rest on the word there have to wait.
 *   Null if nobody is.
 */
export function finishedFindings(review: Review, caret: number | null): readonly PlacedFinding[] {
  if (!review.isEssay) return [];
  const word = caret === null ? null : unfinishedWord(review.essay.text, caret);
  return word ? review.findings.filter((finding) => !restsOn(finding, word)) : review.findings;
}
