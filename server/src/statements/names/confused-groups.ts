import { overlaps } from '../../knowledge/calendar.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Entity } from '../../knowledge/records.ts';
import type { DatedTime } from '../../time/expression.ts';
import type { Chunk, NounPhrase } from '../grammar/chunk.ts';
import { type Clause, subjects } from '../grammar/clause.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import { type Confusion, isTestable, lasts, missed } from './confusion.ts';

/** "the New Opposition of Trotsky", "the United Opposition of 1923": groups with the members or the date of another. */
export function* confusedGroupsOf(
  reading: SentenceReading,
  { prose }: BlockProse,
  knowledge: Knowledge,
): Generator<Confusion> {
  for (const [at, phrase] of reading.parsed.chunks.entries()) {
    if (phrase.kind !== 'np' || phrase.foreign) continue;
    const [id] = phrase.ids;
    const group = phrase.ids.length === 1 ? knowledge.entities.get(id as string) : undefined;
    if (group?.kind !== 'organisation' || !group.confusedWith) continue;
    const clause = reading.parsed.clauseOf[at];
    if (clause?.mood !== 'asserted') continue;
    const others = group.confusedWith.flatMap((other) => knowledge.entities.get(other) ?? []);
    const found =
      byMembers(group, others, membersIn(phrase, at, clause, reading, knowledge), timesIn(clause, reading)) ??
      byDate(group, others, { phrase, at, clause }, reading, prose, knowledge);
    if (found) yield { phrase, named: group.id, ...found };
  }
}

type Reason = Pick<Confusion, 'meant' | 'because'>;

/** Somebody did not belong to the group that is named, and all did to one other, which the date allows. */
function byMembers(
  group: Entity,
  others: readonly Entity[],
  people: readonly string[],
  times: readonly DatedTime[],
): Reason | null {
  const outsider = people.find((id) => group.outsiders?.includes(id));
  if (outsider === undefined) return null;
  const all = others.filter(
    ({ members, exists }) =>
      people.every((id) => members?.includes(id)) && times.every(({ range }) => !exists || overlaps(exists, range)),
  );
  // Of several, the one that came about at the time.
  const founded = all.filter(({ exists }) =>
    times.some(({ range }) => exists && range.first <= exists.first && exists.first <= range.last),
  );
  const [meant, more] = all.length === 1 ? all : founded;
  return meant && !more ? { meant: meant.id, because: { person: outsider } } : null;
}

/** It was not there at the time, and one other was. */
function byDate(
  group: Entity,
  others: readonly Entity[],
  { phrase, at, clause }: { readonly phrase: NounPhrase; readonly at: number; readonly clause: Clause },
  reading: SentenceReading,
  prose: string,
  knowledge: Knowledge,
): Reason | null {
  const times = datesOf(phrase, at, clause, reading);
  // A name of one word is a word of many texts, unless the other is one too: Comintern and Cominform.
  const isWord = !/\s/.test(prose.slice(phrase.start, phrase.end).replace(/^the /i, ''));
  for (const time of times) {
    if (!missed(group, time.range)) continue;
    const there = others.filter(
      (other) => lasts(other, time.range) && (!isWord || !other.label.replace(/^the /, '').includes(' ')),
    );
    const [meant, more] = there;
    const excluded = peopleOf(subjects(clause), reading, knowledge).some((id) => meant?.outsiders?.includes(id));
    if (meant && !more && !excluded) return { meant: meant.id, because: { time } };
  }
  return null;
}

/** The dates of a group: those of a clause that says what it did or suffered, and "the United Opposition of 1923". */
function datesOf(phrase: NounPhrase, at: number, clause: Clause, reading: SentenceReading): readonly DatedTime[] {
  const { attachments, parsed, completed } = reading;
  const next = parsed.chunks[at + 1];
  const own = next?.kind === 'time' && next.time.names === true ? [completed(next.time)] : [];
  const acts = clause.slots.some(({ place, phrases }) => place !== 'prep' && phrases.includes(phrase));
  const verb = clause.verb?.lemma;
  const ofClause =
    acts && verb !== 'be' && verb !== 'become'
      ? attachments
          .filter(
            ({ predicate, grade, time }) =>
              predicate.kind === 'verb' && predicate.clause === clause && grade === 'strong' && time.place !== 'aside',
          )
          .map(({ time }) => completed(time.chunk.time))
          .filter(({ open }) => open === undefined)
      : [];
  return [...own, ...ofClause].filter(isTestable);
}

/** The times that the clause gives, or the clause before that it goes on from. */
const timesIn = (clause: Clause, { attachments, completed }: SentenceReading): readonly DatedTime[] =>
  attachments
    .filter(({ predicate, time }) => predicate.clause === clause && time.place !== 'aside')
    .map(({ time }) => completed(time.chunk.time))
    .filter(isTestable);

/** The people of whom it is said that they belong to a group: nobody, if there is anybody else with them. */
function membersIn(
  phrase: NounPhrase,
  at: number,
  clause: Clause,
  reading: SentenceReading,
  knowledge: Knowledge,
): readonly string[] {
  const { words } = knowledge.lexicon;
  const owners = phrase.possessor ? peopleOf([phrase.possessor], reading, knowledge) : [];
  const beside = [...owners, ...peopleBeside(at, reading, knowledge)];
  if (beside.length > 0) return beside;
  const lemma = clause.verb?.lemma ?? '';
  if (words['membership-verbs'].has(lemma) && clause.verb?.voice !== 'passive' && isGoal(phrase, clause)) {
    const doers = subjects(clause);
    const known = doers.every(({ pronoun, ids }) => pronoun || ids.length > 0);
    return known ? peopleOf([...doers, ...phrasesWith(clause)], reading, knowledge) : [];
  }
  const called = words['calling-verbs'].has(lemma) && clause.verb?.voice === 'passive';
  if (!called || peopleOf(subjects(clause), reading, knowledge).length > 0) return [];
  return peopleOf(
    reading.parsed.chunks.slice(0, at).filter((chunk) => chunk.kind === 'np'),
    reading,
    knowledge,
  );
}

/** "formed the X", "entered the X", "joined together in the X". */
const isGoal = (phrase: NounPhrase, { slots }: Clause): boolean =>
  slots.some(
    ({ place, prep, phrases }) =>
      phrases.includes(phrase) && (place === 'object' || (place === 'prep' && (prep === 'in' || prep === 'to'))),
  );

/** "with Zinoviev and Trotsky" */
const phrasesWith = ({ slots }: Clause): readonly NounPhrase[] =>
  slots.filter(({ prep }) => prep === 'with').flatMap(({ phrases }) => phrases);

/** "the New Opposition of Zinoviev and Kamenev", "the New Opposition (Zinoviev, Kamenev)". */
function peopleBeside(at: number, reading: SentenceReading, knowledge: Knowledge): readonly string[] {
  const { chunks } = reading.parsed;
  const joint = chunks[at + 1];
  if (joint?.kind !== 'open' && !(joint?.kind === 'prep' && joint.word === 'of')) return [];
  const phrases: NounPhrase[] = [];
  for (let i = at + 2; i < chunks.length; i += 1) {
    const chunk = chunks[i] as Chunk;
    if (chunk.kind === 'np') {
      if (peopleOf([chunk], reading, knowledge).length === 0) break;
      phrases.push(chunk);
    } else if (chunk.kind !== 'and' && !(chunk.kind === 'comma' && joint.kind === 'open')) break;
  }
  return peopleOf(phrases, reading, knowledge);
}

/** Whom phrases name; of a pronoun only what is certain. */
const peopleOf = (
  phrases: readonly NounPhrase[],
  { referents }: SentenceReading,
  { entities }: Knowledge,
): readonly string[] =>
  phrases.flatMap((phrase) => {
    const { ids, certain } = referents.of(phrase);
    return certain && ids.length === 1 && entities.get(ids[0] as string)?.kind === 'person' ? ids : [];
  });
