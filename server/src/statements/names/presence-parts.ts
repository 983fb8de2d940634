import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Mention } from '../../knowledge/names.ts';
import type { Token } from '../../language/sentences.ts';
import type { NounPhrase } from '../grammar/chunk.ts';
import { type Clause, subjects } from '../grammar/clause.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { SentenceReading } from '../reading.ts';

/** How a phrase takes part in what its clause says: by doing it, by having it done to it, or by being where it happens. */
export interface Part {
  readonly phrase: NounPhrase;
  readonly as: 'doer' | 'sufferer' | 'setting';
  /** Of a setting: "in", "to", "from". */
  readonly prep?: string;
  /** "head" in "head of the KGB". */
  readonly of?: string;
}

/**
 * The phrases whose presence a predicate may take for granted.
 * @param groups nouns for those who act on the orders of somebody: police, cabinet
 */
export function partsOf({ kind, clause, patterns, places }: Predicate, groups: ReadonlySet<string>): readonly Part[] {
  // "the arrest of the officers by the KGB"
  if (kind === 'noun')
    return places.prepositions.flatMap(({ prep, phrases }) =>
      prep === 'by' ? phrases.map((phrase): Part => ({ phrase, as: 'doer' })) : [],
    );
  const { verb, slots } = clause;
  if (kind === 'name' || !verb) return [];
  const participle =
    clause.type === 'participle' ||
    (patterns.length > 0 && places.object.some((phrase) => subjects(clause).includes(phrase)));
  const passive = verb.voice === 'passive' || (verb.voice === 'bare' && participle);
  const parts: Part[] = [];
  const doers = passive ? slots.flatMap((slot) => (slot.prep === 'by' ? slot.phrases : [])) : doersOf(clause);
  const sufferers = passive
    ? subjects(clause)
    : slots.filter(({ place }) => place === 'object').flatMap(({ phrases }) => phrases);
  for (const phrase of doers) {
    parts.push({ phrase, as: 'doer' });
    // "the police of Dzerzhinsky", "Dzerzhinsky's police"
    if (!groups.has(phrase.head)) continue;
    if (phrase.possessor) parts.push({ phrase: phrase.possessor, as: 'doer' });
    const next = slots[slots.findIndex(({ phrases }) => phrases.includes(phrase)) + 1];
    if (next?.prep === 'of') for (const owner of next.phrases) parts.push({ phrase: owner, as: 'doer' });
  }
  for (const phrase of sufferers) parts.push({ phrase, as: 'sufferer' });
  for (const [n, { prep, phrases }] of slots.entries()) {
    if (prep === undefined || prep === 'by') continue;
    const of = prep === 'of' ? slots[n - 1]?.phrases.at(-1)?.head : undefined;
    for (const phrase of phrases) parts.push({ phrase, as: 'setting', prep, ...(of ? { of } : {}) });
  }
  return parts;
}

/** "It was the NKVD that arrested them": of a cleft sentence, what is set off. */
function doersOf(clause: Clause): readonly NounPhrase[] {
  const own = subjects(clause);
  const { parent, connective } = clause;
  const given = clause.slots.some(({ place }) => place === 'subject');
  if (given || connective !== 'that' || parent?.verb?.lemma !== 'be') return own;
  const [it] = subjects(parent);
  return it?.pronoun === 'it' ? parent.slots.flatMap(({ place, phrases }) => (place === 'object' ? phrases : [])) : own;
}

/** Where something happens, which its verb needs no word for. */
const inside = new Set(['in', 'at', 'near', 'outside', 'inside', 'throughout']);
/** What one comes to or goes from. */
const toAndFrom = new Set(['to', 'into', 'from', 'in', 'for']);

/** Whether a verb takes it for granted that what plays this part in it is there, under the name that it has. */
export function needsPresence(part: Part, kind: string, predicate: Predicate, knowledge: Knowledge): boolean {
  const { clause, patterns } = predicate;
  if (predicate.kind === 'noun') return kind !== 'place';
  const { words } = knowledge.lexicon;
  const lemma = clause.verb?.lemma ?? '';
  const { as, prep = '', of = '' } = part;
  const living = words['living-verbs'].has(lemma);
  const belongs = living || words['belonging-verbs'].has(lemma);
  if (prep === 'of' && words['transparent-nouns'].has(of))
    return kind === 'organisation' && (belongs || words['leading-verbs'].has(lemma));
  if (words['naming-verbs'].has(lemma)) return false;
  if (as === 'doer') return living || (kind === 'organisation' && words['institution-verbs'].has(lemma));
  if (kind === 'person')
    return as === 'sufferer'
      ? words['done-to-the-living'].has(lemma)
      : prep === 'with' && words['together-verbs'].has(lemma);
  if (kind === 'place')
    return as === 'sufferer'
      ? words['done-to-places'].has(lemma)
      : inside.has(prep) || patterns.some(({ prepositions }) => prepositions[prep] !== undefined);
  return as === 'sufferer' ? words['done-to-the-existing'].has(lemma) : toAndFrom.has(prep) && belongs;
}

/** The mention that a phrase is the name of, if nothing in or beside the phrase makes it the name of something else. */
export function mentionOf(phrase: NounPhrase, reading: SentenceReading, knowledge: Knowledge): Mention | null {
  if (phrase.pronoun || phrase.foreign || !isOwnedByNobodyElse(phrase, knowledge)) return null;
  // "the CPSU Congress": who met is in its name.
  const meets = phrase.ids.length === 0 && knowledge.lexicon.words['meeting-nouns'].has(phrase.head);
  if (phrase.ids.length === 0 && !meets) return null;
  const mention = reading.mentions.find(
    ({ start, end }) => phrase.start <= start && (end === phrase.end || (meets && end < phrase.end)),
  );
  if (!mention) return null;
  const { tokens } = reading.sentence;
  const first = tokens.findIndex(({ start }) => start >= mention.start);
  const next = tokens.findIndex(({ start }) => start >= mention.end);
  const before = first < 0 ? [] : tokens.slice(Math.max(0, first - near), first);
  const after = next < 0 ? [] : tokens.slice(next, next + near);
  const { words } = knowledge.lexicon;
  if ([...before, ...after].some(({ lower }) => words['other-time-words'].has(lower))) return null;
  // "St Petersburg, Florida": a name that explains it.
  const [comma, explained] = after;
  const known = explained && reading.mentions.some(({ start }) => start === explained.start);
  if (comma?.lower === ',' && explained && isName(explained) && !known) return null;
  return !isPersonal(phrase, knowledge) || standsAlone(phrase, before, words.titles) ? mention : null;
}

/** "Stalin's GPU" is the GPU, and "Ukraine's GPU" may be another. */
const isOwnedByNobodyElse = ({ possessor, ids }: NounPhrase, knowledge: Knowledge): boolean =>
  possessor === undefined || (isPersonal(possessor, knowledge) && !isPersonal({ ids }, knowledge));

/** In tokens. */
const near = 2;

const isName = ({ text, pos }: Token): boolean => /^\p{Lu}/u.test(text) && pos === 'PROPN';

const isPersonal = ({ ids }: Pick<NounPhrase, 'ids'>, { entities }: Knowledge): boolean =>
  ids.some((id) => entities.get(id)?.kind === 'person');

/** "Otto Strasser" is not the Strasser of the pack, and "the Kirov" is a ballet or a ship. */
function standsAlone({ words }: NounPhrase, before: readonly Token[], titles: ReadonlySet<string>): boolean {
  if (/^(?:the|an?|this|that|another|every|each|no|one|some)$/.test(words[0] ?? '')) return false;
  const last = before.at(-1);
  return last?.pos !== 'PROPN' || !/^\p{Lu}/u.test(last.text) || titles.has(last.lower);
}
