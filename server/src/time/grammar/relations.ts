import type { Item } from '../lexer.ts';
import { approximators, type Relation, relations } from '../vocabulary.ts';
import { type Items, lowerAt } from './core.ts';

/** What stands before a time expression: "by about 1928", "no later than May", "post-1945". */
export interface Preceding {
  readonly relation: Relation;
  /** The index of the first of these words. */
  readonly outer: number;
  /** The index at which the expression itself begins: at "about", if that is said of it. */
  readonly start: number;
  readonly approximate: boolean;
  /** "the Congress *of* 1925" */
  readonly names: boolean;
}

/** They may stand between a preposition and its time: "by the early 1920s", "as early as 1922". */
const passedOver = new Set(['the', 'as', 'than', 'early', 'late']);

/** @param next the index of the item after the expression: "from 1928 *onwards*" */
export function precedingWords(items: Items, first: number, next: number): Preceding {
  let approximate = false;
  let names = false;
  let relation: Relation = 'in';
  let outer = first;
  let start = first;
  for (let i = first - 1; i >= Math.max(0, first - 4); i -= 1) {
    const item = items[i] as Item;
    const found = relations.get(item.lower);
    if (passedOver.has(item.lower)) continue;
    if (item.text === '.' && /^(c|ca|circa)$/.test(lowerAt(items, i - 1))) continue;
    // "post-1945"
    if (item.text === '-' && /^(pre|post)$/.test(lowerAt(items, i - 1)) && i === first - 1) continue;
    if ((item.lower === 'pre' || item.lower === 'post') && items[i + 1]?.text !== '-') break;
    if (item.lower === 'later' && /^(?:no|not)$/.test(lowerAt(items, i - 1))) {
      relation = 'by';
      outer = i - 1;
      break;
    }
    if (approximators.has(item.lower) && item.text !== 'C') {
      approximate = true;
      outer = i;
      start = i;
      continue;
    }
    if (found) {
      // "followed by 1918": what comes after, not what comes first
      const passive = found === 'by' && /^(?:followed|preceded|succeeded)$/.test(lowerAt(items, i - 1));
      relation = passive ? 'in' : found;
      names = item.lower === 'of';
      outer = i;
      // "up to 1928", "prior to 1917"
      if (item.lower === 'to' && lowerAt(items, i - 1) === 'prior') {
        relation = 'before';
        outer = i - 1;
      } else if (item.lower === 'to' && lowerAt(items, i - 1) === 'up') outer = i - 1;
    }
    break;
  }
  // "in 1926 and not in 1917", "rather than in 1917", "instead of 1917"; but "not until 1927" is in 1927.
  const opposed = lowerAt(items, outer - 1);
  const ratherThan = opposed === 'than' && lowerAt(items, outer - 2) === 'rather';
  if (opposed === 'not') relation = relation === 'until' ? 'in' : relation === 'before' ? 'before' : 'not';
  else if (ratherThan || opposed === 'instead') relation = 'not';
  const onwards =
    /^(?:onwards?|on|forward)$/.test(lowerAt(items, next)) &&
    !/^(?:the|a|his|her|this|that)$/.test(lowerAt(items, next + 1));
  if (relation === 'from' && onwards) relation = 'since';
  return { relation, outer, start, approximate, names };
}
