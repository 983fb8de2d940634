import type { Span } from '../essay/span.ts';
import { isSmall, stemOf, stemsOf } from '../knowledge/figure-index.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import { type Amount, amountsIn } from './amounts.ts';
import type { NounPhrase } from './chunk.ts';
import { type Clause, subjects } from './clause.ts';
import type { SentenceReading } from './reading.ts';

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
  return amountsIn(text, sentence.start, taken).map((amount) => counted(amount, reading, prose, lexicon));
}

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
    phrase: [...content(before, lexicon), ...nouns, ...ofNouns, ...after(chunks, last + (of ? 3 : 1), prose, lexicon)],
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
    .filter((word) => !isSmall(word) && !words['rounding-words'].has(word.toLowerCase()))
    .map(stemOf);

/** Whether the subject of the clause, or what stands before the number, is what the number is of: "coal output reached …". */
export const subjectStems = (clause: Clause | null, prose: string): readonly string[] =>
  (clause ? subjects(clause) : []).flatMap((phrase: NounPhrase) => stemsOf(prose.slice(phrase.start, phrase.end)));
