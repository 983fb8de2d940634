import { uninflected } from '../language/stem.ts';
import type { Knowledge } from './knowledge.ts';
import type { Figure } from './records.ts';

/** A figure with the words by which essays name what it counts. */
export interface FigureEntry {
  readonly figure: Figure;
  /** Its names as stems, without dates and words that say nothing; a name of nothing else is left out. */
  readonly names: readonly (readonly string[])[];
  /** The stems of all that the pack says of what it counts. */
  readonly vocabulary: ReadonlySet<string>;
  /** The stems of the names of what it is about. */
  readonly subjects: ReadonlySet<string>;
}

const small: ReadonlySet<string> = new Set(
  `a an the of in on at to for from by with and or be is are was were been had has have who that which it its his her their all
  some this these those out up one as into than`.split(/\s+/),
);

/** The stems of a text that say something. Years, numbers and months are left out: the date of a figure is compared apart. */
export const stemsOf = (text: string): string[] =>
  (text.match(/\p{L}+(?:['’]s)?/gu) ?? []).flatMap((word) => (isSmall(word) ? [] : [uninflected(word)]));

/** The same with the places where they stand. */
export function placedStems(text: string, offset: number): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const { 0: word, index } of text.matchAll(/\p{L}+(?:['’]s)?/gu)) {
    if (isSmall(word)) continue;
    const stem = uninflected(word);
    const places = found.get(stem);
    if (places) places.push(offset + index);
    else found.set(stem, [offset + index]);
  }
  return found;
}

export const isSmall = (word: string): boolean => small.has(word.toLowerCase());

/** "in 1928", "in July 1932" at the end of a name. */
const dateOfName =
  /\s+(?:in|of)\s+(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+)?\d{4}$/;

/** Finds the figures whose names stand in a sentence. */
export class FigureIndex {
  readonly entries: readonly FigureEntry[];
  readonly #byStem = new Map<string, FigureEntry[]>();

  constructor(figures: Iterable<Figure>, labelOf: (id: string) => readonly string[]) {
    this.entries = [...figures].map((figure) => entryOf(figure, labelOf));
    for (const entry of this.entries)
      for (const stem of new Set(entry.names.flatMap((name) => name.at(-1) ?? []))) {
        const list = this.#byStem.get(stem);
        if (list) list.push(entry);
        else this.#byStem.set(stem, [entry]);
      }
  }

  /** The figures of which some name stands whole in a set of stems. */
  named(stems: ReadonlySet<string>): readonly FigureEntry[] {
    const found = new Set<FigureEntry>();
    for (const stem of stems)
      for (const entry of this.#byStem.get(stem) ?? [])
        if (entry.names.some((name) => name.every((part) => stems.has(part)))) found.add(entry);
    return [...found];
  }
}

function entryOf(figure: Figure, labelOf: (id: string) => readonly string[]): FigureEntry {
  const names = figure.names.map((name) => stemsOf(name.replace(dateOfName, ''))).filter((name) => name.length > 0);
  const said = [...figure.names, figure.of, figure.label, figure.unit];
  const subjects = new Set(figure.about.flatMap(labelOf).flatMap(stemsOf));
  return { figure, names, vocabulary: new Set(said.flatMap(stemsOf)), subjects };
}

const indexes = new WeakMap<Knowledge, FigureIndex>();

/** The index of the figures that the active packs know, made when an essay has a number for the first time. */
export function figureIndex(knowledge: Knowledge): FigureIndex {
  const known = indexes.get(knowledge);
  if (known) return known;
  const made = new FigureIndex(
    knowledge.details.figures.values(),
    (id) => knowledge.entities.get(id)?.names ?? [knowledge.events.get(id)?.label ?? ''],
  );
  indexes.set(knowledge, made);
  return made;
}
