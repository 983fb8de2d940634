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

/**
 * Case, accents and the width of apostrophes make no difference to which name it is, nor how an ordinal is written:
 * "Fifteenth", "15th", "XVth", "XV". Capitals are looked at apart.
 */
function fold(text: string): string {
  const plain = (/^[a-zA-Z\d]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase();
  return (
    ordinals.get(plain) ??
    (romanNumeral.test(text) ? (roman.get(plain.replace(/(?:st|nd|rd|th)$/, '')) ?? plain) : plain)
  );
}

const ordinalWords =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
/** "fifteenth" and "15th" → "#15" */
const ordinals: ReadonlyMap<string, string> = new Map(
  ordinalWords.flatMap((word, i) => [
    [word, `#${i + 1}`],
    ...['st', 'nd', 'rd', 'th'].map((ending): [string, string] => [`${i + 1}${ending}`, `#${i + 1}`]),
  ]),
);
/** In capitals, and of two letters at least: "I" is a word, and "V." an initial. */
const romanNumeral = /^[IVX]{2,}(?:st|nd|rd|th)?$/;
const roman: ReadonlyMap<string, string> = new Map(
  'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'
    .split(' ')
    .map((numeral, i) => [numeral, `#${i + 1}`]),
);

/** The first word of a name; in plain letters, as most are, without a regular expression. */
function firstWord(name: string): string {
  let end = 0;
  for (; end < name.length; end += 1) {
    const code = name.charCodeAt(end);
    if (code > 127) return name.match(word)?.[0] ?? '';
    if (!((code | 32) >= 97 && (code | 32) <= 122) && !(code >= 48 && code <= 57)) break;
  }
  return end > 0 ? name.slice(0, end) : (name.match(word)?.[0] ?? '');
}

const isCapital = (text: string): boolean => /^[\p{Lu}\d]/u.test(text);

/** What may stand between the words of one name: a blank, a hyphen or dash, an apostrophe, the full stop of an initial, brackets as in RCP(b). */
const joint = /^(?:[.,]? ?|[-‐‑–/'’(]|['’]s? )$/;

/**
 * Finds names in prose. A word that the pack writes with a capital needs one in the prose; the longest name wins.
 * Names are kept by their first word, and made into a tree when that word is met for the first time: most names of a
 * pack are in no essay.
 * Cost: linear in the number of words, whatever the number of names.
 */
export class NameIndex {
  readonly #waiting = new Map<string, { readonly name: string; readonly id: string }[]>();
  readonly #root: Node = { next: new Map(), ends: [] };
  readonly #names: string[] = [];
  #words: Set<string> | undefined;

  add(name: string, id: string): void {
    const first = fold(firstWord(name));
    if (first === '') return;
    this.#names.push(name);
    const list = this.#waiting.get(first);
    if (list) list.push({ name, id });
    else this.#waiting.set(first, [{ name, id }]);
  }

  /** Whether a word, or the noun it is an adjective of (Leninist), occurs in some name. */
  hasWord(text: string): boolean {
    this.#words ??= new Set(this.#names.flatMap((name) => (name.match(word) ?? []).map(fold)));
    return this.#words.has(fold(text));
  }

  #firstNode(key: string): Node | undefined {
    const waiting = this.#waiting.get(key);
    if (waiting) {
      this.#waiting.delete(key);
      for (const { name, id } of waiting) this.#grow(name, id);
    }
    return this.#root.next.get(key);
  }

  #grow(name: string, id: string): void {
    const words = name.match(word) ?? [];
    let node = this.#root;
    for (const part of words) {
      const key = fold(part);
      let next = node.next.get(key);
      if (!next) {
        next = { next: new Map(), ends: [] };
        node.next.set(key, next);
      }
      node = next;
    }
    if (!node.ends.some((end) => end.id === id && end.words.join(' ') === words.join(' ')))
      node.ends.push({ id, words });
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
      const key = fold(here[0]);
      const next = at === i ? this.#firstNode(key) : node.next.get(key);
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
