import type { Span } from '../essay/span.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Evidence } from '../knowledge/records.ts';

export const severities = ['hint', 'information', 'warning', 'error'] as const;

export type Severity = (typeof severities)[number];

/** Where a record has its facts from, ready to be shown. */
export interface SourceRef {
  readonly id: string;
  readonly title: string;
  readonly author?: string;
  readonly year?: string;
  readonly locator?: string;
  readonly url?: string;
}

export interface Edit<Place> {
  readonly range: Place;
  readonly newText: string;
}

/** A change that the writer may choose. A safe one cannot change what the essay says; a date is never safe. */
export interface Fix<Place> {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit<Place>[];
}

/**
 * What a rule has to say. `Place` is a span of the block's prose while a block is read, and a range of the file in a
 * finished review.
 */
export interface Finding<Place> {
  readonly rule: string;
  readonly severity: Severity;
  /** The smallest span that is wrong: the date, not the sentence. */
  readonly range: Place;
  /** What is wrong, then why, in one or two plain sentences of British English. */
  readonly message: string;
  /** The record it is about: `event:trotsky-expelled-from-ussr`. */
  readonly subject?: string;
  /** EDTF, number or name as the essay has it. */
  readonly claimed?: string;
  /** What the pack accepts. */
  readonly expected?: readonly string[];
  readonly sources: readonly SourceRef[];
  readonly related?: readonly { readonly range: Place; readonly message: string }[];
  readonly fixes?: readonly Fix<Place>[];
}

/** A finding while its block is read, with the words it rests on: while one of them is being typed, it waits. */
export type BlockFinding = Finding<Span> & { readonly words: readonly Span[] };

/** The sources of a record as a reader looks them up. */
export function sourceRefs(record: Pick<Evidence, 'sources'>, knowledge: Knowledge): SourceRef[] {
  return record.sources.flatMap(({ source: key, section, page }) => {
    const source = knowledge.sources.get(key);
    if (!source) return [];
    const author = source.author
      ?.map((name) => name.literal ?? [name.given, name.family].filter(Boolean).join(' '))
      .join(', ');
    const container = source['container-title'];
    const locator = [section && `section “${section}”`, page && `p. ${page}`].filter(Boolean).join(', ');
    return [
      {
        id: source.id,
        title: container && container !== source.title ? `${source.title}, ${container}` : source.title,
        ...(author ? { author } : {}),
        ...(source.issued ? { year: source.issued.slice(0, 4) } : {}),
        ...(locator ? { locator } : {}),
        ...(source.URL ? { url: source.URL } : {}),
      },
    ];
  });
}
