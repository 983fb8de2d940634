import { dateInWords } from '../../knowledge/edtf.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type PartStatement, partStatements } from '../../statements/statement.ts';
import { label, listed, partFinding, withDate } from '../parts.ts';
import type { Rule } from '../rule.ts';

/** Somebody who had no part in the event. */
export const wrongParticipant: Rule = {
  id: 'wrong-participant',
  severity: 'error',
  summary: 'Somebody in an event that was another one’s.',
  fixable: 'unsafe',
  checkBlock: ({ statements, knowledge, prose }) =>
    partStatements(statements)
      .filter(({ verdict, part }) => verdict === 'wrong' && part === 'person')
      .map((statement) =>
        partFinding(
          { rule: wrongParticipant.id, severity: wrongParticipant.severity },
          statement,
          message(statement, knowledge),
          prose,
          knowledge,
        ),
      ),
};

function message({ event: id, named, right, own, role }: PartStatement, knowledge: Knowledge): string {
  const event = knowledge.events.get(id);
  const what = event ? withDate(event) : id;
  const name = label(named, knowledge);
  const those = listed(right.slice(0, 3), knowledge);
  if (role === 'defendant')
    return `${name} was not a defendant at ${what}, as ${those} was. Check the name, or say which trial you mean.`;
  if (right.length > 0)
    return `${name} had no part in ${what}: it was ${those}. Check the name, or say which event you mean.`;
  if (role === 'present') return `${name} was not at ${what}. Take the name out, or say which event you mean.`;
  if (role === 'doer')
    return `${name} was not among those who signed, led or did it: ${what}. Check the name, or say which event you mean.`;
  const other = knowledge.events.get(own ?? '');
  if (other) return `${name} had no part in ${what}: ${withDate(other)} was another matter. Take the name out.`;
  return `${name} had no part in ${what}: ${diedInWords(named, knowledge)}. Take the name out.`;
}

function diedInWords(id: string, knowledge: Knowledge): string {
  const record = knowledge.details.records.get(id);
  const died = record?.kind === 'person' ? record.died : undefined;
  return died ? `the date of ${label(id, knowledge)}’s death is ${dateInWords(died.date.edtf)}` : 'it was another day';
}
