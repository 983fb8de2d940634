import { dateInWords } from '../knowledge/edtf.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Event } from '../knowledge/records.ts';
import { sourceRefs } from '../knowledge/source-refs.ts';
import type { PartStatement } from '../statements/statement.ts';
import type { BlockFinding } from './finding.ts';

/** What a rule about who took part in an event, or where it was, has to say of a wrong statement. */
export function partFinding(
  rule: Pick<BlockFinding, 'rule' | 'severity'>,
  statement: PartStatement,
  message: string,
  prose: string,
  knowledge: Knowledge,
): BlockFinding {
  const { checked, subject, claimed, expected, right, words } = statement;
  const events = [statement.event, statement.own].flatMap((id) => knowledge.events.get(id ?? '') ?? []);
  const person = right.length === 0 ? knowledge.details.records.get(statement.named) : undefined;
  const refs = [...events, ...(person ? [person] : [])].flatMap((record) => sourceRefs(record, knowledge));
  return {
    ...rule,
    range: checked,
    message,
    ...(subject === null ? {} : { subject }),
    claimed,
    expected,
    sources: refs.filter((ref, i) => refs.findIndex(({ id }) => id === ref.id) === i),
    fixes: namedOf(right, knowledge).map((id) => {
      const newText = label(id, knowledge);
      return {
        title: `Change ${prose.slice(checked.start, checked.end)} to ${newText}`,
        safe: false, // it may be another event that is meant
        edits: [{ range: checked, newText }],
      };
    }),
    words,
  };
}

/** Of the ids that may stand, those with a name of their own: not "abroad". */
export const namedOf = (ids: readonly string[], knowledge: Knowledge): readonly string[] =>
  ids.filter((id) => /^(?:the )?\p{Lu}/u.test(label(id, knowledge))).slice(0, 3);

export const label = (id: string, knowledge: Knowledge): string => knowledge.entities.get(id)?.label ?? id;

/** "the Nazi–Soviet Pact (23 August 1939)" */
export const withDate = (event: Event): string => `${event.label} (${dateInWords(event.date.edtf)})`;

export const listed = (ids: readonly string[], knowledge: Knowledge): string => {
  const names = ids.map((id) => label(id, knowledge));
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
};
