import type { Chunk, NounPhrase } from '../grammar/chunk.ts';
import { areRelated, isDatedSo, kindOf, namedIn, type Part, type PartContext } from './part.ts';

const where: ReadonlySet<string> = new Set(['in', 'at', 'near']);

/** Between a verb and the place of it these may stand: "was signed by Chicherin, in a hotel at Rapallo". */
const between: ReadonlySet<string> = new Set(['in', 'at', 'near', 'on', 'by', 'from', 'with']);

/** The places of an event that the words single out, as far as the pack knows where it was. */
export function placesOf(context: PartContext): readonly Part[] {
  const { reading, predicate, knowledge, time } = context;
  if (predicate.kind !== 'verb') return [];
  const meant = (reading.candidates.get(predicate) ?? []).filter(
    ({ event, full, certain }) =>
      full && certain && event.places && (time ? isDatedSo(event, time) : event.once === true),
  );
  const [only, more] = meant;
  if (!only || more || (!time && hasTime(context))) return [];
  const expected = only.event.places ?? [];
  const named = placePhrases(context).flatMap((phrase) => {
    const id = namedIn(phrase, reading, knowledge);
    return id !== null && phrase.proper && kindOf(id, knowledge) === 'place' ? [{ id, phrase }] : [];
  });
  const parts = named.map(({ id, phrase }): Part => {
    const right = expected.some((one) => areRelated(one, id, knowledge));
    return { event: only.event, kind: 'place', id, phrase, right, expected, time };
  });
  // "at Rapallo, in Italy": one that is right is enough.
  return parts.some(({ right }) => right) ? parts.filter(({ right }) => right) : parts;
}

/** Whether the verb has a date of any sort: then an event that does not have it is not meant. */
const hasTime = ({ reading, predicate }: PartContext): boolean =>
  reading.attachments.some((one) => one.predicate === predicate);

/** The phrases with "in" and "at" that say where the verb happened, that stand right behind it. */
function placePhrases({ reading, predicate }: PartContext): readonly NounPhrase[] {
  const { chunks } = reading.parsed;
  const found: NounPhrase[] = [];
  const objects: ReadonlySet<Chunk> = new Set([...predicate.places.object, ...predicate.places.subject]);
  for (let at = predicate.at + 1; at < chunks.length; ) {
    const [chunk, next] = [chunks[at], chunks[at + 1]];
    if (chunk?.kind === 'time' || (chunk?.kind === 'np' && objects.has(chunk))) at += 1;
    else if (chunk?.kind === 'prep' && between.has(chunk.word) && next?.kind === 'np') {
      if (where.has(chunk.word)) found.push(next);
      at += 2;
    } else break;
  }
  return found;
}
