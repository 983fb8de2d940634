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
  /** The source's id after its pack's and a slash: two packs may use one source id for different works. */
  readonly source: string;
  readonly section?: string;
  readonly page?: string | number;
}

/** A date as the pack has it, with the days that it covers. */
export interface PackDate {
  readonly edtf: string;
  readonly range: DayRange;
}

/** A date with everything that may be said for another one. */
export interface DatedValue {
  readonly date: PackDate;
  /** The same in the old calendar; both are right. */
  readonly julian?: PackDate;
  /** Values that reputable books print. */
  readonly accepted: readonly (PackDate & { readonly note: string })[];
  readonly contested: readonly (PackDate & { readonly by: string; readonly note: string })[];
}

/** Where facts are from, how many independent references agree on them, and what a student should know of them. */
export interface Evidence {
  readonly note?: string;
  readonly checked: 'one' | 'two';
  readonly sources: readonly Citation[];
}

interface Recorded extends Evidence {
  readonly id: string;
}

export type EntityKind = 'person' | 'organisation' | 'place' | 'office' | 'term' | 'event' | 'historian';

/** Somebody or something that an essay names. Events with a name of their own are entities too. */
export interface Entity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly label: string;
  readonly names: readonly string[];
  readonly pronoun?: 'he' | 'she';
  /** The office's organisation, the place's larger place. */
  readonly partOf?: string;
  /** What essays call it where nothing else can be meant: "the war". */
  readonly short?: readonly string[];
  /** The names that it bore only for a time. */
  readonly timedNames?: readonly TimedName[];
  /** The days on which it was there, by the widest of the dates that are right or tolerable: a life, a body, a place under its name. */
  readonly exists?: DayRange;
  /** The body whose place it took; the same place under its earlier name. */
  readonly succeeds?: readonly string[];
  /** Records that essays take it for. */
  readonly confusedWith?: readonly string[];
  /** Of a group: who belonged to it, and who did not, though essays say so. */
  readonly members?: readonly string[];
  readonly outsiders?: readonly string[];
}

export interface TimedName {
  readonly name: string;
  readonly from?: PackDate;
  readonly until?: PackDate;
  /** Writers use it of other times too. */
  readonly loose?: true;
  readonly note?: string;
}

export interface Person extends Entity, Recorded {
  readonly kind: 'person';
  readonly born?: DatedValue;
  readonly died?: DatedValue;
}

/** A body or a place: it exists, or bears its name, from one date until another. */
export interface Lasting extends Entity, Recorded {
  readonly kind: 'organisation' | 'place';
  readonly from?: PackDate;
  readonly until?: PackDate;
  readonly succeeds: readonly string[];
}

export interface Office extends Entity, Recorded {
  readonly kind: 'office';
  readonly from?: PackDate;
  readonly until?: PackDate;
  /** True: there was no such office, though essays write of it. */
  readonly never?: true;
  /** The offices that are meant where essays write of one that never was. */
  readonly confusedWith?: readonly string[];
  readonly holders: readonly TermOfOffice[];
}

export interface TermOfOffice extends Evidence {
  readonly who: string;
  readonly held: PackDate;
  readonly accepted: readonly { readonly held: PackDate; readonly note: string }[];
  /** In fact, without the title. */
  readonly untitled: boolean;
}

export interface Term extends Entity, Recorded {
  readonly kind: 'term';
  readonly definition: string;
  readonly from?: PackDate;
  readonly until?: PackDate;
  readonly confusedWith: readonly string[];
}

export interface Historian extends Entity, Recorded {
  readonly kind: 'historian';
  /** The person of the pack, if the historian took part in the events. */
  readonly person?: string;
  readonly born?: DatedValue;
  readonly died?: DatedValue;
  readonly school: readonly string[];
  readonly works: readonly { readonly id: string; readonly title: string; readonly year: PackDate }[];
  readonly positions: readonly Position[];
}

/** What a historian argues, about whom or what, and where. */
export interface Position extends Evidence {
  readonly claim: string;
  readonly about: readonly string[];
  readonly factors: readonly string[];
  readonly work?: string;
}

export type EntityRecord = Person | Lasting | Office | Term | Historian;

export type QuotationStatus = 'verified' | 'reported' | 'paraphrase' | 'misattributed' | 'apocryphal';

export interface Quotation extends Recorded {
  readonly words: string;
  /** Other translations and wordings that are no mistake. */
  readonly variants: readonly { readonly words: string; readonly note?: string }[];
  readonly original?: string;
  readonly speaker: string;
  readonly about: readonly string[];
  readonly occasion: string;
  readonly date?: PackDate;
  readonly status: QuotationStatus;
  readonly misattributedTo: readonly string[];
}

/** A number, or the two ends of a range, in units of one. */
export interface Amount {
  readonly from: number;
  readonly to: number;
}

export interface Figure extends Recorded {
  readonly label: string;
  readonly about: readonly string[];
  readonly date?: PackDate;
  readonly value: Amount;
  /** How the pack counts it: the value in words is `value / scale`. */
  readonly scale?: 'thousand' | 'million' | 'billion';
  readonly unit: string;
  /** What it is a number or a share of. */
  readonly of: string;
  readonly names: readonly string[];
  readonly accepted: readonly { readonly value: Amount; readonly note: string }[];
  readonly contested: readonly { readonly value: Amount; readonly by: string; readonly note: string }[];
  readonly by?: string;
  /** What it is often taken for. */
  readonly not: readonly string[];
}

export interface Factor extends Recorded {
  readonly label: string;
  readonly group: string;
  readonly names: readonly string[];
  readonly argument: string;
  readonly shownBy: readonly string[];
}

/** What a question asks for. */
export type Demand = 'explain' | 'assess' | 'how-far' | 'compare' | 'significance' | 'agree-disagree' | 'describe';

export interface Question extends Recorded {
  readonly text: string;
  readonly variants: readonly string[];
  readonly style?: string;
  readonly marks?: number;
  readonly demand: Demand;
  readonly stated: readonly string[];
  readonly about: readonly string[];
  readonly period: PackDate;
  /** The factors that an answer weighs. */
  readonly against: readonly string[];
  readonly focus?: string;
}

/** The part that somebody or something plays in an event. */
export type Role = 'who' | 'what' | 'from' | 'to' | 'as' | 'by' | 'with' | 'at';

export const roles: readonly Role[] = ['who', 'what', 'from', 'to', 'as', 'by', 'with', 'at'];

/** One way to speak of an event: an act of the lexicon with its participants. Each role lists ids of which any may stand. */
export interface Frame {
  readonly acts: readonly string[];
  readonly roles: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** "first" in "his first stroke" */
  readonly which?: string;
}

/** Stems by which essays speak of an event. `strong`: of its label, or of several of the pack's examples. */
export interface Cues {
  readonly strong: readonly string[];
  readonly weak: readonly string[];
  /** Stems of the counterexamples alone: they tell it from its neighbours. */
  readonly against: readonly string[];
}

export interface Event extends DatedValue, Recorded {
  readonly label: string;
  readonly names: readonly string[];
  /** What essays call it where nothing else can be meant, "the Revolution": times are counted from it, and nothing is checked against it. */
  readonly short?: readonly string[];
  readonly until?: PackDate;
  /** Events that essays take it for. */
  readonly confusedWith?: readonly string[];
  /** True: it happens once. A range: it is the only one of its kind in that time. */
  readonly once?: true | DayRange;
  /** Everybody of whom it may be said that they did it: nobody else signed, wrote or led it. */
  readonly doers?: readonly string[];
  /** Of a trial: everybody of whom it may be said that they were tried at it. */
  readonly defendants?: readonly string[];
  /** People who were not there, though essays say so. */
  readonly outsiders?: readonly string[];
  /** Where it was: any of these may be said, and whatever they lie in. */
  readonly places?: readonly string[];
  readonly frames: readonly Frame[];
  /** Words by which essays speak of it, learnt from its label and its examples. */
  readonly cues: Cues;
  /** The person whose birth or death it is, if the pack has it with the person and not as an event. */
  readonly life?: string;
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

/** What a statement about an event is about: the event's record, or the person's whose life it begins or ends. */
export const subjectOf = ({ id, life }: Event): string => (life === undefined ? `event:${id}` : `person:${life}`);

/** Whether words are about the whole of a named event, its start, or its end: "the Congress met", "opened", "closed". */
export type Aspect = 'whole' | 'start' | 'end';

/** A kind of event of which the pack knows all within a time. */
export interface ClosedKind {
  readonly act: string;
  readonly who: string;
  readonly within: DayRange;
  /** Only where the words tell which of them is meant: from what, to where, as what. */
  readonly told?: true;
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
  readonly period: PackDate;
  readonly licence: string;
  /** The groups of its factors. */
  readonly groups: readonly { readonly id: string; readonly label: string; readonly note?: string }[];
  /** What essays name, as far as the reading of a sentence needs it. */
  readonly entities: readonly Entity[];
  readonly events: readonly Event[];
  /** Births and deaths. */
  readonly lives: readonly Event[];
  readonly closed: readonly ClosedKind[];
  readonly series: readonly Series[];
  /** What is only looked up; of a shipped pack it is parsed when that happens for the first time. */
  readonly details: PackDetails;
}

export interface PackDetails {
  readonly sources: readonly Source[];
  /** The full records of the entities. */
  readonly records: readonly EntityRecord[];
  readonly quotations: readonly Quotation[];
  readonly figures: readonly Figure[];
  readonly factors: readonly Factor[];
  readonly questions: readonly Question[];
}

/** A sentence of a pack file with its place. Lines and columns count from 1. */
export interface PlacedText {
  readonly text: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** What `pack test` runs; the compiled index leaves it out. */
export interface PackExamples {
  readonly event: string;
  readonly examples: readonly PlacedText[];
  readonly counterexamples: readonly PlacedText[];
}
