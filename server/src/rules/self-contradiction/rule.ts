import { civilDate, overlaps } from '../../knowledge/calendar.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Event } from '../../knowledge/records.ts';
import { type SourceRef, sourceRefs } from '../../knowledge/source-refs.ts';
import type { DatedStatement, OwnDateStatement } from '../../statements/statement.ts';
import type { TimeExpression } from '../../time/expression.ts';
import type { EssayFinding } from '../finding.ts';
import type { BlockSummary, EssayContext, Rule } from '../rule.ts';

/** One event with two dates that cannot both be true. */
export const selfContradiction: Rule = {
  id: 'self-contradiction',
  severity: 'warning',
  summary: 'One event with two dates in the same essay that cannot both be true.',
  fixable: 'no',
  checkEssay: ({ blocks, knowledge }: EssayContext) => [
    ...namedInTheEssay(blocks).flatMap(({ uses, name }) => {
      const clash = ownClash(uses, name, blocks);
      return clash ? [finding(clash, null, [])] : [];
    }),
    ...knownEvents(blocks, knowledge).flatMap(({ event, uses }) => {
      const clash = knownClash(uses, event);
      return clash ? [finding(clash, event.label, sourceRefs(event, knowledge), `event:${event.id}`)] : [];
    }),
  ],
};

/** A mention of an event with its date, in its block. */
interface Use<S> {
  readonly statement: S;
  readonly block: number;
  readonly prose: string;
}

type Clash = readonly [Use<DatedStatement | OwnDateStatement>, Use<DatedStatement | OwnDateStatement>];

function grouped<S>(uses: readonly Use<S>[], key: (statement: S) => string): ReadonlyMap<string, readonly Use<S>[]> {
  const groups = new Map<string, Use<S>[]>();
  for (const use of uses) {
    const name = key(use.statement);
    const group = groups.get(name);
    if (group) group.push(use);
    else groups.set(name, [use]);
  }
  return groups;
}

const usesIn = (blocks: readonly BlockSummary[]) =>
  blocks.flatMap(({ statements, prose }, block) => statements.map((statement) => ({ statement, block, prose })));

function namedInTheEssay(blocks: readonly BlockSummary[]) {
  const uses = usesIn(blocks).filter((use): use is Use<OwnDateStatement> => use.statement.kind === 'own-date');
  return [...grouped(uses, ({ name }) => name)].map(([name, group]) => ({ name, uses: group }));
}

function knownEvents(blocks: readonly BlockSummary[], knowledge: Knowledge) {
  const uses = usesIn(blocks).filter((use): use is Use<DatedStatement> => {
    const { statement } = use;
    if (statement.kind !== 'date' || statement.event === null || statement.aspect) return false;
    // A bare year may be that of another event which the words fit as well.
    if (statement.unsure || (statement.byDate && statement.time.precision === 'year')) return false;
    // Two tolerable dates are often those of two steps, as when a law is passed and when it is signed.
    const held = statement.verdict === 'confirmed' || statement.verdict === 'contested';
    return held && statement.series === undefined && isSure(statement.time);
  });
  return [...grouped(uses, ({ event }) => event ?? '')].flatMap(([id, group]) => {
    const event = knowledge.events.get(id);
    return event ? [{ event, uses: group }] : [];
  });
}

const isSure = ({ kind, relation, open, approximate, aside, precision }: TimeExpression): boolean =>
  kind === 'date' &&
  relation === 'in' &&
  !open &&
  !approximate &&
  aside !== 'title' &&
  precision !== 'decade' &&
  precision !== 'century';

/** In years. Below, it is a matter of when it began; above, of another event of the name. */
const leastApart = 2;
const furthestApart = 5;

const yearOf = ({ range }: TimeExpression): number | null => {
  if (!range) return null;
  const [from, to] = [civilDate(range.first).year, civilDate(range.last).year];
  return from === to ? from : null;
};

/** Two years for an event of the essay's own; null if there may be several events of the name. */
function ownClash(uses: readonly Use<OwnDateStatement>[], name: string, blocks: readonly BlockSummary[]): Clash | null {
  const [first] = uses;
  const years = [...new Set(uses.map(({ statement }) => yearOf(statement.time)))];
  const [year, other] = years;
  if (!first || years.length !== 2 || year == null || other == null) return null;
  const apart = Math.abs(year - other);
  if (apart < leastApart || apart > furthestApart || isOneOfSeveral(name, blocks)) return null;
  const second = uses.find(({ statement }) => yearOf(statement.time) === other);
  return second ? [first, second] : null;
}

const counting =
  /\b(?:first|second|third|fourth|two|both|three|1st|2nd|3rd|several|other|another|later|earlier|new|renewed|again)\s*$/;

/** "the Second Battle of Ypres", "two battles of Ypres": the name is that of more than one. */
function isOneOfSeveral(name: string, blocks: readonly BlockSummary[]): boolean {
  return blocks.some(({ prose }) => {
    const text = prose.toLowerCase();
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      if (counting.test(text.slice(Math.max(0, at - 12), at))) return true;
    const [kind = '', ...rest] = name.split(' ');
    const plural =
      rest[0] === 'of'
        ? [`${kind}s ${rest.join(' ')}`, `${kind.replace(/y$/, 'ie')}s ${rest.join(' ')}`]
        : [`${name}s`];
    return plural.some((words) => text.includes(words));
  });
}

/** Two dates for an event of a pack that references differ on: each by itself would do. */
function knownClash(uses: readonly Use<DatedStatement>[], { date, julian }: Event): Clash | null {
  const lasts = date.range.last - date.range.first > 62;
  if (lasts) return null;
  const both = julian ? [date.range, julian.range] : [date.range];
  const isRight = ({ statement: { time } }: Use<DatedStatement>): boolean =>
    time.range !== undefined && both.some((range) => overlaps(range, time.range as NonNullable<typeof time.range>));
  for (const [i, use] of uses.entries())
    for (const other of uses.slice(i + 1)) {
      const [a, b] = [use.statement.time.range, other.statement.time.range];
      if (!a || !b || overlaps(a, b) || (isRight(use) && isRight(other))) continue;
      return [use, other];
    }
  return null;
}

function finding(
  [first, second]: Clash,
  label: string | null,
  sources: readonly SourceRef[],
  subject?: string,
): EssayFinding {
  const { time, words } = second.statement;
  const name = label ?? nameIn(second);
  const place = (use: Clash[number], span: { readonly start: number; readonly end: number }) => ({
    block: use.block,
    start: span.start,
    end: span.end,
  });
  return {
    rule: selfContradiction.id,
    severity: selfContradiction.severity,
    range: place(second, time),
    message: `Here the date of ${name} is ${time.text}, but elsewhere in the essay it is ${first.statement.time.text}. Only one can be right: check both, or say that two different events are meant.`,
    ...(subject === undefined ? {} : { subject }),
    claimed: second.statement.claimed,
    expected: [first.statement.claimed],
    sources,
    related: [{ range: place(first, first.statement.time), message: `Here it is ${first.statement.time.text}.` }],
    words: [...words.map((word) => place(second, word)), ...first.statement.words.map((word) => place(first, word))],
  };
}

function nameIn({ statement: { words }, prose }: Clash[number]): string {
  const [name] = words;
  return name ? `the ${prose.slice(name.start, name.end)}` : 'this event';
}
