import { dateInWords } from '../../knowledge/edtf.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { sameName } from '../../knowledge/lineage.ts';
import type { EntityRecord, Lasting, Office, PackDate, Person } from '../../knowledge/records.ts';
import { sourceRefs } from '../../knowledge/source-refs.ts';
import { datedStatements, type PresenceStatement, type Statement } from '../../statements/statement.ts';
import type { TimeExpression } from '../../time/expression.ts';
import type { BlockFinding } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** Somebody who acts after death or before birth; a body, an office or a place under a name that it did not have at the time. */
export const anachronism: Rule = {
  id: 'anachronism',
  severity: 'warning',
  summary: 'Somebody who was dead or not yet born, or a body, a place or a name that did not exist at the time.',
  fixable: 'unsafe',
  checkBlock: ({ statements, knowledge }) =>
    statements.flatMap((statement) =>
      statement.kind === 'presence' && !isDateWrong(statement, statements) ? finding(statement, knowledge) : [],
    ),
};

/** If the date is wrong by itself, everything else that does not fit it follows from that. */
const isDateWrong = ({ time }: PresenceStatement, statements: readonly Statement[]): boolean =>
  datedStatements(statements).some(({ verdict, checked }) => verdict === 'wrong' && checked.start === time.start);

function finding(statement: PresenceStatement, knowledge: Knowledge): readonly BlockFinding[] {
  const record = knowledge.details.records.get(statement.absent);
  if (!record) return [];
  const { checked, claimed, right } = statement;
  const successor = right ? knowledge.details.records.get(right.id) : undefined;
  return [
    {
      rule: anachronism.id,
      severity: anachronism.severity,
      range: checked,
      message: record.kind === 'person' ? aboutLife(statement, record) : aboutName(statement, record, knowledge),
      ...(statement.subject ? { subject: statement.subject } : {}),
      claimed,
      expected: statement.expected,
      sources: [record, ...(successor && successor !== record ? [successor] : [])].flatMap((one) =>
        sourceRefs(one, knowledge),
      ),
      related: [{ range: { start: statement.time.start, end: statement.time.end }, message: 'the date in question' }],
      fixes: right
        ? [
            {
              title: `Change ${claimed} to ${right.name}`,
              safe: false, // it may be the date that is wrong
              edits: [{ range: checked, newText: right.name }],
            },
          ]
        : [],
      words: statement.words,
    },
  ];
}

function aboutLife({ side, time }: PresenceStatement, { label, born, died }: Person): string {
  const fact =
    side === 'after'
      ? `${sentenceCase(label)} died ${died ? inWords(died.date) : ''}, before ${timeInWords(time)}.`
      : `${sentenceCase(label)} was not born until ${born ? dateInWords(born.date.edtf) : ''}, after ${timeInWords(time)}.`;
  return `${fact} Check the date, or say who is meant.`;
}

function aboutName(
  { side, time, claimed, right }: PresenceStatement,
  record: EntityRecord,
  { entities }: Knowledge,
): string {
  const limit = limitOf(record, claimed, side);
  const fact = limit
    ? side === 'before'
      ? `The name ${claimed} dates from ${dateInWords(limit.edtf)}, later than ${timeInWords(time)}.`
      : `The name ${claimed} ended ${inWords(limit)}, before ${timeInWords(time)}.`
    : `The name ${claimed} does not belong to ${timeInWords(time)}.`;
  const article = right && entities.get(right.id)?.label.startsWith('the ') ? 'the ' : '';
  return right
    ? `${fact} At that time it was ${article}${right.name}: use the name of the time, or check the date.`
    : `${fact} Check the date, or say what is meant.`;
}

/** The date from which, or until which, a name was borne; of a name that has none of its own, the record's. */
function limitOf(record: EntityRecord, name: string, side: PresenceStatement['side']): PackDate | undefined {
  const end = side === 'before' ? 'from' : 'until';
  const timed = record.timedNames?.filter((one) => sameName(one.name, name)) ?? [];
  if (timed.length > 0) return timed.length === 1 ? timed[0]?.[end] : undefined;
  return end in record ? (record as Lasting | Office)[end] : undefined;
}

/** A range that is written with two dates is told as one: "1936–38" for "between 1936 and 1938". */
const timeInWords = ({ ends, edtf, text }: TimeExpression): string =>
  ends && edtf !== undefined ? dateInWords(edtf) : text;

const inWords = ({ edtf }: PackDate): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(edtf) ? `on ${dateInWords(edtf)}` : `in ${dateInWords(edtf)}`;

const sentenceCase = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);
