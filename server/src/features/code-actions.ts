import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  TextDocumentEdit,
} from 'vscode-languageserver-types';
import type { PlacedFinding, Review } from '../review/review.ts';
import { diagnosticSource } from './diagnostics.ts';
import { lspRange } from './positions.ts';
import { type EditingClient, type ProjectTarget, suppressionActions } from './suppression-actions.ts';

/** The essay that actions are for, as it stands. */
export interface ActedOn {
  readonly uri: string;
  readonly version: number;
  readonly review: Review;
  /** The file of its project; null if it belongs to no folder that is open. */
  readonly project: ProjectTarget | null;
}

/**
 * The fixes of the findings that touch a range, and then the ways not to hear of them. They are computed from the live
 * text and carry its version, so that an editor refuses them once the text has changed.
 * @param findings those that may be spoken of: a date that is still being typed has no fix yet
 * @param known the diagnostics that the editor asks about; a fix is tied to its own
 */
export function codeActions(
  findings: readonly PlacedFinding[],
  range: Range,
  essay: ActedOn,
  known: readonly Diagnostic[],
  client: EditingClient,
): CodeAction[] {
  const here = findings.filter((finding) => {
    const own = lspRange(finding.range);
    return !isBefore(own.end, range.start) && !isBefore(range.end, own.start);
  });
  const diagnosticsOf = (finding: PlacedFinding): Diagnostic[] =>
    known.filter(
      (one) =>
        one.source === diagnosticSource && one.code === finding.rule && sameRange(one.range, lspRange(finding.range)),
    );
  const fixes = here.flatMap((finding) => {
    const diagnostics = diagnosticsOf(finding);
    return (finding.fixes ?? []).map((fix, index): CodeAction => {
      const edits = fix.edits.map((edit) => ({ range: lspRange(edit.range), newText: edit.newText }));
      const { uri, version } = essay;
      return {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        isPreferred: index === 0,
        diagnostics,
        edit: client.versionedEdits
          ? { documentChanges: [TextDocumentEdit.create({ uri, version }, edits)] }
          : { changes: { [uri]: edits } },
      };
    });
  });
  return [...fixes, ...ignoring(here, essay, diagnosticsOf, client)];
}

/** Who asks about a whole essay at once does not want a way to ignore each of a hundred findings, and each takes time. */
const mostToIgnore = 5;

/** The ways not to hear of findings; two findings that are silenced by the same edit have it in common. */
function ignoring(
  findings: readonly PlacedFinding[],
  essay: ActedOn,
  diagnosticsOf: (finding: PlacedFinding) => Diagnostic[],
  client: EditingClient,
): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const finding of findings.slice(0, mostToIgnore))
    for (const { title, edit } of suppressionActions(essay.review, finding, essay, essay.project, client)) {
      const key = JSON.stringify(edit);
      const diagnostics = [...(actions.get(key)?.diagnostics ?? []), ...diagnosticsOf(finding)];
      actions.set(key, { title, kind: CodeActionKind.QuickFix, diagnostics, edit });
    }
  return [...actions.values()];
}

const isBefore = (a: Range['start'], b: Range['start']): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);

const sameRange = (a: Range, b: Range): boolean =>
  !isBefore(a.start, b.start) && !isBefore(b.start, a.start) && !isBefore(a.end, b.end) && !isBefore(b.end, a.end);
