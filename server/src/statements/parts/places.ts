import type { Chunk, NounPhrase } from '../grammar/chunk.ts';
import { subjects } from '../grammar/clause.ts';
import { isNamedIn } from './named-events.ts';
import { hasTime, isDatedSo, kindOf, liesIn, namedIn, type Part, type PartContext } from './part.ts';

const where: ReadonlySet<string> = new Set(['in', 'at', 'near']);

/** Between a verb and the place of it these may stand: "was signed by Chicherin, in a hotel at Rapallo". */
const between: ReadonlySet<string> = new Set(['in', 'at', 'near', 'on', 'by', 'from', 'with']);

/** The same after an event noun, which may have its own first: "the murder of Kirov by Nikolaev in Moscow". */
const afterNoun: ReadonlySet<string> = new Set(['in', 'at', 'near', 'of', 'by']);

/** Before an event noun that opens a sentence: "After the murder of Kirov in Moscow, …". */
const opening: ReadonlySet<string> = new Set(['at', 'during', 'after', 'before', 'following', 'since', 'with']);

/** The places of an event that the words single out, as far as the pack knows where it was. */
export function placesOf(context: PartContext): readonly Part[] {
  const { reading, predicate, knowledge, time } = context;
  const meant = (reading.candidates.get(predicate) ?? []).filter(
    (one) =>
      one.full &&
      one.certain &&
      one.aspect !== 'end' &&
      one.event.places &&
      (time ? isDatedSo(one.event, time) : one.event.once === true || isNamedIn(one.event, context)),
  );
  const [only, more] = meant;
  if (!only || more || (!time && hasTime(context))) return [];
  const expected = only.event.places ?? [];
  const phrases = predicate.kind === 'verb' ? placesOfVerb(context) : placesOfNoun(context);
  const named = phrases.flatMap((phrase) => {
    const id = namedIn(phrase, reading, knowledge);
    return id !== null && phrase.proper && kindOf(id, knowledge) === 'place' ? [{ id, phrase }] : [];
  });
  const parts = named.flatMap(({ id, phrase }): readonly Part[] => {
    const right = expected.some((one) => liesIn(one, id, knowledge));
    // Of a country the pack need not know the town.
    const open = !right && expected.some((one) => liesIn(id, one, knowledge));
    return open ? [] : [{ event: only.event, kind: 'place', id, phrase, right, expected, time }];
  });
  // "at Rapallo, in Italy": one that is right is enough.
  return parts.some(({ right }) => right) ? parts.filter(({ right }) => right) : parts;
}

const placesOfVerb = (context: PartContext): readonly NounPhrase[] => [
  ...placesBehind(context),
  ...placesBefore(context),
];

/** The phrases with "in" and "at" that say where the verb happened, that stand right behind it. */
function placesBehind({ reading, predicate }: PartContext): readonly NounPhrase[] {
  const { chunks } = reading.parsed;
  const objects: ReadonlySet<Chunk> = new Set([...predicate.places.object, ...predicate.places.subject]);
  return phrasesFrom(chunks, predicate.at + 1, between, objects).found;
}

/** "He flew to Berlin, where the Pact was signed", "It was in Berlin that the Pact was signed". */
function placesBefore({ reading, predicate }: PartContext): readonly NounPhrase[] {
  const { chunks, clauseOf } = reading.parsed;
  const { clause } = predicate;
  const joint = chunks.findIndex((chunk, i) => chunk.kind === 'sub' && clauseOf[i] === clause);
  const before = chunks.slice(0, Math.max(joint, 0));
  if (clause.connective === 'where') {
    const last = before.at(-1)?.kind === 'comma' ? before.at(-2) : before.at(-1);
    return last?.kind === 'np' ? [last] : [];
  }
  const [it, be, prep, place] = before.slice(-4);
  const cleft =
    clause.connective === 'that' &&
    it?.kind === 'np' &&
    it.pronoun === 'it' &&
    be?.kind === 'verb' &&
    be.lemma === 'be' &&
    prep?.kind === 'prep' &&
    where.has(prep.word);
  return cleft && place?.kind === 'np' ? [place] : [];
}

/**
 * "The murder of Kirov in Moscow shocked …", "After the murder of Kirov in Moscow, …". Elsewhere a place may belong to what is
 * said of the event: "the reaction to the murder of Kirov in Moscow".
 */
function placesOfNoun({ reading, predicate }: PartContext): readonly NounPhrase[] {
  const { chunks } = reading.parsed;
  const { phrase, clause, at, governor } = predicate;
  const { found, next } = phrasesFrom(chunks, at + 1, afterNoun, new Set());
  const opens = at === 1 && opening.has(governor ?? '') && chunks[next]?.kind === 'comma';
  const isSubject =
    governor === undefined && phrase && subjects(clause).includes(phrase) && chunks[next]?.kind !== 'comma';
  return opens || isSubject ? found : [];
}

/** The phrases with "in" and "at" from an index on, as long as nothing but times and such prepositions stands between. */
function phrasesFrom(
  chunks: readonly Chunk[],
  from: number,
  prepositions: ReadonlySet<string>,
  own: ReadonlySet<Chunk>,
): { readonly found: readonly NounPhrase[]; readonly next: number } {
  const found: NounPhrase[] = [];
  let at = from;
  while (at < chunks.length) {
    const [chunk, next] = [chunks[at], chunks[at + 1]];
    if (chunk?.kind === 'time' || (chunk?.kind === 'np' && own.has(chunk))) at += 1;
    else if (chunk?.kind === 'prep' && prepositions.has(chunk.word) && next?.kind === 'np') {
      if (where.has(chunk.word)) found.push(next);
      at += 2;
    } else break;
  }
  return { found, next: at };
}
