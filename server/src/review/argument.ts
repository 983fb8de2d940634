import { type Argument, readArgument } from '../argument/read.ts';
import type { ArguedParagraph, ArguedSentence, Role } from '../argument/roles.ts';
import { partsOf } from '../argument/shape.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import { placer } from './placer.ts';
import type { Range } from './positions.ts';
import type { Review } from './review.ts';

/** A sentence in its place in the file, with what it does in the argument. */
export interface PlacedSentence {
  readonly text: string;
  readonly range: Range;
  readonly role: Role;
}

/** The argument of an essay, with its sentences in their places. */
export interface EssayArgument {
  readonly sentences: readonly PlacedSentence[];
  readonly demand: Argument['demand'];
  readonly statedFactor: string | null;
  readonly thesis: PlacedSentence | null;
  readonly counterArgument: { readonly present: boolean; readonly sentences: readonly PlacedSentence[] };
  readonly judgement: PlacedSentence | null;
}

/** Reads the argument of a reviewed essay. It is no part of the review itself, as no rule asks for it yet. */
export function readEssayArgument(review: Review, lexicon: Lexicon): EssayArgument {
  const parts = partsOf(review.blocks.map(({ block }) => block.kind));
  const ranges = new Map<ArguedSentence, Range>();
  const paragraphs = review.blocks.map((reviewed, index): ArguedParagraph => {
    const place = placer(reviewed, review.lines);
    const { text } = reviewed.block.prose;
    const sentences = reviewed.analysis.sentences.map((span) => {
      const words = text.slice(span.start, span.end);
      const dated = reviewed.analysis.times.some(
        (time) => time.start >= span.start && time.start < span.end && (time.kind === 'date' || time.kind === 'range'),
      );
      const sentence: ArguedSentence = { text: words, specific: dated || hasFigureOrQuotation(words) };
      ranges.set(sentence, place(span));
      return sentence;
    });
    return { part: parts[index] ?? 'apart', sentences };
  });
  const argument = readArgument(paragraphs, review.question, lexicon.cues);
  const sentences = new Map<ArguedSentence, PlacedSentence>();
  for (const [index, paragraph] of paragraphs.entries())
    for (const [n, sentence] of paragraph.sentences.entries())
      sentences.set(sentence, {
        text: sentence.text,
        range: ranges.get(sentence) as Range,
        role: argument.roles[index]?.[n] ?? 'other',
      });
  const placed = (sentence: ArguedSentence): PlacedSentence => sentences.get(sentence) as PlacedSentence;
  return {
    sentences: [...sentences.values()],
    demand: argument.demand,
    statedFactor: argument.statedFactor,
    thesis: argument.thesis && placed(argument.thesis),
    counterArgument: {
      present: argument.counterArgument.present,
      sentences: argument.counterArgument.sentences.map(placed),
    },
    judgement: argument.judgement && placed(argument.judgement),
  };
}

const hasFigureOrQuotation = (text: string): boolean => /\d|[“"«]/.test(text);
