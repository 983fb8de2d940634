/** Phrases by which the form of an argument shows (data/lexicon/cues.yaml), by the name of their list. */
export type Cues = Readonly<Record<string, readonly string[]>>;

const folded = (text: string): string => text.toLowerCase().replaceAll('’', "'");

/** Whether a sentence opens with a phrase of a list, as whole words. */
export function opensWith(sentence: string, list: readonly string[] | undefined): boolean {
  const text = folded(sentence).trimStart();
  return (list ?? []).some((phrase) => text.startsWith(phrase) && !/^[\p{L}\p{N}]/u.test(text.slice(phrase.length)));
}

/** How many phrases of a list a sentence holds, as whole words. */
export function countOf(sentence: string, list: readonly string[] | undefined): number {
  const text = ` ${folded(sentence).replace(/[^\p{L}\p{N}'.-]+/gu, ' ')} `;
  return (list ?? []).filter((phrase) => text.includes(` ${phrase} `)).length;
}
