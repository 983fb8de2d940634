import type { Span } from '../essay/span.ts';
import type { TimeExpression } from './expression.ts';
import { completeTimes, type NarrativeTime } from './narrative.ts';
import { recogniseTimes } from './recognise.ts';

const paragraph = /(?:(?!\r?\n[ \t]*\r?\n)[\s\S])+/g;
/** In words. A line of its own that is no sentence and no longer than this is a heading. */
const longestHeading = 12;

/** Titles of works, as plain texts mark them: *Paradoxes of Power, 1878–1928*, or with _ for *. A whole sentence is none. */
const emphasis = /(?<![\p{L}\p{N}*_])([*_])(?=[^\s*_])[^*_\r\n]{1,200}(?<!\.)\1(?![\p{L}\p{N}*_])/gu;

/**
 * The time expressions of a plain text, of any period: its paragraphs are set apart by blank lines, a short line that is no
 * sentence is a heading, and what stands between asterisks or underscores is the title of a work. Offsets are those of the whole text.
 */
export function timesOfPlainText(text: string, before: NarrativeTime): readonly TimeExpression[] {
  let narrative = before;
  const found: TimeExpression[] = [];
  for (const { 0: prose, index } of text.matchAll(paragraph)) {
    const read = completeTimes(prose, recogniseTimes(prose, [], titlesIn(prose)), narrative, isHeading(prose));
    narrative = read.narrative;
    found.push(...read.times.map((time) => moved(time, index)));
  }
  return found;
}

const titlesIn = (prose: string): readonly Span[] =>
  [...prose.matchAll(emphasis)].map(({ 0: text, index }) => ({ start: index + 1, end: index + text.length - 1 }));

function isHeading(prose: string): boolean {
  const line = prose.trim();
  return !line.includes('\n') && !/[.!?;,]["”’)]*$/.test(line) && line.split(/\s+/).length <= longestHeading;
}

function moved(time: TimeExpression, by: number): TimeExpression {
  const { ends, yearSpan, anchor } = time;
  return {
    ...time,
    start: time.start + by,
    end: time.end + by,
    outerStart: time.outerStart + by,
    ...(yearSpan ? { yearSpan: { start: yearSpan.start + by, end: yearSpan.end + by } } : {}),
    ...(anchor ? { anchor: { start: anchor.start + by, end: anchor.end + by } } : {}),
    ...(ends ? { ends: [moved(ends[0], by), moved(ends[1], by)] as const } : {}),
  };
}
