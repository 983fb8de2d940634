import { type Cues, countOf, opensWith } from './cues.ts';
import type { Part } from './shape.ts';

/** What a sentence does in the argument. */
export type Role =
  | 'thesis'
  | 'claim'
  | 'evidence'
  | 'explanation'
  | 'counter-argument'
  | 'concession'
  | 'judgement'
  | 'historian'
  | 'context'
  | 'narrative'
  | 'link'
  | 'other';

export interface ArguedSentence {
  readonly text: string;
  /** Whether it dates something, or gives a figure or a quotation. */
  readonly specific: boolean;
}

export interface ArguedParagraph {
  readonly part: Part;
  readonly sentences: readonly ArguedSentence[];
}

/**
 * Roles by place first and words second: in labelled essays, place alone reached a macro-F1 of 0.80 over claim, premise
 * and none, words without place 0.54.
 */
export function rolesOf(
  paragraphs: readonly ArguedParagraph[],
  cues: Cues,
  thesis: ArguedSentence | null,
): readonly (readonly Role[])[] {
  return paragraphs.map(({ part, sentences }) => {
    const opening = sentences.findIndex(
      ({ text }) => !isQuestion(text) && !opensWith(text, cues.signposts) && countOf(text, cues.signposts) === 0,
    );
    return sentences.map((sentence, index): Role => {
      if (sentence === thesis) return 'thesis';
      if (isQuestion(sentence.text) || part === 'apart') return 'other';
      if (part === 'introduction') return introductionRole(sentence, cues);
      if (part === 'conclusion') return 'judgement';
      if (index === opening) return openingRole(sentence, cues);
      if (index === sentences.length - 1 && opensWith(sentence.text, cues['result-openers'])) return 'link';
      return supportRole(sentence, cues);
    });
  });
}

const isQuestion = (text: string): boolean => /\?["'”’)]*$/.test(text.trim());

function introductionRole({ text }: ArguedSentence, cues: Cues): Role {
  if (countOf(text, cues.signposts) > 0) return 'other';
  return countOf(text, cues['opinion-markers']) > 0 ? 'claim' : 'context';
}

function openingRole(sentence: ArguedSentence, cues: Cues): Role {
  const { text } = sentence;
  if (isOpposing(text, cues)) return 'counter-argument';
  if (opensWith(text, cues['example-openers'])) return supportRole(sentence, cues);
  return sentence.specific && countOf(text, cues['opinion-markers']) === 0 && countOf(text, cues['link-words']) === 0
    ? 'evidence'
    : 'claim';
}

function supportRole({ text, specific }: ArguedSentence, cues: Cues): Role {
  if (opensWith(text, cues['concession-openers'])) return 'concession';
  if (
    /^(?:\p{Lu}[\p{L}.’'-]+ ){1,3}/u.test(text) &&
    countOf(text.split(' ').slice(0, 7).join(' '), cues['historian-verbs']) > 0 &&
    /\b(?:that|as|:|“|")/.test(text)
  )
    return 'historian';
  if (countOf(text, cues['link-words']) > 0 || opensWith(text, cues['result-openers'])) return 'explanation';
  return specific || opensWith(text, cues['example-openers']) ? 'evidence' : 'explanation';
}

/** Whether a sentence opens with a phrase that announces the other side. */
export function isOpposing(text: string, cues: Cues): boolean {
  return [
    'adversative-openers',
    'other-hand-openers',
    'concession-openers',
    'attributed-view-openers',
    'drawback-openers',
  ].some((list) => opensWith(text, cues[list]));
}
