import type { BlockKind } from '../essay/essay.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Mention } from '../knowledge/names.ts';
import { type NarrativeTime, noNarrativeTime } from '../time/narrative.ts';
import { type Discourse, noDiscourse } from './grammar/referents.ts';
import type { SentenceReading } from './reading.ts';

/** What the text before a block hands on to it. A small value: what it changes has to be read again. */
export interface Carried {
  readonly narrative: NarrativeTime;
  /** The one person whom the section is about, by its heading. */
  readonly topic: string | null;
  /** The people of the last sentence of the paragraph before, and whom that was about. */
  readonly people: readonly string[];
  readonly subject: readonly string[];
}

export const nothingCarried: Carried = { narrative: noNarrativeTime, topic: null, people: [], subject: [] };

/**
 * Whom the first sentence of a block may mean by a pronoun, or by a subject that it leaves out: surely the one whom the
 * section is about, as long as nobody else has come up; else perhaps somebody of the paragraph before.
 */
export function discourseAt({ topic, people, subject }: Carried): Discourse {
  if (topic !== null && people.every((id) => id === topic))
    return { ...noDiscourse, people: [topic], subject: [topic], topic };
  return { ...noDiscourse, people, subject, strangers: people.length > 0, topic, distant: people.length > 0 };
}

/** What a block hands on to the next, after what was handed to it. */
export function carriedAfter(
  before: Carried,
  kind: BlockKind,
  readings: readonly SentenceReading[],
  narrative: NarrativeTime,
  knowledge: Knowledge,
): Carried {
  const [first] = readings;
  if (!first) return { ...before, narrative };
  if (kind === 'heading' || (kind === 'paragraph' && isTitle(first))) {
    const named = readings.slice(0, kind === 'heading' ? readings.length : 1).flatMap(({ mentions }) => mentions);
    const people = peopleOf(named, knowledge);
    // "Zhukovsky. Yezhov's deputy": it is about somebody whom no pack knows.
    const known = kind === 'heading' || named[0]?.start === first.sentence.start;
    return { narrative, topic: known && people.length === 1 ? (people[0] as string) : null, people: [], subject: [] };
  }
  if (kind !== 'paragraph') return { ...before, narrative };
  const { people, subject } = (readings.at(-1) as SentenceReading).referents.after();
  return { narrative, topic: before.topic, people, subject };
}

/** "Leon Trotsky, 1879–1940.", "**Stolypin's reforms**": a line that begins with a name and says nothing of it. */
const isTitle = ({ parsed: { chunks, clauses } }: SentenceReading): boolean =>
  chunks[0]?.kind === 'np' && chunks[0].proper && clauses.every(({ verb }) => verb === null);

const peopleOf = (mentions: readonly Mention[], { entities }: Knowledge): readonly string[] => [
  ...new Set(mentions.flatMap(({ ids }) => ids).filter((id) => entities.get(id)?.kind === 'person')),
];
