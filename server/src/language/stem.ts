const endings =
  /(?:isations?|izations?|ations?|itions?|utions?|ements?|ments?|ingly|edly|ings?|ists?|ers?|ors?|ness|ives?|ions?|ies|ied|ed|es|al|ly|s|e|y)$/;

/** In letters: what is left of a word that is cut. Shorter words stay as they are. */
const shortest = 4;

/**
 * The part that a word shares with its relatives: "introduced", "introduction" → "introduc". Rough, as it need not be
 * more: it only counts where other words agree.
 * @param word in small letters
 */
export function stem(word: string): string {
  const plain = /^[a-z]*$/.test(word) ? word : word.normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '');
  const cut = plain.replace(endings, '');
  return cut.length >= shortest ? cut : plain;
}

/** The stems of the words of a text, without digits and single letters. */
export const stemsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/\p{L}[\p{L}\p{M}]+/gu) ?? []).map(stem));

/** What words have in common in singular and plural, as verb and as noun, in British and in American spelling. It is no English. */
export const uninflected = (word: string): string =>
  word
    .toLowerCase()
    .replace(/['’]s?$/, '')
    .replaceAll('z', 's')
    .replace(/ies$/, 'y')
    .replace(/(?<=.{2})(?<!s)s$/, '')
    .replace(/(?<=.{3})(?:ed|ing)$/, '')
    .replace(/(?<=.{2}[^aeiou])e$/, '')
    .replace(/(.)\1$/, '$1');
