import { parse } from 'yaml';
import type { Aspect, Role } from './records.ts';

/** How the places round a verb or a noun of an act are read as roles. */
export interface ActPattern {
  readonly act: string;
  readonly subject?: Role;
  readonly object?: Role;
  /** "elected Stalin *General Secretary*", "was elected *General Secretary*" */
  readonly second?: Role;
  readonly prepositions: Readonly<Record<string, Role>>;
  /** "out" in "throw out" */
  readonly particle?: string;
  /** "into" in "sent into exile": the verb counts only with this preposition, or none, and a noun of the act. */
  readonly light?: readonly string[];
  /** A noun that also names the state that follows: "during his exile". */
  readonly state?: boolean;
}

/** Verbs and nouns by act, and the small word lists of English prose. It knows no topic. */
export interface Lexicon {
  readonly acts: ReadonlySet<string>;
  /** By the verb's lemma. */
  readonly verbs: ReadonlyMap<string, readonly ActPattern[]>;
  /** By the noun's lemma, or its words in small letters if it has several. */
  readonly nouns: ReadonlyMap<string, readonly ActPattern[]>;
  readonly aspects: ReadonlyMap<string, Aspect>;
  /** Acts that people do again and again: a date may confirm them and never contradict. */
  readonly repeatable: ReadonlySet<string>;
  /** By act, the roles in which one who is named instead of another is a mistake, and no loose way to speak. */
  readonly exact: ReadonlyMap<string, ReadonlySet<Role>>;
  /** Irregular past tenses that the model does not know for verbs: "shot" → "shoot". */
  readonly irregular: ReadonlyMap<string, string>;
  readonly words: Readonly<Record<WordList, ReadonlySet<string>>>;
  /** Phrases by which the form of an argument shows, by list. */
  readonly cues: Readonly<Record<string, readonly string[]>>;
}

const wordLists = [
  'abbreviations',
  'reporting-verbs',
  'saying-verbs',
  'attempting-verbs',
  'accusing-verbs',
  'attitude-verbs',
  'fact-nouns',
  'claim-nouns',
  'transparent-nouns',
  'bare-nouns',
  'general-modifiers',
  'taking-part-words',
  'lesser-words',
  'anniversary-nouns',
  'titles',
  'group-nouns',
  'rival-nouns',
  'realising-verbs',
  'bringing-about-verbs',
  'meeting-nouns',
  'doubt-words',
  'irregular-participles',
  'irregular-pasts',
  'calendar-words',
  'repetition-words',
  'living-verbs',
  'done-to-the-living',
  'together-verbs',
  'commanded-nouns',
  'done-to-the-existing',
  'institution-verbs',
  'leading-verbs',
  'belonging-verbs',
  'naming-verbs',
  'membership-verbs',
  'calling-verbs',
  'done-to-places',
  'retrospect-words',
  'other-time-words',
  'holder-nouns',
  'loose-holder-nouns',
  'heading-verbs',
  'heading-nouns',
  'loose-heading-verbs',
  'holding-verbs',
  'office-modifiers',
  'in-the-end-words',
  'first-words',
  'excluding-words',
  'nominating-verbs',
  'after-words',
  'before-words',
  'sequel-nouns',
  'prelude-nouns',
  'causing-verbs',
  'following-verbs',
  'occurrence-verbs',
  'state-verbs',
  'order-hedges',
  'lasting-verbs',
  'rounding-words',
  'day-event-nouns',
  'day-event-verbs',
  'dispute-words',
  'uttering-verbs',
  'utterance-nouns',
  'attribution-doubts',
  'length-hedges',
  'rough-words',
  'upper-bounds',
  'lower-bounds',
  'separating-verbs',
  'measure-nouns',
  'measuring-verbs',
  'change-verbs',
  'attending-verbs',
  'taking-part-verbs',
  'event-doing-verbs',
  'defendant-nouns',
  'listing-verbs',
  'charging-verbs',
] as const;
type WordList = (typeof wordLists)[number];

/** The lexicon as it stands in `data/lexicon/*.yaml`, and in the compiled index. */
export interface LexiconData {
  readonly acts: Readonly<Record<string, ActData>>;
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly cues: Readonly<Record<string, readonly string[]>>;
}

interface ActData {
  readonly aspect?: Aspect;
  readonly repeatable?: boolean;
  readonly exact?: readonly Role[];
  readonly verbs?: readonly PatternData[];
  readonly nouns?: readonly PatternData[];
}

interface PatternData {
  readonly words: readonly string[];
  readonly subject?: Role;
  readonly object?: Role;
  readonly second?: Role;
  readonly prepositions?: Readonly<Record<string, Role>>;
  readonly light?: readonly string[];
  readonly state?: boolean;
}

/** @param files the text of `acts.yaml`, `words.yaml` and `cues.yaml` */
export const readLexicon = (files: { acts: string; words: string; cues: string }): LexiconData => ({
  acts: parse(files.acts) as LexiconData['acts'],
  words: parse(files.words) as LexiconData['words'],
  cues: parse(files.cues) as LexiconData['cues'],
});

/** Makes the lexicon's maps from its plain data. */
export function makeLexicon(data: LexiconData): Lexicon {
  const verbs = new Map<string, ActPattern[]>();
  const nouns = new Map<string, ActPattern[]>();
  const aspects = new Map<string, Aspect>();
  const repeatable = new Set<string>();
  const exact = new Map<string, ReadonlySet<Role>>();
  const add = (map: Map<string, ActPattern[]>, key: string, pattern: ActPattern): void => {
    const patterns = map.get(key);
    if (patterns) patterns.push(pattern);
    else map.set(key, [pattern]);
  };
  for (const [act, { aspect, repeatable: again, exact: roles, verbs: verbData, nouns: nounData }] of Object.entries(
    data.acts,
  )) {
    if (aspect) aspects.set(act, aspect);
    if (again) repeatable.add(act);
    if (roles) exact.set(act, new Set(roles));
    for (const { words, ...slots } of verbData ?? []) {
      for (const phrase of words) {
        const [verb = '', ...rest] = phrase.split(' ');
        const particle = rest.join(' ');
        add(verbs, verb, { act, prepositions: {}, ...slots, ...(particle ? { particle } : {}) });
      }
    }
    for (const { words, ...slots } of nounData ?? [])
      for (const word of words) add(nouns, word, { act, prepositions: {}, ...slots });
  }
  const words = Object.fromEntries(
    wordLists.map((list) => [list, new Set(data.words[list] ?? [])]),
  ) as unknown as Lexicon['words'];
  const irregular = new Map(
    [...words['irregular-pasts']].map((pair): [string, string] => pair.split(' ') as [string, string]),
  );
  return {
    acts: new Set(Object.keys(data.acts)),
    verbs,
    nouns,
    irregular,
    aspects,
    repeatable,
    exact,
    words,
    cues: data.cues,
  };
}
