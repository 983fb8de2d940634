import type { BlockKind } from '../essay/essay.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { SentenceReading } from '../statements/reading.ts';
import type { Statement } from '../statements/statement.ts';
import type { BlockFinding, EssayFinding, Severity } from './finding.ts';

/** What a rule may look at in one block. Spans are in the block's prose. */
export interface BlockContext {
  readonly kind: BlockKind;
  readonly prose: string;
  readonly statements: readonly Statement[];
  /** What the statements were read from, sentence by sentence. */
  readonly readings: readonly SentenceReading[];
  readonly knowledge: Knowledge;
}

/** What a rule may look at in the whole essay: of each block, in order, what was kept of it. */
export interface EssayContext {
  readonly question: string | null;
  readonly blocks: readonly BlockSummary[];
  readonly knowledge: Knowledge;
}

/** Spans are in the block's prose. */
export interface BlockSummary {
  readonly kind: BlockKind;
  readonly prose: string;
  readonly statements: readonly Statement[];
}

export interface Rule {
  /** Names what is wrong: `wrong-date`. */
  readonly id: string;
  readonly severity: Severity;
  /** One line for tables and settings. */
  readonly summary: string;
  /** Whether its fixes may be applied unasked (`safe`), only by the writer's choice (`unsafe`), or there are none. */
  readonly fixable: 'safe' | 'unsafe' | 'no';
  /** What one block shows by itself. It is kept as long as the block stands unchanged. */
  checkBlock?(context: BlockContext): readonly BlockFinding[];
  /** What only the whole essay shows: run at every review, over what the blocks have kept. */
  checkEssay?(context: EssayContext): readonly EssayFinding[];
}
