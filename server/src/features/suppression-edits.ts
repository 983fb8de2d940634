import type { Essay } from '../essay/essay.ts';
import { lineEndAt, lineEndOf, lineStartAt } from '../essay/lines.ts';
import { parseEssay } from '../essay/parse.ts';
import { suppressionKeyword } from '../essay/suppressions.ts';
import type { PlacedFinding } from '../review/levels.ts';
import { concerns } from '../review/suppress.ts';
import { applyEdit, type OffsetEdit } from './project-edits.ts';

/**
 * What makes Clio silent about a finding and about as little else as can be: a comment at the end of its line, or before
 * its block where that is one line or a heading; or its rule beside others in a comment that is there already.
 * @returns null where no comment can be put without changing what the essay says
 */
export function suppressHere(essay: Essay, finding: PlacedFinding): OffsetEdit | null {
  const { text, blocks, suppressions } = essay;
  const { startOffset, endOffset } = finding.range;
  const block = blocks.find(({ start, end }) => start <= startOffset && startOffset <= end);
  if (!block) return null;
  const there = suppressions.find(
    (one) => one.scope !== 'file' && one.rules.length > 0 && concerns(one, finding.range),
  );
  const before = commentBefore(text, block.start, finding.rule);
  const behind = commentBehind(text, endOffset, finding.rule);
  const isOneLine = lineEndAt(text, block.start) >= block.end;
  const isFirstInLine = /^[ \t>]*$/.test(text.slice(lineStartAt(text, block.start), block.start));
  const prefersBefore = isFirstInLine && (isOneLine || block.kind === 'heading') && block.kind !== 'table-row';
  return firstRight(essay, finding, [
    ...(there?.rules.length ? [insertion(there.rules.at(-1)?.end ?? there.end, `, ${finding.rule}`)] : []),
    ...(prefersBefore ? [before, behind] : [behind, before]),
  ]);
}

/** What makes Clio silent about a rule in the whole essay: an entry in the front matter, which is made if there is none. */
export function suppressInEssay(essay: Essay, finding: PlacedFinding): OffsetEdit | null {
  const { text, frontMatter } = essay;
  const { yaml, suppression } = frontMatter;
  const eol = lineEndOf(text);
  const field = `${suppressionKeyword}: [${finding.rule}]`;
  if (!yaml) {
    const start = text.startsWith('\uFEFF') ? 1 : 0;
    return firstRight(essay, finding, [insertion(start, `---${eol}${field}${eol}---${eol}${eol}`)]);
  }
  if (!suppression) {
    const isBlank = text.slice(yaml.start, yaml.end).trim() === '';
    return firstRight(essay, finding, [
      isBlank ? insertion(yaml.start, `${field}${eol}`) : insertion(yaml.end, `${eol}${field}`),
    ]);
  }
  const last = suppression.rules.at(-1);
  if (!last) {
    const empty = /^:[ \t]*(?:\[\s*\])?/.exec(text.slice(suppression.keyword.end))?.[0] ?? '';
    const { end } = suppression.keyword;
    return firstRight(essay, finding, [
      { range: { start: end, end: end + empty.length }, newText: `: [${finding.rule}]` },
    ]);
  }
  // A list with hyphens, a list in brackets, or a text: each is tried, and what is no right front matter is dropped.
  const item = /^\s*- +/.exec(text.slice(lineStartAt(text, last.start), last.start))?.[0];
  return firstRight(essay, finding, [
    ...(item === undefined ? [] : [insertion(lineEndAt(text, last.end), `${eol}${item}${finding.rule}`)]),
    ...(/["']/.test(text.charAt(last.end)) ? [insertion(last.end + 1, `, ${finding.rule}`)] : []),
    insertion(last.end, `, ${finding.rule}`),
  ]);
}

const insertion = (offset: number, newText: string): OffsetEdit => ({ range: { start: offset, end: offset }, newText });

const commentFor = (rule: string): string => `<!-- ${suppressionKeyword} ${rule} -->`;

/** A line before a block, with the block's indentation and signs of quotation. */
function commentBefore(text: string, blockStart: number, rule: string): OffsetEdit {
  const start = lineStartAt(text, blockStart);
  const prefix = /^[ \t>]*/.exec(text.slice(start, blockStart))?.[0] ?? '';
  return insertion(start, `${prefix}${commentFor(rule)}${lineEndOf(text)}`);
}

/** The end of a line: within the last cell of a row, and before the blanks or the sign that break the line. */
function commentBehind(text: string, offset: number, rule: string): OffsetEdit {
  const line = text.slice(lineStartAt(text, offset), lineEndAt(text, offset));
  const end = lineEndAt(text, offset);
  const cell = /(?<!\\)\|[ \t]*$/.exec(line)?.[0].length;
  if (cell !== undefined) {
    const at = Math.max(offset, end - cell);
    return insertion(at, `${/[ \t]/.test(text.charAt(at - 1)) ? '' : ' '}${commentFor(rule)} `);
  }
  const tail = /(?:(?<!\\)(?:\\\\)*\\|[ \t]+)$/.exec(line)?.[0] ?? '';
  const breaks = tail.startsWith('\\') ? 1 : tail.length;
  return insertion(Math.max(offset, end - breaks), ` ${commentFor(rule)}`);
}

/** The first edit after which the finding is suppressed and the essay says what it said before. */
function firstRight(essay: Essay, finding: PlacedFinding, edits: readonly OffsetEdit[]): OffsetEdit | null {
  const said = saidBy(essay);
  return (
    edits.find((edit) => {
      const after = parseEssay(applyEdit(essay.text, edit));
      const shift = (offset: number): number =>
        offset >= edit.range.end ? offset + edit.newText.length - (edit.range.end - edit.range.start) : offset;
      const range = {
        ...finding.range,
        startOffset: shift(finding.range.startOffset),
        // What is put right behind the finding is not a part of it.
        endOffset: finding.range.endOffset > edit.range.end ? shift(finding.range.endOffset) : finding.range.endOffset,
      };
      const isSuppressed = after.suppressions.some(
        (one) => one.rules.some(({ id }) => id === finding.rule) && concerns(one, range),
      );
      return isSuppressed && saidBy(after) === said;
    }) ?? null
  );
}

const saidBy = ({ blocks, frontMatter: { question, clio, language, problem } }: Essay): string =>
  JSON.stringify([
    question,
    clio,
    language,
    problem === null,
    blocks.map(({ kind, prose }) => [kind, prose.text.replace(/\s+/g, ' ').trim()]),
  ]);
