import { toSource } from '../essay/prose.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { type PlacedSentence, readEssayArgument } from '../review/argument.ts';
import type { PlacedStatement, Review } from '../review/review.ts';
import { type TimeExpression, wholeSpan } from '../time/expression.ts';
import { type NarrativeTime, noNarrativeTime } from '../time/narrative.ts';
import { periodOf } from '../time/period.ts';
import { timesOfPlainText } from '../time/plain-text.ts';
import { Engines, type Outcome, reviewAll } from './check.ts';
import { Failure } from './failure.ts';
import { readEssay } from './files.ts';

/** `clio inspect`: what the engine understood, as JSON. */
export function inspect(paths: readonly string[], options: { packs: readonly string[]; question?: string }): Outcome {
  const engines = new Engines(options.packs);
  const { checked, notes, refused } = reviewAll(paths, engines, {
    levels: {},
    ...(options.question ? { question: options.question } : {}),
  });
  const files = checked.map(({ file, review }) => ({
    path: file.path,
    times: timesOf(review),
    statements: review.statements.map(describe),
    ...argumentOf(review, engines.all.knowledge),
  }));
  return { output: `${JSON.stringify({ version: 1, files }, null, 2)}\n`, notes, exitCode: refused ? 2 : 0 };
}

interface InspectedTime {
  readonly text: string;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly edtf?: string;
  readonly timex3?: string;
  /** by, until, since, …; absent for "in" and the like. */
  readonly relation?: string;
  /** The day in the Old Style, where the text gives both. */
  readonly julian?: string;
  readonly inTitle?: boolean;
  /** The range, in EDTF, of which it is one end. */
  readonly range?: string;
}

const inspected = (time: TimeExpression, text: string, startOffset: number, endOffset: number): InspectedTime => ({
  text,
  startOffset,
  endOffset,
  ...(time.edtf === undefined ? {} : { edtf: time.edtf }),
  ...(time.timex3 === undefined ? {} : { timex3: time.timex3 }),
  ...(time.relation === 'in' ? {} : { relation: time.relation }),
  ...(time.julian === undefined ? {} : { julian: time.julian }),
  ...(time.aside === 'title' ? { inTitle: true } : {}),
});

const timesOf = (review: Review): InspectedTime[] =>
  review.blocks.flatMap(({ block, analysis }) =>
    analysis.times.map((time) => {
      const whole = wholeSpan(time);
      const source = toSource(block.prose, whole);
      const text = block.prose.text.slice(whole.start, whole.end);
      return inspected(time, text, block.start + source.start, block.start + source.end);
    }),
  );

function argumentOf(review: Review, { lexicon }: Knowledge): object {
  const { sentences, demand, statedFactor, thesis, counterArgument, judgement } = readEssayArgument(review, lexicon);
  const place = ({ text, range: { startOffset, endOffset } }: PlacedSentence) => ({ text, startOffset, endOffset });
  return {
    sentences: sentences.map((sentence) => ({ ...place(sentence), role: sentence.role })),
    argument: {
      demand,
      statedFactor,
      factors: [], // the packs hold no factors yet
      thesis: thesis && place(thesis),
      counterArgument: { present: counterArgument.present, sentences: counterArgument.sentences.map(place) },
      judgement: judgement && place(judgement),
    },
  };
}

function describe({ statement, checked, sentence, sentenceRange }: PlacedStatement): object {
  const { kind, subject, claimed, expected, verdict } = statement;
  return {
    kind,
    sentence,
    startOffset: sentenceRange.startOffset,
    endOffset: sentenceRange.endOffset,
    subject,
    claimed,
    expected,
    verdict,
    checked: { text: checked.text, startOffset: checked.range.startOffset, endOffset: checked.range.endOffset },
  };
}

/** `clio inspect --times-only FILE`: the time expressions of a plain text from any period. */
export function timesOfFile(path: string, anchor: string | undefined): Outcome {
  const file = readEssay(path);
  if (!('text' in file)) throw new Failure(file.message);
  return { output: `${JSON.stringify({ id: path, times: timesOfText(file.text, anchor) })}\n`, notes: [], exitCode: 0 };
}

/** The same for JSON lines `{"id","text","anchor"?}` on a stream; each answer is written as soon as it is known. */
export async function timesOfLines(
  input: NodeJS.ReadableStream,
  anchor: string | undefined,
  write: (line: string) => Promise<void>,
): Promise<void> {
  let number = 0;
  for await (const raw of linesOf(input)) {
    number += 1;
    const line = number === 1 ? raw.replace(/^\uFEFF/, '') : raw;
    if (line.trim() === '') continue;
    let request: unknown;
    try {
      request = JSON.parse(line);
    } catch {
      throw new Failure(
        `standard input, line ${number}: this is not JSON. Write one object a line: {"id": …, "text": …}`,
      );
    }
    if (typeof request !== 'object' || request === null || !('text' in request) || typeof request.text !== 'string')
      throw new Failure(`standard input, line ${number}: the field “text” is missing.`);
    const own = 'anchor' in request && request.anchor != null ? String(request.anchor) : anchor;
    await write(
      `${JSON.stringify({ id: 'id' in request ? request.id : number, times: timesOfText(request.text, own) })}\n`,
    );
  }
}

/** Lines end with `\\n` alone: JSON may hold the line separators of Unicode, at which Node's own reader would cut. */
async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let rest = '';
  for await (const piece of input) {
    const lines = (rest + String(piece)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function timesOfText(text: string, anchor: string | undefined): InspectedTime[] {
  let narrative: NarrativeTime = noNarrativeTime;
  if (anchor !== undefined) {
    const at = periodOf(anchor);
    if (!at)
      throw new Failure(`“${anchor}” is not a date in EDTF. Write for instance --anchor 1927 or --anchor 1927-11-14.`);
    narrative = { at, section: null };
  }
  return timesOfPlainText(text, narrative).flatMap((time) => {
    const { start, end } = wholeSpan(time);
    if (!time.ends) return [inspected(time, text.slice(start, end), start, end)];
    // TIMEX3 has no value for a range: its two ends are expressions of their own.
    return time.ends.map((one) => ({
      ...inspected(one, one.text, one.start, one.end),
      ...(time.edtf === undefined ? {} : { range: time.edtf }),
    }));
  });
}
