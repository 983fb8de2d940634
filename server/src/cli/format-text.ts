import colours from 'picocolors';
import type { SourceRef } from '../knowledge/source-refs.ts';
import type { PlacedFinding, Review } from '../review/review.ts';
import type { Verdict } from '../statements/statement.ts';
import type { Checked } from './checked.ts';
import { printable } from './printable.ts';

const width = 96;
const indent = '    ';
const mostSources = 2;

const marks = {
  error: colours.red('✗'),
  warning: colours.yellow('!'),
  information: colours.blue('i'),
  hint: colours.dim('·'),
} as const;

/** A review to be read in a terminal: what is wrong, why, what to do, and what was found to be right. */
export function textReport(checked: readonly Checked[]): string {
  const parts = checked.map(({ file, review }) => fileReport(file.path, review));
  if (checked.length > 1) parts.push(totals(checked));
  return parts.join('\n');
}

function fileReport(path: string, review: Review): string {
  const lines = [colours.bold(colours.underline(printable(path))), ''];
  if (review.question) lines.push(...wrap(printable(`Question: ${review.question}`), 2), '');
  for (const finding of review.findings) lines.push(...findingLines(finding, review), '');
  const silent = review.suppressed.length;
  const suppressed = silent > 0 ? `   ${silent} ${silent === 1 ? 'finding' : 'findings'} suppressed` : '';
  lines.push(`  ${factLine(review.facts)}${colours.dim(`   ${review.words} words${suppressed}`)}`, '');
  return lines.join('\n');
}

function findingLines(finding: PlacedFinding, review: Review): string[] {
  const { line, character } = finding.range.start;
  const place = `${line + 1}:${character + 1}`;
  return [
    `  ${marks[finding.severity]} ${colours.dim(place)}  ${colours.dim(finding.rule)}`,
    ...excerpt(finding, review),
    ...wrap(printable(finding.message), indent.length),
    ...(finding.fixes ?? []).map((fix) => `${indent}${colours.green('→')} ${printable(fix.title)}?`),
    ...sourceLines(finding.sources),
  ];
}

/** The first sources, each on a line with its address under it; the JSON has all. */
function sourceLines(sources: readonly SourceRef[]): string[] {
  return sources.slice(0, mostSources).flatMap(({ title, author, year, locator, url }) => {
    const name = [author, title, year, locator].filter(Boolean).join(', ');
    return [...wrap(printable(`Source: ${name}`), indent.length), ...(url ? [`${indent}  ${printable(url)}`] : [])].map(
      (line) => colours.dim(line),
    );
  });
}

/** The line of the essay with the date underlined; of a long line, the part round it. */
function excerpt(finding: PlacedFinding, review: Review): string[] {
  const { text } = review.essay;
  const { startOffset, endOffset, start } = finding.range;
  const lineStart = startOffset - start.character;
  const lineEnd = /\r|\n|$/.exec(text.slice(startOffset))?.index ?? 0;
  const room = width - indent.length - 2;
  const from = Math.max(lineStart, Math.min(startOffset - Math.floor(room / 2), startOffset + lineEnd - room));
  const to = Math.min(startOffset + lineEnd, from + room);
  const before = printable(text.slice(from, startOffset));
  const wrong = printable(text.slice(startOffset, Math.min(endOffset, to)).replace(/\s+/g, ' '));
  const after = printable(text.slice(Math.min(endOffset, to), to));
  const opening = from > lineStart ? '…' : '';
  const closing = to < startOffset + lineEnd ? '…' : '';
  const marker =
    ' '.repeat(indent.length + opening.length + columns(before)) + colours.red('^'.repeat(Math.max(1, columns(wrong))));
  return [`${indent}${colours.dim(opening)}${before}${colours.bold(wrong)}${after}${colours.dim(closing)}`, marker];
}

/** How wide a text is in a terminal, near enough: combining marks take no room, emoji and East Asian letters take two. */
function columns(text: string): number {
  let sum = 0;
  for (const letter of text)
    sum += /\p{M}|\u200D|\uFE0F/u.test(letter)
      ? 0
      : /\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/u.test(
            letter,
          )
        ? 2
        : 1;
  return sum;
}

const verdictWords: readonly (readonly [Verdict, string, (text: string) => string])[] = [
  ['confirmed', 'confirmed', colours.green],
  ['wrong', 'wrong', colours.red],
  ['imprecise', 'tolerable', colours.yellow],
  ['contested', 'contested', colours.yellow],
  ['ambiguous', 'ambiguous', colours.yellow],
  ['unknown', 'not in the packs', colours.dim],
];

function factLine(facts: Review['facts']): string {
  const shown = verdictWords.filter(([verdict]) => facts[verdict] > 0);
  if (shown.length === 0) return colours.dim('No facts that could be checked.');
  const [first] = shown;
  const tick = first?.[0] === 'confirmed' ? colours.green('✓ ') : '';
  return `${tick}Facts: ${shown.map(([verdict, word, colour]) => colour(`${facts[verdict]} ${word}`)).join(colours.dim(' · '))}`;
}

function totals(checked: readonly Checked[]): string {
  const findings = checked.reduce((sum, { review }) => sum + review.findings.length, 0);
  const clean = checked.filter(({ review }) => review.findings.length === 0).length;
  return `${colours.bold(`${checked.length} essays`)}: ${findings} ${findings === 1 ? 'finding' : 'findings'}, nothing to mend in ${clean}.\n`;
}

function wrap(text: string, by: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length + 1 > width - by) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines.map((one) => ' '.repeat(by) + one);
}
