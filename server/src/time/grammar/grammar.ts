import {
  dayParts,
  decadeWords,
  directions,
  endsOfPeriods,
  feasts,
  monthNumbers,
  numberWords,
  ordinalTens,
  ordinalWords,
  parts,
  seasons,
  shares,
  tens,
  units,
  weekdays,
} from '../vocabulary.ts';
import { bracketedDayAt, inBothCalendars, julianLeapDay } from './calendars.ts';
import { clockAt, dayPartAt } from './clock.ts';
import type { Core, Items } from './core.ts';
import { dayFirstAt, monthAfterYear, monthFirstAt, numericDateAt } from './dates.ts';
import { centuryAt, decadeAt } from './decades.ts';
import { rangeFrom } from './joining.ts';
import { ageAt, lengthAt, lengthFromNow } from './lengths.ts';
import { feastAt, weekdayAt } from './named-days.ts';
import { partAt, unitsOfPeriodAt } from './parts.ts';
import { dayPartAlone, referenceAt, theReferenceAt } from './references.ts';
import { anniversaryAt, relativeAt } from './relative.ts';
import { seasonAfterYear, seasonAt } from './seasons.ts';
import { yearAt } from './years.ts';

type Reader = (items: Items, i: number) => Core | null;

/** The readers in their order; the first that finds something wins. */
const first =
  (...readers: readonly Reader[]): Reader =>
  (items, i) => {
    for (const read of readers) {
      const core = read(items, i);
      if (core) return core;
    }
    return null;
  };

/** What a part may be of: something on the calendar, or counted from the narrative. */
const wholeAt: Reader = (items, i) => calendarAt(items, i) ?? relativeAt(items, i);

const partOfWhole: Reader = (items, i) => partAt(items, i, wholeAt);
const unitsOfPeriod: Reader = (items, i) => unitsOfPeriodAt(items, i, wholeAt);
const dayPartOfDate: Reader = (items, i) =>
  dayPartAt(items, i, (all, at) => {
    const date = wholeAt(all, at);
    return date && rangeFrom(all, date, coreAt);
  });

const numberAt = first(
  numericDateAt,
  clockAt,
  monthAfterYear,
  seasonAfterYear,
  bracketedDayAt,
  julianLeapDay,
  dayFirstAt,
  lengthAt,
  yearAt,
);
const monthName = first(feastAt, monthFirstAt);
const weekdayName = first(dayFirstAt, monthFirstAt, weekdayAt);
const ordinal = first(unitsOfPeriod, partOfWhole, dayFirstAt, centuryAt, anniversaryAt, relativeAt);
const afterArticle = first(
  unitsOfPeriod,
  partOfWhole,
  dayPartOfDate,
  anniversaryAt,
  centuryAt,
  dayFirstAt,
  yearAt,
  seasonAt,
  decadeAt,
  relativeAt,
  lengthFromNow,
  theReferenceAt,
);

/** Which readers may find something at a word. A word that is not here begins no time expression. */
const starters = new Map<string, Reader>();
const start = (words: Iterable<string>, ...readers: readonly Reader[]): void => {
  for (const word of words) {
    const before = starters.get(word);
    starters.set(word, before ? first(before, ...readers) : first(...readers));
  }
};
const list = (words: string): readonly string[] => words.split(' ');

start(list('that this these those'), relativeAt, lengthFromNow, referenceAt);
start(list('next last'), relativeAt);
start(list('his her their its'), anniversaryAt);
start(monthNumbers.keys(), monthName);
start(weekdays.keys(), weekdayName);
start(seasons.keys(), seasonAt);
start(decadeWords.keys(), decadeAt);
start(parts.keys(), partOfWhole, dayPartOfDate);
start(
  [...shares.keys()].map((words) => words.split(' ')[0] as string),
  ordinal,
);
start(endsOfPeriods.keys(), unitsOfPeriod);
start(list('later earlier very'), partOfWhole);
start(ordinalWords.keys(), ordinal);
start(ordinalTens.keys(), ordinal);
start(tens.keys(), lengthAt, ordinal, decadeAt);
start(numberWords.keys(), lengthAt, decadeAt, yearAt);
start(units.keys(), lengthAt);
start(list('year years ad ce'), yearAt);
start(list('a an half several few many some numerous countless dozens hundreds thousands'), lengthAt);
start(
  list(
    'more less fewer longer at up close well over under about around roughly approximately nearly almost just only barely exactly another',
  ),
  lengthAt,
);
start(list('aged age'), ageAt);
start(new Set([...feasts.keys()].map((words) => words.split(/[ ’]/)[0] as string)), feastAt);
start(dayParts.keys(), dayPartAlone);
start(
  list(
    'now nowadays today currently current recently recent former future tonight daily everyday nightly weekly monthly annually annual yearly present modern right each every per',
  ),
  referenceAt,
);
// "A.D. 410"
start(['a'], yearAt);

/** Words that begin nothing by themselves, and go on a time after "the": "the rest of 1929", "the past". */
const onlyAfterArticle = new Set(list('turn rest remainder eve centenary bicentenary time date intervening'));
for (const words of [directions.keys(), endsOfPeriods.keys()]) for (const word of words) onlyAfterArticle.add(word);

starters.set('the', (items, i) => {
  const next = items[i + 1];
  if (next?.kind === 'word' && !starters.has(next.lower) && !onlyAfterArticle.has(next.lower)) return null;
  return afterArticle(items, i);
});

const calendarAt: Reader = (items, i) => {
  const item = items[i];
  switch (item?.kind) {
    case 'number':
      return numericDateAt(items, i) ?? monthAfterYear(items, i) ?? dayFirstAt(items, i) ?? yearAt(items, i);
    case 'ordinal':
      return dayFirstAt(items, i) ?? centuryAt(items, i);
    case 'decade':
      return decadeAt(items, i);
    case 'word':
      return calendarWordAt(items, i);
    default:
      return item ? (yearAt(items, i) ?? decadeAt(items, i)) : null;
  }
};

const calendarWordAt = first(feastAt, dayFirstAt, monthFirstAt, seasonAt, decadeAt, centuryAt, yearAt);

/** The time expression that starts at item `i`, alone or as the start of a range, or null. */
export function timeAt(items: Items, i: number): Core | null {
  const core = coreAt(items, i);
  if (!core) return null;
  const both = inBothCalendars(items, core);
  return both === core ? rangeFrom(items, core, coreAt) : both;
}

function coreAt(items: Items, i: number): Core | null {
  const item = items[i];
  switch (item?.kind) {
    case 'number':
      return numberAt(items, i);
    case 'ordinal':
      return ordinal(items, i);
    case 'decade':
      return decadeAt(items, i);
    case 'word':
      return starters.get(item.lower)?.(items, i) ?? null;
    case 'sign':
      return item.text === '’' || item.text === "'" || item.text === '‘' ? apostropheAt(items, i) : null;
    default:
      return null;
  }
}

/** "’28", "the ’thirties" */
const apostropheAt: Reader = (items, i) => yearAt(items, i) ?? decadeAt(items, i);
