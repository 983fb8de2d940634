import { type DayRange, overlaps } from '../../knowledge/calendar.ts';
import type { Entity } from '../../knowledge/records.ts';
import type { DatedTime, TimeExpression } from '../../time/expression.ts';
import type { NounPhrase } from '../grammar/chunk.ts';
import type { NameStatement } from '../statement.ts';

/** A name for which another one stands, with what shows it. */
export interface Confusion {
  readonly phrase: NounPhrase;
  readonly named: string;
  readonly meant: string;
  readonly because: NameStatement['because'];
}

/** Whether a time says when something was, and not only before or after what. */
export const isTestable = (time: TimeExpression): time is DatedTime =>
  time.range !== undefined && time.relation === 'in' && !time.approximate;

/** Whether a body was there on all of some days, or on none of them, give or take a month. */
export const lasts = ({ exists }: Entity, days: DayRange): boolean =>
  exists !== undefined && exists.first <= days.first && days.last <= exists.last;
export const missed = ({ exists }: Entity, { first, last }: DayRange): boolean =>
  exists !== undefined && !overlaps(exists, { first: first - 31, last: last + 31 });
