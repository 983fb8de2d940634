import type { Hover } from 'vscode-languageserver-types';
import { dateInWords } from '../knowledge/edtf.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Event } from '../knowledge/records.ts';
import type { PlacedStatement, Review } from '../review/review.ts';
import { type SourceRef, sourceRefs } from '../rules/finding.ts';
import type { Verdict } from '../statements/statement.ts';
import { lspRange, touches } from './positions.ts';

const headings: Readonly<Record<Exclude<Verdict, 'unknown'>, string>> = {
  confirmed: '✓ Confirmed',
  wrong: '✗ The date does not fit',
  imprecise: '≈ Tolerable',
  contested: '⇄ Contested',
  ambiguous: '? The words fit more than one event, and the date none of them',
};

/** What is known of the statement at an offset of the text: its verdict, the event and its date, and where that is from. */
export function hover(review: Review, offset: number, knowledge: Knowledge): Hover | null {
  if (!review.isEssay) return null;
  const here = review.statements.filter(({ statement }) => statement.event !== null);
  // The date itself first; then the words that say what happened.
  const found = here.find((one) => touches(one.timeRange, offset)) ?? here.find((one) => touches(one.range, offset));
  const event = found && knowledge.events.get(found.statement.event as string);
  if (!found || !event) return null;
  const onDate = touches(found.timeRange, offset);
  return {
    contents: { kind: 'markdown', value: text(found, event, knowledge) },
    range: lspRange(onDate ? found.timeRange : found.range),
  };
}

function text({ statement }: PlacedStatement, event: Event, knowledge: Knowledge): string {
  const heading = headings[statement.verdict as keyof typeof headings];
  const others = [...new Set([...statement.confusedWith, ...statement.alternatives])].flatMap(
    (id) => knowledge.events.get(id) ?? [],
  );
  const paragraphs = [
    `**${heading}**: ${plain(event.label)}, ${inBothCalendars(event)}`,
    statement.note ? plain(statement.note) : '',
    event.note ? plain(event.note) : '',
    event.contested
      .map((value) => `*Contested:* ${plain(dateInWords(value.edtf))} (${plain(value.by)}): ${plain(value.note)}`)
      .join('\n\n'),
    // A finding's message names the neighbour already, and the note tells them apart.
    others.length > 0 && !(statement.verdict === 'wrong' && event.note)
      ? `Not to be confused with: ${others.map((other) => `${plain(other.label)}, ${dateInWords(other.date.edtf)}`).join('; ')}.`
      : '',
    sources(sourceRefs(event, knowledge)),
  ];
  return paragraphs.filter(Boolean).join('\n\n');
}

const inBothCalendars = (event: Event): string =>
  event.julian
    ? `${dateInWords(event.date.edtf)} (${dateInWords(event.julian.edtf)} in the old style)`
    : dateInWords(event.date.edtf);

/** The first sources, in one line: what a reader looks up first. The rest is in the pack. */
function sources(refs: readonly SourceRef[]): string {
  const shown = refs.slice(0, mostSources).map(({ title, author, year, locator, url }) => {
    const address = url?.replaceAll('(', '%28').replaceAll(')', '%29');
    const isAddress = address !== undefined && /^https?:\/\/[^\s<>]+$/.test(address);
    const name = isAddress ? `[${plain(title)}](${address})` : `*${plain(title)}*`;
    return [author && plain(author), name, year, locator && plain(locator)].filter(Boolean).join(', ');
  });
  return shown.length > 0 ? `Source${shown.length > 1 ? 's' : ''}: ${shown.join('; ')}` : '';
}

const mostSources = 3;

/** A pack is input from strangers: nothing in it is Markdown or HTML. */
const plain = (value: string): string => value.replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&').replace(/\s+/g, ' ');
