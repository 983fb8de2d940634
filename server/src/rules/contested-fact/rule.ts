import { dateInWords } from '../../knowledge/edtf.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { amountInWords } from '../../knowledge/record-page.ts';
import { type SourceRef, sourceRefs } from '../../knowledge/source-refs.ts';
import type { DatedStatement, Statement } from '../../statements/statement.ts';
import type { EssayFinding } from '../finding.ts';
import type { EssayContext, Rule } from '../rule.ts';

/** A value on which historians differ, given as if it were settled. */
export const contestedFact: Rule = {
  id: 'contested-fact',
  severity: 'information',
  summary: 'A value on which historians differ, given as if it were settled.',
  fixable: 'no',
  checkEssay: (essay) => {
    const seen = new Set<string>();
    return essay.blocks.flatMap(({ statements, prose }, block) =>
      statements.flatMap((statement): EssayFinding[] => {
        const { subject, sentence } = statement;
        // A date that the text supplied, or that somebody else gives, is nothing that the essay says.
        if (statement.kind === 'date' && !isSaid(statement)) return [];
        if (statement.verdict !== 'contested' || subject === null || seen.has(subject)) return [];
        seen.add(subject);
        // The dispute is named once in the essay: that is what is asked for.
        if (namesDispute(prose.slice(sentence.start, sentence.end), essay)) return [];
        return [finding(statement, subject, prose, block, essay.knowledge)];
      }),
    );
  },
};

/** A date of the writer's own; a bare year that only by chance meets the disputed date of an event that is not singled out is none. */
const isSaid = ({ time, unsure, byDate }: DatedStatement): boolean =>
  time.relation === 'in' && !time.open && !unsure && !(byDate && time.precision === 'year');

function namesDispute(sentence: string, { knowledge: { lexicon } }: EssayContext): boolean {
  const words = sentence.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.some((word) => lexicon.words['dispute-words'].has(word));
}

function finding(
  statement: Statement,
  subject: string,
  prose: string,
  block: number,
  knowledge: Knowledge,
): EssayFinding {
  const { checked, claimed, expected, note, words } = statement;
  const id = subject.replace(/^[a-z]+:/, '');
  const said = prose.slice(checked.start, checked.end);
  return {
    rule: contestedFact.id,
    severity: contestedFact.severity,
    range: { block, ...span(checked) },
    message: `${oneSide(statement, id, knowledge)}. For “${said}” there is this: ${sentenceOf(note ?? 'another reading')} Say that it is disputed, or whose view you follow.`,
    subject,
    claimed,
    expected,
    sources: sourcesOf(id, knowledge),
    words: words.map((word) => ({ block, ...span(word) })),
  };
}

const span = ({ start, end }: { readonly start: number; readonly end: number }) => ({ start, end });

const sentenceOf = (note: string): string => (/[.!?]$/.test(note.trim()) ? note.trim() : `${note.trim()}.`);

/** What the pack itself holds. */
function oneSide({ expected }: Statement, id: string, knowledge: Knowledge): string {
  const event = knowledge.events.get(id);
  if (event) return `Historians differ on the date of ${event.label}: the pack has ${dateInWords(event.date.edtf)}`;
  const figure = knowledge.details.figures.get(id);
  if (figure) return `Historians differ on ${figure.label}: the pack has ${amountInWords(figure.value, figure)}`;
  const label = knowledge.entities.get(id)?.label ?? id;
  return `Historians differ on ${label}${expected[0] === undefined ? '' : `: the pack has ${expected[0]}`}`;
}

function sourcesOf(id: string, knowledge: Knowledge): SourceRef[] {
  const { records, figures, quotations } = knowledge.details;
  const record = knowledge.events.get(id) ?? records.get(id) ?? figures.get(id) ?? quotations.get(id);
  return record ? sourceRefs(record, knowledge) : [];
}
