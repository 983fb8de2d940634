import type { Precision } from '../../knowledge/edtf.ts';
import { dayParts, directions, seasons, type Unit, units, weekdays } from '../vocabulary.ts';
import { dayPartOf } from './clock.ts';
import { type Core, type Items, is, isCapital, lowerAt, opened, undated } from './core.ts';
import { ordinalAt } from './counts.ts';
import { endsHere, lengthValue } from './lengths.ts';
import { monthAt } from './months.ts';
import { ofRelativeYear } from './years.ts';

/**
 * Times that are counted from the narrative: "that year", "the following month", "the previous autumn", "next spring", "the
 * same day", "the day after", "the year before Lenin's death", "that morning".
 */
export function relativeAt(items: Items, i: number): Core | null {
  const determiner = lowerAt(items, i);
  let at = i;
  let by: -1 | 0 | 1 | undefined;
  const definite = ['the', 'that', 'this'].includes(determiner);
  if (definite) {
    at += 1;
    if (determiner !== 'the') by = 0;
  }
  if (is(items, at, 'very') && is(items, at + 1, 'same', 'next')) at += 1;
  const direction = directions.get(lowerAt(items, at));
  if (direction !== undefined) {
    // "last" without an article is counted from the day of writing, which in an essay is the narrative's.
    if (!definite && !is(items, at, 'next', 'last')) return null;
    // "the last year of the war" is counted from its end
    const ofPeriod = is(items, at, 'last', 'next', 'past') && is(items, at + 2, 'of', 'in');
    if (ofPeriod && !ofRelativeYear(items, at + 2)) return null;
    by = direction;
    at += 1;
  }
  if (by === undefined) return determiner === 'the' ? countedFromEvent(items, i) : null;
  return relativeTo(items, i, at, by, direction === undefined);
}

function relativeTo(items: Items, i: number, at: number, by: -1 | 0 | 1, plain: boolean): Core | null {
  const word = lowerAt(items, at);
  const next = at + 1;
  const unit = units.get(word);
  if (unit) {
    if (/s$/.test(word) || unit === 'hour' || unit === 'minute') return null;
    // "in the past year": that long
    if (is(items, at - 1, 'past')) return undated(i, next, 'duration', lengthValue(1, unit));
    // "that day" is a day; "this century", in an essay, is the reader's own.
    const precision: Precision = unit === 'fortnight' ? 'week' : unit;
    return opened(i, next, precision, { shift: { unit, by } });
  }
  const code = dayParts.get(word);
  if (code) return dayPartOf(i, next, code, { shift: { unit: 'day', by } });
  const season = seasons.get(word);
  const direction = by === 0 ? {} : { direction: by };
  if (season !== undefined && !(word === 'fall' && is(items, next, 'of', 'from', 'in')))
    return opened(i, next, 'season', { season, ...direction });
  const month = monthAt(items, at);
  if (month) return opened(i, month.next, 'month', { month: month.value, ...direction });
  const weekday = weekdays.get(word);
  if (weekday !== undefined && isCapital(items[at])) return opened(i, next, 'day', { weekday, ...direction });
  if (['time', 'period', 'moment', 'point', 'date', 'era', 'stage', 'juncture'].includes(word))
    return pointInTime(items, i, at, by, plain);
  return null;
}

/** "the same time", "this period", "that date": they point, and name nothing. */
function pointInTime(items: Items, i: number, at: number, by: number, plain: boolean): Core | null {
  const word = lowerAt(items, at);
  if (word === 'date') return opened(i, at + 1, 'day', { shift: { unit: 'day', by: 0 } });
  if (by !== 0 || word === 'point' || word === 'stage' || word === 'moment' || word === 'juncture' || word === 'era')
    return null;
  if (is(items, at + 1, 'that', 'when', 'round', 'around')) return null;
  const governed = is(items, i - 1, 'at', 'by', 'during', 'from', 'since', 'until', 'throughout', 'around', 'about');
  const near = plain && is(items, i, 'this');
  if (governed && !near && !is(items, at + 1, 'as')) return opened(i, at + 1, 'year', { same: true });
  return undated(i, at + 1, 'reference', near ? 'PRESENT_REF' : undefined);
}

/** "the day after", "the year before Lenin's death", "the summer before the war", "on the eve of the war" */
function countedFromEvent(items: Items, i: number): Core | null {
  if (is(items, i + 1, 'eve') && is(items, i + 2, 'of'))
    return opened(i, i + 2, 'month', { anchored: true, eve: true });
  const unit = units.get(lowerAt(items, i + 1));
  const season = seasons.get(lowerAt(items, i + 1));
  if (season === undefined && (!unit || unit === 'hour' || unit === 'minute' || /s$/.test(lowerAt(items, i + 1))))
    return null;
  const by = is(items, i + 2, 'after', 'following')
    ? 1
    : is(items, i + 2, 'before', 'preceding', 'previous')
      ? -1
      : null;
  if (by === null) return null;
  const ends = endsHere(items, i + 3);
  const anchored = ends ? {} : { anchored: true as const };
  const next = ends ? i + 3 : i + 2;
  if (season !== undefined) return opened(i, next, 'season', { season, direction: by, ...anchored });
  const precision: Precision = unit === 'fortnight' ? 'week' : (unit as Exclude<Unit, 'hour' | 'minute' | 'fortnight'>);
  return opened(i, next, precision, { shift: { unit: unit as Unit, by }, ...anchored });
}

/** "the tenth anniversary of the Revolution", "the 50th anniversary of", "the centenary of" */
export function anniversaryAt(items: Items, i: number): Core | null {
  const at = is(items, i, 'the', 'his', 'her', 'their', 'its') ? i + 1 : i;
  const ordinal = ordinalAt(items, at);
  let years: number | null = null;
  let next = at;
  if (ordinal) {
    next = is(items, ordinal.next, 'year') ? ordinal.next + 1 : ordinal.next;
    if (is(items, next, 'anniversary')) years = ordinal.value;
  } else if (is(items, at, 'centenary')) years = 100;
  else if (is(items, at, 'bicentenary')) years = 200;
  if (years === null || !is(items, next + 1, 'of')) return null;
  return opened(i, next + 1, 'day', { anchored: true, anniversary: years });
}
