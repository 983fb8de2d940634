import type { Block } from '../essay/essay.ts';
import type { Span } from '../essay/span.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { SentenceReader } from '../language/sentences.ts';
import type { BlockFinding } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { Carried } from '../statements/carried.ts';
import { readStatements, titlesIn } from '../statements/read.ts';
import type { Statement } from '../statements/statement.ts';
import type { TimeExpression } from '../time/expression.ts';
import { recogniseTimes } from '../time/recognise.ts';

/** What the review's stations need; made once and shared by all essays. */
export interface Engine {
  readonly readSentences: SentenceReader;
  readonly knowledge: Knowledge;
  readonly rules: readonly Rule[];
}

/** All that is known of one block. Spans are in its prose, so that the block may stand anywhere in the file. */
export interface BlockAnalysis {
  readonly sentences: readonly Span[];
  readonly times: readonly TimeExpression[];
  readonly statements: readonly Statement[];
  readonly findings: readonly BlockFinding[];
  /** The records that it names. */
  readonly named: readonly string[];
  /** What it hands on to the next block. */
  readonly carried: Carried;
}

/** Takes one block through the stations. It depends on nothing but its arguments. */
export function analyseBlock(
  { kind, depth, prose: { text, emphasis } }: Block,
  before: Carried,
  { readSentences, knowledge, rules }: Engine,
): BlockAnalysis {
  const sentences = readSentences(text);
  const mentions = knowledge.names.find(text);
  const read = readStatements(
    {
      kind,
      ...(depth === undefined ? {} : { depth }),
      prose: text,
      emphasis,
      sentences,
      times: recogniseTimes(text, mentions, titlesIn({ emphasis, sentences })),
      mentions,
    },
    knowledge,
    before,
  );
  const context = { kind, prose: text, statements: read.statements, readings: read.readings, knowledge };
  return {
    sentences: sentences.map(({ start, end }) => ({ start, end })),
    times: read.times,
    statements: read.statements,
    findings: rules.flatMap((rule) => rule.checkBlock?.(context) ?? []),
    // "party" and "country" in small letters name nobody in particular.
    named: [...new Set(mentions.flatMap((mention) => (/^\p{Lu}/u.test(text.slice(mention.start)) ? mention.ids : [])))],
    carried: read.carried,
  };
}
