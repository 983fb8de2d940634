import type { Span } from '../../essay/span.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { insideQuotation } from '../grammar/quotations.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { PartStatement } from '../statement.ts';
import { defendants, triedOf } from './defendants.ts';
import { type Part, spanOf, sureTime } from './part.ts';
import { companions, doers, executed, nearMisses } from './people.ts';
import { placesOf } from './places.ts';
import { leaders, present } from './presence.ts';

/** The statements of a sentence about who took part in an event and where it was. */
export function partStatementsOf(
  reading: SentenceReading,
  _block: BlockProse,
  knowledge: Knowledge,
): readonly PartStatement[] {
  if (reading.mood !== 'asserted') return [];
  const found = new Map<string, PartStatement>();
  for (const predicate of reading.predicates) {
    if (predicate.mood !== 'asserted' || predicate.patterns.length === 0) continue;
    const context = { reading, predicate, knowledge, time: sureTime(reading, predicate) };
    for (const part of [
      ...doers(context),
      ...nearMisses(context),
      ...companions(context),
      ...executed(context),
      ...placesOf(context),
    ]) {
      const statement = statementOf(part, spanOf(predicate), reading);
      if (!insideQuotation(reading.quoted, statement.checked)) found.set(`${statement.checked.start}`, statement);
    }
  }
  for (const part of partsInNamedEvents(reading, knowledge)) {
    const statement = statementOf(part, part.verb, reading);
    const key = `${statement.checked.start}`;
    if (!found.has(key) && !insideQuotation(reading.quoted, statement.checked)) found.set(key, statement);
  }
  return [...found.values()];
}

/** Who was at an event that is named, who led it, who was tried at it. */
const partsInNamedEvents = (reading: SentenceReading, knowledge: Knowledge): readonly (Part & { verb: Span })[] => [
  ...reading.parsed.clauses
    .filter(({ mood, verb }) => mood === 'asserted' && verb)
    .flatMap((clause) =>
      [present, leaders, defendants].flatMap((read) =>
        read(clause, reading, knowledge).map((part) => ({ ...part, verb: spanOf(clause.verb ?? part.phrase) })),
      ),
    ),
  ...triedOf(reading, knowledge).map((part) => ({ ...part, verb: spanOf(part.phrase) })),
];

function statementOf(
  { event, kind, id, phrase, right, expected, own, role, time }: Part,
  predicate: { readonly start: number; readonly end: number },
  { sentence, mentions }: SentenceReading,
): PartStatement {
  const mention = mentions.find((one) => one.ids.includes(id) && phrase.start <= one.start && one.end <= phrase.end);
  const checked = spanOf(mention ?? phrase);
  const words = [checked, predicate, ...(time ? [spanOf(time)] : [])];
  return {
    kind: 'part',
    start: Math.min(...words.map((word) => word.start)),
    end: Math.max(...words.map((word) => word.end)),
    sentence: spanOf(sentence),
    checked,
    subject: `event:${event.id}`,
    claimed: id,
    expected,
    verdict: right ? 'confirmed' : 'wrong',
    words,
    event: event.id,
    part: kind,
    named: id,
    right: expected,
    ...(own ? { own: own.id } : {}),
    ...(role ? { role } : {}),
  };
}
