import type { Span } from '../essay/span.ts';

/** A name in prose and the records that it may stand for. Offsets count UTF-16 code units of the prose. */
export interface Mention extends Span {
  readonly ids: readonly string[];
}

interface Node {
  readonly next: Map<string, Node>;
  /** Records whose name ends here, with the words of the name as the pack spells them. */
  readonly ends: { readonly id: string; readonly words: readonly string[] }[];
}

const word = /[\p{L}\p{M}\p{N}]+/gu;

/** Case, accents and the width of apostrophes make no difference to which name it is; capitals are looked at apart. */
const fold = (text: string): string =>
  (/^[a-zA-Z\d]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase();

const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);

/** What may stand between the words of one name: a blank, a hyphen or dash, an apostrophe, the full stop of an initial, brackets as in RCP(b). */
const joint = /^(?:[.,]? ?|[-‐‑–/'’(]|['’]s )$/;

/**
 * Finds names in prose. A word that the pack writes with a capital needs one in the prose; the longest name wins.
 * Cost: linear in the number of words, whatever the number of names.
 */
export class NameIndex {
  readonly #root: Node = { next: new Map(), ends: [] };
  readonly #words = new Set<string>();

  add(name: string, id: string): void {
    const words = name.match(word) ?? [];
    let node = this.#root;
    for (const part of words) {
      const key = fold(part);
      this.#words.add(key);
      let next = node.next.get(key);
      if (!next) {
        next = { next: new Map(), ends: [] };
        node.next.set(key, next);
      }
      node = next;
    }
    if (words.length > 0 && !node.ends.some((end) => end.id === id && end.words.join(' ') === words.join(' ')))
      node.ends.push({ id, words });
  }

  /** Whether a word, or the noun it is an adjective of (Leninist), occurs in some name. */
  hasWord(word: string): boolean {
    return this.#words.has(fold(word));
  }

  find(prose: string): readonly Mention[] {
    const words = [...prose.matchAll(word)];
    const mentions: Mention[] = [];
    for (let i = 0; i < words.length; ) {
      const found = this.#longestAt(prose, words, i);
      if (found) mentions.push(found.mention);
      i = found ? found.next : i + 1;
    }
    return mentions;
  }

  #longestAt(prose: string, words: readonly RegExpExecArray[], i: number): { mention: Mention; next: number } | null {
    let node = this.#root;
    let best: { mention: Mention; next: number } | null = null;
    const start = words[i]?.index as number;
    for (let at = i; at < words.length; at += 1) {
      const here = words[at] as RegExpExecArray;
      if (at > i) {
        const before = words[at - 1] as RegExpExecArray;
        if (!joint.test(prose.slice(before.index + before[0].length, here.index))) break;
      }
      const next = node.next.get(fold(here[0]));
      if (!next) break;
      node = next;
      const ids = node.ends
        .filter((end) => end.words.every((part, n) => !isCapital(part) || isCapital(words[i + n]?.[0] ?? '')))
        .map((end) => end.id);
      if (ids.length > 0)
        best = { mention: { start, end: here.index + here[0].length, ids: [...new Set(ids)] }, next: at + 1 };
    }
    return best;
  }
}
