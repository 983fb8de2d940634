import type { Chunk, VerbGroup } from './chunk.ts';

/** Whether the words after chunk `at`, up to the next comma, are followed by a verb: "Trotsky, exiled in 1928, lived". */
export function verbAfterComma(chunks: readonly Chunk[], at: number): boolean {
  const comma = chunks.findIndex((chunk, i) => i > at && (chunk.kind === 'comma' || chunk.kind === 'stop'));
  return comma > 0 && chunks[comma]?.kind === 'comma' && chunks[comma + 1]?.kind === 'verb';
}

export const commaFollows = (chunks: readonly Chunk[], at: number): boolean =>
  chunks.some((chunk, i) => i > at && chunk.kind === 'comma');

/** Whether a subject and its verb follow a time: "in 1929 he left". */
export function clauseFollowsTime(chunks: readonly Chunk[], at: number): boolean {
  let subject = false;
  for (let i = at + 1; i < chunks.length; i += 1) {
    const chunk = chunks[i] as Chunk;
    if (chunk.kind === 'np') subject = true;
    else if (chunk.kind === 'verb') return subject && chunk.form === 'finite';
    else if (chunk.kind === 'comma' ? subject : chunk.kind !== 'prep' && chunk.kind !== 'and') return false;
  }
  return false;
}

/** Whether a clause with a place or time of its own in front follows ", and": "and at Tehran, in November 1943, a landing was promised". */
export function setClauseFollows(chunks: readonly Chunk[], at: number): boolean {
  if (chunks[at - 1]?.kind !== 'comma' || chunks[at + 1]?.kind !== 'prep') return false;
  const subject = chunks.findIndex((chunk, i) => i > at && chunk.kind === 'np' && chunks[i - 1]?.kind === 'comma');
  const verb = chunks.findIndex((chunk, i) => i > at && chunk.kind === 'verb');
  if (subject < 0 || verb < subject) return false;
  const inFront = chunks.slice(at + 1, subject).every(({ kind }) => kind !== 'and' && kind !== 'sub' && kind !== 'rel');
  const own = chunks.slice(subject + 1, verb).every(({ kind }) => kind === 'prep' || kind === 'np');
  const { form, voice } = chunks[verb] as VerbGroup;
  return inFront && own && form === 'finite' && voice !== 'bare';
}

/** Whether a phrase at chunk `at` goes on to a time of its own, with no verb before it. */
export function timeFollowsPhrase(chunks: readonly Chunk[], at: number): boolean {
  for (let i = at + 1; i < chunks.length; i += 1) {
    const chunk = chunks[i] as Chunk;
    if (chunk.kind === 'time') return true;
    if (chunk.kind !== 'np' && chunk.kind !== 'prep') return false;
  }
  return false;
}

/** Whether another verb of the same clause follows: "the decision to go on | drove them apart". */
export function finiteVerbFollows(chunks: readonly Chunk[], at: number): boolean {
  const next = chunks
    .slice(at + 1)
    .find(({ kind }) => kind === 'verb' || kind === 'sub' || kind === 'rel' || kind === 'stop');
  return next?.kind === 'verb' && next.form === 'finite';
}

/** Whether a subject and its verb follow a comma: "In an effort to please them, | he resigned". */
export const clauseAfterComma = (chunks: readonly Chunk[], at: number): boolean =>
  chunks.some(
    (chunk, i) => i > at && chunk.kind === 'comma' && chunks[i + 1]?.kind === 'np' && finiteVerbFollows(chunks, i + 1),
  );
