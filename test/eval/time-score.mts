// Scores time expressions against a gold standard in TIMEX3, in the manner of TempEval-3 (UzZaman et al., SemEval 2013,
// section 4.1): what is found (strict: the same span; relaxed: any overlap, one to one) and what is understood (value: relaxed,
// and the same TIMEX3 value). Only the outermost expressions count on either side.

/** An expression of the gold standard. Offsets count UTF-16 code units. */
export interface GoldTime {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value?: string | null;
}

export interface GoldDocument {
  readonly doc: string;
  readonly text: string;
  readonly timexes: readonly GoldTime[];
  /** The day on which it was written. */
  readonly dct?: string;
}

/** What `clio inspect --times-only` says of a document. */
export interface FoundTime {
  readonly text: string;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly timex3?: string;
  readonly edtf?: string;
}

/** A gold expression with what was found for it, or what was found where there is none. */
export interface Pair {
  readonly doc: string;
  readonly gold: GoldTime | null;
  readonly found: FoundTime | null;
  readonly sameSpan: boolean;
  readonly sameValue: boolean;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Pairs what is wanted with what was found, each with the one that it overlaps most. */
export function pairUp(gold: GoldDocument, times: readonly FoundTime[]): readonly Pair[] {
  const found = outermost(times, (time) => [time.startOffset, time.endOffset]);
  const taken = new Set<FoundTime>();
  const pairs = outermost(gold.timexes, ({ start, end }) => [start, end]).map((wanted): Pair => {
    const overlap = (time: FoundTime): number =>
      Math.min(wanted.end, time.endOffset) - Math.max(wanted.start, time.startOffset);
    const [best] = found
      .filter((time) => !taken.has(time) && overlap(time) > 0)
      .sort((a, b) => overlap(b) - overlap(a));
    if (best) taken.add(best);
    return {
      doc: gold.doc,
      gold: wanted,
      found: best ?? null,
      sameSpan: found.some((time) => time.startOffset === wanted.start && time.endOffset === wanted.end),
      sameValue: best !== undefined && (best.timex3 ?? '').toUpperCase() === (wanted.value ?? '').toUpperCase(),
    };
  });
  const extra = found.filter((time) => !taken.has(time));
  return [
    ...pairs,
    ...extra.map((time): Pair => ({ doc: gold.doc, gold: null, found: time, sameSpan: false, sameValue: false })),
  ];
}

function outermost<T>(spans: readonly T[], placeOf: (span: T) => readonly [number, number]): readonly T[] {
  const sorted = [...spans].sort((a, b) => placeOf(a)[0] - placeOf(b)[0] || placeOf(b)[1] - placeOf(a)[1]);
  let end = -1;
  return sorted.filter((span) => {
    const [start, stop] = placeOf(span);
    if (start < end) return false;
    end = stop;
    return true;
  });
}

export function scoreOf(pairs: readonly Pair[], hit: (pair: Pair) => boolean): Score {
  const hits = pairs.filter(({ gold }) => gold).filter(hit).length;
  const found = pairs.filter((pair) => pair.found).length;
  const wanted = pairs.filter(({ gold }) => gold).length;
  const precision = found === 0 ? 0 : hits / found;
  const recall = wanted === 0 ? 0 : hits / wanted;
  return { precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** The kinds of expression that an error table tells apart, by the TIMEX3 value that is wanted. */
export const kinds: readonly (readonly [string, RegExp])[] = [
  ['a day', /^(?:BC)?\d{4}-\d\d-\d\d$/],
  ['a month', /^(?:BC)?\d{4}-\d\d$/],
  ['a year', /^(?:BC)?\d{4}$/],
  ['a season, half or quarter', /^(?:BC)?\d{4}-(?:SP|SU|FA|WI|[HQ]\d)$/],
  ['a decade or century', /^(?:BC)?\d{2,3}$/],
  ['a length', /^P[\d.TX]/],
  ['now, once, some day', /_REF$/],
  ['a part or time of a day', /T/],
  ['known in part (1915-XX-XX)', /X/],
  ['no value', /^(?:null)?$/i],
];

export const kindOf = (value: string | null | undefined): string =>
  kinds.find(([, form]) => form.test(value ?? ''))?.[0] ?? 'other';
