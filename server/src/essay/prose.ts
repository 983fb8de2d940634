import { decodeString } from 'micromark-util-decode-string';
import type { Span } from './span.ts';

/**
 * The text of a block as a reader hears it, without Markdown's signs, and the way back from each of its characters to
 * the file. All source offsets are relative to the start of the block, so that the same block elsewhere in the file has
 * the same prose.
 */
export interface Prose {
  readonly text: string;
  /** For each UTF-16 code unit of `text`, where its source starts and ends. */
  readonly sourceStarts: readonly number[];
  readonly sourceEnds: readonly number[];
  /** Emphasised stretches (in prose offsets): titles of works stand in them. */
  readonly emphasis: readonly Span[];
}

/** Maps a span of prose to the block's source. An empty span maps to an empty span. */
export function toSource(prose: Prose, span: Span): Span {
  const { text, sourceStarts, sourceEnds } = prose;
  if (text.length === 0) return { start: 0, end: 0 };
  const start =
    span.start < text.length ? (sourceStarts[span.start] as number) : (sourceEnds[text.length - 1] as number);
  if (span.end <= span.start) return { start, end: start };
  return { start, end: Math.max(start, sourceEnds[Math.min(span.end, text.length) - 1] as number) };
}

/** Stands where the file has something that is not prose: code, an image, a bare address. */
export const placeholder = '\uFFFC';

/** Collects a block's prose piece by piece. */
export class ProseBuilder {
  #text = '';
  #starts: number[] = [];
  #ends: number[] = [];
  #emphasis: Span[] = [];

  /** Whether the last that came was a comment. */
  #afterComment = false;

  readonly source: string;
  readonly origin: number;
  readonly #linesApart: boolean;

  /** @param linesApart whether each line of the source is one of its own, as in a list of dates */
  constructor(source: string, origin: number, linesApart = false) {
    this.source = source;
    this.origin = origin;
    this.#linesApart = linesApart;
  }

  get length(): number {
    return this.#text.length;
  }

  /** Adds text that has no letters of its own in the source, for instance the blank of a line break. */
  addSynthetic(text: string, start: number, end: number): void {
    for (let i = 0; i < text.length; i += 1) this.#push(text[i] as string, start, end);
  }

  /** A break that the writer has put: the only `\n` in prose. What stands before it is a line of its own. */
  addLineBreak(start: number, end: number): void {
    this.#text += '\n';
    this.#afterComment = false;
    this.#starts.push(start - this.origin);
    this.#ends.push(end - this.origin);
  }

  /** A comment is not heard: of the blanks before and after it, one is left, so that the prose is what it is without it. */
  addComment(): void {
    this.#afterComment = true;
  }

  markEmphasis(start: number): void {
    if (start < this.#text.length) this.#emphasis.push({ start, end: this.#text.length });
  }

  /**
   * Adds the value of a Markdown text node. The value differs from its source by escapes (`\*`), character references
   * (`&eacute;`), and at line ends, where the next line's indentation and `>` are left out; both are walked together.
   * @param value the text node's value
   * @param start where its source starts in the file
   * @param end where its source ends at the latest
   */
  addText(value: string, start: number, end: number): void {
    const { source } = this;
    let at = start;
    for (let i = 0; i < value.length; ) {
      const wanted = value[i] as string;
      const here = source[at];
      if (isLineEnd(wanted)) {
        const stop = skipLineEnd(source, at, end);
        if (this.#linesApart) this.addLineBreak(at, stop);
        else this.#push(' ', at, stop);
        i += wanted === '\r' && value[i + 1] === '\n' ? 2 : 1;
        at = skipLinePrefix(source, stop, end, value[i]);
        continue;
      }
      if (here === '\\' && source[at + 1] === wanted && isPunctuation(wanted)) {
        this.#push(wanted, at, at + 2);
        at += 2;
        i += 1;
        continue;
      }
      if (here === '&') {
        const reference = /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][\da-zA-Z]{0,31});/.exec(
          source.slice(at, at + 34),
        )?.[0];
        const decoded = reference && decodeString(reference);
        if (reference && decoded !== reference && decoded && value.startsWith(decoded, i)) {
          for (const unit of decoded.split('')) this.#push(unit, at, at + reference.length);
          at += reference.length;
          i += decoded.length;
          continue;
        }
      }
      if (here !== wanted) {
        // NUL is shown as U+FFFD; a tab may be shown as blanks. Anything else: look for the character further on.
        const found = here === '\0' ? at : source.indexOf(wanted, at);
        if (found >= 0 && found < end) at = found;
      }
      this.#push(wanted, Math.min(at, end), Math.min(at + 1, end));
      at += 1;
      i += 1;
    }
  }

  build(): Prose {
    return { text: this.#text, sourceStarts: this.#starts, sourceEnds: this.#ends, emphasis: this.#emphasis };
  }

  /** One code unit of prose. Line ends and blanks of every width become plain blanks, so that no later station minds them. */
  #push(unit: string, start: number, end: number): void {
    const letter = /[\s\u00A0\u2007\u202F]/.test(unit) ? ' ' : unit;
    if (this.#afterComment && letter === ' ' && /^\s?$/.test(this.#text.slice(-1))) return;
    this.#afterComment = false;
    this.#text += letter;
    this.#starts.push(start - this.origin);
    this.#ends.push(end - this.origin);
  }
}

const dateAtStart =
  /^[\s>*_-]*(?:c\. ?|early |mid-|late )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter)[a-z]*\.?,? )?(?:\d{1,2}(?:st|nd|rd|th)?, ?)?[12]\d{3}\b/i;

/**
 * Whether the lines of a paragraph are a timeline that was typed without a list: the first begins with a date, and so do
 * at least half of them.
 */
function isTimeline(paragraph: string): boolean {
  const lines = paragraph.split(/\r\n?|\n/);
  const dated = lines.filter((line) => dateAtStart.test(line)).length;
  return lines.length > 1 && dated >= Math.max(2, lines.length / 2) && dateAtStart.test(lines[0] ?? '');
}

/**
 * Whether the lines of a paragraph are notes that were typed without a list: "Dawes Plan - 1924 - loans". Each begins like
 * a line of its own, none ends like a sentence that goes on, and at least half, and two, part a head from the rest.
 */
function isNotes(paragraph: string): boolean {
  const lines = paragraph.split(/\r\n?|\n/);
  const parted = lines.filter((line) => /^[^.!?]{2,60}?(?: [-–—→] |: )/.test(line)).length;
  return (
    lines.length > 1 &&
    parted >= Math.max(2, lines.length / 2) &&
    lines.every((line) => /^[\s>*_"“‘'(]*[\p{Lu}\p{N}]/u.test(line)) &&
    lines
      .slice(0, -1)
      .every((line) => !/(?:[,;–-]|\b(?:the|a|an|of|and|or|in|to|by|with|for|was|were|had|is))\s*$/i.test(line))
  );
}

/** Whether the lines of a paragraph are lines of their own, though Markdown runs them together. */
export const areLinesApart = (paragraph: string): boolean => isTimeline(paragraph) || isNotes(paragraph);

const isLineEnd = (unit: string): boolean => unit === '\n' || unit === '\r';

const isPunctuation = (unit: string): boolean => /[!-/:-@[-`{-~]/.test(unit);

/** After blanks at the end of a line, the line end itself: `\n`, `\r` or `\r\n`. */
function skipLineEnd(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && (source[at] === ' ' || source[at] === '\t')) at += 1;
  if (source[at] === '\r' && source[at + 1] === '\n') return at + 2;
  return at < end ? at + 1 : at;
}

/** The indentation and the `>` signs with which a continued line starts, up to the character that comes next. */
function skipLinePrefix(source: string, from: number, end: number, next: string | undefined): number {
  let at = from;
  while (at < end && /[ \t>]/.test(source[at] as string) && source[at] !== next) at += 1;
  return at;
}
