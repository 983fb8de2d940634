import type { Range as LspRange } from 'vscode-languageserver-types';
import type { Range } from '../review/positions.ts';

export const lspRange = ({ start, end }: Range): LspRange => ({ start, end });

/** Whether an offset lies in a range or at one of its edges. */
export const touches = (range: Range, offset: number): boolean =>
  range.startOffset <= offset && offset <= range.endOffset;
