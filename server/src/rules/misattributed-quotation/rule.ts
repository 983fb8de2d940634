import type { Span } from '../../essay/span.ts';
import { dateInWords } from '../../knowledge/edtf.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Quotation } from '../../knowledge/records.ts';
import { sourceRefs } from '../../knowledge/source-refs.ts';
import { type QuotedStatement, quotedStatements } from '../../statements/statement.ts';
import type { BlockFinding, EssayFinding, EssayPlace, Finding } from '../finding.ts';
import type { EssayContext, Rule } from '../rule.ts';
import { leadIn, signature } from './lead-in.ts';

/** Words that the essay gives to somebody else than those who said them. */
export const misattributedQuotation: Rule = {
  id: 'misattributed-quotation',
  severity: 'warning',
  summary: 'Words that are given to somebody who did not say them.',
  fixable: 'unsafe',
  checkBlock: ({ statements, knowledge }) =>
    quotedStatements(statements).flatMap((statement): BlockFinding[] => {
      const quotation = knowledge.details.quotations.get(statement.quotation);
      const { speaker, verdict, differences } = statement;
      if (verdict !== 'wrong' || differences.length > 0 || !quotation || !speaker) return [];
      const range = { start: speaker.start, end: speaker.end };
      return [{ ...finding(range, speaker.ids, statement.claimed, quotation, knowledge), words: statement.words }];
    }),
  checkEssay: (context) => context.blocks.flatMap((_, at) => roundBlock(at, context)),
};

/** "As Lenin put it:" before a block quotation, "— Lenin" in a paragraph of its own under it. */
function roundBlock(at: number, { blocks, knowledge }: EssayContext): EssayFinding[] {
  const [before, block, after] = [blocks[at - 1], blocks[at], blocks[at + 1]];
  if (block?.kind !== 'quotation') return [];
  const unsigned = quotedStatements(block.statements).filter(({ speaker, distinctive }) => !speaker && distinctive);
  if (unsigned.length === 0) return [];
  const opens = before?.kind === 'paragraph' && before.prose.trimEnd().endsWith(':');
  const lead = opens ? leadIn(before.prose, knowledge) : null;
  const signed = after?.kind === 'quotation' ? signature(after.prose, knowledge) : null;
  const name = signed ?? lead;
  if (!name) return [];
  const place = signed ? at + 1 : at - 1;
  return unsigned.flatMap((statement) => {
    const quotation = knowledge.details.quotations.get(statement.quotation);
    if (!quotation || !isSaidByAnother(name.ids, statement, quotation, knowledge)) return [];
    const range: EssayPlace = { block: place, start: name.start, end: name.end };
    const claimed = (blocks[place]?.prose ?? '').slice(name.start, name.end);
    const words = [range, { block: at, start: statement.checked.start, end: statement.checked.end }];
    return [{ ...finding(range, name.ids, claimed, quotation, knowledge), words }];
  });
}

const isSaidByAnother = (
  ids: readonly string[],
  { verdict }: QuotedStatement,
  { speaker, misattributedTo }: Quotation,
  { entities }: Knowledge,
): boolean =>
  ids.some((id) => misattributedTo.includes(id)) ||
  (verdict === 'confirmed' &&
    !ids.includes(speaker) &&
    entities.get(speaker)?.kind === 'person' &&
    ids.every((id) => entities.get(id)?.kind === 'person'));

function finding<Place extends Span>(
  range: Place,
  ids: readonly string[],
  claimed: string,
  quotation: Quotation,
  knowledge: Knowledge,
): Finding<Place> {
  const unknown = quotation.status === 'apocryphal';
  const right = knowledge.entities.get(quotation.speaker);
  const name = right?.names[0] ?? right?.label ?? quotation.speaker;
  const given = knowledge.entities.get(ids[0] ?? '')?.label ?? claimed;
  const pronoun = /^(?:he|she)$/i.test(claimed);
  return {
    rule: misattributedQuotation.id,
    severity: unknown ? 'information' : misattributedQuotation.severity,
    range,
    message: unknown ? noRecord(given, quotation) : anothers(right?.label ?? name, given, quotation),
    subject: `quotation:${quotation.id}`,
    claimed,
    expected: unknown ? [] : [name],
    sources: sourceRefs(quotation, knowledge),
    fixes:
      unknown || pronoun
        ? []
        : [{ title: `Change ${claimed} to ${name}`, safe: false, edits: [{ range, newText: name }] }],
  };
}

const noRecord = (given: string, { words, note }: Quotation): string =>
  `There is no record that ${given} said “${words}”.${note ? ` ${note}` : ''} Say that it is only attributed, or leave it out.`;

function anothers(right: string, given: string, { words, occasion, date }: Quotation): string {
  const year = /\d{4}/.exec(date?.edtf ?? '')?.[0];
  const when = date && !(year && occasion.includes(year)) ? `, ${dateInWords(date.edtf)}` : '';
  return `“${words}” was not said by ${given} but by ${right} (${occasion}${when}). Change the name, or say whom you quote.`;
}
