import { dateInWords } from '../../knowledge/edtf.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type EntityRecord, type Event, partOfDate } from '../../knowledge/records.ts';
import { sourceRefs } from '../../knowledge/source-refs.ts';
import type { NameStatement } from '../../statements/statement.ts';
import type { TimeExpression } from '../../time/expression.ts';
import type { BlockFinding, Edit } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { corrections } from '../wrong-date/corrections.ts';

/** A name that is often taken for another, with the facts of that other one. */
export const confusedNames: Rule = {
  id: 'confused-names',
  severity: 'warning',
  summary: 'A name that is taken for another: only the facts of the other one fit.',
  fixable: 'unsafe',
  checkBlock: ({ statements, knowledge, prose }) =>
    statements.flatMap((statement) => (statement.kind === 'name' ? finding(statement, prose, knowledge) : [])),
};

type Known = Event | EntityRecord;

const recordOf = (id: string, { events, details }: Knowledge): Known | undefined =>
  events.get(id) ?? details.records.get(id);

function finding(statement: NameStatement, prose: string, knowledge: Knowledge): readonly BlockFinding[] {
  const { checked, claimed, right, because } = statement;
  const named = recordOf(statement.named, knowledge);
  const meant = recordOf(statement.meant, knowledge);
  if (!named || !meant) return [];
  const time = 'time' in because ? because.time : undefined;
  return [
    {
      rule: confusedNames.id,
      severity: confusedNames.severity,
      range: checked,
      message: message(statement, named, meant, knowledge),
      ...(statement.subject ? { subject: statement.subject } : {}),
      claimed,
      expected: statement.expected,
      sources: [named, meant].flatMap((record) => sourceRefs(record, knowledge)),
      ...(time
        ? { related: [{ range: { start: time.start, end: time.end }, message: `the date of ${meant.label}` }] }
        : {}),
      fixes: [
        { range: checked, newText: right },
        ...(time && 'date' in named ? otherDates(time, named, prose) : []),
      ].map((edit) => ({
        title: `Change ${prose.slice(edit.range.start, edit.range.end)} to ${edit.newText}`,
        safe: false, // either may be what was meant
        edits: [edit],
      })),
      words: statement.words,
    },
  ];
}

/** The date may be the slip, and not the name. */
const otherDates = (time: TimeExpression, { date }: Event, prose: string): Edit<{ start: number; end: number }>[] =>
  corrections(time, partOfDate(date, 'whole').range, prose).map(({ span, newText }) => ({ range: span, newText }));

function message({ because }: NameStatement, named: Known, meant: Known, { entities }: Knowledge): string {
  const [one, other] = [named, meant].map((record) => `${record.label}${when(record)}`) as [string, string];
  const fact =
    'time' in because
      ? `${sentenceCase(one)} is not ${other}, and ${because.time.text} is a date of the latter.`
      : `${sentenceCase(entities.get(because.person)?.label ?? '')} did not belong to ${one}, but to ${other}.`;
  return `${fact} Check which of them you mean.`;
}

const sentenceCase = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);

/** When it was, in brackets. */
function when(record: Known): string {
  if ('date' in record) return ` (${dateInWords(record.date.edtf)})`;
  const from = 'from' in record ? record.from?.edtf : undefined;
  const until = 'until' in record ? record.until?.edtf : undefined;
  if (!from && !until) return '';
  return ` (${dateInWords(`${from ?? '..'}/${until ?? '..'}`)})`;
}
