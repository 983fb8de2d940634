import type { Knowledge } from '../../knowledge/knowledge.ts';
import { insideQuotation } from '../grammar/quotations.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { PartStatement } from '../statement.ts';
import { type Part, spanOf, sureTime } from './part.ts';
import { companions, doers, nearMisses } from './people.ts';
import { placesOf } from './places.ts';

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
    for (const part of [...doers(context), ...nearMisses(context), ...companions(context), ...placesOf(context)]) {
      const statement = statementOf(part, spanOf(predicate), reading);
      if (!insideQuotation(reading.quoted, statement.checked)) found.set(`${statement.checked.start}`, statement);
    }
  }
  return [...found.values()];
}

function statementOf(
  { event, kind, id, phrase, right, expected, own, time }: Part,
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
  };
}
