import type { Amount, PackDate } from './records.ts';

/** Two packs that say different things of one record. The first is believed. */
export interface Conflict {
  readonly id: string;
  /** The field, as pack authors write it. */
  readonly field: string;
  readonly kept: { readonly pack: string; readonly value: string };
  readonly other: { readonly pack: string; readonly value: string };
}

/** A conflict in a sentence, for the author of the pack that is believed. */
export const conflictInWords = ({ id, field, kept, other }: Conflict): string =>
  `“${id}”: ${field} is ${kept.value} in the pack “${kept.pack}” and ${other.value} in “${other.pack}”. The first is used; mend the one that is wrong.`;

type Value = Readonly<Record<string, unknown>>;

/**
 * Puts two records of one id together. Lists are united, a field that the first lacks is taken from the second, and
 * where both have one the first keeps it. If the two contradict each other in a fact, that is reported and the first
 * stays as it is: what the second says belongs to another date.
 */
export function mergeRecords<T extends object>(
  id: string,
  first: { readonly pack: string; readonly record: T },
  second: { readonly pack: string; readonly record: object },
): { readonly record: T; readonly conflicts: readonly Conflict[] } {
  const [a, b] = [first.record as Value, second.record as Value];
  const conflicts: Conflict[] = [];
  const conflict = (field: string, kept: string, other: string): void => {
    conflicts.push({ id, field, kept: { pack: first.pack, value: kept }, other: { pack: second.pack, value: other } });
  };
  if (a.kind !== b.kind) {
    conflict('kind', String(a.kind), String(b.kind));
    return { record: first.record, conflicts };
  }
  const merged: Record<string, unknown> = { ...b, ...a };
  for (const [field, value] of Object.entries(a)) {
    const other = b[field];
    if (Array.isArray(value) && Array.isArray(other)) merged[field] = union(value, other);
    const [kept, rejected] = [factIn(value), factIn(other)];
    if (kept && rejected && !kept.agrees(rejected)) conflict(field, kept.text, rejected.text);
  }
  return { record: conflicts.length > 0 ? first.record : (merged as T), conflicts };
}

function union(first: readonly unknown[], second: readonly unknown[]): unknown[] {
  const seen = new Set(first.map(keyOf));
  return [...first, ...second.filter((item) => !seen.has(keyOf(item)))];
}

/** Two terms of office, works or positions are the same if they say the same of the same; a note makes no other one. */
function keyOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return JSON.stringify(item);
  const { note: _, sources: __, checked: ___, ...said } = item as Value;
  return JSON.stringify(said);
}

interface Fact {
  readonly text: string;
  agrees(other: Fact): boolean;
  readonly range: readonly [number, number];
}

/** What a field claims about the world, if it is a date, a dated value or an amount. Words and labels are nobody's error. */
function factIn(value: unknown): Fact | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  if ('date' in value) return factIn(value.date);
  if ('edtf' in value) {
    const { edtf, range } = value as PackDate;
    return fact(edtf, range.first, range.last);
  }
  if ('from' in value && 'to' in value && typeof value.from === 'number') {
    const { from, to } = value as Amount;
    return fact(from === to ? String(from) : `${from} to ${to}`, from, to);
  }
  return null;
}

/** Two values agree if one is only more exact than the other. */
const fact = (text: string, from: number, to: number): Fact => ({
  text,
  range: [from, to],
  agrees: ({ range: [first, last] }) => (first <= from && to <= last) || (from <= first && last <= to),
});
