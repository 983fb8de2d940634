import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Mention } from '../knowledge/names.ts';
import { type NarrativeTime, noNarrativeTime } from '../time/narrative.ts';
import { isLifeSpan } from './dates/life-spans.ts';
import { type Discourse, noDiscourse } from './grammar/referents.ts';
import type { BlockProse, SentenceReading } from './reading.ts';

/** Whom a section is about; null if it names several people. */
interface Topic {
  /** That of its heading; 0 for what holds for the whole text, and 7 for a line that is a heading in all but name. */
  readonly depth: number;
  readonly id: string | null;
}

/** What the text before a block hands on to it. A small value: what it changes has to be read again. */
export interface Carried {
  readonly narrative: NarrativeTime;
  /** Whom the sections that the block stands in are about, the outermost first. */
  readonly topics: readonly Topic[];
  /** The people of the last sentence of the paragraph before, and whom that was about. */
  readonly people: readonly string[];
  readonly subject: readonly string[];
}

export const nothingCarried: Carried = { narrative: noNarrativeTime, topics: [], people: [], subject: [] };

const ofTheWhole = 0;
const ofALine = 7;

/**
 * Whom the first sentence of a block may mean by a pronoun, or by a subject that it leaves out: surely the one whom the
 * section is about, as long as nobody else has come up; else perhaps somebody of the paragraph before.
 */
export function discourseAt({ topics, people, subject }: Carried): Discourse {
  const topic = topics.at(-1)?.id ?? null;
  if (topic !== null && people.every((id) => id === topic))
    return { ...noDiscourse, people: [topic], subject: [topic], topic };
  const distant = people.length > 0;
  return { ...noDiscourse, people, subject, strangers: distant, topic, distant };
}

/** What a block hands on to the next, after what was handed to it. */
export function carriedAfter(
  before: Carried,
  { kind, depth = ofALine }: Pick<BlockProse, 'kind' | 'depth'>,
  readings: readonly SentenceReading[],
  narrative: NarrativeTime,
  knowledge: Knowledge,
): Carried {
  const [first] = readings;
  if (!first) return { ...before, narrative };
  const { topics } = before;
  if (kind === 'heading') {
    const people = peopleOf(readings, knowledge);
    return { narrative, topics: withTopic(topics, depth, people), people: [], subject: [] };
  }
  if (kind === 'paragraph' && isTitle(first)) {
    // "Zhukovsky. Yezhov's deputy": it is about somebody whom no pack knows.
    const known = first.mentions[0]?.start === first.sentence.start;
    const people = known ? peopleOf([first], knowledge) : [];
    const id = people.length === 1 ? (people[0] as string) : null;
    const outer = topics.filter((one) => one.depth < ofALine);
    return { narrative, topics: [...outer, { depth: ofALine, id }], people: [], subject: [] };
  }
  if (kind !== 'paragraph') return { ...before, narrative };
  const { people, subject } = (readings.at(-1) as SentenceReading).referents.after();
  const hero = topics.length === 0 ? heroOf(first, knowledge) : null;
  return { narrative, topics: hero ? [{ depth: ofTheWhole, id: hero }] : topics, people, subject };
}

/** A heading that names nobody goes on about whom the section around it is about. */
function withTopic(topics: readonly Topic[], depth: number, people: readonly string[]): readonly Topic[] {
  const outer = topics.filter((one) => one.depth < depth);
  if (people.length === 0) return outer;
  return [...outer, { depth, id: people.length === 1 ? (people[0] as string) : null }];
}

/** "Leon Trotsky, 1879–1940.", "**Stolypin's reforms**": a line that begins with a name and says nothing of it. */
const isTitle = ({ parsed: { chunks, clauses } }: SentenceReading): boolean =>
  chunks[0]?.kind === 'np' && chunks[0].proper && clauses.every(({ verb }) => verb === null);

/** "Leon Trotsky (1879–1940) was …": whom an article is about. */
function heroOf({ parsed: { chunks } }: SentenceReading, knowledge: Knowledge): string | null {
  const [name, open, time] = chunks;
  if (name?.kind !== 'np' || open?.kind !== 'open' || time?.kind !== 'time') return null;
  return isLifeSpan(name, time.time, knowledge) ? (name.ids[0] ?? null) : null;
}

const peopleOf = (readings: readonly SentenceReading[], { entities }: Knowledge): readonly string[] => [
  ...new Set(
    readings
      .flatMap(({ mentions }: { readonly mentions: readonly Mention[] }) => mentions)
      .flatMap(({ ids }) => ids)
      .filter((id) => entities.get(id)?.kind === 'person'),
  ),
];
