import { type DayRange, overlaps } from './calendar.ts';
import type { Knowledge } from './knowledge.ts';
import type { Entity } from './records.ts';

/** Letters and digits alone tell names apart: U.S.S.R. is USSR. */
export const sameName = (a: string, b: string): boolean => folded(a) === folded(b);

const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/**
 * Whether somebody or something was there under a name on some of the days. Of what has no dates nobody can say that it was
 * not; a name that writers use of other times too is always right.
 * @param name as the essay has it, or the pack
 */
export function bearsName(entity: Entity, name: string, days: DayRange): boolean {
  return entity.timedNames?.some((timed) => timed.loose && sameName(timed.name, name)) || isCalled(entity, name, days);
}

/** The same, with a name that writers use of other times too held to its own. */
function isCalled({ exists, timedNames }: Entity, name: string, days: DayRange): boolean {
  const own = timedNames?.filter((timed) => sameName(timed.name, name)) ?? [];
  if (own.length === 0) return exists === undefined || overlaps(exists, days);
  return own.some(
    ({ from, until }) =>
      (from === undefined || from.range.first <= days.last) && (until === undefined || until.range.last >= days.first),
  );
}

/** Who took whose place, from both sides. */
const neighbours = new WeakMap<Knowledge, ReadonlyMap<string, ReadonlySet<string>>>();

function neighboursIn(knowledge: Knowledge): ReadonlyMap<string, ReadonlySet<string>> {
  const known = neighbours.get(knowledge);
  if (known) return known;
  const made = new Map<string, Set<string>>();
  const link = (a: string, b: string): void => {
    const set = made.get(a);
    if (set) set.add(b);
    else made.set(a, new Set([b]));
  };
  for (const { id, succeeds } of knowledge.entities.values())
    for (const before of succeeds ?? []) {
      link(id, before);
      link(before, id);
    }
  neighbours.set(knowledge, made);
  return made;
}

/**
 * The bodies of one line, or a place under all its names, nearest first: of the KGB the MGB, the NKVD, the OGPU … The record
 * itself stands first, as it may have had another name.
 */
export function lineOf(id: string, knowledge: Knowledge): readonly Entity[] {
  const links = neighboursIn(knowledge);
  const line = new Set([id]);
  for (const one of line) for (const next of links.get(one) ?? []) line.add(next); // it grows while it is gone through
  return [...line].flatMap((one) => knowledge.entities.get(one) ?? []);
}

/** What a body or place was called on certain days, with the record of that name. */
export interface RightName {
  readonly entity: Entity;
  readonly name: string;
}

/**
 * What should have been said for a name that did not exist yet, or no more: another name of the record, or that of another
 * of its line. Of the record's own the most alike comes first: an abbreviation for an abbreviation.
 */
export function rightName(id: string, written: string, days: DayRange, knowledge: Knowledge): RightName | null {
  for (const entity of lineOf(id, knowledge)) {
    if (entity.exists !== undefined && !overlaps(entity.exists, days)) continue;
    // A name that it has always had does not answer what it was called at one time.
    const onlyTimed = entity.id === id || entity.exists === undefined;
    const timed = new Set(entity.timedNames?.map(({ name }) => name));
    const [best] = entity.names
      .filter((name) => !sameName(name, written) && (timed.has(name) || !onlyTimed) && isCalled(entity, name, days))
      .sort((a, b) => unlikeness(a, written) - unlikeness(b, written));
    const label = entity.label.replace(/^the /, '');
    if (best) return { entity, name: entity.id !== id && isCalled(entity, label, days) ? label : best };
  }
  return null;
}

const isAbbreviation = (name: string): boolean => /^[\p{Lu}.]{2,}(?:\(\p{L}\))?$/u.test(name);

function unlikeness(name: string, written: string): number {
  let same = 0;
  while (same < name.length && name[same] === written[same]) same += 1;
  const form = isAbbreviation(name) === isAbbreviation(written) ? 0 : 1000;
  return form - 10 * same + Math.abs(name.length - written.length);
}
