import type { FrontMatter } from './front-matter.ts';
import type { Prose } from './prose.ts';
import type { Span } from './span.ts';
import type { Suppression } from './suppressions.ts';

/**
 * Where a block stands decides what may be said of it: a quotation is not the writer's assertion, and a heading, a
 * table row or a list item is often written in telegram style.
 */
export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-row' | 'quotation' | 'footnote';

/** One block of the essay that holds prose, in the order of the file. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** Of a heading: 1 for that of the whole essay, 6 for the deepest. */
  readonly depth?: number;
  readonly prose: Prose;
}

/** A Markdown file as an essay. All offsets count UTF-16 code units of `text`, a byte order mark included if it is there. */
export interface Essay {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly frontMatter: FrontMatter;
  /** What the writer does not want to hear of, in the order of the file: from the front matter and from comments. */
  readonly suppressions: readonly Suppression[];
  /** The essay's first heading, if it has one. */
  readonly title: string | null;
}
