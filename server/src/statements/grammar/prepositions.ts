import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Chunk } from './chunk.ts';

/** They join a clause or stand before a noun alone: "before Lenin died", "before the war". */
const ambiguous = new Set(['after', 'before', 'since', 'until', 'till', 'as', 'once', 'than']);

/** Tells prepositions from subordinators, by what follows them. */
export function settlePrepositions(chunks: readonly Chunk[], knowledge: Knowledge): readonly Chunk[] {
  return chunks.map((chunk, at) => {
    if (chunk.kind !== 'sub' || !ambiguous.has(chunk.word)) return chunk;
    const next = chunks[at + 1];
    if (chunk.word === 'as' && next?.kind === 'sub') return chunk; // "as if"
    // "appointed as General Secretary": whatever verb comes later
    const office = next?.kind === 'np' && next.ids.some((id) => knowledge.entities.get(id)?.kind === 'office');
    const preposition = (chunk.word === 'as' && office) || !clauseFollows(chunks, at);
    return preposition ? { ...chunk, kind: 'prep' } : chunk;
  });
}

/** Whether a subject and a verb follow, before anything that ends them. */
function clauseFollows(chunks: readonly Chunk[], at: number): boolean {
  for (let i = at + 1; i < chunks.length; i += 1) {
    const chunk = chunks[i] as Chunk;
    // "After the Shakhty trial came another": the subject stands behind its verb.
    const inverted = chunk.kind === 'verb' && chunk.lemma === 'come' && chunks[i + 1]?.kind === 'np';
    if (chunk.kind === 'verb') return chunk.form !== 'infinitive' && !inverted;
    if (chunk.kind !== 'np' && chunk.kind !== 'prep' && chunk.kind !== 'and' && chunk.kind !== 'time') return false;
    if (chunk.kind === 'time' && i === at + 1) return false;
    // "After Lenin's death Trotsky left": two phrases side by side, the second a subject of its own.
    if (chunk.kind === 'np' && chunks[i - 1]?.kind === 'np') return false;
  }
  return false;
}
