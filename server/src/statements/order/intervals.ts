import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { IntervalStatement } from '../statement.ts';
import { agesOf } from './ages.ts';
import { besideDates } from './beside.ts';
import { birthdaysIn } from './birthdays.ts';
import { sequelIntervals } from './later.ts';
import { lengthsOf } from './lengths.ts';
import { separationsIn } from './separations.ts';
import { sinceEvents } from './since.ts';
import { termsOf } from './terms.ts';

/** The lengths of time that a sentence gives with both of their ends: ages, "ten years after", anniversaries, "lasted six years". */
export function intervalStatementsOf(
  reading: SentenceReading,
  block: BlockProse,
  knowledge: Knowledge,
  before: SentenceReading | undefined,
): readonly IntervalStatement[] {
  if (reading.mood !== 'asserted') return [];
  const { prose } = block;
  // An age may stand as a bare number, which is no time.
  const ages = reading.predicates.length > 0 ? agesOf(reading, before, prose, knowledge) : [];
  const found =
    reading.times.length === 0
      ? ages
      : [
          ...ages,
          ...sinceEvents(reading, prose, knowledge),
          ...besideDates(reading, block, knowledge),
          ...sequelIntervals(reading, before, knowledge),
          ...separationsIn(reading, prose, knowledge),
          ...birthdaysIn(reading, knowledge),
          ...lengthsOf(reading, prose, knowledge),
          ...termsOf(reading, block, knowledge),
        ];
  // One length is compared once, with what it was first found to lie between.
  return found.filter((one, i) => found.findIndex(({ checked }) => checked.start === one.checked.start) === i);
}
