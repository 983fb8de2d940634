import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Event } from '../../knowledge/records.ts';
import type { NounPhrase } from '../grammar/chunk.ts';
import { type Clause, subjects } from '../grammar/clause.ts';
import type { SentenceReading } from '../reading.ts';
import { agreesWithDates, doing, eventNamedIn, eventsWith, isQualified, objectsOf, peopleIn } from './named-events.ts';
import type { Part } from './part.ts';

const at: ReadonlySet<string> = new Set(['at', 'in', 'to', 'over']);

/** "Truman attended the Yalta Conference": people at an event of whom the pack knows that they were not there. */
export function present(clause: Clause, reading: SentenceReading, knowledge: Knowledge): readonly Part[] {
  if (isQualified(clause)) return [];
  return attended(clause, reading, knowledge).flatMap(({ event, people }) =>
    agreesWithDates(event, clause, reading) ? peopleIn(event, 'present', people, reading, knowledge) : [],
  );
}

/** "Bukharin led the putsch": an event that is somebody's doing, where the pack knows all whose it may be called. */
export function leaders(clause: Clause, reading: SentenceReading, knowledge: Knowledge): readonly Part[] {
  if (!knowledge.lexicon.words['event-doing-verbs'].has(clause.verb?.lemma ?? '') || isQualified(clause)) return [];
  const { who, what } = doing(clause);
  return what.flatMap((phrase) => {
    const event = eventNamedIn(phrase, reading, knowledge);
    return event && agreesWithDates(event, clause, reading) ? peopleIn(event, 'doer', who, reading, knowledge) : [];
  });
}

interface Attended {
  readonly event: Event;
  readonly people: readonly NounPhrase[];
}

/** The events at which a clause has people, with those people. */
function attended(clause: Clause, reading: SentenceReading, knowledge: Knowledge): readonly Attended[] {
  const { verb } = clause;
  if (!verb || verb.form === 'infinitive') return [];
  const { words } = knowledge.lexicon;
  const { who, what } = doing(clause);
  const direct = words['attending-verbs'].has(verb.lemma)
    ? what.flatMap((phrase) => eventNamedIn(phrase, reading, knowledge) ?? []).map((event) => ({ event, people: who }))
    : [];
  if (verb.voice === 'passive') return direct;
  const objects = objectsOf(clause);
  const complement = objects.at(-1)?.words.join(' ') ?? '';
  const takesPart = words['taking-part-verbs'].has(`${verb.lemma} ${complement}`.trim());
  // "met Truman at the Conference": they were both there.
  const together = words['together-verbs'].has(verb.lemma);
  const people = [...subjects(clause), ...(together ? objects : [])];
  // "was at odds with Stalin at the Congress"
  const first = clause.slots.find(({ place }) => place === 'prep');
  if (verb.lemma === 'be' && first?.phrases.every(({ ids }) => ids.length === 0)) return direct;
  const indirect = takesPart || together ? eventsWith(clause, at, reading, knowledge) : [];
  return [...direct, ...indirect.map((event) => ({ event, people }))];
}
