import type { Block, Essay } from '../essay/essay.ts';
import { parseEssay } from '../essay/parse.ts';
import type { Span } from '../essay/span.ts';
import { foreignLanguage } from '../language/english.ts';
import type { EssayPlace } from '../rules/finding.ts';
import { nothingCarried } from '../statements/carried.ts';
import type { Statement, Verdict } from '../statements/statement.ts';
import { analyseBlock, type BlockAnalysis, type Engine } from './analyse.ts';
import { withPlacesElsewhere } from './elsewhere.ts';
import { byPlace, levelled, levelOf, type PlacedFinding, type RuleLevels } from './levels.ts';
import { placer, type ReviewedBlock } from './placer.ts';
import { LineIndex, type Range } from './positions.ts';
import { type SuppressedFinding, type Suppressing, suppress } from './suppress.ts';

export type { PlacedFinding, RuleLevels } from './levels.ts';

export interface ReviewOptions {
  readonly levels?: RuleLevels;
  /** Wins over the question in the front matter. */
  readonly question?: string;
}

/** A statement in its place in the file. */
export interface PlacedStatement {
  readonly statement: Statement;
  readonly range: Range;
  /** The words that are checked, the date for instance. */
  readonly checked: { readonly text: string; readonly range: Range };
  /** The text of its sentence. */
  readonly sentence: string;
  readonly sentenceRange: Range;
}

/** What Clio has to say of one essay. */
export interface Review {
  readonly essay: Essay;
  readonly question: string | null;
  /** Whether the file presents itself as an essay, or reads like one on a topic that a pack knows. */
  readonly isEssay: boolean;
  /** The language, if it is surely not English: the text is then left alone. */
  readonly foreign: string | null;
  readonly words: number;
  readonly blocks: readonly ReviewedBlock[];
  readonly findings: readonly PlacedFinding[];
  /** What would be said if the writer had not asked for silence there. */
  readonly suppressed: readonly SuppressedFinding[];
  readonly statements: readonly PlacedStatement[];
  readonly facts: Readonly<Record<Verdict, number>>;
  readonly lines: LineIndex;
}

/** How many different records of the packs a Markdown file has to name before it counts as an essay by itself. */
const recordsOfAnEssay = 2;

/**
 * Reviews one essay again and again. Work on a block is kept while the essay holds a block of the same kind with the
 * same prose that receives the same from the text before it; everything else is a fold over the blocks.
 */
export class Reviewer {
  readonly #engine: Engine;
  #memo = new Map<string, BlockAnalysis>();
  /** How many blocks the last review had to analyse anew. */
  analysed = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  review(text: string, options: ReviewOptions = {}): Review {
    const essay = parseEssay(text);
    const foreign = languageOf(essay);
    const blocks = foreign ? [] : this.#analyse(essay.blocks);
    const lines = new LineIndex(text);
    const question = options.question ?? essay.frontMatter.question;
    const statements = blocks.flatMap((block) => placeStatements(block, lines));
    const facts: Record<Verdict, number> = {
      confirmed: 0,
      wrong: 0,
      imprecise: 0,
      contested: 0,
      ambiguous: 0,
      unknown: 0,
    };
    const levels = options.levels ?? {};
    const placed = withPlacesElsewhere(this.#findings(blocks, question, lines, levels), statements);
    // A date that is the essay's own word is counted once, as a date.
    for (const { statement } of statements) if (statement.kind !== 'own-date') facts[statement.verdict] += 1;
    return {
      essay,
      question,
      isEssay: isEssay(essay, blocks),
      foreign,
      words: countWords(essay),
      blocks,
      ...(foreign ? { findings: placed, suppressed: [] } : this.#suppress(placed, essay, lines, levels)),
      statements,
      facts,
      lines,
    };
  }

  #suppress(placed: readonly PlacedFinding[], essay: Essay, lines: LineIndex, levels: RuleLevels): Suppressing {
    const inFile = ({ start, end }: Span): Range => lines.range(start, end);
    return suppress(
      placed,
      essay,
      this.#engine.rules,
      (rule) => levelOf(rule, levels) === 'off',
      (finding) => levelled(finding, levels, inFile),
    );
  }

  /** The findings of the blocks and those of the whole essay, in the order of the text. */
  #findings(
    blocks: readonly ReviewedBlock[],
    question: string | null,
    lines: LineIndex,
    levels: RuleLevels,
  ): PlacedFinding[] {
    const { rules, knowledge } = this.#engine;
    const placers = blocks.map((block) => placer(block, lines));
    const ofBlocks = blocks.flatMap(({ analysis }, i) =>
      analysis.findings.flatMap((finding) => levelled(finding, levels, placers[i] as (span: Span) => Range) ?? []),
    );
    const summaries = blocks.map(({ block: { kind, prose }, analysis: { statements } }) => ({
      kind,
      prose: prose.text,
      statements,
    }));
    const placeInEssay = (place: EssayPlace): Range => (placers[place.block] as (span: Span) => Range)(place);
    const ofEssay = rules
      .filter(({ id }) => levelOf(id, levels) !== 'off')
      .flatMap((rule) => rule.checkEssay?.({ question, blocks: summaries, knowledge }) ?? [])
      .flatMap((finding) => levelled(finding, levels, placeInEssay) ?? []);
    return [...ofBlocks, ...ofEssay].sort(byPlace);
  }

  #analyse(blocks: readonly Block[]): ReviewedBlock[] {
    const memo = new Map<string, BlockAnalysis>();
    let carried = nothingCarried;
    this.analysed = 0;
    const reviewed = blocks.map((block) => {
      const key = `${block.kind}${block.depth ?? ''} ${JSON.stringify(carried)} ${block.prose.emphasis.map(({ start, end }) => `${start}-${end}`)} ${block.prose.text}`;
      let analysis = memo.get(key) ?? this.#memo.get(key);
      if (!analysis) {
        analysis = analyseBlock(block, carried, this.#engine);
        this.analysed += 1;
      }
      memo.set(key, analysis);
      carried = analysis.carried;
      return { block, analysis };
    });
    this.#memo = memo;
    return reviewed;
  }
}

function languageOf(essay: Essay): string | null {
  const declared = essay.frontMatter.language?.toLowerCase();
  if (declared) return declared === 'en' || declared.startsWith('en-') || declared === 'english' ? null : declared;
  // Enough blocks for a sample; a long essay is not joined whole at each keystroke.
  return foreignLanguage(
    essay.blocks
      .slice(0, 20)
      .filter((block) => block.kind !== 'quotation')
      .map((block) => block.prose.text)
      .join('\n'),
  );
}

function isEssay({ frontMatter }: Essay, blocks: readonly ReviewedBlock[]): boolean {
  if (frontMatter.clio !== null) return frontMatter.clio;
  if (frontMatter.question !== null) return true;
  const named = new Set<string>();
  for (const { analysis } of blocks) {
    for (const id of analysis.named) named.add(id);
    if (named.size >= recordsOfAnEssay) return true;
  }
  return false;
}

/** Words as a word count in an editor has them: runs without blanks that hold a letter or a digit. */
const countWords = (essay: Essay): number =>
  essay.blocks.reduce(
    (sum, block) => sum + block.prose.text.split(/[\s|]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
    0,
  );

function placeStatements(reviewed: ReviewedBlock, lines: LineIndex): PlacedStatement[] {
  const place = placer(reviewed, lines);
  return reviewed.analysis.statements.map((statement) => ({
    statement,
    range: place(statement),
    checked: {
      text: reviewed.block.prose.text.slice(statement.checked.start, statement.checked.end),
      range: place(statement.checked),
    },
    sentence: reviewed.block.prose.text.slice(statement.sentence.start, statement.sentence.end),
    sentenceRange: place(statement.sentence),
  }));
}
