import type { Knowledge } from '../../knowledge/knowledge.ts';
import { sameName } from '../../knowledge/lineage.ts';
import type { Entity, Event, PackDate } from '../../knowledge/records.ts';
import type { DatedTime, TimeExpression } from '../../time/expression.ts';
import { fits } from '../dates/verdict.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { NameStatement } from '../statement.ts';
import { confusedGroupsOf } from './confused-groups.ts';
import { type Confusion, isTestable } from './confusion.ts';

/**
 * The names that are used where only the facts of another, which the pack says they are taken for, fit: the Congress for the
 * Conference of the same number, one opposition for another. Where both fit, or neither, nothing is said.
 */
export function nameStatementsOf(
  reading: SentenceReading,
  block: BlockProse,
  knowledge: Knowledge,
): readonly NameStatement[] {
  if (reading.mood !== 'asserted') return [];
  const found: Confusion[] = [];
  for (const one of [...confusedEventsOf(reading, knowledge), ...confusedGroupsOf(reading, block, knowledge)])
    if (!found.some(({ phrase }) => phrase === one.phrase)) found.push(one);
  return found.flatMap((one) => statementOf(one, reading, block, knowledge) ?? []);
}

/** "the Fourteenth Congress in April 1925": named events with the date of a neighbour. */
function* confusedEventsOf(reading: SentenceReading, knowledge: Knowledge): Generator<Confusion> {
  for (const predicate of reading.predicates) {
    const { kind, named, phrase } = predicate;
    if (kind !== 'name' || !phrase || !named.every((id) => knowledge.events.get(id)?.confusedWith)) continue;
    const meant = reading.referents.of(phrase).ids;
    const events = named.filter((id) => meant.includes(id)).flatMap((id) => knowledge.events.get(id) ?? []);
    const [event] = events;
    if (!event || events.length > 1) continue;
    for (const time of timesOf(predicate, reading)) {
      const others = (event.confusedWith ?? []).flatMap((id) => knowledge.events.get(id) ?? []);
      const fitting = others.filter((other) => fits(allValues(other), time, 'whole'));
      if (fits(allValues(event), time, 'whole') || fitting.length !== 1) continue;
      yield { phrase, named: event.id, meant: (fitting[0] as Event).id, because: { time } };
      break;
    }
  }
}

const allValues = ({ date, julian, accepted, contested }: Event): readonly PackDate[] => [
  date,
  ...(julian ? [julian] : []),
  ...accepted,
  ...contested,
];

/** At these a named event is what happens at the date of its clause. */
const simultaneous = new Set(['at', 'by', 'during', 'in']);

/**
 * The dates that are surely a named event's own. A month counts where the name stands beside it or is what its clause
 * happens at, as two facts agree then; a year only by the grammar.
 */
function timesOf(predicate: Predicate, { attachments, parsed, completed }: SentenceReading): readonly DatedTime[] {
  const { governor, at } = predicate;
  const near = governor === undefined ? false : simultaneous.has(governor);
  const attached = attachments.filter(
    (one) => one.predicate === predicate && (one.grade === 'strong' || (near && isFine(one.time.chunk.time))),
  );
  const beside = parsed.times.filter(
    (time) => near && isFine(time.chunk.time) && time.at === at + 2 && parsed.chunks[at + 1]?.kind === 'comma',
  );
  const asserted = predicate.mood === 'asserted' ? [...attached.map(({ time }) => time), ...beside] : [];
  return asserted
    .filter(({ chunk }) => !chunk.time.open || chunk.time.open.month !== undefined)
    .map(({ chunk }) => completed(chunk.time))
    .filter(isTestable);
}

const isFine = ({ precision }: TimeExpression): boolean => precision === 'day' || precision === 'month';

function statementOf(
  { phrase, named, meant, because }: Confusion,
  { sentence, mentions }: SentenceReading,
  { prose }: BlockProse,
  { entities }: Knowledge,
): NameStatement | null {
  const mention = mentions.find(({ start, end }) => phrase.start <= start && end === phrase.end);
  const other = entities.get(meant);
  if (!mention || !other) return null;
  const claimed = prose.slice(mention.start, mention.end);
  const words = [mention, ...('time' in because ? [because.time] : [])].map(({ start, end }) => ({ start, end }));
  const right = nameLike(claimed, other);
  return {
    kind: 'name',
    start: Math.min(...words.map(({ start }) => start)),
    end: Math.max(...words.map(({ end }) => end)),
    sentence: { start: sentence.start, end: sentence.end },
    checked: { start: mention.start, end: mention.end },
    subject: `${other.kind}:${meant}`,
    claimed,
    expected: [right],
    verdict: 'wrong',
    words,
    named,
    meant,
    right,
    because,
  };
}

/** The name of a record that takes the fewest words to be put for another: "14th Conference" for "14th Congress". */
function nameLike(written: string, { names }: Entity): string {
  const own = written.split(' ');
  const cost = (name: string): number => {
    const words = name.split(' ');
    return Math.abs(words.length - own.length) + own.filter((word) => !words.some((one) => sameName(one, word))).length;
  };
  return names.reduce((best, name) => (cost(name) < cost(best) ? name : best));
}
