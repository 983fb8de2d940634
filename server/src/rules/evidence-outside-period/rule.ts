import { countOf } from '../../argument/cues.ts';
import { type Part, partsOf } from '../../argument/shape.ts';
import type { DayRange } from '../../knowledge/calendar.ts';
import { type DatedStatement, datedStatements } from '../../statements/statement.ts';
import type { EssayFinding } from '../finding.ts';
import type { BlockSummary, EssayContext, Rule } from '../rule.ts';
import { type AskedPeriod, periodAsked } from './period.ts';

/** A paragraph all of whose dates lie outside the years that the question asks of. */
export const evidenceOutsidePeriod: Rule = {
  id: 'evidence-outside-period',
  severity: 'hint',
  summary: 'A paragraph all of whose dates lie outside the years that the question asks of.',
  fixable: 'no',
  checkEssay: ({ question, blocks, knowledge }: EssayContext) => {
    const asked = question === null ? null : periodAsked(question, knowledge);
    if (!asked) return [];
    const parts = partsOf(blocks.map(({ kind }) => kind));
    return blocks.flatMap((summary, block) =>
      isEvidence(summary, parts[block]) && !isSignposted(summary, knowledge.lexicon.cues)
        ? outside(summary, block, asked)
        : [],
    );
  },
};

const isEvidence = ({ kind }: BlockSummary, part: Part | undefined): boolean => kind === 'paragraph' && part === 'body';

/** "The background to this lay in …", "The legacy …": the writer says that it lies outside. */
const isSignposted = ({ prose }: BlockSummary, cues: Readonly<Record<string, readonly string[]>>): boolean =>
  countOf(prose, cues['outside-period-signposts']) > 0;

/** In days: what lies nearer to the period belongs to it. */
const margin = 2 * 366;

function outside({ statements }: BlockSummary, block: number, { days, words }: AskedPeriod): EssayFinding[] {
  const dated = datedStatements(statements).filter(({ time }) => time.range && time.aside !== 'title');
  const isOutside = ({ first, last }: DayRange): boolean => last < days.first - margin || first > days.last + margin;
  if (!dated.every(({ time }) => time.range && isOutside(time.range))) return [];
  // What the text carries from one date to the next is no second witness.
  const own = dated.filter(({ time }) => !time.open);
  const known = own.some(({ event, verdict }) => event !== null && verdict !== 'unknown');
  const [first] = own;
  if (!first || (!known && new Set(own.map(({ time }) => time.start)).size < 2)) return [];
  return [finding(first, block, words, first.time.range as DayRange, days)];
}

function finding(
  { time, claimed, subject, words: spans }: DatedStatement,
  block: number,
  words: string,
  { last }: DayRange,
  days: DayRange,
): EssayFinding {
  const side = last < days.first ? 'before' : 'after';
  return {
    rule: evidenceOutsidePeriod.id,
    severity: evidenceOutsidePeriod.severity,
    range: { block, start: time.start, end: time.end },
    message: `The question asks of ${words}, and all the dates of this paragraph come ${side} that. Say in a sentence what they have to do with the question, or leave the paragraph out.`,
    ...(subject === null ? {} : { subject }),
    claimed,
    sources: [],
    words: spans.map(({ start, end }) => ({ block, start, end })),
  };
}
