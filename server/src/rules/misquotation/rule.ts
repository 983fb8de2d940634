import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Quotation } from '../../knowledge/records.ts';
import { sourceRefs } from '../../knowledge/source-refs.ts';
import { type QuotedStatement, quotedStatements } from '../../statements/statement.ts';
import type { BlockFinding } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** Words in a quotation that the sources do not have there. */
export const misquotation: Rule = {
  id: 'misquotation',
  severity: 'warning',
  summary: 'A word in a quotation that is not what was said.',
  fixable: 'unsafe',
  checkBlock: ({ statements, knowledge }) =>
    quotedStatements(statements).flatMap((statement): BlockFinding[] => {
      const quotation = knowledge.details.quotations.get(statement.quotation);
      return statement.verdict === 'wrong' && quotation
        ? statement.differences.map((difference) => finding(statement, difference, quotation, knowledge))
        : [];
    }),
};

function finding(
  { claimed, words }: QuotedStatement,
  { start, end, expected }: QuotedStatement['differences'][number],
  quotation: Quotation,
  knowledge: Knowledge,
): BlockFinding {
  const speaker = knowledge.entities.get(quotation.speaker)?.label ?? quotation.speaker;
  const range = { start, end };
  const instead = expected ? `the sources have “${expected}”` : 'the sources have nothing';
  return {
    rule: misquotation.id,
    severity: misquotation.severity,
    range,
    message: `“${claimed}” stands where ${instead}: “${quotation.words}” (${speaker}, ${quotation.occasion}). Quote the words as they are, or name the translation you use.`,
    subject: `quotation:${quotation.id}`,
    claimed,
    expected: [expected],
    sources: sourceRefs(quotation, knowledge),
    fixes: expected
      ? [{ title: `Change “${claimed}” to “${expected}”`, safe: false, edits: [{ range, newText: expected }] }]
      : [],
    words,
  };
}
