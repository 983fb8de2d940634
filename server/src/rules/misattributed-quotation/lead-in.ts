import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Mention } from '../../knowledge/names.ts';

/**
 * Who is said to have said what follows: the one person named in the last sentence of a paragraph that ends with a colon, if
 * a word there says that it is a saying. Null if more than one is named, or it is doubted.
 */
export function leadIn(prose: string, { names, entities, lexicon }: Knowledge): Mention | null {
  const from = Math.max(...['. ', '! ', '? ', '\n'].map((end) => prose.lastIndexOf(end))) + 1;
  const sentence = prose.slice(from);
  const words = sentence.toLowerCase().match(/\p{L}+/gu) ?? [];
  const is = (list: ReadonlySet<string>, word: string): boolean =>
    [
      word,
      word.replace(/s$/, ''),
      word.replace(/d$/, ''),
      word.replace(/ed$/, ''),
      word.replace(/(.)\1ed$/, '$1'),
    ].some((form) => list.has(form));
  const { 'uttering-verbs': verbs, 'utterance-nouns': nouns, 'attribution-doubts': doubts } = lexicon.words;
  const says = words.some((word) => is(verbs, word) || is(nouns, word) || irregular.has(word));
  if (!says || words.some((word) => doubts.has(word) || word === 'not' || word === 'never')) return null;
  const people = names.find(sentence).filter(({ ids }) => ids.some((id) => entities.get(id)?.kind === 'person'));
  const [only] = people;
  if (!only || people.length > 1) return null;
  return { ids: only.ids, start: from + only.start, end: from + only.end };
}

/** Past tenses that are not made with -ed. */
const irregular = new Set(['said', 'wrote', 'written', 'told', 'swore', 'put']);

/** Who signs a block quotation in a paragraph of its own: "— Lenin, 1917". */
export function signature(prose: string, { names, entities }: Knowledge): Mention | null {
  if (!/^\s*[—–-]+\s*\p{Lu}[^\n]{2,90}$/u.test(prose)) return null;
  return names.find(prose).find(({ ids }) => ids.some((id) => entities.get(id)?.kind === 'person')) ?? null;
}
