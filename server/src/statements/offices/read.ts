import type { Span } from '../../essay/span.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type OfficeIndex, officeIndex } from '../../knowledge/offices.ts';
import { insideQuotation } from '../grammar/quotations.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { OfficeStatement } from '../statement.ts';
import { linksAside } from './asides.ts';
import { linksInClauses } from './clauses.ts';
import { judgeLink, judgeSuccession, type OfficeJudgement } from './judge.ts';
import type { Named, OfficeLink, Succession } from './link.ts';
import { OfficeFinder } from './names.ts';

/** The statements of a sentence about who held which office. */
export function officeStatementsOf(
  reading: SentenceReading,
  block: BlockProse,
  knowledge: Knowledge,
): readonly OfficeStatement[] {
  const finder = new OfficeFinder(reading, block, knowledge);
  if (!finder.isConcerned) return [];
  const found = [...linksInClauses(finder, knowledge), ...linksAside(finder)];
  if (found.length === 0) return [];
  const index = officeIndex(knowledge);
  const statements = found.flatMap((one) => {
    const statement = one.kind === 'link' ? ofLink(one, finder, index) : ofSuccession(one, reading, index);
    return statement && !insideQuotation(reading.quoted, statement.checked) ? [statement] : [];
  });
  return oneEach(statements);
}

/** One statement for each name and office, the first that was found; what is confirmed beats what is not. */
function oneEach(statements: readonly OfficeStatement[]): readonly OfficeStatement[] {
  const best = new Map<string, OfficeStatement>();
  for (const one of statements) {
    const key = `${one.who} ${one.office}`;
    const known = best.get(key);
    if (!known || (known.verdict === 'wrong' && one.verdict !== 'wrong')) best.set(key, one);
  }
  return [...best.values()];
}

const asserted = (one: OfficeLink | Succession, reading: SentenceReading): boolean =>
  one.mood === 'asserted' && reading.mood === 'asserted';

function ofLink(link: OfficeLink, finder: OfficeFinder, index: OfficeIndex): OfficeStatement | null {
  const judgement = judgeLink(link, index);
  const { reading } = finder;
  const { who, office, verb } = link;
  if (!judgement || !asserted(link, reading)) return null;
  const exact = judgement.fault === 'no-such-office' ? office.exact : link.strict;
  const sure = exact && who.certain && !(finder.isQualified(who.span, office.span, verb ?? who.span) && !link.first);
  if (judgement.verdict === 'wrong' && !sure) return null;
  return statement(judgement, who, office.id, office.span, link, reading);
}

function ofSuccession(succession: Succession, reading: SentenceReading, index: OfficeIndex): OfficeStatement | null {
  const judgement = judgeSuccession(succession, index);
  const { old, next, office, strict } = succession;
  if (!judgement || !asserted(succession, reading) || (judgement.verdict === 'wrong' && !strict)) return null;
  const [who, other] = judgement.about === 'next' ? [next, old] : [old, next];
  const made = statement(judgement, who, judgement.office, office?.span ?? succession.verb, succession, reading);
  return { ...made, ...(other.certain ? { other: other.id } : {}), words: [...made.words, other.span] };
}

function statement(
  judgement: OfficeJudgement,
  who: Named,
  office: string,
  named: Span,
  { time, verb }: OfficeLink | Succession,
  { sentence }: SentenceReading,
): OfficeStatement {
  const { verdict, fault, right, note, term } = judgement;
  const date = time ? { start: time.time.start, end: time.time.end } : null;
  const checked =
    fault === 'term' && date ? date : fault === 'no-such-office' || (fault && !who.named) ? named : who.span;
  const words = [who.span, named, ...(date ? [date] : []), ...(verb ? [verb] : [])];
  return {
    kind: 'office',
    start: Math.min(...words.map((word) => word.start)),
    end: Math.max(...words.map((word) => word.end)),
    sentence: { start: sentence.start, end: sentence.end },
    checked,
    subject: `office:${office}`,
    claimed: fault === 'term' ? (time?.time.edtf ?? '') : who.id,
    expected: term ? [term.held.edtf] : right,
    verdict,
    ...(note === undefined ? {} : { note }),
    words,
    office,
    who: who.id,
    named,
    ...(time ? { time: time.time } : {}),
    ...(fault ? { fault } : {}),
    right,
    ...(term ? { term: term.held.edtf } : {}),
    isName: checked === who.span && who.named,
  };
}
