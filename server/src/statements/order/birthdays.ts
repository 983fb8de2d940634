import { civilDate } from '../../knowledge/calendar.ts';
import { dateInWords } from '../../knowledge/edtf.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { ordinalTens, ordinalWords } from '../../time/vocabulary.ts';
import { allValues } from '../dates/meant.ts';
import type { NounPhrase } from '../grammar/chunk.ts';
import type { SentenceReading } from '../reading.ts';
import type { IntervalStatement } from '../statement.ts';
import { isPlainDate } from './beside.ts';
import { furthest, statement } from './ends.ts';

/** "Stalin celebrated his fiftieth birthday in December 1929": whose birthday it is, which, and the only date there. */
export function birthdaysIn(reading: SentenceReading, knowledge: Knowledge): readonly IntervalStatement[] {
  return reading.parsed.chunks.flatMap((chunk): IntervalStatement[] => {
    if (chunk.kind !== 'np' || chunk.head !== 'birthday' || !chunk.possessor) return [];
    const years = ordinalIn(chunk);
    const { ids, certain } = reading.referents.of(chunk.possessor);
    const record = knowledge.details.records.get(ids[0] ?? '');
    if (years === null || ids.length !== 1 || !certain || record?.kind !== 'person' || !record.born) return [];
    const clause = reading.parsed.clauses.find(({ slots }) => slots.some(({ phrases }) => phrases.includes(chunk)));
    const [time, more] = reading.found;
    if (!time?.range || more || !isPlainDate(time) || clause?.mood !== 'asserted' || clause.verb?.negated) return [];
    if (!reading.parsed.times.some((one) => one.chunk.time === time && one.clause === clause)) return [];
    const given = [civilDate(time.range.first).year, civilDate(time.range.last).year] as const;
    const births = allValues(record.born).flatMap(({ range }) => [
      civilDate(range.first).year,
      civilDate(range.last).year,
    ]);
    const right = births.map((year) => year + years);
    const fits = right.some((year) => given[0] <= year && year <= given[1]);
    if (!fits && Math.min(...right.map((year) => Math.abs(year - given[0]))) > furthest) return [];
    const born = `${record.label} was born in ${dateInWords(record.born.date.edtf)}`.replace(
      / in (?=\d{1,2} )/,
      ' on ',
    );
    const whose = { days: record.born.date.range, words: born, records: [record.id], spans: [chunk.possessor] };
    const named = { days: time.range, words: `the date here is ${time.text}`, records: [], spans: [time] };
    const length = { count: years, unit: 'year' } as const;
    const expected = String(given[0] - civilDate(record.born.date.range.first).year);
    return [statement('birthday', chunk, length, fits, expected, [whose, named], reading)];
  });
}

/** "sixtieth", "60th", "twenty-first" */
function ordinalIn({ words }: NounPhrase): number | null {
  const text = words.join(' ').replace(/\s*-\s*/g, ' ');
  const figures = /\b(\d{1,3})(?:st|nd|rd|th)\b/.exec(text);
  if (figures) return Number(figures[1]);
  const found = words.flatMap((word) => ordinalTens.get(word) ?? ordinalWords.get(word) ?? []);
  return found.length === 1 && !/(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b/.test(text)
    ? (found[0] as number)
    : null;
}
