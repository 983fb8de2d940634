import type { Knowledge } from '../../knowledge/knowledge.ts';
import { officeIndex } from '../../knowledge/offices.ts';
import type { Role } from '../../knowledge/records.ts';
import { type Fillings, fill, lacksObject } from '../dates/candidates.ts';
import type { NounPhrase } from '../grammar/chunk.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { LinkTime, Manner, Named, OfficeLink, OfficeName, Succession } from './link.ts';
import type { OfficeFinder } from './names.ts';

/** What the acts of the lexicon do to a holder, and the role that the office has in them. */
const manners: Readonly<Record<string, { readonly manner: Manner; readonly role: Role }>> = {
  appoint: { manner: 'entry', role: 'as' },
  remove: { manner: 'exit', role: 'from' },
};

/** Who held, took or lost an office, by the verbs and event nouns of a sentence. */
export const linksInClauses = (finder: OfficeFinder, knowledge: Knowledge): readonly (OfficeLink | Succession)[] =>
  finder.reading.predicates.flatMap((predicate) => [
    ...held(finder, predicate, knowledge),
    ...headed(finder, predicate, knowledge),
    ...taken(finder, predicate, knowledge),
    ...succeeded(finder, predicate),
  ]);

const only = (phrases: readonly NounPhrase[]): NounPhrase | undefined =>
  phrases.length === 1 ? phrases[0] : undefined;

/** "was head of the government", "served as War Commissar", "the Foreign Commissar was Litvinov" */
function held(finder: OfficeFinder, predicate: Predicate, { lexicon }: Knowledge): readonly OfficeLink[] {
  const verb = predicate.kind === 'verb' ? predicate.clause.verb : null;
  if (!verb || !lexicon.words['holding-verbs'].has(verb.lemma) || verb.voice === 'passive') return [];
  const { subject, object, prepositions } = predicate.places;
  const as = prepositions.find(({ prep }) => prep === 'as')?.phrases ?? [];
  const [a, b] = [only(subject), only(object) ?? only(as)];
  const inverted = finder.office(a) !== null && verb.lemma === 'be';
  const who = finder.person(inverted ? b : a);
  const office = finder.office(inverted ? a : b);
  if (!who || !office || (verb.lemma !== 'hold' && !finder.isHolder(office))) return [];
  const next = finder.timeAfter(
    finder.chunks.findLastIndex((chunk) => chunk.end <= Math.max(office.span.end, verb.end)),
  );
  const time = next ?? finder.timeOfClause(predicate.clause);
  // "had been head of the government": before the time that is told of.
  const looksBack = verb.perfect && time !== null;
  return [clauseLink(predicate, who, office, 'state', looksBack ? null : time, office.exact && !looksBack, false)];
}

/** "Kuibyshev headed Vesenkha", "was chaired from 1923 by Kuibyshev and from 1926 by Ordzhonikidze" */
function headed(finder: OfficeFinder, predicate: Predicate, knowledge: Knowledge): readonly OfficeLink[] {
  const { lexicon } = knowledge;
  const { verb } = predicate.clause;
  if (predicate.kind !== 'verb' || !verb || !lexicon.words['heading-verbs'].has(verb.lemma)) return [];
  const { subject, object, prepositions } = predicate.places;
  const agents = prepositions.filter(({ prep }) => prep === 'by').flatMap(({ phrases }) => phrases);
  const body = only(object);
  if (!body || body.foreign || body.possessor) return [];
  const nouns = verb.lemma === 'edit' ? ['editor'] : lexicon.words['heading-nouns'];
  const id = officeIndex(knowledge).headOf(nouns, body.ids);
  if (id === null) return [];
  // "chaired Sovnarkom in Lenin's absence", "chaired it while he was ill": a meeting, not the office, unless it is dated.
  const other = predicate.clause.slots.some(({ place, prep }) => place === 'prep' && prep !== 'by' && prep !== 'of');
  const loose =
    lexicon.words['loose-heading-verbs'].has(verb.lemma) || (verb.lemma === 'chair' && verb.voice !== 'passive');
  const plain = finder.isBareName(body) && !other && !loose;
  const office: OfficeName = { id, span: { start: body.start, end: body.end }, exact: plain };
  const first = finder
    .text({ start: verb.start, end: agents[0]?.start ?? verb.end })
    .toLowerCase()
    .split(/\W+/);
  return (agents.length > 0 ? agents : subject.length === 1 ? subject : []).flatMap((phrase) => {
    const who = finder.person(phrase);
    if (!who) return [];
    const time = timeBeside(finder, phrase) ?? (agents.length > 1 ? null : finder.timeOf(predicate));
    const isFirst = first.some((word) => lexicon.words['first-words'].has(word));
    return [{ ...clauseLink(predicate, who, office, 'state', time, plain && !verb.perfect, false), first: isFirst }];
  });
}

/** "from 1926 by Kirov" */
function timeBeside(finder: OfficeFinder, phrase: NounPhrase): LinkTime | null {
  const at = finder.chunks.indexOf(phrase);
  const before = finder.chunks[at - 2];
  return before?.kind === 'time' ? finder.asLinkTime(before, false) : null;
}

/** "became Chairman of Sovnarkom", "his dismissal as Foreign Commissar" */
function taken(finder: OfficeFinder, predicate: Predicate, knowledge: Knowledge): readonly OfficeLink[] {
  const lemma = predicate.kind === 'verb' ? (predicate.clause.verb?.lemma ?? '') : '';
  const nominated = knowledge.lexicon.words['nominating-verbs'].has(lemma);
  return fillingsOf(finder, predicate, Object.keys(manners)).flatMap(({ act, fillings }) => {
    const { manner, role } = manners[act] as { manner: Manner; role: Role };
    const who = finder.person(only(fillings.who?.phrases ?? []));
    const office = officeIn(finder, fillings, role);
    if (!who || !office) return [];
    const strict = office.exact && !nominated && predicate.clause.verb?.perfect !== true;
    const event = (finder.reading.candidates.get(predicate) ?? []).length > 0;
    return [clauseLink(predicate, who, office, manner, finder.timeOf(predicate), strict, event)];
  });
}

/** "was replaced as War Commissar by Frunze", "dismissed, making way for Molotov" */
function succeeded(finder: OfficeFinder, predicate: Predicate): readonly Succession[] {
  return fillingsOf(finder, predicate, ['replace']).flatMap(({ fillings }) => {
    const office = officeIn(finder, fillings, 'as');
    const [old, next] = [fillings.who, fillings.by].map((filling) => someone(only(filling?.phrases ?? []), finder));
    if (!old || !next || old.id === next.id) return [];
    // "was succeeded by Stalin": as what is not said, unless he had just been dismissed from it.
    const said = (fillings.as?.phrases ?? []).length > 0;
    if (!office && (said || !isAfterDismissal(predicate, finder))) return [];
    const lasting = finder.isQualified(finder.reading.sentence);
    const { clause } = predicate;
    const outer = clause.type === 'participle' ? finder.timeOfClause(clause.parent ?? undefined) : null;
    const time = finder.timeOf(predicate) ?? outer;
    return [
      {
        kind: 'succession' as const,
        old,
        next,
        office,
        mood: predicate.mood,
        time,
        strict:
          (office?.exact ?? true) &&
          !lasting &&
          (time?.time.relation === 'in' || (!time && clause.verb?.perfect !== true)),
        verb: { start: predicate.start, end: predicate.end },
      },
    ];
  });
}

/** Somebody named, or whoever "he" may be. */
function someone(phrase: NounPhrase | undefined, finder: OfficeFinder): Named | null {
  const known = finder.person(phrase);
  if (known?.certain || !phrase?.pronoun || phrase.pronoun === 'it' || phrase.pronoun === 'they') return known;
  return { id: '', span: { start: phrase.start, end: phrase.end }, named: false, certain: false };
}

/** "was dismissed in May 1939, making way for …" */
const isAfterDismissal = ({ clause }: Predicate, finder: OfficeFinder): boolean =>
  clause.type === 'participle' &&
  (finder.verbOf(clause.parent ?? undefined)?.patterns.some(({ act }) => act === 'remove') ?? false);

const fillingsOf = (
  finder: OfficeFinder,
  predicate: Predicate,
  acts: readonly string[],
): readonly { readonly act: string; readonly fillings: Fillings }[] =>
  predicate.patterns
    .filter((pattern) => acts.includes(pattern.act) && !lacksObject(pattern, predicate))
    .map((pattern) => ({ act: pattern.act, fillings: fill(pattern, predicate, finder.reading.referents) }));

/** The office that fills a role: by its name, or by "his post as …". */
function officeIn(finder: OfficeFinder, fillings: Fillings, role: Role): OfficeName | null {
  const filling = fillings[role];
  const phrase = only(filling?.phrases ?? []);
  if (!filling || !phrase) return null;
  const named = finder.office(phrase);
  if (named) return named;
  if (phrase.ids.length > 0 || phrase.foreign || filling.ids.length !== 1) return null;
  const at = finder.chunks.indexOf(phrase);
  const meant = finder.chunks[at + 2];
  const office = meant?.kind === 'np' ? finder.office(meant) : null;
  return office?.id === filling.ids[0] ? office : null;
}

const clauseLink = (
  predicate: Predicate,
  who: Named,
  office: OfficeName,
  manner: Manner,
  time: LinkTime | null,
  strict: boolean,
  event: boolean,
): OfficeLink => ({
  kind: 'link',
  who,
  office,
  manner,
  form: 'clause',
  mood: predicate.mood,
  time,
  strict,
  verb: { start: predicate.start, end: predicate.end },
  event,
});
