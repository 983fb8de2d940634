import { dateInWords } from '../../knowledge/edtf.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { sourceRefs } from '../../knowledge/source-refs.ts';
import { type Happened, happened } from '../../statements/dates/meant.ts';
import type { OrderStatement } from '../../statements/statement.ts';
import type { BlockFinding } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** Two events in an order that their dates contradict. */
export const wrongOrder: Rule = {
  id: 'wrong-order',
  severity: 'error',
  summary: 'Two events in an order that their dates contradict.',
  fixable: 'unsafe',
  checkBlock: ({ statements, knowledge, prose }) =>
    statements.flatMap((statement) => {
      if (statement.kind !== 'order' || statement.verdict !== 'wrong') return [];
      const earlier = happened(statement.earlier, knowledge);
      const later = happened(statement.later, knowledge);
      return earlier && later ? [finding(statement, earlier, later, prose, knowledge)] : [];
    }),
};

function finding(
  { checked, causal, claimed, subject, words }: OrderStatement,
  earlier: Happened,
  later: Happened,
  prose: string,
  knowledge: Knowledge,
): BlockFinding {
  const dated = ({ label, date }: Happened): string => `${label} (${dateInWords(date.edtf)})`;
  const so = causal ? ', and so cannot be a result of it' : ', not after it';
  return {
    rule: wrongOrder.id,
    severity: wrongOrder.severity,
    range: checked,
    message: `${capital(dated(later))} came before ${dated(earlier)}${so}. Turn the two round, or say which events you mean.`,
    ...(subject === null ? {} : { subject }),
    claimed,
    expected: [`${later.id} < ${earlier.id}`],
    sources: [...sourceRefs(later, knowledge), ...sourceRefs(earlier, knowledge)],
    fixes: opposite(checked, prose),
    words,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const opposites: Readonly<Record<string, string>> = {
  after: 'before',
  before: 'after',
  preceded: 'followed',
  followed: 'preceded',
};

/** "before" for "after": the one word that can be turned round; a cause cannot. */
function opposite({ start, end }: OrderStatement['checked'], prose: string): NonNullable<BlockFinding['fixes']> {
  const found = /(after|before|preceded|followed)$/i.exec(prose.slice(start, end));
  const word = found?.[0];
  const other = word && opposites[word.toLowerCase()];
  // "a few weeks after" would leave a length that is wrong as well.
  if (!found || !word || !other || found.index > 0) return [];
  const newText = /^\p{Lu}/u.test(word) ? capital(other) : other;
  return [
    {
      title: `Change ${word} to ${newText}`,
      safe: false,
      edits: [{ range: { start: end - word.length, end }, newText }],
    },
  ];
}
