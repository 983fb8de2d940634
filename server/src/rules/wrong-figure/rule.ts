import type { Knowledge } from '../../knowledge/knowledge.ts';
import { amountInWords } from '../../knowledge/record-page.ts';
import type { Figure } from '../../knowledge/records.ts';
import { sourceRefs } from '../../knowledge/source-refs.ts';
import { type CountedStatement, countedStatements } from '../../statements/statement.ts';
import type { BlockFinding } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { corrected } from './corrections.ts';

/** A number that contradicts what an active pack knows of the same thing. */
export const wrongFigure: Rule = {
  id: 'wrong-figure',
  severity: 'error',
  summary: 'A number that contradicts what an active pack has counted.',
  fixable: 'unsafe',
  checkBlock: ({ statements, knowledge, prose }) =>
    countedStatements(statements).flatMap((statement): BlockFinding[] => {
      const figure = knowledge.details.figures.get(statement.figure);
      return statement.verdict === 'wrong' && figure ? [finding(statement, figure, prose, knowledge)] : [];
    }),
};

function finding(
  { checked, claimed, expected, takenFor, words }: CountedStatement,
  figure: Figure,
  prose: string,
  knowledge: Knowledge,
): BlockFinding {
  const text = prose.slice(checked.start, checked.end);
  const right = amountInWords(figure.value, figure).replace(/ %$/, ' per cent');
  const newText = corrected(text, figure);
  const mixed = takenFor ? ` Perhaps it is taken for something else: ${takenFor}.` : '';
  return {
    rule: wrongFigure.id,
    severity: wrongFigure.severity,
    range: checked,
    message: `For ${figure.label} the sources give ${right}, not ${text}.${mixed} Check the number, or say what else it counts.`,
    subject: `figure:${figure.id}`,
    claimed,
    expected,
    sources: sourceRefs(figure, knowledge),
    fixes:
      newText === null
        ? []
        : [{ title: `Change ${text} to ${newText}`, safe: false, edits: [{ range: checked, newText }] }],
    words,
  };
}
