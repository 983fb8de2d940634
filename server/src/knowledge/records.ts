import type { DayRange } from './calendar.ts';
import { edtfRange } from './edtf.ts';

/** A work that a reader can look up, in CSL-JSON's fields. */
export interface Source {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly author?: readonly { readonly family?: string; readonly given?: string; readonly literal?: string }[];
  readonly issued?: string;
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly URL?: string;
}

/** Where in a source a record has its facts from. */
export interface Citation {
  readonly source: string;
  readonly section?: string;
  readonly page?: string | number;
}

/** A date as the pack has it, with the days that it covers. */
export interface PackDate {
  readonly edtf: string;
  readonly range: DayRange;
}

export type EntityKind = 'person' | 'organisation' | 'place' | 'office' | 'term' | 'event';

/** Somebody or something that an essay names. Events with a name of their own are entities too. */
export interface Entity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly label: string;
  readonly names: readonly string[];
  readonly pronoun?: 'he' | 'she';
  /** The office's organisation, the place's larger place. */
  readonly partOf?: string;
}

/** The part that somebody or something plays in an event. */
export type Role = 'who' | 'what' | 'from' | 'to' | 'as' | 'by' | 'with';

export const roles: readonly Role[] = ['who', 'what', 'from', 'to', 'as', 'by', 'with'];

/** One way to speak of an event: an act of the lexicon with its participants. Each role lists ids of which any may stand. */
export interface Frame {
  readonly acts: readonly string[];
  readonly roles: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** "first" in "his first stroke" */
  readonly which?: string;
}

export interface Event {
  readonly id: string;
  readonly label: string;
  readonly date: PackDate;
  readonly julian?: PackDate;
  readonly until?: PackDate;
  /** True: it happens once. A range: it is the only one of its kind in that time. */
  readonly once?: true | DayRange;
  readonly accepted: readonly (PackDate & { readonly note: string })[];
  readonly contested: readonly (PackDate & { readonly by: string; readonly note: string })[];
  readonly note?: string;
  readonly frames: readonly Frame[];
  readonly sources: readonly Citation[];
  readonly checked: 'one' | 'two';
}

/** The date of the start or the end of what a date covers, if it is an interval; else the date itself. */
export function partOfDate(date: PackDate, aspect: Aspect): PackDate {
  const [from, to] = date.edtf.split('/');
  if (aspect === 'whole' || from === undefined || to === undefined) return date;
  const edtf = aspect === 'start' ? from : to;
  const range = edtfRange(edtf);
  return range ? { edtf, range } : date;
}

/** Every value of an event that is right or tolerable, in EDTF: what a finding says was expected. */
export const expectedValues = ({ date, julian, accepted }: Event): string[] =>
  [date, ...(julian ? [julian] : []), ...accepted].map((value) => value.edtf);

/** Whether words are about the whole of a named event, its start, or its end: "the Congress met", "opened", "closed". */
export type Aspect = 'whole' | 'start' | 'end';

/** A kind of event of which the pack knows all within a time. */
export interface ClosedKind {
  readonly act: string;
  readonly who: string;
  readonly within: DayRange;
}

/** Events that essays name by their kind: "the Party Congress in 1925". */
export interface Series {
  readonly id: string;
  readonly label: string;
  readonly names: readonly string[];
  readonly events: readonly string[];
  readonly within: DayRange;
}

/** A pack after validation, with its dates as days: plain data, which is what the compiled index holds. */
export interface Pack {
  readonly id: string;
  readonly title: string;
  readonly licence: string;
  readonly sources: readonly Source[];
  readonly entities: readonly Entity[];
  readonly events: readonly Event[];
  readonly closed: readonly ClosedKind[];
  readonly series: readonly Series[];
}

/** What `pack test` runs; the compiled index leaves it out. */
export interface PackExamples {
  readonly event: string;
  readonly examples: readonly string[];
  readonly counterexamples: readonly string[];
}
