import type { Span } from '../../essay/span.ts';
import { isSmall, stemsOf } from '../../knowledge/figure-index.ts';
import type { Lexicon } from '../../knowledge/lexicon.ts';
import { uninflected } from '../../language/stem.ts';
import { numberWords, tens } from '../../time/vocabulary.ts';
import type { NounPhrase } from '../grammar/chunk.ts';
import { type Clause, subjects } from '../grammar/clause.ts';
import type { SentenceReading } from '../reading.ts';
import { type Amount, amountsIn } from './amounts.ts';

/** An amount with what the grammar says of it. */
export interface CountedAmount {
  readonly amount: Amount;
  readonly clause: Clause | null;
  /** The stem of the noun that is counted: "delegate" in "1,966 delegates", "household" in "30 per cent of households". */
  readonly noun: string | null;
  /** The stems of everything in the phrases round the number: whatever else they say makes it another number. */
  readonly phrase: readonly string[];
  /** The stems of the words of its clause. */
  readonly words: ReadonlySet<string>;
  /** Where the clause stands. */
  readonly span: Span;
}

/** The amounts of a sentence, each with its noun and its clause. Dates, names and quotations are left out. */
export function countedAmounts(reading: SentenceReading, prose: string, lexicon: Lexicon): readonly CountedAmount[] {
  const { sentence, times, mentions, quoted } = reading;
  const text = prose.slice(sentence.start, sentence.end);
  const dates = times.filter(({ kind }) => kind === 'date' || kind === 'range');
  const taken = [...dates, ...mentions, ...quoted];
  return amountsIn(text, sentence.start, taken)
    .filter(({ end }) => !difference.test(prose.slice(end, end + 20)))
    .map((amount) => counted(amount, reading, prose, lexicon));
}

/** "95 more seats" is no number of seats but one by which two differ. */
const difference =
  /^\s+(?:more|fewer|less|additional|extra|further|other|new|higher|lower|better|worse|times (?:more|as))\b/i;

/** Signs before a number, as stems of what they stand for. */
const currencies: ReadonlyMap<string, string> = new Map([
  ['£', 'pound'],
  ['$', 'dolar'],
  ['€', 'euro'],
]);

function counted(
  amount: Amount,
  { parsed, sentence }: SentenceReading,
  prose: string,
  lexicon: Lexicon,
): CountedAmount {
  const { chunks, clauseOf } = parsed;
  const at = chunks.findIndex((chunk) => chunk.start <= amount.start && amount.start < chunk.end);
  const clause = clauseOf[at] ?? null;
  const own = chunks.filter((chunk, i) => clause !== null && clauseOf[i] === clause && chunk.kind !== 'stop');
  const span =
    own.length > 0
      ? { start: Math.min(...own.map(({ start }) => start)), end: Math.max(...own.map(({ end }) => end)) }
      : { start: sentence.start, end: sentence.end };
  const words = new Set(own.flatMap(({ start, end }) => stemsOf(prose.slice(start, end))));
  const phrase = chunks[at];
  const last = chunks.findLastIndex((chunk) => chunk.start < amount.end);
  const rest = chunks[last]?.kind === 'np' ? prose.slice(amount.end, Math.max(amount.end, chunks[last].end)) : '';
  const before = phrase?.kind === 'np' ? prose.slice(phrase.start, amount.start) : '';
  const joint = chunks[last + 1];
  const follows = joint?.kind === 'prep' && joint.word === 'of' ? chunks[last + 2] : undefined;
  const of = follows?.kind === 'np' ? follows : undefined;
  const nouns = content(rest, lexicon);
  const ofNouns = of ? content(prose.slice(of.start, of.end), lexicon) : [];
  return {
    amount,
    clause,
    noun: (amount.kind === 'count' ? (nouns.at(-1) ?? ofNouns.at(-1)) : ofNouns.at(-1)) ?? null,
    phrase: [
      ...(currencies.has(prose[amount.start - 1] ?? '')
        ? [currencies.get(prose[amount.start - 1] ?? '') as string]
        : []),
      ...content(before, lexicon),
      ...nouns,
      ...ofNouns,
      ...after(chunks, last + (of ? 3 : 1), prose, lexicon),
    ],
    words,
    span,
  };
}

/** "1,566 delegates [from Ukraine]" */
function after(chunks: SentenceReading['parsed']['chunks'], from: number, prose: string, lexicon: Lexicon): string[] {
  const [prep, phrase] = [chunks[from], chunks[from + 1]];
  if (prep?.kind !== 'prep' || phrase?.kind !== 'np' || !/^(of|from|in|for|with|to)$/.test(prep.word)) return [];
  return content(prose.slice(phrase.start, phrase.end), lexicon);
}

const content = (text: string, { words }: Lexicon): string[] =>
  (text.match(/\p{L}+/gu) ?? [])
    .map((word) => word.toLowerCase())
    .filter((word) => !isSmall(word) && !words['rounding-words'].has(word) && !numberWords.has(word) && !tens.has(word))
    .map(uninflected);

/** The stems of what stands before the verb of a clause, from its subject on and without dates: "the Nazis' share of the vote". */
export function subjectStems(
  clause: Clause | null,
  { times }: SentenceReading,
  prose: string,
  lexicon: Lexicon,
): readonly string[] {
  const phrases: readonly NounPhrase[] = clause ? subjects(clause) : [];
  const start = Math.min(...phrases.map((phrase) => phrase.start));
  const end = Math.max(...phrases.map((phrase) => phrase.end), clause?.verb?.start ?? 0);
  if (phrases.length === 0 || start > end) return [];
  const dates = times.filter((time) => start < time.end && time.outerStart < end);
  const parts = [...dates.map((time) => time.outerStart), end].map((to, i) =>
    prose.slice(i === 0 ? start : (dates[i - 1]?.end ?? start), to),
  );
  return parts.flatMap((part) => content(part, lexicon));
}
