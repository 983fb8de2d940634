import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type SourceRef, sourceRefs } from '../../knowledge/source-refs.ts';
import type { IntervalStatement } from '../../statements/statement.ts';
import type { BlockFinding } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** An age, a length of time or an anniversary that does not agree with the dates at its two ends. */
export const wrongInterval: Rule = {
  id: 'wrong-interval',
  severity: 'error',
  summary: 'An age, a length of time or an anniversary that does not agree with the dates at its ends.',
  fixable: 'unsafe',
  checkBlock: ({ statements, knowledge, prose }) =>
    statements.flatMap((statement) =>
      statement.kind === 'interval' && statement.verdict === 'wrong' ? [finding(statement, prose, knowledge)] : [],
    ),
};

function finding(statement: IntervalStatement, prose: string, knowledge: Knowledge): BlockFinding {
  const { checked, subject, claimed, expected, words, measure } = statement;
  return {
    rule: wrongInterval.id,
    // What only the text says of itself rests on which of its dates is counted from.
    severity: measure === 'text' ? 'warning' : wrongInterval.severity,
    range: checked,
    message: `${whatIsWrong(statement, prose)} ${whatToDo(statement)}`,
    ...(subject === null ? {} : { subject }),
    claimed,
    expected,
    sources: sourcesOf(statement, knowledge),
    fixes: fixes(statement, prose),
    words,
  };
}

function whatIsWrong({ measure, facts, expected, claimed, checked }: IntervalStatement, prose: string): string {
  const [first = '', second = ''] = facts;
  if (measure === 'text') return `From ${first} to ${second} it is ${expected[0]}, not ${claimed}.`;
  if (measure === 'anniversary') return `${capital(first)}; ${second}.`;
  const both = capital(facts.join('; '));
  if (measure === 'birthday') return `${both}: that makes ${expected[0]}, not ${claimed.replace(/ years?$/, '')}.`;
  if (measure === 'age') return `${both}: that makes ${expected.join(' or ')}, not ${claimed}.`;
  if (measure === 'length') return `${both}: that is ${expected[0]}, not ${claimed}.`;
  return `${both}: they are ${expected[0]} apart, not ${lengthIn(prose.slice(checked.start, checked.end))}.`;
}

/** "Four years later" → "four years" */
const lengthIn = (words: string): string => words.toLowerCase().replace(/\s+(?:later|earlier|afterwards)$/, '');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const whatToDo = ({ measure }: IntervalStatement): string =>
  measure === 'age' ? 'Check the age, or whose it is.' : 'Check the number, or say what it is counted from.';

function sourcesOf({ records }: IntervalStatement, knowledge: Knowledge): SourceRef[] {
  const found = records.flatMap((id) => {
    const record = knowledge.events.get(id) ?? knowledge.details.records.get(id);
    return record ? sourceRefs(record, knowledge) : [];
  });
  return found.filter((one, i) => found.findIndex(({ id, locator }) => id === one.id && locator === one.locator) === i);
}

/** The right number in figures, where there is exactly one and the essay has figures too. */
function fixes({ measure, checked, expected }: IntervalStatement, prose: string): NonNullable<BlockFinding['fixes']> {
  const [right, other] = expected;
  const digits = /\d+/.exec(prose.slice(checked.start, checked.end));
  if (measure !== 'age' || other !== undefined || right === undefined || !digits) return [];
  const start = checked.start + digits.index;
  return [
    {
      title: `Change ${digits[0]} to ${right}`,
      safe: false,
      edits: [{ range: { start, end: start + digits[0].length }, newText: right }],
    },
  ];
}
