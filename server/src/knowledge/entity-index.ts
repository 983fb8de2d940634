import { beginningOfTime, type DayRange, endOfTime } from './calendar.ts';
import type { DatedValue, Entity, EntityRecord, PackDate } from './records.ts';

/** What the reading of a sentence needs of a record that has names. */
export function entityOf(record: EntityRecord): Entity {
  const { id, kind, label, names, pronoun, partOf, short, timedNames, confusedWith, succeeds, members, outsiders } =
    record;
  const exists = daysOf(record);
  return {
    id,
    kind,
    label,
    names,
    ...(pronoun ? { pronoun } : {}),
    ...(partOf ? { partOf } : {}),
    ...(short ? { short } : {}),
    ...(timedNames ? { timedNames } : {}),
    ...(exists ? { exists } : {}),
    ...(succeeds && succeeds.length > 0 ? { succeeds } : {}),
    ...(members ? { members } : {}),
    ...(outsiders ? { outsiders } : {}),
    ...(confusedWith && confusedWith.length > 0 ? { confusedWith } : {}),
  };
}

/** When somebody lived, or a body or place was there; nothing of terms and historians, of which essays speak at any time. */
function daysOf(record: EntityRecord): DayRange | null {
  if (record.kind === 'person') return between(valuesOf(record.born), valuesOf(record.died));
  if (record.kind === 'term' || record.kind === 'historian') return null;
  return between(record.from ? [record.from] : [], record.until ? [record.until] : []);
}

const valuesOf = (value: DatedValue | undefined): readonly PackDate[] =>
  value ? [value.date, ...(value.julian ? [value.julian] : []), ...value.accepted, ...value.contested] : [];

const between = (from: readonly PackDate[], until: readonly PackDate[]): DayRange | null =>
  from.length === 0 && until.length === 0
    ? null
    : {
        first: from.length === 0 ? beginningOfTime : Math.min(...from.map(({ range }) => range.first)),
        last: until.length === 0 ? endOfTime : Math.max(...until.map(({ range }) => range.last)),
      };
