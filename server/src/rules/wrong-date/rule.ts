import type { Span } from '../../essay/span.ts';
import { dateInWords } from '../../knowledge/edtf.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type Event, expectedValues, partOfDate, subjectOf } from '../../knowledge/records.ts';
import { sourceRefs } from '../../knowledge/source-refs.ts';
import { type DatedStatement, datedStatements, isMisnamed } from '../../statements/statement.ts';
import type { BlockFinding, Fix } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { corrections } from './corrections.ts';

/** A date that contradicts what an active pack knows of the event that the sentence speaks of. */
export const wrongDate: Rule = {
  id: 'wrong-date',
  severity: 'error',
  summary: 'A date that contradicts what an active pack knows of the event.',
  fixable: 'unsafe',
  checkBlock: ({ statements, knowledge, prose }) =>
    datedStatements(statements).flatMap((statement) => {
      // Where it is the name that does not fit its date, confused-names says so.
      if (isMisnamed(statement, statements)) return [];
      const event = statement.verdict === 'wrong' && statement.event !== null && knowledge.events.get(statement.event);
      return event ? [finding(statement, event, prose, knowledge)] : [];
    }),
};

function finding(statement: DatedStatement, event: Event, prose: string, knowledge: Knowledge): BlockFinding {
  const { time } = statement;
  const confused = statement.confusedWith.flatMap((id) => knowledge.events.get(id) ?? []);
  return {
    rule: wrongDate.id,
    severity: wrongDate.severity,
    range: { start: time.start, end: time.end },
    message: `${whatIsWrong(statement, event, knowledge)} ${whatToDo(confused)}`,
    subject: subjectOf(event),
    claimed: statement.claimed,
    expected: expectedValues(event),
    sources: sourceRefs(event, knowledge),
    fixes: fixes(statement, event, prose, knowledge),
    words: statement.words,
  };
}

/** Another date for each event that may be meant. None is safe: it may be the event that is wrong, and not the date. */
function fixes(
  { time, aspect, open, alternatives, instead }: DatedStatement,
  event: Event,
  prose: string,
  knowledge: Knowledge,
): Fix<Span>[] {
  const others = open && time.relation !== 'by' ? alternatives.flatMap((id) => knowledge.events.get(id) ?? []) : [];
  const found = [event, ...others].flatMap(({ date, label }) =>
    corrections(time, partOfDate(date, aspect ?? 'whole').range, prose).map(({ span, newText }) => ({
      title: `Change ${prose.slice(span.start, span.end)} to ${newText}${others.length > 0 ? `: ${label}` : ''}`,
      safe: false,
      edits: [{ range: span, newText }],
    })),
  );
  const other = instead && knowledge.events.get(instead.event);
  const meant: Fix<Span>[] = other
    ? [
        {
          title: `Keep the date and make it ${other.label}: “${instead.newText}”`,
          safe: false,
          edits: [{ range: instead.span, newText: instead.newText }],
        },
      ]
    : [];
  return [...found.filter(({ title }, i) => found.findIndex((one) => one.title === title) === i), ...meant];
}

function whatIsWrong(statement: DatedStatement, event: Event, knowledge: Knowledge): string {
  const { time, series, aspect } = statement;
  const right = dateInWords(event.date.edtf);
  const kind = series === undefined ? undefined : knowledge.series.get(series);
  if (kind)
    return `There was no ${kind.label.replace(/^the /, '')} in ${time.text}; the nearest is ${event.label}, ${right}.`;
  // "the introduction of the NEP" is an event of its own, and says already which end of it is meant.
  if (aspect && event.names.length > 0) {
    const end = aspect === 'start' ? 'beginning' : 'end';
    return `The ${end} of ${event.label} is dated to ${dateInWords(partOfDate(event.date, aspect).edtf)}, not ${time.text}.`;
  }
  const others = statement.open ? statement.alternatives.flatMap((id) => knowledge.events.get(id) ?? []) : [];
  if (others.length > 0 && time.relation !== 'by') {
    const all = [event, ...others].map(({ label, date }) => `${label}, ${dateInWords(date.edtf)}`);
    return `${all.slice(0, -1).join('; ')} or ${all.at(-1)}: ${time.text} is the date of ${all.length === 2 ? 'neither' : 'none of them'}.`;
  }
  return time.relation === 'by'
    ? `The date of ${event.label} is ${right}, later than ${time.text}.`
    : `The date of ${event.label} is ${right}, not ${time.text}.`;
}

/** The neighbour that the writer may have had in mind, or a plain request to look it up. */
function whatToDo(confused: readonly Event[]): string {
  const [other] = confused;
  if (!other) return 'Check the date, or say which event you mean.';
  return `${dateInWords(other.date.edtf)} is the date of ${other.label}: check the date, or say that you mean that event.`;
}
