import type { Span } from '../../essay/span.ts';
import { dateInWords } from '../../knowledge/edtf.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { officeIndex } from '../../knowledge/offices.ts';
import type { Evidence, TermOfOffice } from '../../knowledge/records.ts';
import { type SourceRef, sourceRefs } from '../../knowledge/source-refs.ts';
import { type OfficeStatement, officeStatements } from '../../statements/statement.ts';
import type { BlockFinding, Fix } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** Somebody who did not hold the office, or not then. */
export const wrongHolder: Rule = {
  id: 'wrong-holder',
  severity: 'error',
  summary: 'An office with somebody who did not hold it, or not at that time.',
  fixable: 'unsafe',
  checkBlock: ({ statements, knowledge, prose }) =>
    officeStatements(statements)
      .filter(({ verdict }) => verdict === 'wrong')
      .map((statement) => finding(statement, prose, knowledge)),
};

function finding(statement: OfficeStatement, prose: string, knowledge: Knowledge): BlockFinding {
  const { checked, subject, claimed, expected, words } = statement;
  return {
    rule: wrongHolder.id,
    severity: wrongHolder.severity,
    range: checked,
    message: message(statement, prose, knowledge),
    ...(subject === null ? {} : { subject }),
    claimed,
    expected,
    sources: sources(statement, knowledge),
    fixes: fixes(statement, prose, knowledge),
    words,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function message(statement: OfficeStatement, prose: string, knowledge: Knowledge): string {
  const { who, office, time, right, fault, checked } = statement;
  const name = (id: string): string => knowledge.entities.get(id)?.label ?? id;
  const record = officeIndex(knowledge).office(office);
  const title = record?.label ?? office;
  const when = time ? ` ${inWords(time.text, time.range ? time.range.last - time.range.first : 0)}` : '';
  const holders = list(right.map(name));
  switch (fault) {
    case 'no-such-office':
      return `${record?.note ?? `There was no such office as ${title}.`} ${elsewhere(statement, knowledge)}`.trim();
    case 'term':
      return `${name(who)} was ${title} ${inYears(statement.term ?? '')}, not ${prose.slice(checked.start, checked.end)}. Check the date.`;
    case 'first':
      return `The first ${title} was ${holders}, not ${name(who)}.`;
    case 'successor':
    case 'predecessor':
      return `${followed(statement, holders, when, knowledge)} ${name(who)} ${laterOrNever(statement, knowledge)}.`;
    case 'then':
      return `${name(who)} ${laterOrNever(statement, knowledge)}${holders ? `;${when} it was ${holders}` : ''}. Check the name, or the date.`;
    default:
      return `${name(who)} never was ${title}. ${holders ? `${capital(`${when.trim()} `.trimStart())}${when ? 'it' : 'It'} was ${holders}.` : holdersOf(statement, knowledge)} ${elsewhere(statement, knowledge)}`.trim();
  }
}

function followed(
  { fault, other, office }: OfficeStatement,
  right: string,
  when: string,
  knowledge: Knowledge,
): string {
  const title = knowledge.entities.get(office)?.label ?? office;
  const known = other === undefined ? undefined : (knowledge.entities.get(other)?.label ?? other);
  if (fault === 'successor')
    return known ? `${right} followed ${known} as ${title}.` : `The new ${title}${when} was ${right}.`;
  return known ? `As ${title}, ${known} followed ${right}.` : `It was ${right} who ceased to be ${title}${when}.`;
}

/** "in 1924", "on 3 April 1922" */
const inWords = (text: string, days: number): string =>
  /^\d{1,2}\s|\s\d{1,2},/.test(text) && days === 0 ? `on ${text}` : `in ${text}`;

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

function inYears(edtf: string): string {
  const [from = '', to] = edtf.split('/');
  return to === undefined ? `in ${dateInWords(from)}` : `from ${dateInWords(from)} to ${dateInWords(to)}`;
}

/** "held the post from 6 November 1925 to 7 May 1940", "never held the post" */
function laterOrNever({ office, who }: OfficeStatement, knowledge: Knowledge): string {
  const terms = officeIndex(knowledge).terms(office, who);
  if (terms.length === 0) return 'never held the post';
  return `was ${knowledge.entities.get(office)?.label ?? office} ${list(terms.map(({ held }) => inYears(held.edtf)))}`;
}

/** Without a time: who the holders were, if they are few. */
function holdersOf({ office }: OfficeStatement, knowledge: Knowledge): string {
  const names = [
    ...new Set(
      officeIndex(knowledge)
        .inOrder(office)
        .map(({ who }) => knowledge.entities.get(who)?.label ?? who),
    ),
  ];
  return names.length <= 5 ? `Its holders were ${list(names)}.` : `Its first holders were ${list(names.slice(0, 4))}.`;
}

/** What the person was at that time, or at all. */
function elsewhere(statement: OfficeStatement, knowledge: Knowledge): string {
  const own = ownOffices(statement, knowledge);
  const name = knowledge.entities.get(statement.who)?.label ?? statement.who;
  return own.length > 0 && own.length < 4
    ? `${name} ${statement.time ? 'then' : ''} was ${list(own)}.`.replace('  ', ' ')
    : '';
}

function ownOffices({ who, time }: OfficeStatement, knowledge: Knowledge): readonly string[] {
  const index = officeIndex(knowledge);
  if (!time?.range) return [];
  return index.officesOf(who, time.range).map(({ label }) => label);
}

function sources({ office, who, right }: OfficeStatement, knowledge: Knowledge): readonly SourceRef[] {
  const index = officeIndex(knowledge);
  const record = index.office(office);
  const terms: readonly TermOfOffice[] = index
    .terms(office)
    .filter((term) => term.who === who || right.includes(term.who));
  const evidence: readonly Pick<Evidence, 'sources'>[] = [...terms, ...(record ? [record] : [])];
  const refs = evidence.flatMap((one) => sourceRefs(one, knowledge));
  return refs.filter((ref, i) => refs.findIndex(({ id }) => id === ref.id) === i);
}

function fixes({ right, checked, isName }: OfficeStatement, prose: string, knowledge: Knowledge): readonly Fix<Span>[] {
  if (!isName) return [];
  return right.map((id) => {
    const newText = knowledge.entities.get(id)?.label ?? id;
    return {
      title: `Change ${prose.slice(checked.start, checked.end)} to ${newText}`,
      safe: false, // it may be the office that is wrong, or the date
      edits: [{ range: checked, newText }],
    };
  });
}
