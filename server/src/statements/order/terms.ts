import { dateInWords } from '../../knowledge/edtf.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { officeIndex } from '../../knowledge/offices.ts';
import type { PackDate, TermOfOffice } from '../../knowledge/records.ts';
import { linksInClauses } from '../offices/clauses.ts';
import type { OfficeLink } from '../offices/link.ts';
import { OfficeFinder } from '../offices/names.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { IntervalStatement } from '../statement.ts';
import { counted, type Gap, isSo, lengthOf } from './elapsed.ts';
import { type End, statement } from './ends.ts';
import { exactnessOf, withWordBefore } from './hedges.ts';
import { longest, shortest } from './lengths.ts';

/** "Brüning was Chancellor for two years": a person, an office, and for how long. */
export function termsOf(
  reading: SentenceReading,
  block: BlockProse,
  knowledge: Knowledge,
): readonly IntervalStatement[] {
  if (!reading.parsed.times.some(({ chunk }) => chunk.time.kind === 'duration')) return [];
  const finder = new OfficeFinder(reading, block, knowledge);
  if (!finder.isConcerned) return [];
  return linksInClauses(finder, knowledge).flatMap((link) =>
    link.kind === 'link' ? (held(link, reading, block.prose, knowledge) ?? []) : [],
  );
}

function held(
  { who, office, manner, mood, verb }: OfficeLink,
  reading: SentenceReading,
  prose: string,
  knowledge: Knowledge,
): IntervalStatement | null {
  if (manner !== 'state' || mood !== 'asserted' || !who.certain || !office.exact || !verb) return null;
  const { chunks, times, clauses } = reading.parsed;
  const clause = clauses.find((one) => one.verb?.start === verb.start);
  const end = Math.max(office.span.end, verb.end);
  const placed = times.find(({ chunk, clause: own }) => own === clause && chunk.start > end);
  // "had been Chancellor for a year", "for a year before he fell": up to then, and not in all.
  const opening = prose.slice(Math.min(who.span.start, verb.start), end);
  if (
    !clause ||
    /\b(?:had|has|have|by then|already|now)\b/i.test(opening) ||
    !placed ||
    prose.slice(end, placed.chunk.start).trim() !== ''
  )
    return null;
  const after = chunks[placed.at + 1];
  if (after && !/^(?:comma|stop|close|and)$/.test(after.kind)) return null;
  if (reading.found.length > 1 || clauses.some(({ parent }) => parent === clause)) return null;
  const { chunk } = placed;
  const length =
    chunk.time.kind === 'duration' && /^for\b/i.test(prose.slice(chunk.start)) ? lengthOf(chunk.time.timex3) : null;
  const exactness = exactnessOf(withWordBefore(prose, chunk), knowledge.lexicon);
  const terms = officeIndex(knowledge).terms(office.id, who.id);
  const gaps = gapsOf(terms);
  if (!length || !exactness || gaps.length === 0) return null;
  const fits = gaps.some((gap) => isSo(length, gap, exactness));
  const label = knowledge.details.records.get(office.id)?.label ?? '';
  const ends: End = {
    days: (terms[0] as TermOfOffice).held.range,
    words: `${knowledge.entities.get(who.id)?.label ?? ''} was ${label} ${terms.map((term) => dateInWords(term.held.edtf)).join(' and ')}`,
    records: [office.id],
    spans: [who.span, office.span],
  };
  return statement('length', chunk.time, length, fits, counted(gaps[0] as Gap, length.unit), [ends, ends], reading);
}

/** How long each term was, and all together; none where one of them has an end that the pack does not know. */
function gapsOf(terms: readonly TermOfOffice[]): readonly Gap[] {
  const values = terms.flatMap(({ held: own, accepted }) => [own, ...accepted.map((one) => one.held)]);
  if (terms.length === 0 || terms.some(({ untitled }) => untitled) || values.some(({ edtf }) => !isClosed(edtf)))
    return [];
  const gap = (value: PackDate): Gap => ({ least: shortest(value), most: longest(value) });
  const own = terms.map((term) => gap(term.held));
  const sum = own.reduce((all, one) => ({ least: all.least + one.least, most: all.most + one.most }));
  const through: Gap = {
    least: sum.least,
    most: Math.max(...values.map(({ range }) => range.last)) - Math.min(...values.map(({ range }) => range.first)),
  };
  return [...(terms.length > 1 ? [through] : []), ...values.map(gap)];
}

const isClosed = (edtf: string): boolean => /^[\d-]+\/[\d-]+$/.test(edtf);
