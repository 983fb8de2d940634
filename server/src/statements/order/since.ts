import type { Knowledge } from '../../knowledge/knowledge.ts';
import { meantBy } from '../dates/meant.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { SentenceReading } from '../reading.ts';
import type { IntervalStatement } from '../statement.ts';
import { between, counted, isSo, lengthOf } from './elapsed.ts';
import { endOf, isLong, statement } from './ends.ts';
import { Happenings } from './happenings.ts';
import { exactnessOf, withWordBefore } from './hedges.ts';

/** "Three weeks after Kirov's death the Congress met": a length, "after" or "before", and two events. */
export function sinceEvents(
  reading: SentenceReading,
  prose: string,
  knowledge: Knowledge,
): readonly IntervalStatement[] {
  const { chunks, clauseOf } = reading.parsed;
  const { words } = knowledge.lexicon;
  const happenings = new Happenings(reading, knowledge);
  return chunks.flatMap((chunk, at): IntervalStatement[] => {
    const joint = chunks[at + 1];
    if (chunk.kind !== 'time' || chunk.time.kind !== 'duration') return [];
    if (joint?.kind !== 'prep' && joint?.kind !== 'sub') return [];
    const exactness = exactnessOf(withWordBefore(prose, chunk), knowledge.lexicon);
    const either = exactness === 'at most' && joint.word === 'of';
    const side = words['after-words'].has(joint.word) ? 1 : words['before-words'].has(joint.word) ? -1 : 0;
    const length = lengthOf(chunk.time.timex3);
    if ((side === 0 && !either) || !length || !exactness) return [];
    const anchor = reading.predicates.find((one) =>
      joint.kind === 'prep'
        ? one.at === at + 2 && one.kind !== 'verb'
        : one.kind === 'verb' && one.clause.connective === joint.word && one.at > at && clauseOf[at + 1] === one.clause,
    );
    const clause = joint.kind === 'prep' ? anchor?.clause : anchor?.clause.parent;
    const verb = clause && happenings.verbOf(clause);
    const main = clause && verb && isAlone(reading, at, verb) ? happenings.whatHappens(clause) : null;
    if (!anchor || !main || anchor === main) return [];
    const from = meantBy(anchor, reading, knowledge);
    const to = from && meantBy(main, reading, knowledge);
    if (!from || !to || from.event.id === to.event.id || isLong(from, length) || isLong(to, length)) return [];
    const forth = between(from.days, to.days);
    const back = between(to.days, from.days);
    const days = side === -1 || (side === 0 && forth.most < 0) ? back : forth;
    // The wrong way round is a matter of order.
    if (days.most < 0) return [];
    const fits = isSo(length, days, chunk.time.approximate && exactness === 'exact' ? 'about' : exactness);
    return [statement('since', chunk, length, fits, counted(days, length.unit), [endOf(from), endOf(to)], reading)];
  });
}

/** Whether the time says when the main verb was: it opens the sentence or its part, or follows the verb without another clause between. */
function isAlone({ parsed: { chunks } }: SentenceReading, at: number, main: Predicate): boolean {
  if (at > main.at)
    return chunks
      .slice(main.at + 1, at)
      .every(({ kind }) => kind === 'np' || kind === 'prep' || kind === 'time' || kind === 'comma');
  const stop = chunks.findLastIndex(({ kind }, i) => i < at && kind === 'stop');
  return chunks.slice(stop + 1, at).every(({ kind }) => kind === 'comma');
}
