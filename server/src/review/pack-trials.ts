import type { PackExamples, PlacedText } from '../knowledge/records.ts';
import type { Engine } from './analyse.ts';
import { Reviewer } from './review.ts';

/** One sentence of a pack, its place, and how it was read. */
export interface Trial extends PlacedText {
  readonly event: string;
  readonly kind: 'example' | 'counterexample';
  /** `right`; `pending`: an example that is not linked to its event yet; `wrong`: a sentence that is misread. */
  readonly outcome: 'right' | 'pending' | 'wrong';
}

/**
 * Runs a pack's own sentences. An example has to be linked to its event, and must not be called wrong. A counterexample
 * must not be linked to it by a date, and must not be called wrong.
 */
export function packTrials(examples: readonly PackExamples[], engine: Engine): Trial[] {
  return examples.flatMap(({ event, examples: good, counterexamples }) => {
    const read = (text: string): { linked: boolean; wrong: boolean } => {
      const { statements } = new Reviewer(engine).review(text);
      return {
        linked: statements.some(
          ({ statement: { kind, subject, verdict } }) =>
            kind === 'date' && subject === `event:${event}` && verdict !== 'wrong',
        ),
        wrong: statements.some(({ statement }) => statement.verdict === 'wrong'),
      };
    };
    const trial = (kind: Trial['kind'], sentence: PlacedText): Trial => {
      const { linked, wrong } = read(sentence.text);
      if (kind === 'example')
        return { event, kind, ...sentence, outcome: wrong ? 'wrong' : linked ? 'right' : 'pending' };
      return { event, kind, ...sentence, outcome: wrong || linked ? 'wrong' : 'right' };
    };
    return [
      ...good.map((sentence) => trial('example', sentence)),
      ...counterexamples.map((sentence) => trial('counterexample', sentence)),
    ];
  });
}
