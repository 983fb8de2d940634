import type { Sentence } from '../../language/sentences.ts';
import type { Chunk } from './chunk.ts';

const dash = /^[–—]$/;

/**
 * Takes what stands between two dashes in a sentence for an aside, as between brackets: "On 27 February – four weeks after
 * Hitler came to power – the building burnt". The fields of a note ("Yalta – February 1945 – Agreed to …") stay apart.
 */
export function settleDashes(chunks: readonly Chunk[], { tokens }: Sentence): readonly Chunk[] {
  const [open, close, more] = chunks.flatMap((chunk, at) => (chunk.kind === 'stop' ? [at] : []));
  if (open === undefined || close === undefined || more !== undefined || open === 0) return chunks;
  if (![open, close].every((at) => dash.test((chunks[at] as { word: string }).word))) return chunks;
  if (!/^[.!?]$/.test(tokens.at(-1)?.lower ?? '')) return chunks;
  const inside = chunks.slice(open + 1, close);
  const isField = inside.every(({ kind }) => kind === 'time' || kind === 'comma');
  const after = tokens.find(({ start }) => start >= (chunks[close] as Chunk).end);
  const around = [...chunks.slice(0, open), ...chunks.slice(close + 1)];
  const isSentence = around.some((chunk) => chunk.kind === 'verb' && chunk.form === 'finite');
  if (isField || !isSentence || !after || /^\p{Lu}/u.test(after.text)) return chunks;
  return chunks.map((chunk, at) =>
    at === open ? { ...chunk, kind: 'open', word: '(' } : at === close ? { ...chunk, kind: 'close', word: ')' } : chunk,
  );
}
