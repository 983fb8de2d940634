import type { Span } from '../../essay/span.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Token } from '../../language/sentences.ts';
import type { TimeExpression } from '../../time/expression.ts';
import { insideQuotation } from '../grammar/quotations.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { OwnDateStatement } from '../statement.ts';

/** Small words inside a name: "the Battle of the Three Kings". */
const inner = new Set(['of', 'the', 'at', 'on', 'de', 'la', 'le', 'du', 'von', 'van', 'and']);
const functionWord = /^(?:ADP|DET|SCONJ|CCONJ|PRON|ADV|AUX)$/;
/** In tokens. */
const longestName = 9;

/**
 * The dates that a sentence gives to events with a name that no pack knows, where nothing else can be dated: "the Battle of Ostrov (1471)",
 * "the Battle of Ostrov in 1471", "the Treaty of Ostrov was signed in 1471".
 */
export function ownDatesOf(
  reading: SentenceReading,
  _block: BlockProse,
  knowledge: Knowledge,
): readonly OwnDateStatement[] {
  const { sentence, mood, found, quoted } = reading;
  if (mood !== 'asserted') return [];
  return found.flatMap((time) => {
    const sure = time.kind === 'date' && time.relation === 'in' && time.range && !time.open && !time.approximate;
    if (!sure || time.aside === 'title' || insideQuotation(quoted, time)) return [];
    const name = nameBefore(time, reading, knowledge) ?? nameBehind(time, reading, knowledge);
    if (!name) return [];
    return [
      {
        kind: 'own-date',
        name: name.text,
        time,
        start: name.start,
        end: time.end,
        sentence: { start: sentence.start, end: sentence.end },
        checked: { start: time.start, end: time.end },
        subject: null,
        claimed: time.edtf ?? time.text,
        expected: [],
        verdict: 'unknown',
        words: [
          { start: name.start, end: name.end },
          { start: time.start, end: time.end },
        ],
      } satisfies OwnDateStatement,
    ];
  });
}

/** The name of an event that stands right before a time, or before the verb that it dates. */
function nameBefore(
  time: TimeExpression,
  { sentence, parsed, mentions }: SentenceReading,
  { lexicon: { words } }: Knowledge,
): EventName | null {
  const { tokens } = sentence;
  let at = tokens.findLastIndex(({ end }) => end <= time.outerStart);
  if (tokens[at]?.lower === '(') at -= 1;
  const verb = parsed.chunks.find((chunk) => chunk.kind === 'verb' && chunk.end === tokens[at]?.end);
  if (verb?.kind === 'verb') {
    const placed = parsed.clauses.find((clause) => clause.verb === verb);
    if (!words['day-event-verbs'].has(verb.lemma) || placed?.mood !== 'asserted' || placed.type !== 'main') return null;
    at = tokens.findLastIndex(({ end }) => end <= verb.start);
  }
  return eventName(properName(tokens, at), mentions, words);
}

/** "In 1473, at the Battle of Ostrov, …": at the head of the sentence. */
function nameBehind(
  time: TimeExpression,
  { sentence: { tokens, start }, mentions }: SentenceReading,
  { lexicon: { words } }: Knowledge,
): EventName | null {
  if (time.outerStart !== start) return null;
  const at = tokens.findIndex((token) => token.start >= time.end);
  const [comma, prep, article] = tokens.slice(at, at + 3);
  if (comma?.lower !== ',' || !(prep?.lower === 'at' || prep?.lower === 'in') || article?.lower !== 'the') return null;
  let last = at + 2;
  for (let i = at + 3; i < tokens.length && i < at + 3 + longestName; i += 1) {
    const { text, lower } = tokens[i] as Token;
    if (/^\p{Lu}[\p{L}’'-]*$/u.test(text)) last = i;
    else if (!inner.has(lower)) break;
  }
  return last > at + 2 ? eventName(properName(tokens, last), mentions, words) : null;
}

interface EventName extends Span {
  readonly text: string;
}

/** A name that ends or begins with a noun for what happens on a day, and that no pack knows. */
function eventName(
  name: readonly Token[],
  mentions: SentenceReading['mentions'],
  words: Knowledge['lexicon']['words'],
): EventName | null {
  if (!name.some(({ lower }) => words['day-event-nouns'].has(lower)) || name.length < 2) return null;
  const [first, last] = [name[0] as Token, name.at(-1) as Token];
  const edges = [first, last].some(({ lower }) => words['day-event-nouns'].has(lower));
  if (!edges || mentions.some(({ start, end }) => start < last.end && first.start < end)) return null;
  return { text: name.map(({ lower }) => lower).join(' '), start: first.start, end: last.end };
}

/** The capitalised words that end at a token, with the small ones between them, without an article. */
function properName(tokens: readonly Token[], last: number): readonly Token[] {
  let from = last + 1;
  for (let i = last; i >= 0 && last - i < longestName; i -= 1) {
    const { text, lower, pos } = tokens[i] as Token;
    const capital = /^\p{Lu}[\p{L}’'-]*$/u.test(text) && !inner.has(lower) && !functionWord.test(pos);
    if (capital) from = i;
    else if (!inner.has(lower)) break;
  }
  return tokens.slice(from, last + 1);
}
