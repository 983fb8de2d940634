import type { Hover } from 'vscode-languageserver-types';
import { dateInWords } from '../knowledge/edtf.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { plain, sourceLine } from '../knowledge/markdown.ts';
import { disputes, inBothCalendars, recordPage } from '../knowledge/record-page.ts';
import type { Event } from '../knowledge/records.ts';
import { placer } from '../review/placer.ts';
import type { Range } from '../review/positions.ts';
import type { Review } from '../review/review.ts';
import type { DatedStatement, Statement, Verdict } from '../statements/statement.ts';
import { type TimeExpression, wholeSpan } from '../time/expression.ts';
import type { Open } from '../time/open.ts';
import { lspRange, touches } from './positions.ts';

const headings: Readonly<Record<Exclude<Verdict, 'unknown'>, string>> = {
  confirmed: '✓ Confirmed',
  wrong: '✗ The date does not fit',
  imprecise: '≈ Tolerable',
  contested: '⇄ Contested',
  ambiguous: '? The words fit more than one event, and the date none of them',
};

/** Of anything but a date. */
const contradicted = '✗ It does not fit';

/**
 * What is known of the words at an offset of the text: of a statement its verdict, the event and its date; of a name the
 * record that it stands for. Always with where that is from.
 */
export function hover(review: Review, offset: number, knowledge: Knowledge): Hover | null {
  if (!review.isEssay) return null;
  const here = review.statements.filter(({ statement }) => statement.subject !== null);
  const checked = here.find((one) => touches(one.checked.range, offset));
  const named = checked ? null : nameAt(review, offset, knowledge);
  // What is checked first; then a name that stands there; then the words that say what happened.
  const found = checked ?? (named ? undefined : here.find((one) => touches(one.range, offset)));
  if (named) return { contents: { kind: 'markdown', value: named.text }, range: lspRange(named.range) };
  const time = checked ? null : timeAt(review, offset);
  if (time) return { contents: { kind: 'markdown', value: time.text }, range: lspRange(time.range) };
  const value = found && text(found.statement, knowledge);
  if (!value) return null;
  return { contents: { kind: 'markdown', value }, range: lspRange(checked ? found.checked.range : found.range) };
}

const particular: ReadonlySet<string> = new Set(['person', 'organisation', 'place']);

/** The record whose name stands at an offset; if the name may stand for several, they are shown one after the other. */
function nameAt(review: Review, offset: number, knowledge: Knowledge): { text: string; range: Range } | null {
  const reviewed = review.blocks.find(({ block }) => block.start <= offset && offset <= block.end);
  if (!reviewed) return null;
  const place = placer(reviewed, review.lines);
  const { prose } = reviewed.block;
  for (const mention of knowledge.names.find(prose.text)) {
    const range = place(mention);
    if (!touches(range, offset)) continue;
    // "the party", "the country" in small letters name nobody in particular; "collectivisation" is the term.
    const small = /^\p{Ll}/u.test(prose.text.slice(mention.start));
    const meant = mention.ids.filter((id) => !small || !particular.has(knowledge.entities.get(id)?.kind ?? ''));
    const pages = meant.flatMap((id) => recordPage(id, knowledge) ?? []);
    return pages.length > 0 ? { text: pages.join('\n\n---\n\n'), range } : null;
  }
  return null;
}

/** How a date at an offset was read, if that is more than it says: a carried year, a count, the old calendar. */
function timeAt(review: Review, offset: number): { text: string; range: Range } | null {
  const reviewed = review.blocks.find(({ block }) => block.start <= offset && offset <= block.end);
  if (!reviewed) return null;
  const place = placer(reviewed, review.lines);
  for (const time of reviewed.analysis.times) {
    const text = howRead(time);
    const range = text && place(wholeSpan(time));
    if (text && range && touches(range, offset)) return { text, range };
  }
  return null;
}

function howRead({ open, edtf, julian }: TimeExpression): string | null {
  if (edtf === undefined) return null;
  if (julian)
    return `**${plain(dateInWords(edtf))}** in today’s calendar, ${plain(dateInWords(julian))} in the old one.`;
  if (!open) return null;
  return `Read as **${plain(dateInWords(edtf))}**, ${howSupplied(open)}.`;
}

function howSupplied({ anchored, shift, direction }: Open): string {
  if (anchored) return 'by the date of what is named here';
  return shift || direction ? 'counted from the date before it in the text' : 'by the date before it in the text';
}

/** What is known of a statement; null if it is about nothing that the packs know. */
function text(statement: Statement, knowledge: Knowledge): string | null {
  if (statement.kind === 'date') {
    const event = knowledge.events.get(statement.event ?? '');
    return event ? dateText(statement, event, knowledge) : null;
  }
  const heading = statement.verdict === 'wrong' ? contradicted : headings[statement.verdict as keyof typeof headings];
  const page = recordPage(statement.subject?.replace(/^[a-z]+:/, '') ?? '', knowledge);
  return page && [`**${heading}**`, statement.note ? plain(statement.note) : '', page].filter(Boolean).join('\n\n');
}

function dateText(statement: DatedStatement, event: Event, knowledge: Knowledge): string {
  const heading = headings[statement.verdict as keyof typeof headings];
  const others = [...new Set([...statement.confusedWith, ...statement.alternatives])].flatMap(
    (id) => knowledge.events.get(id) ?? [],
  );
  const paragraphs = [
    `**${heading}**: ${plain(event.label)}, ${inBothCalendars(event)}`,
    howRead(statement.time) ?? '',
    statement.note ? plain(statement.note) : '',
    event.note ? plain(event.note) : '',
    ...disputes('', { ...event, accepted: [] }),
    // A finding's message names the neighbour already, and the note tells them apart.
    others.length > 0 && !(statement.verdict === 'wrong' && event.note)
      ? `Not to be confused with: ${others.map((other) => `${plain(other.label)}, ${dateInWords(other.date.edtf)}`).join('; ')}.`
      : '',
    sourceLine(event, knowledge),
  ];
  return paragraphs.filter(Boolean).join('\n\n');
}
