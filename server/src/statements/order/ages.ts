import type { Span } from '../../essay/span.ts';
import { type DayRange, overlaps } from '../../knowledge/calendar.ts';
import { dateInWords } from '../../knowledge/edtf.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { TimeExpression } from '../../time/expression.ts';
import { allValues, hull, meantBy } from '../dates/meant.ts';
import type { NounPhrase } from '../grammar/chunk.ts';
import { type Clause, subjects } from '../grammar/clause.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { SentenceReading } from '../reading.ts';
import type { IntervalStatement } from '../statement.ts';
import { agesIn, lengthOf } from './elapsed.ts';

/** An age that a text gives: how old, who, and what they did or suffered then. */
interface Age {
  readonly years: number;
  /** The number and its words: "aged 53". */
  readonly words: Span;
  readonly phrase: NounPhrase;
  readonly when: Predicate;
}

/**
 * The ages in a sentence, compared with the dates of birth that the packs know.
 * @param before the sentence before it, which may tell of the death that "He was 53." belongs to
 */
export function agesOf(
  reading: SentenceReading,
  before: SentenceReading | undefined,
  prose: string,
  knowledge: Knowledge,
): readonly IntervalStatement[] {
  const here = [...agesByTime(reading, prose), ...agesByNumber(reading, prose)].flatMap(
    (age) => judged(age, reading, knowledge) ?? [],
  );
  const atDeath = here.length === 0 && before ? ageAtDeath(reading, before, prose, knowledge) : null;
  return atDeath ? [atDeath] : here;
}

/** "aged 53", "at the age of 53", "53 years old when he died" */
function agesByTime(reading: SentenceReading, prose: string): readonly Age[] {
  const { parsed } = reading;
  return parsed.times.flatMap(({ chunk, clause, at }): Age[] => {
    const length = lengthOf(chunk.time.timex3);
    if (chunk.time.kind !== 'duration' || length?.unit !== 'year' || chunk.time.approximate) return [];
    const words = ageWords(chunk.time, prose);
    if (!words) return [];
    const before = parsed.chunks[parsed.chunks[at - 1]?.kind === 'comma' ? at - 2 : at - 1];
    const apposed = before?.kind === 'np' && /^aged?\b/i.test(chunk.time.text) ? before : undefined;
    const whole = clause.type === 'aside' ? clause.parent : clause;
    if (!whole) return [];
    const is = whole.verb?.lemma === 'be' && whole.verb.voice !== 'passive';
    const old = is ? whenClause(reading, whole) : undefined;
    const [subject, second] = subjects(whole);
    if (!subject || second) return [];
    const phrase = apposed?.proper && before !== lastObject(whole) ? apposed : subject;
    const when = old ?? verbOf(reading, whole);
    if (!when || phrase !== subject || (is && !old && !/\bold$/i.test(chunk.time.text))) return [];
    // "shot Kirov, aged 48": whose age it is, the grammar does not say.
    if (
      !old &&
      whole.slots.some(
        ({ place, phrases }) =>
          place === 'object' && phrases.some(({ ids, pronoun }) => pronoun || ids.some((id) => id === phrase.ids[0])),
      )
    )
      return [];
    return [{ years: length.count, words, phrase, when }];
  });
}

const lastObject = ({ slots }: Clause): NounPhrase | undefined =>
  slots.findLast(({ place }) => place === 'object')?.phrases.at(-1);

/** The words of an age, if a length is one: "aged 53", "53" after "the age of", "53 years old". */
function ageWords({ start, end, text }: TimeExpression, prose: string): Span | null {
  if (/^aged?\b/i.test(text) || /\byears? old$/i.test(text)) return rounded(prose, start) ? null : { start, end };
  const before = prose.slice(Math.max(0, start - 20), start);
  return /\b(?:age|age of)\s+$/i.test(before) && !/\bfrom\b/i.test(before) ? { start, end } : null;
}

/** "he was nearly 53", "he was then 53": hedged by a word right before it. */
const rounded = (prose: string, start: number): boolean =>
  /\b(?:nearly|almost|about|around|roughly|over|under|barely|not|than|some|say|perhaps|approximately|at least|at most|to|for)\s+$/i.test(
    prose.slice(Math.max(0, start - 24), start),
  );

/** "Stalin was thirty-eight when the Tsar fell" */
function agesByNumber(reading: SentenceReading, prose: string): readonly Age[] {
  return reading.parsed.clauses.flatMap((clause): Age[] => {
    const { verb, slots } = clause;
    if (verb?.lemma !== 'be' || verb.voice === 'passive' || verb.negated || clause.mood !== 'asserted') return [];
    const objects = slots.filter(({ place }) => place === 'object').flatMap(({ phrases }) => phrases);
    const [number] = objects;
    const years = number && objects.length === 1 ? smallNumber(number.words.join(' ')) : null;
    const told = whenClause(reading, clause);
    // "In 1917 Lenin was 47"
    const when = told ?? verbOf(reading, clause);
    const [subject, second] = subjects(clause);
    if (years === null || years < leastAge || !number || !when || !subject || second || rounded(prose, number.start))
      return [];
    if (
      (told && number.start > told.start) ||
      !/^\s*(?:already|then|still|only|just|by then|himself|herself)?\s*$/.test(prose.slice(verb.end, number.start))
    )
      return [];
    return [{ years, words: { start: number.start, end: number.end }, phrase: subject, when }];
  });
}

/** In years: a smaller number is of something else. */
const leastAge = 12;

/** "when he died": the clause that says when, if it follows and there is one only. */
function whenClause(reading: SentenceReading, clause: Clause): Predicate | undefined {
  const found = reading.parsed.clauses.filter((one) => one.parent === clause && one.connective === 'when' && one.verb);
  return found.length === 1 ? verbOf(reading, found[0] as Clause) : undefined;
}

const verbOf = ({ predicates }: SentenceReading, clause: Clause): Predicate | undefined =>
  predicates.find((one) => one.kind === 'verb' && one.clause === clause);

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** "38", "thirty-eight" */
function smallNumber(words: string): number | null {
  if (/^\d{1,2}$/.test(words)) return Number(words);
  const [ten = '', one] = words.split(/[\s-]+/);
  if (one === undefined && ones.includes(ten)) return ones.indexOf(ten);
  if (!tens.includes(ten)) return null;
  const rest = one === undefined ? 0 : ones.indexOf(one);
  return rest < 0 || rest > 9 ? null : 20 + 10 * tens.indexOf(ten) + rest;
}

function judged(age: Age, reading: SentenceReading, knowledge: Knowledge): IntervalStatement | null {
  if (age.when.mood !== 'asserted') return null;
  const id = whoseAge(age.phrase, reading, knowledge);
  if (id === null || knowledge.entities.get(id)?.kind !== 'person') return null;
  const when = timeOf(age.when, reading, knowledge);
  return when && compared(age, id, when, reading, knowledge);
}

/** "Lenin died on 21 January 1924. He was 53.": the sentence before tells of one person, and of the death. */
function ageAtDeath(
  reading: SentenceReading,
  before: SentenceReading,
  prose: string,
  knowledge: Knowledge,
): IntervalStatement | null {
  const [clause, another] = reading.parsed.clauses;
  const [age] = clause && !another ? [...agesByNumber(reading, prose), ...agesByTime(reading, prose)] : [];
  if (!age?.phrase.pronoun || !/^(?:he|she)$/.test(age.phrase.pronoun) || before.mood !== 'asserted') return null;
  const people = new Set(
    before.mentions.flatMap(({ ids }) => ids.filter((one) => knowledge.entities.get(one)?.kind === 'person')),
  );
  const [id, other] = people;
  if (id === undefined || other !== undefined || hasStrangers(before, before.sentence.end, knowledge)) return null;
  const record = knowledge.details.records.get(id);
  if (record?.kind !== 'person' || !record.died) return null;
  if (record.pronoun === (age.phrase.pronoun === 'he' ? 'she' : 'he')) return null;
  const died = record.died.date.range;
  const events = before.predicates.flatMap((predicate) => meantBy(predicate, before, knowledge) ?? []);
  const [death, more] = events.filter(({ event }) => overlaps(event.date.range, died));
  if (!death || more) return null;
  const words = `the date of ${death.event.label} is ${dateInWords(death.event.date.edtf)}`;
  return compared(age, id, { days: death.days, words, records: [death.event.id] }, reading, knowledge);
}

/** Whether a sentence names somebody or something, before an offset, that no pack knows: "he" may be anybody then. */
function hasStrangers({ parsed, sentence }: SentenceReading, before: number, { lexicon }: Knowledge): boolean {
  const [first] = sentence.tokens;
  const isName = (phrase: NounPhrase): boolean =>
    phrase.start > sentence.start || /^(?:PROPN|NOUN|X)$/.test(first?.pos ?? '');
  return parsed.chunks.some(
    (chunk) =>
      chunk.kind === 'np' &&
      chunk.start < before &&
      chunk.ids.length === 0 &&
      !chunk.pronoun &&
      // "leaving his brother behind"
      (lexicon.words['group-nouns'].has(chunk.head) || (chunk.proper && isName(chunk))),
  );
}

/** When somebody was of an age, with the words for it. */
interface When {
  readonly days: DayRange;
  readonly words: string;
  readonly records: readonly string[];
}

function compared(
  age: Age,
  id: string,
  when: When,
  reading: SentenceReading,
  knowledge: Knowledge,
): IntervalStatement | null {
  const record = knowledge.details.records.get(id);
  if (record?.kind !== 'person' || !record.born) return null;
  const births = hull(allValues(record.born).map(({ range }) => range));
  const [least, most] = agesIn(births, when.days);
  const exact = when.days.last - when.days.first < 2 && births.last - births.first < 15;
  const slack = exact ? 0 : 1;
  if (most - least > 3) return null;
  const fits = least <= age.years && age.years <= most;
  if (!fits && least - slack <= age.years && age.years <= most + slack) return null;
  // Decades away it is somebody else's age, or somebody else.
  if (age.years < least - furthest || age.years > most + furthest) return null;
  const born = dateInWords(record.born.date.edtf);
  const facts = [`${record.label} was born ${/^\d{1,2} /.test(born) ? 'on' : 'in'} ${born}`, when.words];
  const words = [age.words, age.phrase, age.when].map(({ start, end }) => ({ start, end }));
  return {
    kind: 'interval',
    measure: 'age',
    records: [id, ...when.records],
    start: Math.min(...words.map(({ start }) => start)),
    end: Math.max(...words.map(({ end }) => end)),
    sentence: { start: reading.sentence.start, end: reading.sentence.end },
    checked: age.words,
    subject: `person:${id}`,
    claimed: String(age.years),
    expected: least === most ? [String(least)] : [String(least), String(most)],
    verdict: fits ? 'confirmed' : 'wrong',
    facts,
    note: facts.join('; '),
    words,
  };
}

/** The person that a phrase surely means; "he" is the only one that its sentence has named before it, if it named nobody else. */
function whoseAge(phrase: NounPhrase, reading: SentenceReading, knowledge: Knowledge): string | null {
  const { ids, certain } = reading.referents.of(phrase);
  const [id] = ids;
  if (id === undefined || ids.length > 1) return null;
  if (phrase.pronoun && hasStrangers(reading, phrase.start, knowledge)) return null;
  if (certain || !phrase.pronoun) return certain ? id : null;
  const before = reading.parsed.chunks.filter((chunk) => chunk.kind === 'np' && chunk.start < phrase.start);
  const named = before.flatMap((chunk) => (chunk.kind === 'np' ? [...chunk.ids, ...(chunk.possessor?.ids ?? [])] : []));
  const people = new Set(named.filter((one) => knowledge.entities.get(one)?.kind === 'person'));
  return people.size === 1 && people.has(id) ? id : null;
}

/** In years. */
const furthest = 25;

/** When a predicate was: by the event that its words single out, else by a sure date in the sentence. */
function timeOf(predicate: Predicate, reading: SentenceReading, knowledge: Knowledge): When | null {
  const meant = meantBy(predicate, reading, knowledge);
  if (meant)
    return {
      days: meant.days,
      words: `the date of ${meant.event.label} is ${dateInWords(meant.event.date.edtf)}`,
      records: [meant.event.id],
    };
  if ((reading.candidates.get(predicate) ?? []).length > 0) return null;
  const dates = reading.attachments
    .filter(({ predicate: dated, grade }) => dated === predicate && grade === 'strong')
    .map(({ time }) => time.chunk.time)
    .filter(({ kind, relation, open, approximate }) => kind === 'date' && relation === 'in' && !open && !approximate);
  const [date] = dates;
  if (!date?.range || dates.length > 1 || date.range.last - date.range.first > 366) return null;
  return { days: date.range, words: `the date here is ${date.text}`, records: [] };
}
