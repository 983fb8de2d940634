// The expectations of test/time: what stands in comments under a line is what is found in it, and all that is.
//
//   In 1927 the opposition was beaten. On 14 November Trotsky was expelled.
//   <!-- time "1927" = 1927 -->             an expression and its EDTF value
//   <!-- time by "1929" = 1929 -->          how the text is tied to it, if not by "in", "from", "for" or the like
//   <!-- time "three months later" = ? -->  found, and not to be put on the calendar; these need not be listed
//   <!-- length "ten years" = P10Y -->      a duration or an age, with its TIMEX3 value; these need not be listed either
import { toSource } from '../../server/src/essay/prose.ts';
import type { Review } from '../../server/src/review/review.ts';
import { type TimeExpression, wholeSpan } from '../../server/src/time/expression.ts';

const comment = /^\s*<!-- (.*) -->\s*$/;
const timeForm = /^time (?:(by|until|since|before|after|not) )?"([^"]+)" = (\S+)$/;
const lengthForm = /^length "([^"]+)" = (\S+)$/;

export interface TimedEssay {
  /** The essay without its comments. */
  readonly text: string;
  /** By line, from 1: `by "1929" = 1929`. */
  readonly times: readonly string[];
  readonly lengths: readonly string[];
}

export function readTimed(source: string): TimedEssay {
  const lines: string[] = [];
  const times: string[] = [];
  const lengths: string[] = [];
  for (const line of source.split('\n')) {
    const words = comment.exec(line)?.[1];
    const time = words === undefined ? null : timeForm.exec(words);
    const length = words === undefined ? null : lengthForm.exec(words);
    if (words === undefined) lines.push(line);
    else if (time) times.push(asExpectation(lines.length, time[1] ?? 'in', time[2] as string, time[3] as string));
    else if (length) lengths.push(asExpectation(lines.length, 'in', length[1] as string, length[2] as string));
    else throw new Error(`not an expectation: ${line}`);
  }
  return { text: lines.join('\n'), times, lengths };
}

const asExpectation = (line: number, relation: string, text: string, value: string): string =>
  `line ${line}: ${/^(?:in|from|for)$/.test(relation) ? '' : `${relation} `}"${text}" = ${value}`;

/** What was found in an essay, in the words of the expectations. What has no value is named only where one asks for it. */
export function timesIn(review: Review, expected: TimedEssay): { times: string[]; lengths: string[] } {
  const times: string[] = [];
  const lengths: string[] = [];
  for (const { block, analysis } of review.blocks) {
    for (const time of analysis.times) {
      if (time.aside === 'title') continue;
      const span = wholeSpan(time);
      const at = block.start + toSource(block.prose, span).start;
      const line = review.essay.text.slice(0, at).split('\n').length;
      const text = block.prose.text.slice(span.start, span.end);
      const asked = valueless(line, time, text);
      if (time.edtf !== undefined) times.push(asExpectation(line, time.relation, text, time.edtf));
      else if (expected.times.includes(asked)) times.push(asked);
      if (time.kind !== 'date' && time.timex3 !== undefined) {
        const length = asExpectation(line, 'in', text, time.timex3);
        if (expected.lengths.includes(length)) lengths.push(length);
      }
    }
  }
  return { times, lengths };
}

const valueless = (line: number, { relation }: TimeExpression, text: string): string =>
  asExpectation(line, relation, text, '?');
