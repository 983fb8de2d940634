import type { Span } from '../../essay/span.ts';
import type { DatedTime } from '../../time/expression.ts';
import type { Mood } from '../grammar/clause.ts';

/** A person as a sentence names or means him. */
export interface Named {
  readonly id: string;
  readonly span: Span;
  /** Whether the words name him; else it is a pronoun. */
  readonly named: boolean;
  /** Whether nobody else can be meant. */
  readonly certain: boolean;
}

/** An office as a sentence names it. */
export interface OfficeName {
  readonly id: string;
  readonly span: Span;
  /** Whether the words are the office's own and no other office can be meant: "acting", "of Ukraine", "a party boss". */
  readonly exact: boolean;
}

/** The time of what is said, and how sure it is. */
export interface LinkTime {
  readonly time: DatedTime;
  readonly strong: boolean;
  /** It stands next to the office: "Foreign Commissar (1930–39)". */
  readonly own: boolean;
}

/** How a sentence ties a person to an office: that he held it, took it, or lost it. */
export type Manner = 'state' | 'entry' | 'exit';

export interface OfficeLink {
  readonly kind: 'link';
  readonly who: Named;
  readonly office: OfficeName;
  readonly manner: Manner;
  /** `title`, `apposition`: said on the side, and perhaps of another time than that of the sentence. */
  readonly form: 'title' | 'apposition' | 'clause' | 'row';
  readonly mood: Mood;
  readonly time: LinkTime | null;
  /** Whether it may contradict: nothing in the words leaves another reading. */
  readonly strict: boolean;
  /** "headed at first by" */
  readonly first?: boolean;
  /** Where the verb stands, if there is one. */
  readonly verb?: Span;
  /** Whether an event of the packs is what the clause speaks of: its date is for another check. */
  readonly event: boolean;
}

/** One person who follows another in an office. */
export interface Succession {
  readonly kind: 'succession';
  readonly old: Named;
  readonly next: Named;
  /** Null if the words do not name it. */
  readonly office: OfficeName | null;
  readonly mood: Mood;
  readonly time: LinkTime | null;
  readonly strict: boolean;
  readonly verb: Span;
}
