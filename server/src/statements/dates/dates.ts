import type { Span } from '../../essay/span.ts';
import type { EventFrame, Knowledge } from '../../knowledge/knowledge.ts';
import { expectedValues, subjectOf } from '../../knowledge/records.ts';
import type { DatedTime, TimeExpression } from '../../time/expression.ts';
import type { Attachment } from '../grammar/attachment.ts';
import type { Chunk } from '../grammar/chunk.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { DatedStatement, Verdict } from '../statement.ts';
import type { Candidate } from './candidates.ts';
import { gistOf } from './gist/read.ts';
import type { Gist } from './gist/scope.ts';
import { insteadOf } from './instead.ts';
import { fits, type Judgement, judge } from './verdict.ts';

/** The statements that the dates of a sentence make: one for each event that a date dates, or a single unknown one. */
export function datedStatementsOf(
  reading: SentenceReading,
  { prose }: BlockProse,
  knowledge: Knowledge,
): readonly DatedStatement[] {
  const { found, attachments, completed } = reading;
  const read = found.flatMap((time) => {
    const known = completed(time);
    if (!isDated(known)) return [];
    const own = attachments.filter((one) => one.time.chunk.time === time);
    const statements = aboutTime(reading, known, own, knowledge);
    return statements.map((statement) => ({ time, known, statement }));
  });
  return withoutDoubles(
    read.map(({ time, known, statement }) => {
      const gist = statement.verdict === 'unknown' ? gistOf(reading, known, time, prose, knowledge) : null;
      return { written: time.range !== undefined, statement: gist ? likeStatement(statement, gist) : statement };
    }),
  );
}

/** A statement that no grammar linked, with what its words are like. */
const likeStatement = (statement: DatedStatement, { event, verdict, note }: Gist): DatedStatement => ({
  ...statement,
  event: event.id,
  subject: subjectOf(event),
  expected: expectedValues(event),
  verdict,
  ...(note === undefined ? {} : { note }),
});

/**
 * "the Treaty of Rapallo (April 1922), extended in November 1922": an event that has its date is not given another one.
 * @param read statements, and whether their dates are written out ("in 1922") or were counted ("two years later")
 */
function withoutDoubles(
  read: readonly { readonly written: boolean; readonly statement: DatedStatement }[],
): DatedStatement[] {
  const partOf = ({ event, aspect }: DatedStatement): string => `${event} ${aspect ?? ''}`;
  const dated = new Set(
    read
      .filter(({ written, statement: { verdict, time } }) => written && verdict !== 'wrong' && !isLong(time))
      .map(({ statement }) => partOf(statement)),
  );
  return read.map(({ statement }) =>
    statement.verdict === 'wrong' && dated.has(partOf(statement))
      ? unknownStatement(statement.sentence, statement.time)
      : statement,
  );
}

const isLong = ({ precision }: TimeExpression): boolean => precision === 'decade' || precision === 'century';

const isDated = (time: TimeExpression): time is DatedTime => time.range !== undefined;

interface Reading extends Judgement {
  readonly attachment: Attachment;
  readonly candidates: readonly Candidate[];
}

const order: Readonly<Record<Verdict, number>> = {
  confirmed: 0,
  imprecise: 1,
  contested: 2,
  ambiguous: 3,
  wrong: 4,
  unknown: 5,
};

/** The statements that one date makes: one for each event it dates, or a single unknown one. */
function aboutTime(
  { sentence, parsed: { chunks }, candidates: candidatesBy }: SentenceReading,
  time: DatedTime,
  attachments: readonly Attachment[],
  knowledge: Knowledge,
): DatedStatement[] {
  const readings = attachments
    .map((attachment): Reading => {
      const candidates = candidatesBy.get(attachment.predicate) ?? [];
      const graded = isCarried(time) ? { ...attachment, grade: 'weak' as const } : attachment;
      return { attachment, candidates, ...judge(graded, candidates, time, knowledge) };
    })
    .filter((reading) => reading.verdict !== 'unknown')
    // A sure date is heard before a doubtful one: "launched the Plan in 1930" is of the launch, not of the years it ran.
    .sort(
      (a, b) =>
        Number(a.attachment.grade === 'weak') - Number(b.attachment.grade === 'weak') ||
        order[a.verdict] - order[b.verdict],
    );
  // If one sure reading fits, the sentence is let be, whatever else its words might mean.
  const agreed = readings.some((reading) => reading.verdict !== 'wrong' && reading.attachment.grade === 'strong');
  const kept = agreed ? readings.filter((reading) => reading.verdict !== 'wrong') : readings;
  const seen = new Set<string>();
  const statements = kept.flatMap((reading) => {
    const { event, verdict, alternatives, note, attachment, aspect } = reading;
    if (!event || seen.has(event.id)) return [];
    seen.add(event.id);
    const own = reading.candidates.find((candidate) => candidate.event === event);
    const words = [attachment.predicate, ...(own?.phrases ?? []), time].map(({ start, end }) => ({ start, end }));
    return [
      {
        start: Math.min(...words.map((word) => word.start)),
        end: Math.max(...words.map((word) => word.end)),
        sentence: { start: sentence.start, end: sentence.end },
        kind: 'date' as const,
        time,
        checked: { start: time.start, end: time.end },
        subject: subjectOf(event),
        expected: expectedValues(event),
        event: event.id,
        ...(own && !own.full && knowledge.series.has(own.core) ? { series: own.core } : {}),
        ...(own && !own.full && alternatives.length > 0 ? { byDate: true as const } : {}),
        ...(attachment.grade === 'weak' || attachment.predicate.mood !== 'asserted' ? { unsure: true as const } : {}),
        ...(aspect === 'start' || aspect === 'end' ? { aspect } : {}),
        alternatives: alternatives.map((other) => other.id),
        ...(own && !own.full && alternatives.length > 0 ? { open: true } : {}),
        claimed: time.edtf ?? time.text,
        verdict,
        ...(note === undefined ? {} : { note }),
        ...(verdict === 'wrong' && own
          ? confusion(attachment.predicate, own, time, chunks, knowledge)
          : { confusedWith: [] }),
        words,
      } satisfies DatedStatement,
    ];
  });
  return statements.length > 0 ? statements : [unknownStatement(sentence, time)];
}

const unknownStatement = (sentence: Span, time: TimeExpression): DatedStatement => ({
  start: time.start,
  end: time.end,
  sentence: { start: sentence.start, end: sentence.end },
  kind: 'date',
  time,
  checked: { start: time.start, end: time.end },
  subject: null,
  expected: [],
  event: null,
  alternatives: [],
  claimed: time.edtf ?? time.text,
  verdict: 'unknown',
  confusedWith: [],
  words: [{ start: time.start, end: time.end }],
});

/** A time whose year the text before it supplied is never sure enough to contradict. */
const isCarried = (time: TimeExpression): boolean => time.open !== undefined;

/** What the writer may have had in mind, and how that would be said. */
function confusion(
  predicate: Predicate,
  candidate: Candidate,
  time: DatedTime,
  chunks: readonly Chunk[],
  knowledge: Knowledge,
): Pick<DatedStatement, 'confusedWith' | 'instead'> {
  const ids = confusedWith(candidate, time, knowledge);
  const [other] = ids.flatMap((id) => knowledge.events.get(id) ?? []);
  const instead = other ? insteadOf(predicate, candidate, other, chunks, knowledge) : null;
  return { confusedWith: ids, ...(instead ? { instead } : {}) };
}

/** Events with the same act and person, or of the same series, that happened when the essay says. */
function confusedWith(candidate: Candidate, time: DatedTime, knowledge: Knowledge): string[] {
  const { event } = candidate;
  if (candidate.act === null) {
    const series = [...knowledge.series.values()].filter(({ events }) => events.includes(event.id));
    const others = series.flatMap(({ events }) => events).flatMap((id) => knowledge.events.get(id) ?? []);
    return others.filter((one) => one !== event && fits([one.date], time, 'whole')).map(({ id }) => id);
  }
  const acts = new Set(event.frames.flatMap((frame) => frame.acts));
  const neighbours = [...acts].flatMap((act): readonly EventFrame[] => knowledge.frames(act, candidate.core));
  const fitting = neighbours.filter((one) => one.event !== event && fits([one.event.date], time, 'whole'));
  return [...new Set(fitting.map((one) => one.event.id))];
}
