import { franc } from 'franc-min';

/** Shorter texts are too short to tell a language by. */
const leastWords = 25;
/** How many characters of a text are looked at. */
const sampleLength = 2000;
/** English prose has about two of these in five words, telegram notes one in ten; other languages next to none. */
const englishWords = new Set(
  'the of and to was were by from that his with for as had which on at this not but they their he who been after into would'.split(
    ' ',
  ),
);
const leastShare = 0.06;

/**
 * The language of a prose text, if it is surely not English. Two witnesses have to agree: letter trigrams (franc), and
 * the want of English function words. In doubt it is English: silence in an English essay would be worse than a look at
 * a foreign one.
 * @returns an ISO 639-3 code, or null
 */
export function foreignLanguage(prose: string): string | null {
  const sample = prose.slice(0, sampleLength);
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length < leastWords) return null;
  if (words.filter((word) => englishWords.has(word)).length / words.length >= leastShare) return null;
  const likeliest = franc(sample);
  return likeliest === 'und' || likeliest === 'eng' || likeliest === 'sco' ? null : likeliest;
}
