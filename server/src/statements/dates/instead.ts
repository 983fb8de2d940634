import type { Span } from '../../essay/span.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Event, Frame, Role } from '../../knowledge/records.ts';
import type { Chunk } from '../grammar/chunk.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { Candidate } from './candidates.ts';

/** Other words for a phrase, with which the sentence speaks of another event. */
export interface Instead {
  readonly event: string;
  readonly span: Span;
  readonly newText: string;
}

/** Roles that a preposition opens, and that tell one event from another of the same people, the most telling first. */
const told: readonly Role[] = ['to', 'as', 'from', 'at'];

/**
 * What a sentence would say if another event were meant: "exiled to Alma-Ata" for "exiled from the Soviet Union", "the
 * Fourteenth Party Congress" for "the Fifteenth Congress".
 * @returns null where that would take more than another phrase
 */
export function insteadOf(
  predicate: Predicate,
  { event, act }: Candidate,
  other: Event,
  chunks: readonly Chunk[],
  knowledge: Knowledge,
): Instead | null {
  if (act === null) return predicate.phrase ? named(predicate.phrase, other) : null;
  for (const pattern of predicate.patterns) {
    if (pattern.act !== act) continue;
    for (const { prep, phrases } of predicate.places.prepositions) {
      const role = pattern.prepositions[prep];
      const [phrase, more] = phrases;
      if (role === undefined || !phrase || more || !told.includes(role)) continue;
      const fills = ({ acts, roles }: Frame): boolean => acts.includes(act) && roles[role] !== undefined;
      if (!event.frames.some(fills)) continue;
      const before = chunks[chunks.indexOf(phrase) - 1];
      const said = fillerOf(other, act, role, pattern.prepositions, prep, knowledge);
      if (before?.kind === 'prep' && said)
        return { event: other.id, span: { start: before.start, end: phrase.end }, newText: said };
    }
  }
  return null;
}

/** "the Fifteenth Congress" → "the Fourteenth Party Congress"; an article that is there stays. */
function named({ start, end, words, possessor }: NonNullable<Predicate['phrase']>, other: Event): Instead | null {
  if (possessor) return null;
  const article = words[0] === 'the' ? 'the '.length : 0;
  const label = other.label.replace(/^the /, '');
  return { event: other.id, span: { start: start + article, end }, newText: article > 0 ? label : other.label };
}

/** "to Alma-Ata": the phrase by which another event of the same act is told. */
function fillerOf(
  { frames }: Event,
  act: string,
  role: Role,
  prepositions: Readonly<Record<string, Role>>,
  written: string,
  { entities }: Knowledge,
): string | null {
  const own = frames.filter(({ acts }) => acts.includes(act));
  for (const wanted of told) {
    const labels = own.flatMap(({ roles }) => roles[wanted] ?? []).map((id) => entities.get(id)?.label ?? '');
    const label = labels.find((one) => /^(?:the )?\p{Lu}/u.test(one)); // not "abroad"
    const prep = wanted === role ? written : Object.entries(prepositions).find(([, filled]) => filled === wanted)?.[0];
    if (label !== undefined && prep !== undefined) return `${prep} ${label}`;
  }
  return null;
}
