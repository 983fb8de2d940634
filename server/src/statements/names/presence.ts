import { type DayRange, overlaps } from '../../knowledge/calendar.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { bearsName, lineOf, type RightName, rightName, sameName } from '../../knowledge/lineage.ts';
import type { Mention } from '../../knowledge/names.ts';
import type { Entity, PackDate } from '../../knowledge/records.ts';
import type { Sentence } from '../../language/sentences.ts';
import type { DatedTime } from '../../time/expression.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { PresenceStatement } from '../statement.ts';
import { mentionOf, needsPresence, type Part, partsOf } from './presence-parts.ts';

/** In days: both calendars, and the days in which a change of name took hold. */
const slack = 14;
/** In days. Somebody decades after a death is somebody else of the name, or an edition; less soon under a full name. */
const furthestLife = { surname: 10 * 366, full: 30 * 366 };
/** In days. Of a body that follows no other, a slip of a few years is believed, and no more. */
const furthestBody = 7 * 366;

/** A part that the name of somebody or something plays in a clause with a date. */
interface Appearance {
  readonly mention: Mention;
  /** As the essay has it. */
  readonly name: string;
  readonly part: Part;
  readonly predicate: Predicate;
  readonly time: DatedTime;
  /** "1925 – Lenin attacks Trotsky": the time stands by itself. */
  readonly inNotes: boolean;
}

/**
 * The statements that somebody or something acts, suffers or is a place at a time at which it was not there under the name:
 * the dead, bodies before they were founded, names before they were given. Only what contradicts makes a statement.
 */
export function presenceStatementsOf(
  reading: SentenceReading,
  block: BlockProse,
  knowledge: Knowledge,
): readonly PresenceStatement[] {
  const found: PresenceStatement[] = [];
  for (const appearance of appearancesIn(reading, block, knowledge)) {
    const { mention } = appearance;
    if (found.some(({ checked }) => checked.start === mention.start)) continue;
    const absence = absenceOf(appearance, reading, block, knowledge);
    if (absence) found.push(statementOf(appearance, absence, reading));
  }
  return found.length > 0 && looksBack(reading, knowledge) ? [] : found;
}

function* appearancesIn(reading: SentenceReading, block: BlockProse, knowledge: Knowledge): Generator<Appearance> {
  if (reading.mentions.length === 0) return;
  for (const { time: placed, predicate, grade } of reading.attachments) {
    if (grade !== 'strong' || predicate.kind === 'name' || predicate.mood !== 'asserted') continue;
    const time = reading.completed(placed.chunk.time);
    if (placed.place === 'aside' || !isSure(time)) continue;
    for (const part of partsOf(predicate, knowledge.lexicon.words['commanded-nouns'])) {
      const mention = mentionOf(part.phrase, reading, knowledge);
      if (!mention) continue;
      const name = block.prose.slice(mention.start, mention.end);
      yield { mention, name, part, predicate, time, inNotes: placed.clause.segment !== predicate.clause.segment };
    }
  }
}

/** A time that the sentence itself gives in full. */
const isSure = (time: { readonly range?: DayRange }): time is DatedTime => {
  const { range, open, relation, approximate } = time as DatedTime;
  return range !== undefined && open === undefined && !approximate && (relation === 'in' || relation === 'by');
};

/** "the KGB, as it was called later", "Lenin's tomb": sentences that look back or speak of names. */
const looksBack = ({ sentence }: SentenceReading, { lexicon }: Knowledge): boolean =>
  sentence.tokens.some(
    ({ lower, lemma }) => lexicon.words['retrospect-words'].has(lower) || lexicon.words['retrospect-words'].has(lemma),
  );

interface Absence {
  readonly entity: Entity;
  readonly side: 'before' | 'after';
  readonly right: RightName | null;
}

/** Who or what was not there, if the name can stand for nobody and nothing that was. */
function absenceOf(
  appearance: Appearance,
  reading: SentenceReading,
  block: BlockProse,
  knowledge: Knowledge,
): Absence | null {
  const { mention, name, part, predicate, time } = appearance;
  const days = { first: time.range.first - slack, last: time.range.last + slack };
  const entities = mention.ids.map((id) => knowledge.entities.get(id));
  const absences: Absence[] = [];
  for (const entity of entities) {
    if (!entity || !needsPresence(part, entity.kind, predicate, knowledge)) return null;
    if (bearsName(entity, name, days)) return null;
    if (entity.kind === 'person' && hasNamesake(appearance, block, knowledge)) return null;
    const absence =
      entity.kind === 'person' ? lifeOver(entity, appearance, reading) : nameless(entity, appearance, knowledge);
    if (!absence) return null;
    absences.push(absence);
  }
  // Of several records of one name, the one with the longest line tells most.
  const [best] = absences
    .map((absence) => ({ absence, line: lineOf(absence.entity.id, knowledge) }))
    .sort((a, b) => b.line.length - a.line.length);
  if (!best || isExplained(best.line, appearance, reading, block) || isNamedByPack(best.absence, appearance, reading))
    return null;
  return best.absence;
}

/** The dead and the unborn. "Lenin had argued" in 1925 is no act of 1925, nor is "Lenin argues", as a reader of today says. */
function lifeOver(
  entity: Entity,
  { name, predicate, time, inNotes }: Appearance,
  { sentence }: SentenceReading,
): Absence | null {
  if (!entity.exists || (predicate.kind === 'verb' && !inNotes && !isPast(predicate, sentence))) return null;
  const side = time.range.first > entity.exists.last ? 'after' : 'before';
  if (side === 'before' && time.relation === 'by' && time.range.last >= entity.exists.first) return null;
  const far = name.includes(' ') ? furthestLife.full : furthestLife.surname;
  return gap(entity.exists, time.range) <= far ? { entity, side, right: null } : null;
}

function isPast({ clause: { verb } }: Predicate, { tokens }: Sentence): boolean {
  const word = verb && !verb.perfect ? tokens.find(({ end }) => end === verb.end) : undefined;
  return word !== undefined && word.lower !== word.lemma && word.lower !== `${word.lemma}s`;
}

/** "Eleanor Roosevelt … In 1948 Roosevelt argued": the block speaks of somebody else of the name. */
function hasNamesake(
  { mention, name }: Appearance,
  { prose, mentions, sentences }: BlockProse,
  { lexicon }: Knowledge,
): boolean {
  return mentions.some((other) => {
    if (other === mention || !sameName(prose.slice(other.start, other.end), name)) return false;
    const sentence = sentences.find(({ start, end }) => start <= other.start && other.end <= end);
    const before = sentence?.tokens.findLast(({ end }) => end <= other.start);
    return before?.pos === 'PROPN' && !lexicon.words.titles.has(before.lower);
  });
}

/** A body, a place or an office under a name that was not in use; what it was called then has to be known, or it is a near slip. */
function nameless(entity: Entity, appearance: Appearance, knowledge: Knowledge): Absence | null {
  const { name, time } = appearance;
  const right = rightName(entity.id, name, time.range, knowledge);
  const span = daysOfName(entity, name);
  const side = time.range.first > span.last ? 'after' : 'before';
  // "By 1937 the Cheka had …": what ended before may have done it.
  if (side === 'after' && time.relation === 'by') return null;
  if (right) return { entity, side, right };
  const near = side === 'before' && gap(span, time.range) <= furthestBody;
  return near && isSingular(entity, appearance, knowledge) ? { entity, side, right: null } : null;
}

/** The days of a name: its own, if the record bore it only for a time. */
function daysOfName({ exists, timedNames }: Entity, name: string): DayRange {
  const timed = timedNames?.filter((one) => sameName(one.name, name)) ?? [];
  if (timed.length === 0) return exists ?? { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };
  return {
    first: Math.min(...timed.map(({ from }) => from?.range.first ?? Number.NEGATIVE_INFINITY)),
    last: Math.max(...timed.map(({ until }) => until?.range.last ?? Number.POSITIVE_INFINITY)),
  };
}

/**
 * Whether nothing but this is called so, as far as the pack can tell: the name of a place that is borne for a time, from a
 * day that is known, or an institution with a name of one word that acts. Groups take shape; institutions are founded.
 */
function isSingular(entity: Entity, { name, part }: Appearance, knowledge: Knowledge): boolean {
  const timed = entity.timedNames?.filter((one) => sameName(one.name, name)) ?? [];
  if (timed.length > 0) return timed.every(({ from }) => from !== undefined && isExact(from));
  if (entity.kind !== 'organisation' || part.as !== 'doer' || !/^[\p{L}.]+$/u.test(name)) return false;
  const record = knowledge.details.records.get(entity.id);
  return record !== undefined && 'from' in record && record.from !== undefined && isExact(record.from);
}

/** Whether a date names at least the month. */
const isExact = ({ range }: PackDate): boolean => range.last - range.first <= 31;

const gap = (days: DayRange, time: DayRange): number => Math.max(days.first - time.last, time.first - days.last);

/** "the Cheka, from 1922 the GPU": where another name of the line stands in the sentence, it is about the names. */
const isExplained = (
  line: readonly Entity[],
  { mention, name }: Appearance,
  { mentions }: SentenceReading,
  { prose }: BlockProse,
): boolean =>
  mentions.some((other) => {
    if (other === mention) return false;
    const words = prose.slice(other.start, other.end);
    return line.some(
      ({ id, timedNames }, n) =>
        other.ids.includes(id) &&
        !sameName(words, name) &&
        (n > 0 || timedNames?.some((timed) => sameName(timed.name, words))),
    );
  });

/** The pack itself puts it into an event of that time, under whatever name. */
const isNamedByPack = (
  { entity, right }: Absence,
  { predicate, time }: Appearance,
  { candidates }: SentenceReading,
): boolean =>
  right?.entity.id !== entity.id &&
  (candidates.get(predicate) ?? []).some(
    ({ event }) =>
      overlaps(event.date.range, time.range) &&
      event.frames.some(({ roles }) => Object.values(roles).some((ids) => ids.includes(entity.id))),
  );

function statementOf(
  { mention, name, predicate, time }: Appearance,
  { entity, side, right }: Absence,
  { sentence }: SentenceReading,
): PresenceStatement {
  const words = [mention, predicate, time].map(({ start, end }) => ({ start, end }));
  return {
    kind: 'presence',
    start: Math.min(...words.map(({ start }) => start)),
    end: Math.max(...words.map(({ end }) => end)),
    sentence: { start: sentence.start, end: sentence.end },
    checked: { start: mention.start, end: mention.end },
    subject: `${right?.entity.kind ?? entity.kind}:${right?.entity.id ?? entity.id}`,
    claimed: name,
    expected: right ? [right.name] : [],
    verdict: 'wrong',
    words,
    time,
    absent: entity.id,
    side,
    ...(right ? { right: { id: right.entity.id, name: right.name } } : {}),
  };
}
