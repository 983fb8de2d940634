import { seasonPeriod, winterOf } from '../period.ts';
import { functionWords, seasons } from '../vocabulary.ts';
import { type Core, dated, type Items, is, isCapital, lowerAt, opened } from './core.ts';
import { ofRelativeYear, shortYearAfter, writtenYear, yearAfter, yearTail } from './years.ts';

/** "spring 1926", "the summer of 1917", "winter 1927–28", "the summer", "that winter" without a year. */
export function seasonAt(items: Items, i: number): Core | null {
  const at = is(items, i, 'the') ? i + 1 : i;
  const word = items[at];
  const season = seasons.get(word?.lower ?? '');
  if (!word || season === undefined) return null;
  const before = items[at - 1];
  // "the Prague Spring", "the Spring Offensive", "the Winter Palace"
  if (isCapital(word) && at > 0 && before?.kind === 'word' && isCapital(before) && !beforeSeason.has(before.lower))
    return null;
  if (word.lower === 'fall' && !isFallOfYear(items, at)) return null;
  const year = is(items, at + 1, 'in') && word.lower === 'fall' ? null : yearAfter(items, at + 1);
  if (year) {
    const tail = yearTail(items, year);
    const period = tail && season === 24 ? winterOf(year.value) : seasonPeriod(year.value, season);
    return dated(i, tail?.next ?? year.next, period, tail ? undefined : year.item);
  }
  const short = shortYearAfter(items, is(items, at + 1, 'of') ? at + 2 : at + 1);
  if (short !== null)
    return opened(i, is(items, at + 1, 'of') ? at + 4 : at + 3, 'season', { season, yearOfCentury: short });
  return seasonAlone(items, i, at, season);
}

/** "the *1982 summer* offensives" */
export function seasonAfterYear(items: Items, i: number): Core | null {
  const year = writtenYear(items, i);
  const season = year ? seasons.get(lowerAt(items, year.next)) : undefined;
  const noun = year && items[year.next + 1];
  if (!year || season === undefined || !noun || !seasonal.has(noun.lower)) return null;
  return dated(i, year.next + 1, seasonPeriod(year.value, season), year.item);
}

/** "the fall of 1929", "that fall"; not "the fall of Rome", "its fall", "did not fall". */
function isFallOfYear(items: Items, at: number): boolean {
  if (
    !is(
      items,
      at - 1,
      'the',
      'in',
      'by',
      'since',
      'until',
      'early',
      'late',
      'this',
      'that',
      'last',
      'next',
      'following',
      'previous',
      'during',
    )
  )
    return at === 0;
  if (is(items, at + 1, 'of')) return yearAfter(items, at + 1) !== null || ofRelativeYear(items, at + 1) !== null;
  return (
    !is(items, at + 1, 'in', 'from', 'to') &&
    (!is(items, at - 1, 'the') || is(items, at - 2, 'in', 'by', 'during', 'since', 'until'))
  );
}

/** The words that a season may stand after when it is one: "in spring", not "to spring". */
const beforeSeason = new Set(
  'the in by during until till since throughout that this following next previous last same every early late mid of and through - – second first another'.split(
    ' ',
  ),
);

/** "the *summer* offensive": the season of what happened in it. */
const seasonal = new Set(
  'offensive offensives counter counteroffensive campaign campaigns attack fighting sowing harvest session elections collections drive plenum retreat rains'.split(
    ' ',
  ),
);

function seasonAlone(items: Items, i: number, at: number, season: number): Core | null {
  const word = items[at];
  const before = lowerAt(items, at - 1);
  const after = items[at + 1];
  if (!word) return null;
  if (after && seasonal.has(after.lower) && word.text === word.lower)
    return i === at ? opened(at, at + 1, 'season', { season }) : null;
  const labels = at === 0 && (after?.text === ':' || after?.text === '–');
  if (!beforeSeason.has(before) && !labels) return null;
  if (isCapital(word) && after?.kind === 'word' && (before !== 'in' || isCapital(after)) && !labels) return null;
  // "of autumn leaves", "hopes that spring eternal"
  const goesOn = after?.kind === 'word' && after.text === after.lower && !functionWords.has(after.lower);
  if (goesOn && (before === 'of' || (before === 'that' && word.lower === 'spring'))) return null;
  const relative = ofRelativeYear(items, at + 1);
  if (relative) return opened(i, relative.next, 'season', { ...relative.open, season });
  // "the autumn after Lenin's death" is counted from that
  if (is(items, at + 1, 'of') || (i < at && is(items, at + 1, 'after', 'before', 'following', 'preceding')))
    return null;
  if (word.lower === 'spring' && is(items, at + 1, 'from', 'up')) return null;
  const year = seasonYear(items, at + 1);
  return year === null ? opened(i, at + 1, 'season', { season }) : dated(i, at + 1, seasonPeriod(year, season));
}

/** "the spring and early summer of 1943": the year stands once. */
function seasonYear(items: Items, i: number): number | null {
  if (!is(items, i, 'and', 'or', 'to', '-', '–', '/')) return null;
  let at = i + 1;
  while (is(items, at, 'the', 'early', 'late')) at += 1;
  const year = seasons.has(lowerAt(items, at)) ? yearAfter(items, at + 1) : null;
  return year?.value ?? null;
}
