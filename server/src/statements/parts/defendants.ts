import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Event } from '../../knowledge/records.ts';
import type { Chunk, NounPhrase } from '../grammar/chunk.ts';
import { type Clause, subjects } from '../grammar/clause.ts';
import type { SentenceReading } from '../reading.ts';
import { agreesWithDates, eventNamedIn, eventsWith, isQualified, objectsOf, peopleIn } from './named-events.ts';
import type { Part } from './part.ts';

const at: ReadonlySet<string> = new Set(['at', 'in']);
const ofTrial: ReadonlySet<string> = new Set(['at', 'in', 'of', 'from']);

/** Who was tried at a trial whose defendants the pack knows all. */
export function defendants(clause: Clause, reading: SentenceReading, knowledge: Knowledge): readonly Part[] {
  return [...tried(clause, reading, knowledge), ...called(clause, reading, knowledge)].flatMap(({ trial, people }) =>
    agreesWithDates(trial, clause, reading) ? peopleIn(trial, 'defendant', people, reading, knowledge) : [],
  );
}

/** "the first Moscow trial of Zinoviev and Bukharin" */
export function triedOf(reading: SentenceReading, knowledge: Knowledge): readonly Part[] {
  const { chunks, clauseOf } = reading.parsed;
  return chunks.flatMap((chunk, index): readonly Part[] => {
    const next = chunks[index + 1];
    const clause = clauseOf[index];
    if (chunk.kind !== 'np' || next?.kind !== 'prep' || next.word !== 'of' || clause?.mood !== 'asserted') return [];
    const trial = eventNamedIn(chunk, reading, knowledge);
    return trial ? peopleIn(trial, 'defendant', listAt(chunks, index + 2), reading, knowledge) : [];
  });
}

/** A list that "and" closes: "Zinoviev, Kamenev and Bukharin"; without "and" it is its first phrase alone. */
function listAt(chunks: readonly Chunk[], from: number): readonly NounPhrase[] {
  const found: NounPhrase[] = [];
  for (let i = from; ; i += 2) {
    const [phrase, joint] = [chunks[i], chunks[i + 1]];
    if (phrase?.kind !== 'np') return found.slice(0, 1);
    found.push(phrase);
    const closed = chunks[i - 1]?.kind === 'and';
    // "the trial of Zinoviev and Kamenev met": the last may begin a clause of its own.
    if (closed) return joint?.kind === 'verb' && chunks[i - 2]?.kind === 'comma' ? found.slice(0, 1) : found;
    if (joint?.kind !== 'comma' && joint?.kind !== 'and') return found.slice(0, 1);
  }
}

interface Tried {
  readonly trial: Event;
  readonly people: readonly NounPhrase[];
}

/** "At the first Moscow trial Bukharin was sentenced", "stood trial at", "were put on trial at". */
function tried(clause: Clause, reading: SentenceReading, knowledge: Knowledge): readonly Tried[] {
  const { verb } = clause;
  if (!verb || verb.form === 'infinitive' || isQualified(clause)) return [];
  const predicate = reading.predicates.find(({ kind, clause: own }) => kind === 'verb' && own === clause);
  const patterns = predicate?.patterns.filter(({ act }) => act === 'try') ?? [];
  // "was charged at the first trial": that may also be another court's beginning.
  if (patterns.length === 0 || knowledge.lexicon.words['charging-verbs'].has(verb.lemma)) return [];
  const suffers = patterns.some(({ object }) => object === 'who');
  const people = suffers ? (predicate?.places.object ?? []) : subjects(clause);
  return eventsWith(clause, at, reading, knowledge).map((trial) => ({ trial, people }));
}

/** "Rykov was a defendant in the first trial", "The accused at the second trial were Radek and Zinoviev". */
function called(clause: Clause, reading: SentenceReading, knowledge: Knowledge): readonly Tried[] {
  const { verb } = clause;
  if (!verb || verb.voice === 'passive') return [];
  const { chunks, clauseOf } = reading.parsed;
  const { words } = knowledge.lexicon;
  return chunks.flatMap((chunk, index): readonly Tried[] => {
    const [joint, phrase] = [chunks[index + 1], chunks[index + 2]];
    if (chunk.kind !== 'np' || clauseOf[index] !== clause || !words['defendant-nouns'].has(chunk.head)) return [];
    if (joint?.kind !== 'prep' || !ofTrial.has(joint.word) || phrase?.kind !== 'np') return [];
    const trial = eventNamedIn(phrase, reading, knowledge);
    if (!trial) return [];
    if (subjects(clause).includes(chunk))
      return words['listing-verbs'].has(verb.lemma) ? [{ trial, people: objectsOf(clause) }] : [];
    return verb.lemma === 'be' && isComplement(chunk, index, clause, chunks)
      ? [{ trial, people: subjects(clause) }]
      : [];
  });
}

/** "was a defendant", "was one of the defendants", "was among the accused", "was in the dock"; not "the wife of a defendant". */
function isComplement(phrase: NounPhrase, index: number, clause: Clause, chunks: readonly Chunk[]): boolean {
  const objects = objectsOf(clause);
  if (objects.includes(phrase)) return true;
  if (phrase.words.includes('those')) return false; // "among those accused at the trial": they need not have been tried
  const [owner, joint] = [chunks[index - 2], chunks[index - 1]];
  if (joint?.kind !== 'prep') return false;
  if (joint.word === 'of') return owner?.kind === 'np' && owner.head === 'one' && objects.includes(owner);
  return (joint.word === 'among' || joint.word === 'in') && owner === clause.verb;
}
