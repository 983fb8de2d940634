import type { Span } from '../../../essay/span.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Mention } from '../../../knowledge/names.ts';
import type { Event } from '../../../knowledge/records.ts';
import { stemsOf } from '../../../language/stem.ts';
import type { TimeExpression } from '../../../time/expression.ts';
import { type Clause, subjects } from '../../grammar/clause.ts';
import type { SentenceReading } from '../../reading.ts';

/** What the words about a date are like, where the grammar links them to no event. */
export interface Gist {
  readonly event: Event;
  readonly verdict: 'confirmed' | 'imprecise' | 'contested' | 'wrong';
  readonly note?: string;
}

/** What is said about one date: the records named and the stems of the words. */
export interface Scope {
  readonly ids: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
}

/** What is said about a date: the whole sentence if it has no other, else the clause that the date stands in. */
export function scopeOf(
  { sentence, found, parsed, mentions, referents }: SentenceReading,
  time: TimeExpression,
  prose: string,
  knowledge: Knowledge,
): Scope {
  const alone = found.every((one) => one === time || one.kind === 'duration');
  const clause = alone ? undefined : parsed.times.find(({ chunk }) => chunk.time === time)?.clause;
  const span = clause ? spanOf(clause) : sentence;
  const phrases = parsed.chunks.flatMap((chunk) => (chunk.kind === 'np' ? [chunk] : []));
  const meant = [
    ...phrases.filter((phrase) => (phrase.pronoun || phrase.possessor?.pronoun) && isIn(span, phrase)),
    ...(clause ? subjects(clause) : []),
  ].flatMap((phrase) => [phrase, ...(phrase.possessor ? [phrase.possessor] : [])]);
  // "the Eleventh Congress of the KPD" is another than the one of that name.
  const elsewhere = phrases.filter((phrase) => phrase.ids.length > 0 && referents.of(phrase).unknown);
  return {
    ids: new Set([
      ...mentions
        .filter((mention) => isIn(span, mention) && !elsewhere.some((phrase) => isIn(phrase, mention)))
        .flatMap(({ ids }) => ids),
      ...meant.flatMap((phrase) => referents.of(phrase).ids),
    ]),
    stems: stemsOf(withoutNames(prose, span, mentions, knowledge)),
  };
}

/** The words of a stretch of prose but for the names of people, bodies and places, which count as records. */
function withoutNames(prose: string, span: Span, mentions: readonly Mention[], { entities }: Knowledge): string {
  const isNamed = (id: string): boolean => /person|organisation|place/.test(entities.get(id)?.kind ?? '');
  let text = '';
  let at = span.start;
  for (const { start, end, ids } of mentions) {
    if (start < at || end > span.end || !ids.some(isNamed)) continue;
    text += prose.slice(at, start);
    at = end;
  }
  return text + prose.slice(at, span.end);
}

const isIn = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

function spanOf(clause: Clause): Span {
  const parts = [...clause.slots.flatMap(({ phrases }) => phrases), ...(clause.verb ? [clause.verb] : [])];
  return { start: Math.min(...parts.map(({ start }) => start)), end: Math.max(...parts.map(({ end }) => end)) };
}
