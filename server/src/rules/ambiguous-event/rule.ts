import { overlaps } from '../../knowledge/calendar.ts';
import { dateInWords } from '../../knowledge/edtf.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Event } from '../../knowledge/records.ts';
import { sourceRefs } from '../../knowledge/source-refs.ts';
import { type DatedStatement, datedStatements } from '../../statements/statement.ts';
import type { EssayFinding } from '../finding.ts';
import type { BlockSummary, EssayContext, Rule } from '../rule.ts';
import { precisely } from './precisely.ts';
import { sharedActs, stem, tellingNames, tellingWords } from './telling.ts';

/** Words that fit two events which are easily confused, where the essay nowhere says which one it means. */
export const ambiguousEvent: Rule = {
  id: 'ambiguous-event',
  severity: 'information',
  summary: 'Words that fit two events which are easily confused.',
  fixable: 'unsafe',
  checkEssay: ({ blocks, knowledge }: EssayContext) => {
    const seen = new Set<string>();
    return blocks.flatMap((summary, block) =>
      datedStatements(summary.statements).flatMap((statement): EssayFinding[] => {
        const events = eventsOf(statement, summary.prose, knowledge);
        if (!events) return [];
        const pair = events
          .map(({ id }) => id)
          .sort()
          .join(' ');
        if (seen.has(pair)) return [];
        // Where the date fits neither, what is told beside it does not help.
        if (statement.verdict !== 'ambiguous' && isTold(events, block, blocks, knowledge)) return [];
        seen.add(pair);
        return [finding(statement, events, summary, block, knowledge)];
      }),
    );
  },
};

type Pair = readonly [Event, Event];

/** In days: events that lie further apart are not taken for each other. */
const near = 3 * 366;

/** The two events that a statement leaves open; null if it leaves nothing open. */
function eventsOf(statement: DatedStatement, prose: string, knowledge: Knowledge): Pair | null {
  const { verdict, time, alternatives, byDate, unsure, series } = statement;
  if (series !== undefined || !byDate || unsure || time.open || time.approximate) return null;
  const [event, ...others] = [statement.event ?? '', ...alternatives].flatMap((id) => knowledge.events.get(id) ?? []);
  if (!event || !time.range || time.kind !== 'date' || time.relation !== 'in') return null;
  if (verdict === 'ambiguous') return others[0] ? [event, others[0]] : null;
  // A day or a month tells which is meant; a year only does if one knows it.
  if (verdict !== 'confirmed' || time.precision !== 'year') return null;
  const [rival, more] = others;
  if (!rival || more || overlaps(rival.date.range, time.range)) return null;
  const gap = Math.max(rival.date.range.first - event.date.range.last, event.date.range.first - rival.date.range.last);
  const said = statement.words[0];
  const text = said ? prose.slice(said.start, said.end).toLowerCase() : '';
  // "exiled" is the word for both; "deported" says more than that already.
  const general = sharedActs(event, rival).some((act) => text.includes(stem(act)));
  return gap > 0 && gap < near && general ? [event, rival] : null;
}

/** Whether the block, or one beside it, names what tells the two apart, or dates the other one too. */
function isTold(events: Pair, at: number, blocks: readonly BlockSummary[], knowledge: Knowledge): boolean {
  const beside = blocks.slice(Math.max(0, at - 1), at + 2);
  const names = tellingNames(events, knowledge);
  const words = tellingWords(events);
  return beside.some(({ prose, statements }) => {
    const dated = new Set(
      datedStatements(statements).flatMap(({ event, verdict }) => (verdict === 'unknown' ? [] : [event])),
    );
    if (events.every(({ id }) => dated.has(id))) return true;
    const text = prose.toLowerCase();
    if (words.some((word) => text.includes(word))) return true;
    return knowledge.names.find(prose).some(({ ids }) => ids.some((id) => names.has(id)));
  });
}

function finding(
  statement: DatedStatement,
  events: Pair,
  { prose }: BlockSummary,
  block: number,
  knowledge: Knowledge,
): EssayFinding {
  const [first, second] = events;
  const dated = ({ label, date }: Event): string => `${label} (${dateInWords(date.edtf)})`;
  const { verdict, time, words } = statement;
  const [said = time] = words;
  const open = verdict === 'ambiguous';
  return {
    rule: ambiguousEvent.id,
    severity: open ? 'information' : 'hint',
    range: { block, start: said.start, end: said.end },
    message: open
      ? `This may be ${dated(first)}, ${dated(second)}${statement.alternatives.length > 1 ? ' or another' : ''}, and ${time.text} is the date of none of them. Say which one you mean, and check the date.`
      : `By its date this is ${dated(first)}; there was also ${dated(second)}. Say which one you mean, so that the two are not confused.`,
    subject: `event:${first.id}`,
    claimed: statement.claimed,
    expected: statement.expected,
    sources: [...sourceRefs(first, knowledge), ...sourceRefs(second, knowledge)],
    fixes: (open ? events : [first]).flatMap((event) => {
      const edit = precisely(event, event === first ? second : first, statement, prose, knowledge);
      return edit
        ? [
            {
              title: `Write “${edit.newText.trim()}”, if you mean ${event.label}`,
              safe: false,
              edits: [{ range: { block, start: edit.at, end: edit.at }, newText: edit.newText }],
            },
          ]
        : [];
    }),
    words: words.map(({ start, end }) => ({ block, start, end })),
  };
}
