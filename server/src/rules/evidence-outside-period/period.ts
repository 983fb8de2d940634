import { beginningOfTime, civilDate, type DayRange, endOfTime } from '../../knowledge/calendar.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Question } from '../../knowledge/records.ts';
import { recogniseTimes } from '../../time/recognise.ts';

/** The years that a question asks of, as far as it says; an end may be open. */
export interface AskedPeriod {
  readonly days: DayRange;
  readonly words: string;
}

const kept = new WeakMap<Knowledge, { question: string; period: AskedPeriod | null }>();

/** The period of a question: that of the pack's question that it is, else the years in its words. The last answer is kept. */
export function periodAsked(question: string, knowledge: Knowledge): AskedPeriod | null {
  const last = kept.get(knowledge);
  if (last?.question === question) return last.period;
  const period = periodOfQuestion(question, knowledge);
  kept.set(knowledge, { question, period });
  return period;
}

function periodOfQuestion(question: string, knowledge: Knowledge): AskedPeriod | null {
  const known = sameQuestion(question, knowledge);
  if (known) return { days: known.period.range, words: inYears(known.period.range) };
  const years = yearsIn(question);
  // What brought it about came before it.
  return years && asksForCauses.test(question) ? { ...years, days: { ...years.days, first: beginningOfTime } } : years;
}

const asksForCauses =
  /\b(?:why|causes?|caused|reasons?|results?|due to|because|origins?|led to|lead to|explains?|explained|responsible|roots?|consequences? of|product of|outcome of)\b/i;

/** How much of their words two wordings of one question share. */
const leastShare = 0.8;

function sameQuestion(question: string, { details }: Knowledge): Question | undefined {
  const asked = wordsOf(question);
  let best: { record: Question; share: number } | undefined;
  for (const record of details.questions.values())
    for (const wording of [record.text, ...record.variants]) {
      const words = wordsOf(wording);
      const common = [...words].filter((word) => asked.has(word)).length;
      const share = common / Math.max(1, asked.size + words.size - common);
      if (share >= leastShare && share > (best?.share ?? 0)) best = { record, share };
    }
  return best?.record;
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/'s\b/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );

/** "1924–1929", "in the years 1917 to 1924", "by 1929", "before 1914"; a single year is what the question leads up to. */
function yearsIn(question: string): AskedPeriod | null {
  const times = recogniseTimes(question).filter(({ kind, range }) => range && (kind === 'date' || kind === 'range'));
  const [time, more] = times;
  if (!time?.range) return null;
  const { first, last } = time.range;
  if (more?.range) {
    // "from 1917 … by 1924": from the first to the last
    const days = { first: Math.min(first, more.range.first), last: Math.max(last, more.range.last) };
    return times.length > 2 ? null : { days: openedBy(days, time.relation), words: inYears(days) };
  }
  if (time.kind === 'range') return { days: time.range, words: inYears(time.range) };
  if (time.relation === 'after' || time.relation === 'since')
    return { days: { first, last: endOfTime }, words: `${time.relation} ${time.text}` };
  if (time.precision === 'decade') return { days: time.range, words: time.text };
  if (time.precision === 'century') return null;
  const before = time.relation === 'before' || time.relation === 'by' || time.relation === 'until';
  return { days: { first: beginningOfTime, last }, words: before ? `${time.relation} ${time.text}` : time.text };
}

const openedBy = (days: DayRange, relation: string): DayRange =>
  relation === 'by' || relation === 'before' || relation === 'until' ? { ...days, first: beginningOfTime } : days;

function inYears({ first, last }: DayRange): string {
  const [from, to] = [civilDate(first).year, civilDate(last).year];
  return from === to ? String(from) : `${from}–${to}`;
}
