import type { Evidence, Pack } from './records.ts';

/** How many records of a kind a pack has, and how many of them two independent references agree on. */
export interface KindCount {
  readonly kind: string;
  readonly records: number;
  readonly checkedTwice: number;
}

/** The records of a pack by kind; terms of office and historians' positions are counted beside those who hold them. */
export function countRecords(pack: Pack): KindCount[] {
  const { records, quotations, figures, factors, questions } = pack.details;
  const ofKind = (kind: string): readonly Evidence[] => records.filter((record) => record.kind === kind);
  const kinds: [string, readonly Evidence[]][] = [
    ['events', pack.events],
    ['people', ofKind('person')],
    ['organisations', ofKind('organisation')],
    ['places', ofKind('place')],
    ['offices', ofKind('office')],
    ['terms of office', records.flatMap((record) => (record.kind === 'office' ? record.holders : []))],
    ['terms', ofKind('term')],
    ['historians', ofKind('historian')],
    ['positions', records.flatMap((record) => (record.kind === 'historian' ? record.positions : []))],
    ['quotations', quotations],
    ['figures', figures],
    ['factors', factors],
    ['questions', questions],
  ];
  return kinds.map(([kind, records]) => ({
    kind,
    records: records.length,
    checkedTwice: records.filter((record) => record.checked === 'two').length,
  }));
}
