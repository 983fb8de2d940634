import type { Block } from '../essay/essay.ts';
import { toSource } from '../essay/prose.ts';
import type { Span } from '../essay/span.ts';
import type { BlockAnalysis } from './analyse.ts';
import type { LineIndex, Range } from './positions.ts';

/** A block with what is known of it. */
export interface ReviewedBlock {
  readonly block: Block;
  readonly analysis: BlockAnalysis;
}

/** Turns spans of a block's prose into ranges of the file. */
export function placer({ block }: ReviewedBlock, lines: LineIndex): (span: Span) => Range {
  return (span) => {
    const source = toSource(block.prose, span);
    return lines.range(block.start + source.start, block.start + source.end);
  };
}
