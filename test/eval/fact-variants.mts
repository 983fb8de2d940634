// Falsifies the years of true statements, and says which of the falsified ones are true all the same.
import { edtfRange } from '../../server/src/knowledge/edtf.ts';

/** A text longer than this is cut: checking it again for each year would take too long. */
const whole = 6000;
const [reachBefore, reachAfter] = [2400, 800];

/** The claim in what its text has around it: whole blocks, under the front matter. A text that is no longer than an essay stays. */
export function excerpt(claim: Claim): Claim {
  const { text, start, end } = claim;
  if (text.length <= whole) return claim;
  const head = /^---\r?\n[\s\S]*?\r?\n---\r?\n/.exec(text)?.[0] ?? '';
  const from = Math.max(head.length, text.lastIndexOf('\n\n', Math.max(0, start - reachBefore)));
  const after = text.indexOf('\n\n', end + reachAfter);
  const to = after < 0 ? text.length : after;
  const shift = head.length - from;
  return { ...claim, text: head + text.slice(from, to), start: start + shift, end: end + shift };
}

/** How far a year is moved. */
export const shifts = [-5, -3, -2, -1, 1, 2, 3, 5] as const;

/** A true statement in a text: the words that date an event of a pack. Offsets count UTF-16 code units. */
export interface Claim {
  /** The text that it stands in, for lists. */
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly record: string;
}

/** A claim's text with its year moved. It is as long as before: the claim stands in the same place. */
export interface Variant {
  readonly claim: Claim;
  readonly by: number;
  readonly text: string;
}

/** A year of four digits, with the two digits of a second one: 1932, 1932–33, 1923/24. */
const year = /(?<!\d)(\d{4})(?:([-–/])(\d\d))?(?!\d)/g;

export const hasYear = (words: string): boolean => words.search(year) >= 0;

/** The years that the words span, as EDTF. */
export function yearsOf(words: string): string {
  const years = [...words.matchAll(year)].flatMap(([, first, , second]) =>
    second === undefined || first === undefined ? [first as string] : [first, first.slice(0, 2) + second],
  );
  return years.length === 0 ? '' : `${years.toSorted()[0]}/${years.toSorted().at(-1)}`;
}

/** The words with every year moved; null where a year would get another number of digits. */
export function moved(words: string, by: number): string | null {
  const text = words.replace(year, (all, first: string, joint: string | undefined, second: string | undefined) => {
    const to = String(Number(first) + by).padStart(4, '0');
    if (joint === undefined || second === undefined) return to;
    // 1923-11 is a month, 1923-24 a second year
    const isYear = Number(second) === (Number(first) + 1) % 100 || Number(second) > 12;
    return to + joint + (isYear ? String((Number(second) + by + 100) % 100).padStart(2, '0') : all.slice(-2));
  });
  return text.length === words.length ? text : null;
}

/** The claim's texts with its years moved by each of `shifts`. */
export const variantsOf = (claim: Claim): Variant[] =>
  shifts.flatMap((by) => {
    const words = moved(claim.text.slice(claim.start, claim.end), by);
    return words === null
      ? []
      : [{ claim, by, text: claim.text.slice(0, claim.start) + words + claim.text.slice(claim.end) }];
  });

/** “by 1931”, “had not yet, before 1930”: what is not later than that day. It may stand before the words or begin them. */
const upTo =
  /\b(?:by|before|until|till|up to|prior to|no later than)(?: (?:the )?(?:early|late|mid|end of|summer of))*[ -]?$/i;
/** “from 1928”, “after 1924”: what is not earlier. */
const onwards = /\b(?:from|since|after|following|as of)(?: (?:the )?(?:early|late|mid|end of|summer of))*[ -]?$/i;

/**
 * Whether a date can be said of an event: it covers some day of a value that a pack has for it, or bounds it on the right side.
 * @param said the date, as EDTF
 * @param values the pack's own, as EDTF
 * @param before the text before the date
 */
export function canBeSaid(said: string, values: readonly string[], before: string): boolean {
  const date = edtfRange(said);
  if (!date) return false;
  return values.some((value) => {
    const own = edtfRange(value);
    if (!own) return false;
    if (own.first <= date.last && date.first <= own.last) return true;
    return (upTo.test(before) && own.first <= date.last) || (onwards.test(before) && own.last >= date.first);
  });
}
