import { dateInWords } from './edtf.ts';
import { amountInWords } from './record-page.ts';
import type { DatedValue, EntityRecord, Figure, Pack, PackDate } from './records.ts';

/** A fact on which references differ: what the pack holds, and what else is printed or held, with the reason. */
export interface Dispute {
  readonly id: string;
  readonly fact: string;
  readonly settled: string;
  /** Values that books print: tolerable in an essay. */
  readonly tolerable: readonly string[];
  /** Values on which historians differ, with who holds them: both sides are shown. */
  readonly open: readonly string[];
}

/** Every fact of a pack on which references differ, and how each was settled, in the order of the pack's files. */
export function disputesOf({ events, details }: Pack): Dispute[] {
  return [
    ...events.flatMap((event) => ofDate(event.id, event.label, event)),
    ...details.records.flatMap(ofRecord),
    ...details.figures.flatMap(ofFigure),
  ].filter(({ tolerable, open }) => tolerable.length + open.length > 0);
}

function ofRecord(record: EntityRecord): Dispute[] {
  if (record.kind === 'person' || record.kind === 'historian')
    return [
      ...(record.born ? ofDate(record.id, `${record.label}: birth`, record.born) : []),
      ...(record.died ? ofDate(record.id, `${record.label}: death`, record.died) : []),
    ];
  if (record.kind !== 'office') return [];
  return record.holders.map(({ who, held, accepted }) => ({
    id: record.id,
    fact: `${record.label}: ${who}`,
    settled: dateInWords(held.edtf),
    tolerable: accepted.map((value) => withNote(value.held, value.note)),
    open: [],
  }));
}

const ofDate = (id: string, fact: string, { date, accepted, contested }: DatedValue): Dispute[] => [
  {
    id,
    fact,
    settled: dateInWords(date.edtf),
    tolerable: accepted.map((value) => withNote(value, value.note)),
    open: contested.map((value) => withNote(value, `${value.by}. ${value.note}`)),
  },
];

function ofFigure(figure: Figure): Dispute[] {
  return [
    {
      id: figure.id,
      fact: figure.label,
      settled: amountInWords(figure.value, figure),
      tolerable: figure.accepted.map(({ value, note }) => `${amountInWords(value, figure)}: ${note}`),
      open: figure.contested.map(({ value, by, note }) => `${amountInWords(value, figure)}: ${by}. ${note}`),
    },
  ];
}

const withNote = ({ edtf }: PackDate, note: string): string => `${dateInWords(edtf)}: ${note}`;
