import type { Chunk, NounPhrase } from '../grammar/chunk.ts';
import type { LinkTime, Named, OfficeLink, OfficeName } from './link.ts';
import type { OfficeFinder } from './names.ts';

/** A person or an office in a row of phrases that commas join. */
type Element = { readonly from: number; readonly to: number; readonly time: LinkTime | null } & (
  | { readonly kind: 'person'; readonly who: Named }
  | { readonly kind: 'office'; readonly office: OfficeName }
);

/** What is said on the side: "Commissar Litvinov", "Rykov, the head of government,", "Zinoviev (chairman of the Comintern)". */
export const linksAside = (finder: OfficeFinder): readonly OfficeLink[] => [
  ...titles(finder),
  ...appositions(finder),
  ...brackets(finder),
  ...capacities(finder),
  ...rows(finder),
];

const nounPhrases = ({ chunks }: OfficeFinder): readonly NounPhrase[] => chunks.filter((chunk) => chunk.kind === 'np');

/** "Foreign Commissar Litvinov" */
function titles(finder: OfficeFinder): readonly OfficeLink[] {
  return nounPhrases(finder).flatMap((phrase) => {
    if (phrase.modifiers.length === 0) return [];
    const who = finder.person(phrase);
    const office = who && finder.office(phrase, phrase.modifiers);
    if (!who?.named || !office || !finder.isHolder(office) || office.span.end > who.span.start) return [];
    // "the Foreign Commissar Stalin had chosen"
    const bare = office.span.start === phrase.start && phrase.modifiers.length === 1;
    const close = finder.text({ start: office.span.end, end: who.span.start }).trim() === '';
    return [link(finder, phrase, who, office, 'title', null, office.exact && bare && close)];
  });
}

/** "Rykov, the head of government, and Tomsky, leader of the trade unions": rows of people and offices, taken in pairs. */
function appositions(finder: OfficeFinder): readonly OfficeLink[] {
  const links: OfficeLink[] = [];
  for (let i = 0; i < finder.chunks.length; ) {
    const row = rowFrom(finder, i);
    i = (row.at(-1)?.to ?? i) + 1;
    if (row.length < 2) continue;
    const odd = row.length % 2 === 1;
    for (let n = 0; n + 1 < row.length; n += 2) {
      const [a, b] = [row[n] as Element, row[n + 1] as Element];
      const pair = paired(a, b);
      if (!pair || !finder.isHolder(pair.office)) continue;
      const strict =
        pair.office.exact &&
        !odd &&
        !isListed(finder, a, b) &&
        closes(finder.chunks[b.to + 1]) &&
        (a.kind === 'person' || isTogether(finder, a, b));
      const phrase = finder.chunks[a.from] as NounPhrase;
      links.push(link(finder, phrase, pair.who, pair.office, 'apposition', a.time ?? b.time, strict));
    }
  }
  return links;
}

const paired = (a: Element, b: Element): { who: Named; office: OfficeName } | null =>
  a.kind === 'person' && b.kind === 'office'
    ? { who: a.who, office: b.office }
    : a.kind === 'office' && b.kind === 'person'
      ? { who: b.who, office: a.office }
      : null;

function rowFrom(finder: OfficeFinder, from: number): readonly Element[] {
  const row: Element[] = [];
  for (let at = from; ; ) {
    const next = elementAt(finder, at);
    if (!next || next.kind === row.at(-1)?.kind) return row;
    row.push(next);
    const comma = finder.chunks[next.to + 1];
    const last = finder.chunks[next.to];
    if (comma?.kind !== 'comma' || !last) return row;
    // "Rykov, later head of the government": what is left out of the chunks may make it another time.
    let after = next.to + 2;
    if (finder.chunks[after]?.kind === 'and' && row.length % 2 === 0) after += 1;
    const following = finder.chunks[after];
    if (!following || !/^,\s(?:and\s)?$/.test(finder.text({ start: last.end, end: following.start }))) return row;
    at = after;
  }
}

function elementAt(finder: OfficeFinder, at: number): Element | null {
  const phrase = finder.chunks[at];
  if (phrase?.kind !== 'np') return null;
  const who = finder.person(phrase);
  if (who?.named && phrase.modifiers.length === 0 && !phrase.possessor) {
    return { kind: 'person', who, from: at, to: at + finder.lifeSpanAfter(at), time: null };
  }
  const office = who ? null : finder.office(phrase);
  if (!office) return null;
  let to = at;
  while (finder.chunks[to + 1] && (finder.chunks[to + 1] as Chunk).end <= office.span.end) to += 1;
  const [of, body] = [finder.chunks[to + 1], finder.chunks[to + 2]];
  if (of?.kind === 'prep' && of.word === 'of' && body?.kind === 'np' && office.exact) to += 2;
  const time = finder.chunks[to + 1]?.kind === 'time' ? finder.timeAfter(to) : null;
  return { kind: 'office', office, from: at, to: time ? to + 1 : to, time };
}

/** "Rykov and Tomsky, head of the government and leader of the unions"; "the War Commissar, Trotsky and Zinoviev": a list. */
function isListed({ chunks }: OfficeFinder, a: Element, b: Element): boolean {
  const [before, after] = [chunks[a.from - 1], chunks[b.to + 1]];
  return (
    after?.kind === 'and' || (before?.kind === 'and' && after?.kind === 'comma' && chunks[b.to + 2]?.kind === 'and')
  );
}

/** "To the Foreign Commissar, Stalin seemed rude": an office that opens a sentence, or is set off with its holder. */
const isTogether = ({ chunks, reading }: OfficeFinder, a: Element, b: Element): boolean =>
  chunks[b.to + 1]?.kind === 'comma' ||
  chunks[a.from]?.start === reading.sentence.start ||
  chunks[a.from - 1]?.kind === 'stop';

/** What may follow an apposition; else its second part may begin something else. */
const closes = (chunk: Chunk | undefined): boolean =>
  chunk === undefined || ['comma', 'stop', 'close', 'verb', 'open'].includes(chunk.kind);

/** "Zinoviev (chairman of the Comintern, 1919–26)", "the Foreign Commissar (Litvinov)" */
function brackets(finder: OfficeFinder): readonly OfficeLink[] {
  const { chunks } = finder;
  return chunks.flatMap((chunk, at) => {
    if (chunk.kind !== 'open') return [];
    const [outer, inner] = [elementBefore(finder, at), elementAt(finder, at + 1)];
    if (!outer || !inner) return [];
    const pair = paired(outer, inner);
    if (!pair || !finder.isHolder(pair.office)) return [];
    const end = chunks[inner.to + 1];
    const comma = end?.kind === 'comma' ? inner.to + 1 : inner.to;
    const time = inner.time ?? finder.timeAfter(comma);
    const last = chunks[inner.time || !time ? inner.to + 1 : comma + 2];
    const phrase = chunks[outer.from] as NounPhrase;
    const nothingElse = last?.kind === 'close' || (time !== null && last?.kind === 'comma');
    return [link(finder, phrase, pair.who, pair.office, 'apposition', time, pair.office.exact && nothingElse)];
  });
}

/** The person or office whose phrase ends before a chunk. */
function elementBefore(finder: OfficeFinder, at: number): Element | null {
  for (let from = at - 1; from >= Math.max(0, at - 3); from -= 1) {
    const element = elementAt(finder, from);
    if (element) return element.to === at - 1 ? element : null;
  }
  return null;
}

/** "As General Secretary, Stalin …", "Stalin, as General Secretary, …" */
function capacities(finder: OfficeFinder): readonly OfficeLink[] {
  const { chunks } = finder;
  return chunks.flatMap((chunk, at) => {
    if (chunk.kind !== 'prep' || chunk.word !== 'as') return [];
    const role = elementAt(finder, at + 1);
    if (role?.kind !== 'office' || !finder.isHolder(role.office) || chunks[role.to + 1]?.kind !== 'comma') return [];
    const before = at === 0 || chunks[at - 1]?.kind === 'comma' || chunks[at - 1]?.kind === 'stop';
    const person =
      before && (at === 0 || chunks[at - 1]?.kind === 'stop')
        ? elementAt(finder, role.to + 2)
        : before
          ? elementAt(finder, at - 2)
          : null;
    if (person?.kind !== 'person') return [];
    const after = chunks[person.to + 1];
    const strict = role.office.exact && (person.from < at || after?.kind === 'verb');
    return [link(finder, chunks[person.from] as NounPhrase, person.who, role.office, 'apposition', role.time, strict)];
  });
}

/** "Foreign Commissar | Litvinov | 1930", "Litvinov: Foreign Commissar (1930–39)": a line that says nothing else. */
function rows(finder: OfficeFinder): readonly OfficeLink[] {
  const { chunks, reading } = finder;
  const stops = chunks.filter((chunk) => chunk.kind === 'stop');
  if (stops.length === 0) return [];
  const elements: Element[] = [];
  let time: LinkTime | null = null;
  for (let at = 0; at < chunks.length; at += 1) {
    const chunk = chunks[at] as Chunk;
    if (chunk.kind === 'time') {
      if (time) return [];
      time = finder.asLinkTime(chunk, true);
    } else if (chunk.kind === 'np') {
      const element = elementAt(finder, at);
      if (!element) return [];
      if (elements.length < 2) time ??= element.time;
      elements.push(element);
      at = element.to;
    } else if (!['stop', 'open', 'close', 'comma', 'and'].includes(chunk.kind)) return [];
  }
  const [a, b, ...more] = elements;
  if (!a || !b || reading.parsed.clauseOf[a.from]?.segment === reading.parsed.clauseOf[b.from]?.segment) return [];
  // "Stresemann: Chancellor (1923) and Foreign Minister (1923–29)"
  const others = more.every((one) => one.kind === 'office' && one.time !== null) && (more.length === 0 || b.time);
  if (!others) return [];
  return [b, ...more].flatMap((one) => {
    const pair = paired(a, one);
    if (!pair) return [];
    const own = more.length > 0 ? one.time : time;
    return [link(finder, chunks[a.from] as NounPhrase, pair.who, pair.office, 'row', own, pair.office.exact)];
  });
}

function link(
  finder: OfficeFinder,
  phrase: NounPhrase,
  who: Named,
  office: OfficeName,
  form: OfficeLink['form'],
  own: LinkTime | null,
  strict: boolean,
): OfficeLink {
  const { reading, chunks } = finder;
  const clause = reading.parsed.clauseOf[chunks.indexOf(phrase)];
  const verb = clause?.verb ?? undefined;
  return {
    kind: 'link',
    who,
    office,
    manner: 'state',
    form,
    // "As General Secretary, Stalin could not …": what the verb doubts or denies is not what is said on the side.
    mood: clause && clause.type !== 'main' ? clause.mood : reading.mood,
    time: own ?? finder.timeOfClause(clause),
    strict,
    ...(verb ? { verb: { start: verb.start, end: verb.end } } : {}),
    event: finder.isOfALife(clause),
  };
}
