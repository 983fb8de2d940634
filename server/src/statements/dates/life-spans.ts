import type { Knowledge } from '../../knowledge/knowledge.ts';
import { birthOf, deathOf, endingActs } from '../../knowledge/lives.ts';
import { type Event, expectedValues, subjectOf } from '../../knowledge/records.ts';
import type { DatedTime, TimeExpression } from '../../time/expression.ts';
import type { NounPhrase } from '../grammar/chunk.ts';
import type { PlacedTime } from '../grammar/clause.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { DatedStatement } from '../statement.ts';
import { agreement, distance } from './verdict.ts';

/** In days: how far from a birth or death a span in brackets may begin or end and still be a life span, not an office. */
const furthestSlip = 7 * 366;

/** The statements of life spans: "Bukharin (1888–1938)", "Nikolai Bukharin, 1888–1938.", one for the birth and one for the death. */
export function lifeSpansOf(
  { sentence, parsed, mood }: SentenceReading,
  { kind }: BlockProse,
  knowledge: Knowledge,
): readonly DatedStatement[] {
  if (mood === 'attributed' || kind === 'quotation') return [];
  return parsed.times.flatMap((placed): DatedStatement[] => {
    const person = personBefore(placed, parsed.chunks, knowledge);
    const life = person && lifeIn(person, placed.chunk.time, knowledge);
    if (!life) return [];
    return [statement(life.born, life.from, person, sentence), statement(life.died, life.to, person, sentence)];
  });
}

/** Whether a time behind a person's name is meant for the person's life. */
export const isLifeSpan = (person: NounPhrase, time: TimeExpression, knowledge: Knowledge): boolean =>
  lifeIn(person, time, knowledge) !== null;

/** The birth and the death that the two ends of a range are near to. */
function lifeIn(
  person: NounPhrase,
  { ends }: TimeExpression,
  knowledge: Knowledge,
): { readonly born: Event; readonly died: Event; readonly from: DatedTime; readonly to: DatedTime } | null {
  const [born, died] = livesOf(person, knowledge);
  const [from, to] = ends?.filter(isDated) ?? [];
  if (!born || !died || !from || !to) return null;
  return distance(born, from) > furthestSlip || distance(died, to) > furthestSlip ? null : { born, died, from, to };
}

const isDated = (time: TimeExpression): time is DatedTime => time.range !== undefined;

/** The person right before the bracket that a span stands in, first of all in it, or before the comma of a line's head. */
function personBefore(
  { chunk, at }: PlacedTime,
  chunks: SentenceReading['parsed']['chunks'],
  knowledge: Knowledge,
): NounPhrase | null {
  const set = chunks[at - 1]?.kind;
  const head = at === 2 && set === 'comma' && [undefined, 'stop', 'comma'].includes(chunks[at + 1]?.kind);
  if (chunk.time.kind !== 'range' || !(set === 'open' || head)) return null;
  const before = chunks[at - 2];
  return before?.kind === 'np' &&
    before.ids.length === 1 &&
    knowledge.entities.get(before.ids[0] as string)?.kind === 'person'
    ? before
    : null;
}

/** Birth and death of a person, as far as the packs have both. */
function livesOf({ ids: [id = ''] }: NounPhrase, knowledge: Knowledge): readonly (Event | undefined)[] {
  const own = knowledge.events.get(deathOf(id));
  const told = endingActs.flatMap((act) => knowledge.frames(act, id));
  return [knowledge.events.get(birthOf(id)), own ?? told[0]?.event];
}

function statement(
  event: Event,
  time: DatedTime,
  person: NounPhrase,
  sentence: SentenceReading['sentence'],
): DatedStatement {
  const agreed = agreement(event, time);
  const checked = { start: time.start, end: time.end };
  return {
    kind: 'date',
    start: person.start,
    end: time.end,
    sentence: { start: sentence.start, end: sentence.end },
    time,
    checked,
    event: event.id,
    subject: subjectOf(event),
    expected: expectedValues(event),
    alternatives: [],
    claimed: time.edtf ?? time.text,
    verdict: agreed?.verdict ?? 'wrong',
    ...(agreed?.note === undefined ? {} : { note: agreed.note }),
    confusedWith: [],
    words: [{ start: person.start, end: person.end }, checked],
  };
}
