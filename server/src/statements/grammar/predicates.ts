import type { Span } from '../../essay/span.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { ActPattern } from '../../knowledge/lexicon.ts';
import { type Chunk, isInsidePhrase, type NounPhrase } from './chunk.ts';
import { type Clause, type Mood, type ParsedSentence, type Slot, subjects } from './clause.ts';

/** The places round a verb or noun, in the active voice: who does it, to whom, as what. */
export interface Places {
  readonly subject: readonly NounPhrase[];
  readonly object: readonly NounPhrase[];
  readonly second: readonly NounPhrase[];
  readonly prepositions: readonly { readonly prep: string; readonly phrases: readonly NounPhrase[] }[];
}

/** Something that a sentence says to have happened: by a verb, by an event noun, or by the name of an event. */
export interface Predicate extends Span {
  readonly kind: 'verb' | 'noun' | 'name';
  readonly clause: Clause;
  /** The index of its chunk; for a clause's verb, that of the verb. */
  readonly at: number;
  /** How it may be read; empty for names and for verbs of no act. */
  readonly patterns: readonly ActPattern[];
  readonly places: Places;
  readonly mood: Mood;
  /** Events and series that the name stands for. */
  readonly named: readonly string[];
  /** The noun phrase, of a noun or a name. */
  readonly phrase?: NounPhrase;
  /** "first" in "his first stroke" */
  readonly which?: string;
  /** The preposition before an event noun or name: "at the Congress". */
  readonly governor?: string;
}

/** Records whose names tell no event, whatever words they are made of. */
const naming: ReadonlySet<string> = new Set(['person', 'office', 'organisation', 'place']);

const noPlaces: Places = { subject: [], object: [], second: [], prepositions: [] };
const ordinals = new Set(['first', 'second', 'third', 'fourth', 'fifth', 'last', 'final', '1st', '2nd', '3rd']);
const asOrdinalWord = (word: string): string =>
  ({ '1st': 'first', '2nd': 'second', '3rd': 'third', final: 'last' })[word] ?? word;

/** Lists the predicates of a sentence, in the order of their chunks. */
export function predicatesOf(parsed: ParsedSentence, knowledge: Knowledge): readonly Predicate[] {
  const { chunks, clauses, clauseOf } = parsed;
  const { lexicon } = knowledge;
  const predicates: Predicate[] = [];
  const light = new Set<NounPhrase>();
  for (const clause of clauses) {
    const { verb } = clause;
    if (!verb) continue;
    // Of "was exiled and expelled", the second verb has its voice from the first, and is no longer the chunk itself.
    const at = chunks.findIndex(({ kind, start }) => kind === 'verb' && start === verb.start);
    // "took place" is a verb of two words as "threw out" is.
    const known = lexicon.verbs.get(verb.lemma) ?? [];
    const particle = verb.particle ?? clause.particle ?? complementAsParticle(clause, known);
    // "In 1922 the NEP began to work": what began is the working.
    const next = chunks[at + 1];
    const goesOn = next?.kind === 'verb' && next.form === 'infinitive';
    const all = known.filter(
      (pattern) =>
        (pattern.particle === undefined || pattern.particle === particle) &&
        !(goesOn && lexicon.aspects.has(pattern.act)),
    );
    // "threw out" is not "threw": a verb with a particle of its own means something else.
    const usual =
      particle && all.some((pattern) => pattern.particle === particle)
        ? all.filter((pattern) => pattern.particle === particle)
        : particle && verb.particle
          ? []
          : all;
    const patterns = usual.filter((pattern) => {
      if (!pattern.light) return true;
      const complement = lightComplement(clause, pattern, lexicon.nouns);
      if (complement) light.add(complement);
      return complement !== null;
    });
    const complement = patterns
      .map((pattern) => pattern.light && lightComplement(clause, pattern, lexicon.nouns))
      .find(Boolean);
    const which = complement ? ordinalOf(complement) : undefined;
    predicates.push({
      kind: 'verb',
      start: verb.start,
      end: verb.end,
      clause,
      at,
      patterns: complement ? patterns.filter((pattern) => pattern.light) : patterns,
      places: verbPlaces(clause, patterns, unsaidSubject(clause, at, chunks), knowledge),
      mood: clause.mood,
      named: [],
      ...(which ? { which } : {}),
    });
  }
  for (const [at, chunk] of chunks.entries()) {
    const clause = clauseOf[at];
    if (chunk.kind !== 'np' || !clause || light.has(chunk)) continue;
    const named = chunk.ids.filter((id) => knowledge.events.has(id) || knowledge.series.has(id));
    // "Commissar for War" is an office, and no war.
    const isName = chunk.ids.some((id) => naming.has(knowledge.entities.get(id)?.kind ?? ''));
    const patterns = named.length > 0 || isName ? [] : (lexicon.nouns.get(chunk.head) ?? []);
    if (named.length === 0 && patterns.length === 0) continue;
    const prepositions = phrasesAfter(chunks, at);
    const before = chunks[isInsidePhrase(chunks, at - 1) ? at - 2 : at - 1];
    const which = ordinalOf(chunk);
    predicates.push({
      kind: named.length > 0 ? 'name' : 'noun',
      start: chunk.start,
      end: chunk.end,
      clause,
      at,
      patterns,
      places: { ...noPlaces, object: chunk.possessor ? [chunk.possessor] : [], prepositions },
      mood: nominalMood(clause, chunk, before, knowledge),
      named,
      phrase: chunk,
      ...(which ? { which } : {}),
      ...(before?.kind === 'prep' ? { governor: before.word } : {}),
    });
  }
  return predicates.sort((a, b) => a.at - b.at);
}

/** "took place", "came to power": words that make another verb of it, as a particle does; else its object. */
function complementAsParticle({ slots }: Clause, patterns: readonly ActPattern[]): string | undefined {
  const complements = slots.flatMap(({ place, prep, phrases }) =>
    place === 'subject' ? [] : [[...(prep ? [prep] : []), ...(phrases[0]?.words ?? [])].join(' ')],
  );
  const object = slots.find(({ place }) => place === 'object')?.phrases[0]?.words.join(' ');
  return complements.find((one) => patterns.some(({ particle }) => particle === one)) ?? object;
}

const ordinalOf = (phrase: NounPhrase): string | undefined => {
  const word = phrase.words.find((part) => ordinals.has(part));
  return word && asOrdinalWord(word);
};

/** "exile" in "sent into exile", "stroke" in "suffered a stroke". */
function lightComplement(
  clause: Clause,
  pattern: ActPattern,
  nouns: ReadonlyMap<string, readonly ActPattern[]>,
): NounPhrase | null {
  for (const slot of clause.slots) {
    if (slot.place === 'subject') continue;
    if (!pattern.light?.includes(slot.place === 'prep' ? (slot.prep ?? '') : '')) continue;
    const phrase = slot.phrases.find(({ head }) => nouns.get(head)?.some(({ act }) => act === pattern.act));
    if (phrase) return phrase;
  }
  return null;
}

/** "in the end", "at this point": a phrase with "in" or "at" that names nothing says no more than how or when. */
const isAdverbial = ({ prep, phrases }: Slot): boolean =>
  (prep === 'in' || prep === 'at') &&
  phrases.every((phrase) => phrase.ids.length === 0 && phrase.modifiers.length === 0 && !phrase.proper);

/** "Expelled from the party in 1927, exiled in 1929.": in notes it goes without saying whom they are about. */
function unsaidSubject(clause: Clause, at: number, chunks: readonly Chunk[]): readonly NounPhrase[] {
  const { verb } = clause;
  if (!verb?.inflected || verb.form !== 'finite') return [];
  const before = chunks.slice(0, at).findLast(({ kind }) => kind !== 'time' && kind !== 'comma');
  const opening = chunks.find(({ kind }) => kind !== 'time' && kind !== 'comma');
  if (before && before.kind !== 'stop' && opening?.kind !== 'verb') return [];
  const { start } = verb;
  return [
    { kind: 'np', start, end: start, head: '', ids: [], modifiers: [], words: [], proper: false, pronoun: 'unsaid' },
  ];
}

/** Turns the passive round, and takes "Trotsky exiled (Alma-Ata)" for one: no object, and a verb that needs one. */
function verbPlaces(
  clause: Clause,
  patterns: readonly ActPattern[],
  unsaid: readonly NounPhrase[],
  knowledge: Knowledge,
): Places {
  const objects = clause.slots.filter((slot) => slot.place === 'object').map((slot) => slot.phrases);
  const prepositions = clause.slots.flatMap((slot) =>
    slot.place === 'prep' && !isAdverbial(slot) ? [{ prep: slot.prep ?? '', phrases: slot.phrases }] : [],
  );
  const said = subjects(clause);
  const subject = said.length > 0 ? said : unsaid;
  const { verb } = clause;
  const bare = verb?.voice === 'bare' && suffers(patterns, subject, knowledge);
  // "Stalin elected General Secretary": an office is what somebody is made, and not whom one elects.
  const isOffice = (id: string): boolean => knowledge.entities.get(id)?.kind === 'office';
  const objectless =
    objects.every((phrases) => phrases.every(({ ids }) => ids.length === 0 || ids.every(isOffice))) &&
    patterns.some((pattern) => pattern.second);
  const passive =
    verb?.voice === 'passive' || (bare && (clause.type === 'participle' || objects.length === 0 || objectless));
  return passive
    ? { subject: [], object: subject, second: objects[0] ?? [], prepositions }
    : { subject, object: objects[0] ?? [], second: objects[1] ?? [], prepositions };
}

/**
 * Whether a subject can be what the verb is done to: people are expelled, and do not expel without an object; a book is
 * published, while a man publishes.
 */
function suffers(patterns: readonly ActPattern[], subject: readonly NounPhrase[], knowledge: Knowledge): boolean {
  if (patterns.length === 0) return true;
  const thing = subject.some((phrase) => phrase.ids.some((id) => knowledge.entities.get(id)?.kind !== 'person'));
  return patterns.some(
    ({ subject: doer, object }) =>
      object !== undefined && doer !== object && (doer === 'by' || doer === undefined || (object === 'what' && thing)),
  );
}

/** The phrases that hang on an event noun: "expulsion [from the party] [in 1927]". */
function phrasesAfter(chunks: readonly Chunk[], at: number): Places['prepositions'] {
  const prepositions: { prep: string; phrases: NounPhrase[] }[] = [];
  for (let i = at + 1; i < chunks.length; ) {
    const chunk = chunks[i];
    const next = chunks[i + 1];
    if (chunk?.kind === 'prep' && next?.kind === 'np') {
      prepositions.push({ prep: chunk.word, phrases: [next] });
      i += 2;
    } else if (
      chunk?.kind === 'and' &&
      next?.kind === 'np' &&
      prepositions.length > 0 &&
      chunks[i + 2]?.kind !== 'verb'
    ) {
      prepositions.at(-1)?.phrases.push(next);
      i += 2;
    } else if (chunk?.kind === 'time') {
      i += 1;
    } else break;
  }
  return prepositions;
}

/** "demanded his expulsion", "the claim of his expulsion", "Carr dates the exile": not the writer's assertion either. */
function nominalMood(clause: Clause, phrase: NounPhrase, before: Chunk | undefined, knowledge: Knowledge): Mood {
  const { words } = knowledge.lexicon;
  // "At the Congress in 1925 he could not speak": that it met is not what is denied or doubted.
  const able =
    clause.type === 'main' && clause.mood === 'hypothetical' && clause.verb?.modal === 'might' && !clause.verb.perfect;
  if (clause.mood !== 'asserted' && clause.mood !== 'denied' && !(able && before?.kind === 'prep')) return clause.mood;
  const object = clause.slots.some((slot) => slot.place === 'object' && slot.phrases.includes(phrase));
  const lemma = clause.verb?.lemma ?? '';
  const active = clause.verb?.voice !== 'passive';
  if ((object && active) || (before?.kind === 'prep' && before.word === 'for')) {
    // "held an election", but "held that"
    if (words['reporting-verbs'].has(lemma) && !/^(?:remember|recall|hold|write)$/.test(lemma)) return 'attributed';
    if (words['attitude-verbs'].has(lemma)) return 'hypothetical';
  }
  return clause.mood === 'denied' && before?.kind !== 'prep' && !isPresupposed(clause, phrase, knowledge)
    ? 'doubtful'
    : 'asserted';
}

/** "Trotsky's exile in 1928 did not end the quarrel": that there was one is taken for granted, unless it "did not take place". */
function isPresupposed(clause: Clause, phrase: NounPhrase, { lexicon }: Knowledge): boolean {
  const { verb } = clause;
  if (!verb || verb.lemma === 'be' || !subjects(clause).includes(phrase)) return false;
  const object = clause.slots.find(({ place }) => place === 'object')?.phrases[0]?.words.join(' ');
  const patterns = lexicon.verbs.get(verb.lemma) ?? [];
  return !patterns.some(
    ({ act, particle }) =>
      lexicon.aspects.has(act) &&
      (particle === undefined ? object === undefined : particle === (verb.particle ?? object)),
  );
}
