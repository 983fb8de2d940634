import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type PartStatement, partStatements } from '../../statements/statement.ts';
import { label, listed, namedOf, partFinding, withDate } from '../parts.ts';
import type { Rule } from '../rule.ts';

/** An event at a place where it was not. */
export const wrongPlace: Rule = {
  id: 'wrong-place',
  severity: 'error',
  summary: 'A place that is not where the event was.',
  fixable: 'unsafe',
  checkBlock: ({ statements, knowledge, prose }) =>
    partStatements(statements)
      .filter(({ verdict, part }) => verdict === 'wrong' && part === 'place')
      .map((statement) =>
        partFinding(
          { rule: wrongPlace.id, severity: wrongPlace.severity },
          statement,
          message(statement, knowledge),
          prose,
          knowledge,
        ),
      ),
};

function message({ event: id, named, right }: PartStatement, knowledge: Knowledge): string {
  const event = knowledge.events.get(id);
  const what = event ? withDate(event) : id;
  return `The place of ${what} is ${listed(namedOf(right, knowledge).slice(0, 2), knowledge)}, not ${label(named, knowledge)}. Check the place, or say which event you mean.`;
}
