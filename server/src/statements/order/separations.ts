import type { Knowledge } from '../../knowledge/knowledge.ts';
import { meantBy } from '../dates/meant.ts';
import type { Chunk } from '../grammar/chunk.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { SentenceReading } from '../reading.ts';
import type { IntervalStatement } from '../statement.ts';
import { between, counted, isSo, lengthOf } from './elapsed.ts';
import { endOf, isLong, statement } from './ends.ts';
import { exactnessOf, withWordBefore } from './hedges.ts';

/** "Six weeks separated the Fire from the Decree", "Three years lay between the Putsch and the Plan" */
export function separationsIn(
  { parsed, predicates, ...rest }: SentenceReading,
  prose: string,
  knowledge: Knowledge,
): readonly IntervalStatement[] {
  const reading = { parsed, predicates, ...rest };
  const { chunks } = parsed;
  return chunks.flatMap((chunk, at): IntervalStatement[] => {
    if (chunk.kind !== 'time' || chunk.time.kind !== 'duration') return [];
    const length = lengthOf(chunk.time.timex3);
    const exactness = exactnessOf(withWordBefore(prose, chunk), knowledge.lexicon);
    const verb = chunks[at + 1];
    if (!length || !exactness || !verb || !separates(verb, knowledge)) return [];
    const nominal = (from: number): Predicate | undefined =>
      predicates.find(({ kind, at: place }) => kind !== 'verb' && place >= from);
    const first = nominal(at + 2);
    const joint = first && chunks.findIndex((one, i) => i > first.at && isBetween(one));
    const second = joint ? nominal(joint + 1) : undefined;
    if (!first || !joint || second?.at !== joint + 1 || !onlyPhrases(chunks.slice(at + 2, joint))) return [];
    const from = meantBy(first, reading, knowledge);
    const to = meantBy(second, reading, knowledge);
    if (!from || !to || from.event.id === to.event.id || isLong(from, length) || isLong(to, length)) return [];
    const forth = between(from.days, to.days);
    const days = forth.most < 0 ? between(to.days, from.days) : forth;
    const fits = isSo(length, days, exactness);
    const ends = [endOf(from), endOf(to)] as const;
    return [statement('since', chunk, length, fits, counted(days, length.unit), ends, reading)];
  });
}

/** The model takes "separated" after a number for a noun. */
function separates(chunk: Chunk, { lexicon }: Knowledge): boolean {
  const words = lexicon.words['separating-verbs'];
  if (chunk.kind === 'verb') return words.has(chunk.lemma);
  const forms = chunk.kind === 'np' ? [chunk.head, chunk.head.slice(0, -1), chunk.head.slice(0, -2)] : [];
  return chunk.kind === 'np' && chunk.words.length === 1 && forms.some((form) => words.has(form));
}

const isBetween = (chunk: Chunk): boolean =>
  (chunk.kind === 'prep' && chunk.word === 'from') || (chunk.kind === 'and' && chunk.word === 'and');

const onlyPhrases = (chunks: readonly Chunk[]): boolean => chunks.every(({ kind }) => kind === 'np' || kind === 'prep');
