import type { BlockKind } from '../essay/essay.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Statement } from '../statements/statement.ts';
import type { BlockFinding, Severity } from './finding.ts';

/** What a rule may look at in one block. Spans are in the block's prose. */
export interface BlockContext {
  readonly kind: BlockKind;
  readonly prose: string;
  readonly statements: readonly Statement[];
  readonly knowledge: Knowledge;
}

export interface Rule {
  /** Names what is wrong: `wrong-date`. */
  readonly id: string;
  readonly severity: Severity;
  /** One line for tables and settings. */
  readonly summary: string;
  /** Whether its fixes may be applied unasked (`safe`), only by the writer's choice (`unsafe`), or there are none. */
  readonly fixable: 'safe' | 'unsafe' | 'no';
  checkBlock(context: BlockContext): readonly BlockFinding[];
}
