import type { ListItem, Nodes, Parents, PhrasingContent, Root, RootContent, TableRow } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Block, BlockKind, Essay } from './essay.ts';
import { type FrontMatter, noFrontMatter, readFrontMatter } from './front-matter.ts';
import { lineAfter, lineEndAt, lineStartAt } from './lines.ts';
import { areLinesApart, ProseBuilder, placeholder } from './prose.ts';
import type { Span } from './span.ts';
import { readSuppressionComments, type Suppression, type SuppressionComment } from './suppressions.ts';

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();

const byteOrderMark = '\uFEFF';

/**
 * Reads a Markdown file as an essay: CommonMark with GitHub's tables and footnotes, and YAML front matter.
 * Throws a RangeError only for thousands of blocks inside each other, which the parser has no stack for.
 * @param text the whole file; a byte order mark at its start is skipped and counted
 * @returns its blocks with exact UTF-16 offsets into `text`
 */
export function parseEssay(text: string): Essay {
  const shift = text.startsWith(byteOrderMark) ? 1 : 0; // micromark leaves the mark out of its count
  const reader = new BlockReader(text, shift);
  reader.read(markdown.parse(text));
  const { blocks, frontMatter, suppressions, title } = reader;
  return { text, blocks, frontMatter, suppressions, title };
}

class BlockReader {
  readonly blocks: Block[] = [];
  readonly suppressions: Suppression[] = [];
  frontMatter: FrontMatter = noFrontMatter;
  title: string | null = null;
  /** Comments on lines of their own, until the block comes that they concern. */
  #waiting: SuppressionComment[] = [];

  readonly text: string;
  readonly shift: number;

  constructor(text: string, shift: number) {
    this.text = text;
    this.shift = shift;
  }

  read(root: Root): void {
    for (const child of root.children) this.#block(child, 'paragraph');
    this.#settle(null);
  }

  /** Ties the comments that wait to the block that has come, or to nothing. */
  #settle(target: Span | null): void {
    for (const comment of this.#waiting) this.suppressions.push({ ...comment, scope: 'block', target });
    this.#waiting = [];
  }

  #spanOf(node: Nodes): Span {
    return { start: this.#start(node), end: this.#end(node) };
  }

  /** An item without the lists in it, whose items are blocks of their own. */
  #itemSpan(item: ListItem): Span {
    const inner = item.children.findIndex((child) => child.type === 'list');
    const last = inner < 0 ? item : item.children[inner - 1];
    return { start: this.#start(item), end: last ? this.#end(last) : this.#start(item) };
  }

  #start(node: Nodes): number {
    return (node.position?.start.offset ?? 0) + this.shift;
  }

  #end(node: Nodes): number {
    return (node.position?.end.offset ?? 0) + this.shift;
  }

  /**
   * @param kind what a paragraph is here: inside a list it is a list item, inside a quotation a quotation
   * @param year the year that a paragraph begins with, though Markdown takes it for the number of an item
   */
  #block(node: RootContent, kind: BlockKind, year?: Span): void {
    if (node.type !== 'html' && node.type !== 'list') this.#settle(this.#spanOf(node));
    switch (node.type) {
      case 'yaml': {
        // The value starts on the line after `---`, which a file with CRLF ends with two characters.
        const firstLine = /^.*(?:\r\n?|\n|$)/.exec(this.text.slice(this.#start(node), this.#end(node)))?.[0] ?? '';
        const file = { start: 0, end: this.text.length };
        this.frontMatter = readFrontMatter(node.value, this.#start(node) + firstLine.length, file);
        if (this.frontMatter.suppression) this.suppressions.push(this.frontMatter.suppression);
        return;
      }
      case 'paragraph':
        this.#prose(node, kind, year);
        return;
      case 'heading': {
        const block = this.#prose(node, kind === 'quotation' ? 'quotation' : 'heading');
        this.title ??= block?.prose.text ?? null;
        return;
      }
      case 'table':
        for (const row of node.children) this.#row(row, kind);
        return;
      case 'blockquote':
        for (const child of node.children) this.#block(child, 'quotation');
        return;
      case 'list':
        for (const item of node.children) {
          this.#settle(this.#itemSpan(item));
          for (const [index, child] of item.children.entries())
            this.#block(child, kind === 'paragraph' ? 'list-item' : kind, index === 0 ? this.#yearOf(item) : undefined);
        }
        return;
      case 'footnoteDefinition':
        for (const child of node.children) this.#block(child, 'footnote');
        return;
      case 'html':
        this.#waiting.push(...this.#commentsIn(this.#start(node), this.#end(node)));
        return;
      default: // code, rules and link definitions hold no prose
    }
  }

  /** "1933. Germany leaves the League." is an item with a number to Markdown, and a line of a timeline to its writer. */
  #yearOf(item: ListItem): Span | undefined {
    const start = this.#start(item);
    return /^\d{4}\.\s/.test(this.text.slice(start, start + 6)) ? { start, end: start + 5 } : undefined;
  }

  #prose(node: Parents & { children: PhrasingContent[] }, kind: BlockKind, year?: Span): Block | null {
    const [start, end] = [this.#start(node), this.#end(node)];
    const builder = new ProseBuilder(this.text, year?.start ?? start, areLinesApart(this.text.slice(start, end)));
    if (year) builder.addText(this.text.slice(year.start, year.end), year.start, year.end);
    if (year) builder.addSynthetic(' ', year.end, start);
    this.#inline(node.children, builder, start, end);
    return this.#add(node, kind, builder, year?.start);
  }

  /** A row is one line: what stands in its cells belongs together, as in a timeline of date and event. */
  #row(row: TableRow, kind: BlockKind): void {
    const builder = new ProseBuilder(this.text, this.#start(row));
    for (const [index, cell] of row.children.entries()) {
      if (index > 0) builder.addSynthetic(' | ', this.#start(cell), this.#start(cell));
      this.#inline(cell.children, builder, this.#start(cell), this.#end(cell));
    }
    this.#add(row, kind === 'paragraph' ? 'table-row' : kind, builder);
  }

  #add(node: Nodes, kind: BlockKind, builder: ProseBuilder, start = this.#start(node)): Block | null {
    const prose = builder.build();
    if (prose.text.trim() === '') return null;
    const depth = node.type === 'heading' && kind === 'heading' ? { depth: node.depth } : {};
    const block: Block = { kind, ...depth, start, end: this.#end(node), prose };
    this.blocks.push(block);
    return block;
  }

  /** @param from where the nodes' source starts at the earliest, @param to where it ends at the latest */
  #inline(nodes: readonly PhrasingContent[], builder: ProseBuilder, from: number, to: number): void {
    let at = from;
    for (const [index, node] of nodes.entries()) {
      // GFM finds e-mail addresses after parsing and leaves the pieces without a position.
      const following = nodes.slice(index + 1).find((next) => next.position);
      const start = node.position ? this.#start(node) : at;
      const end = node.position ? this.#end(node) : following ? this.#start(following) : to;
      this.#phrase(node, builder, start, end);
      at = node.position ? end : Math.min(end, start + (node.type === 'text' ? node.value.length : 0));
    }
  }

  #phrase(node: PhrasingContent, builder: ProseBuilder, start: number, end: number): void {
    switch (node.type) {
      case 'text':
        builder.addText(node.value, start, end);
        return;
      case 'break':
        builder.addLineBreak(start, end);
        return;
      case 'html':
        if (node.value.startsWith('<!--')) this.#inlineComment(builder, start, end);
        else if (/^<br\b/i.test(node.value)) builder.addLineBreak(start, end);
        else if (/^<su[bp]\b/i.test(node.value)) builder.addSynthetic(' ', start, end); // "1923<sup>1</sup>"
        return;
      case 'footnoteReference':
        return;
      case 'delete': // struck out: no longer said
        return;
      case 'inlineCode':
      case 'image':
      case 'imageReference':
        builder.addSynthetic(placeholder, start, end);
        return;
      case 'link': {
        const only = node.children[0];
        const bare =
          node.children.length === 1 && only?.type === 'text' && /^(https?:|mailto:|www\.)|@/.test(only.value);
        if (bare) builder.addSynthetic(placeholder, start, end);
        else this.#inline(node.children, builder, start, end);
        return;
      }
      case 'emphasis': {
        const from = builder.length;
        this.#inline(node.children, builder, start, end);
        builder.markEmphasis(from);
        return;
      }
      default:
        if ('children' in node) this.#inline(node.children, builder, start, end);
    }
  }

  #commentsIn(start: number, end: number): SuppressionComment[] {
    return readSuppressionComments(this.text.slice(start, end), start);
  }

  /** A comment in a line of text: no part of the prose; if it is a suppression, it concerns the line. */
  #inlineComment(builder: ProseBuilder, start: number, end: number): void {
    builder.addComment();
    for (const comment of this.#commentsIn(start, end))
      this.suppressions.push({ ...comment, scope: 'line', target: this.#linesOf(comment) });
  }

  /** The lines that a span lies in, as a rule one; if they hold nothing else, the next one with them. */
  #linesOf({ start, end }: Span): Span {
    const { text } = this;
    const first = lineStartAt(text, start);
    const last = lineEndAt(text, end);
    const alone = text.slice(first, start).trim() === '' && text.slice(end, last).trim() === '';
    return { start: first, end: alone ? lineEndAt(text, lineAfter(text, last)) : last };
  }
}
