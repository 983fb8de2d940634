import type { Lexicon } from '../../knowledge/lexicon.ts';
import type { Chunk, NounPhrase } from './chunk.ts';

/**
 * What a relative pronoun stands for: the phrase before it; of "the wife of Lenin, who" the wife; and nothing that is in
 * brackets.
 * @param at the chunk of the pronoun
 */
export function antecedentOf(chunks: readonly Chunk[], at: number, { words }: Lexicon): NounPhrase | undefined {
  const behind = chunks.slice(0, at);
  const closed =
    behind.at(-1)?.kind === 'close' || (behind.at(-1)?.kind === 'comma' && behind.at(-2)?.kind === 'close');
  const from = closed ? behind.findLastIndex(({ kind }) => kind === 'open') : at;
  const last = behind.slice(0, Math.max(from, 0)).findLastIndex((chunk) => chunk.kind === 'np');
  const [head, prep, owned] = [chunks[last - 2], chunks[last - 1], chunks[last]];
  const ofGroup =
    head?.kind === 'np' && prep?.kind === 'prep' && prep.word === 'of' && words['group-nouns'].has(head.head);
  return (ofGroup ? head : owned) as NounPhrase | undefined;
}
