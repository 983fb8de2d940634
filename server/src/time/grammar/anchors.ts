import { type Items, isCapital, isHyphen, lowerAt } from './core.ts';

const determiners = new Set(['the', 'a', 'an', 'his', 'her', 'its', 'their', 'this', 'these', 'those', 'our']);
const stops = new Set(
  'was were had has have is are be been did does do would could should will and or but when while who whom which that than in on at by with for from to into as he she they it we i not so then until since during if though although because took came began nobody everybody there'.split(
    ' ',
  ),
);
/** In words; what people name is named in fewer. */
const longest = 12;

/**
 * The words that name what a time is counted from, from its preposition on: "after Lenin's death", "of the fall of
 * Girona", "before relieving the siege". Without a tagger it is cautious about where a name ends; the stations that have one look again.
 * @param preposition the index of "after", "before", "of"
 * @returns the index of the item after the last word, that of the preposition if there is none
 */
export function anchorEnd(items: Items, preposition: number): number {
  const i = preposition + (lowerAt(items, preposition) === 'prior' ? 2 : 1);
  let at = i;
  let open = true; // whether a noun is still to come
  let small = 0;
  if (/^\p{Ll}+ing$/u.test(items[at]?.text ?? '')) at += 1;
  for (; at < i + longest; at += 1) {
    const item = items[at];
    if (!item) break;
    if (item.kind === 'sign') {
      const inside = !item.spaced && items[at + 1]?.spaced === false && items[at + 1]?.kind === 'word';
      if (inside && (isHyphen(items, at) || item.text === '’' || item.text === "'")) continue;
      break;
    }
    const { lower } = item;
    if (lower === 's' && items[at - 1]?.kind === 'sign') {
      open = true;
      small = 0;
    } else if (lower === 'of') {
      if (at === i) break;
      open = true;
      small = 0;
    } else if (determiners.has(lower)) {
      if (!open || small > 0 || isCapital(items[at - 1])) break;
    } else if (stops.has(lower) || item.kind === 'number') break;
    else if (isCapital(item) || item.kind !== 'word') {
      // "the battle Ludendorff": a name after a noun is the subject of what follows
      if (small > 0) break;
      open = false;
    } else {
      if (!open || small > 1 || (small === 1 && lowerAt(items, at - 2) === 's')) break;
      small += 1;
    }
  }
  while (at > i && /^(?:of|the|a|an|’|')$/.test(lowerAt(items, at - 1))) at -= 1;
  return at > i ? at : preposition;
}
