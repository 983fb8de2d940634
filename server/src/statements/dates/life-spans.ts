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

/** The statements of life spans in brackets: "Bukharin (1888–1938)", one for the birth and one for the death. */
export function lifeSpansOf(
  { sentence, parsed, mood }: SentenceReading,
  { kind }: BlockProse,
  knowledge: Knowledge,
): readonly DatedStatement[] {
  if (mood === 'attributed' || kind === 'quotation') return [];
  return parsed.times.flatMap((placed): DatedStatement[] => {
    const person = personBefore(placed, parsed.chunks, knowledge);
    if (!person) return [];
    const [born, died] = livesOf(person, knowledge);
    const [from, to] = placed.chunk.time.ends?.filter(isDated) ?? [];
    if (!born || !died || !from || !to) return [];
    if (distance(born, from) > furthestSlip || distance(died, to) > furthestSlip) return [];
    return [statement(born, from, person, sentence), statement(died, to, person, sentence)];
  });
}

const isDated = (time: TimeExpression): time is DatedTime => time.range !== undefined;

/** The person right before the bracket that a span stands in, first of all in it. */
function personBefore(
  { chunk, at }: PlacedTime,
  chunks: SentenceReading['parsed']['chunks'],
  knowledge: Knowledge,
): NounPhrase | null {
  if (chunk.time.kind !== 'range' || chunks[at - 1]?.kind !== 'open') return null;
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
