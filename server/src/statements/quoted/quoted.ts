import type { Span } from '../../essay/span.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { quotationIndex } from '../../knowledge/quotation-index.ts';
import type { Quotation } from '../../knowledge/records.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { QuotedStatement, Verdict } from '../statement.ts';
import { type Attribution, attributionOf, surroundings } from './attribution.ts';
import { matchQuotation, type QuotationMatch } from './quotation-match.ts';

/** Somebody's words in an essay: where they stand, and who is said to have said them. */
interface Quoted extends Span {
  readonly sentence: Span;
  readonly attribution: Attribution | null;
  /** Whether a verb is quoted: a phrase without one is sooner somebody else's too. */
  readonly clausal: boolean;
  /** The records that the sentences round it name, and those that the block names up to its end. */
  readonly near: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
}

/**
 * The statements that quotations make: that these are the words, and that this person said them. What stands in quotation
 * marks is looked at, and block quotations as a whole.
 * @param spans what stands in quotation marks, with its marks
 */
export function quotedStatementsOf(
  readings: readonly SentenceReading[],
  block: BlockProse,
  spans: readonly Span[],
  knowledge: Knowledge,
): readonly QuotedStatement[] {
  if (block.kind === 'quotation') return ofBlock(readings, block, knowledge);
  if (block.kind === 'heading') return [];
  return spans.flatMap((span) => {
    const inner = { start: span.start + 1, end: span.end - 1 };
    const matches = matchesIn(inner, block.prose, knowledge);
    if (matches.length === 0) return [];
    const around = surroundings(span, spans, readings, block.mentions, knowledge);
    const [first] = around.readings;
    if (!first || !around.asserted) return [];
    const quoted: Quoted = {
      ...inner,
      sentence: { start: first.sentence.start, end: first.sentence.end },
      attribution: attributionOf(around, knowledge),
      clausal: hasVerb(inner, readings),
      near: namedOutside(
        spans,
        around.readings.flatMap(({ mentions }) => mentions),
      ),
      around: namedOutside(
        spans,
        block.mentions.filter(({ start }) => start < span.end),
      ),
    };
    return matches.flatMap((match) => statementsOf(quoted, match, block.prose, knowledge));
  });
}

const hasVerb = ({ start, end }: Span, readings: readonly SentenceReading[]): boolean =>
  readings.some(
    ({ sentence }) =>
      sentence.start < end &&
      start < sentence.end &&
      sentence.tokens.some((token) => start <= token.start && token.end <= end && /VERB|AUX/.test(token.pos)),
  );

const namedOutside = (spans: readonly Span[], mentions: BlockProse['mentions']): ReadonlySet<string> =>
  new Set(
    mentions
      .filter(({ start, end }) => !spans.some((span) => span.start < end && start < span.end))
      .flatMap(({ ids }) => ids),
  );

/** The quotations that a stretch of prose is, or that its sentences are. */
function matchesIn({ start, end }: Span, prose: string, knowledge: Knowledge): readonly QuotationMatch[] {
  const text = prose.slice(start, end);
  const index = quotationIndex(knowledge);
  const whole = matchQuotation(text, start, index);
  if (whole) {
    // What the pack has may stand in the middle of more.
    const rest = [
      { start, end: whole.covers.start },
      { start: whole.covers.end, end },
    ].filter((part) => part.end - part.start > shortestRest);
    return [whole, ...rest.flatMap((part) => matchesIn(part, prose, knowledge).filter(isDistinctive))];
  }
  const parts = [...text.matchAll(/[^.!?;]+(?:[.!?;]+|$)/g)];
  if (parts.length < 2) return [];
  return parts.flatMap((part) => matchQuotation(part[0], start + part.index, index) ?? []);
}

/** In characters. */
const shortestRest = 30;

/** "— Lenin, 1917" under a block quotation. */
const signature = /(?:^|[\n.!?”"’']\s*)[—–-]+\s*(\p{Lu}[^\n—–]{2,90})$/u;

function ofBlock(readings: readonly SentenceReading[], block: BlockProse, knowledge: Knowledge): QuotedStatement[] {
  const { prose, mentions } = block;
  const signed = signature.exec(prose);
  const end = signed ? prose.length - (signed[1] ?? '').length : prose.length;
  const name = signed ? mentions.find((one) => one.start >= end && isSomebody(one.ids, knowledge)) : undefined;
  const named = new Set(mentions.flatMap(({ ids }) => ids));
  const first = readings[0]?.sentence;
  if (!first) return [];
  const quoted: Quoted = {
    start: 0,
    end,
    sentence: { start: first.start, end: first.end },
    attribution: name ? { ids: name.ids, name: { start: name.start, end: name.end }, words: [name] } : null,
    clausal: true,
    near: new Set(),
    around: named,
  };
  return matchesIn(quoted, prose, knowledge)
    .filter(isDistinctive)
    .flatMap((match) => statementsOf(quoted, match, prose, knowledge));
}

const isSomebody = (ids: readonly string[], { entities }: Knowledge): boolean =>
  ids.some((id) => /^(person|historian|organisation)$/.test(entities.get(id)?.kind ?? ''));

/** Enough words that nobody else has said the same by chance. */
const isDistinctive = ({ agreeing, telling, whole }: QuotationMatch): boolean =>
  (agreeing >= 5 && telling >= 3) || (whole && agreeing >= 4 && telling >= 2);

function statementsOf(quoted: Quoted, match: QuotationMatch, prose: string, knowledge: Knowledge): QuotedStatement[] {
  const { quotation } = match.form;
  const judged = judgeSpeaker(quoted, match, knowledge);
  if (!judged) return [];
  const make = (
    verdict: Verdict,
    checked: Span,
    expected: readonly string[],
    differences: QuotedStatement['differences'] = [],
    note?: string,
  ): QuotedStatement => {
    const words = [{ start: quoted.start, end: quoted.end }, ...(quoted.attribution?.words ?? [])].map(
      ({ start, end }) => ({ start, end }),
    );
    return {
      kind: 'quotation',
      start: Math.min(...words.map(({ start }) => start)),
      end: Math.max(...words.map(({ end }) => end)),
      sentence: quoted.sentence,
      checked: { start: checked.start, end: checked.end },
      subject: `quotation:${quotation.id}`,
      quotation: quotation.id,
      claimed: prose.slice(checked.start, checked.end),
      expected,
      verdict,
      ...(note ? { note } : {}),
      ...(quoted.attribution ? { speaker: { ...quoted.attribution.name, ids: quoted.attribution.ids } } : {}),
      differences,
      distinctive: isDistinctive(match),
      words,
    };
  };
  if (judged === 'wrong' && quoted.attribution)
    return [
      make('wrong', quoted.attribution.name, [knowledge.entities.get(quotation.speaker)?.label ?? quotation.speaker]),
    ];
  if (match.differences.length > 0) return match.differences.map((one) => make('wrong', one, [one.expected], [one]));
  return [make(judged, quoted, [quotation.words], [], judged === 'imprecise' ? quotation.note : undefined)];
}

/**
 * Whether whoever is said to have said it did; null if nothing sure can be said: of few words, of words that only resemble
 * the pack's, of somebody who may be quoting.
 */
function judgeSpeaker(quoted: Quoted, match: QuotationMatch, knowledge: Knowledge): Verdict | null {
  const { quotation } = match.form;
  const { attribution, near, around } = quoted;
  const known = quotation.status === 'apocryphal' || quotation.status === 'paraphrase' ? 'imprecise' : 'confirmed';
  const related = [quotation.speaker, ...quotation.about];
  // Who may be wrong about it is there: nothing is sure.
  if (!attribution && quotation.misattributedTo.some((id) => near.has(id)) && !near.has(quotation.speaker)) return null;
  if (attribution) {
    const { ids } = attribution;
    const listed = ids.some((id) => quotation.misattributedTo.includes(id));
    if (listed && isEnough(match)) return 'wrong';
    if (ids.includes(quotation.speaker)) return isEnough(match) ? known : null;
    return isAnothers(ids, quotation, knowledge) &&
      !near.has(quotation.speaker) &&
      quoted.clausal &&
      match.agreeing >= 6 &&
      match.telling >= 3 &&
      match.differences.length === 0
      ? 'wrong'
      : null;
  }
  if (isDistinctive(match) && match.differences.length === 0) return known;
  if (isDistinctive(match)) return match.agreeing >= 7 || related.some((id) => around.has(id)) ? known : null;
  const context = match.whole ? related : [quotation.speaker];
  return isEnough(match) && match.differences.length === 0 && context.some((id) => near.has(id)) ? known : null;
}

/** "too rude": few words count if they are all of what the pack has. */
const isEnough = ({ agreeing, telling, whole }: QuotationMatch): boolean =>
  (whole && telling >= 1) || (agreeing >= 3 && telling >= 2);

/** Somebody whom the packs know to be another person than the speaker, of words that are on record. */
const isAnothers = (
  ids: readonly string[],
  { status, speaker, note = '', occasion }: Quotation,
  { entities }: Knowledge,
): boolean =>
  !/\b(?:slogan|motto|proverb|nickname|refrain)\b/i.test(`${note} ${occasion}`) &&
  status !== 'apocryphal' &&
  status !== 'paraphrase' &&
  status !== 'misattributed' &&
  entities.get(speaker)?.kind === 'person' &&
  ids.length > 0 &&
  ids.every((id) => entities.get(id)?.kind === 'person');
