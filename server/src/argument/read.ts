import { type Cues, countOf, opensWith } from './cues.ts';
import { type Demand, parseQuestion } from './question.ts';
import { type ArguedParagraph, type ArguedSentence, isOpposing, type Role, rolesOf } from './roles.ts';

/** The argument of an essay by its form. Sentences are the ones that were handed in. */
export interface Argument {
  readonly demand: Demand;
  readonly statedFactor: string | null;
  readonly thesis: ArguedSentence | null;
  readonly counterArgument: { readonly present: boolean; readonly sentences: readonly ArguedSentence[] };
  readonly judgement: ArguedSentence | null;
  /** For each paragraph handed in, the role of each of its sentences. */
  readonly roles: readonly (readonly Role[])[];
}

/** Reads an essay's argument from the place and the openings of its sentences. It judges form, and gives no mark. */
export function readArgument(paragraphs: readonly ArguedParagraph[], question: string | null, cues: Cues): Argument {
  const asked = question === null ? { demand: 'unknown' as const, statedFactor: null } : parseQuestion(question);
  const thesis = thesisOf(paragraphs, question ?? '', cues);
  const conclusion = paragraphs.findLast(({ part }) => part === 'conclusion');
  const judgement =
    conclusion?.sentences.find(({ text }) => countOf(text, cues['weighing-words']) > 0) ??
    conclusion?.sentences[0] ??
    null;
  return {
    ...asked,
    thesis,
    counterArgument: oppositionIn(paragraphs, cues),
    judgement,
    roles: rolesOf(paragraphs, cues, thesis),
  };
}

/** The least score of a thesis: below it, there is none to be seen. */
const leastThesis = 1;

/** The sentence of the introduction that answers, by its words and its place; of equals the later. */
function thesisOf(paragraphs: readonly ArguedParagraph[], question: string, cues: Cues): ArguedSentence | null {
  const introduction = paragraphs.find(({ part }) => part === 'introduction');
  if (!introduction) return null;
  const asked = new Set(contentWords(question));
  let best: { sentence: ArguedSentence; score: number } | null = null;
  for (const [index, sentence] of introduction.sentences.entries()) {
    const { text } = sentence;
    const shared = Math.min(3, new Set(contentWords(text).filter((word) => asked.has(word))).size * 0.5);
    let score = shared;
    if (countOf(text, cues['opinion-markers']) > 0) score += 3;
    if (opensWith(text, cues['adversative-openers'])) score += 0.5;
    if (index === introduction.sentences.length - 1) score += 0.5;
    if (/\?["'”’)]*$/.test(text.trim())) score -= 3;
    if (countOf(text, cues.signposts) > 0) score -= 1.5;
    if (countOf(text, cues['attributed-views']) > 0) score -= 1;
    if (index === 0 && introduction.sentences.length > 1) score -= 1;
    if (countOf(text, cues['background-markers']) > 0) score -= 0.5;
    if (score >= leastThesis && (!best || score >= best.score)) best = { sentence, score };
  }
  return best?.sentence ?? null;
}

const contentWords = (text: string): string[] => text.toLowerCase().match(/\p{L}{5,}/gu) ?? [];

/**
 * Whether the other side is heard. A body paragraph announces it in its first sentence: adversative, other-hand,
 * concessive or attributed openers weigh 2, a fronted subordinate or a drawback 1; a last body paragraph that opens
 * additively takes 2 away. Without paragraphs, opening cues of any sentence count, from three on.
 */
function oppositionIn(paragraphs: readonly ArguedParagraph[], cues: Cues): Argument['counterArgument'] {
  const body = paragraphs.filter(({ part }) => part === 'body');
  if (paragraphs.filter(({ part }) => part !== 'apart').length < 3) {
    const sentences = body
      .flatMap((paragraph) => paragraph.sentences)
      .filter(({ text }) => isOpposing(text, cues) || opensWith(text, cues['subordinate-openers']));
    return { present: sentences.length >= 3, sentences: sentences.length >= 3 ? sentences : [] };
  }
  let score = 0;
  const found: ArguedSentence[] = [];
  for (const [index, { sentences }] of body.entries()) {
    const [first] = sentences;
    if (!first) continue;
    const strong = ['adversative-openers', 'other-hand-openers', 'concession-openers', 'attributed-view-openers'].some(
      (list) => opensWith(first.text, cues[list]),
    );
    const light = ['subordinate-openers', 'drawback-openers'].some((list) => opensWith(first.text, cues[list]));
    if (strong || light) found.push(first);
    score += strong ? 2 : light ? 1 : 0;
    if (index === body.length - 1 && opensWith(first.text, cues['additive-openers'])) score -= 2;
  }
  return { present: score >= 1, sentences: score >= 1 ? found : [] };
}
