import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  TextDocumentEdit,
} from 'vscode-languageserver-types';
import type { PlacedFinding } from '../review/review.ts';
import { diagnosticSource } from './diagnostics.ts';
import { lspRange } from './positions.ts';

/**
 * The fixes of the findings that touch a range. They are computed from the live text and carry its version, so that an
 * editor refuses them once the text has changed.
 * @param findings those that may be spoken of: a date that is still being typed has no fix yet
 * @param known the diagnostics that the editor asks about; a fix is tied to its own
 * @param versioned whether the client understands edits that carry a version (`workspaceEdit.documentChanges`)
 */
export function codeActions(
  findings: readonly PlacedFinding[],
  range: Range,
  { uri, version }: { uri: string; version: number },
  known: readonly Diagnostic[],
  versioned: boolean,
): CodeAction[] {
  return findings.flatMap((finding) => {
    const own = lspRange(finding.range);
    if (isBefore(own.end, range.start) || isBefore(range.end, own.start)) return [];
    const diagnostics = known.filter(
      (one) => one.source === diagnosticSource && one.code === finding.rule && sameRange(one.range, own),
    );
    return (finding.fixes ?? []).map((fix, index): CodeAction => {
      const edits = fix.edits.map((edit) => ({ range: lspRange(edit.range), newText: edit.newText }));
      return {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        isPreferred: index === 0,
        diagnostics,
        edit: versioned
          ? { documentChanges: [TextDocumentEdit.create({ uri, version }, edits)] }
          : { changes: { [uri]: edits } },
      };
    });
  });
}

const isBefore = (a: Range['start'], b: Range['start']): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);

const sameRange = (a: Range, b: Range): boolean =>
  !isBefore(a.start, b.start) && !isBefore(b.start, a.start) && !isBefore(a.end, b.end) && !isBefore(b.end, a.end);
