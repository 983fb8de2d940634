import { CreateFile, TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { PlacedFinding } from '../review/levels.ts';
import { LineIndex } from '../review/positions.ts';
import type { Review } from '../review/review.ts';
import { lspRange } from './positions.ts';
import { type OffsetEdit, setRuleLevel } from './project-edits.ts';
import { suppressHere, suppressInEssay } from './suppression-edits.ts';

/** The file in which an essay's project says what it wants. */
export interface ProjectTarget {
  readonly uri: string;
  /** Its text as it stands in the editor, or else as it is saved; null if there is no such file yet. */
  readonly text: string | null;
  /** Null if it is not open. */
  readonly version: number | null;
}

/** What a client can do with edits. */
export interface EditingClient {
  /** Whether it understands edits that carry a version (`workspaceEdit.documentChanges`). */
  readonly versionedEdits: boolean;
  readonly createsFiles: boolean;
}

/** An edit that the writer may choose. */
export interface SuppressionAction {
  readonly title: string;
  readonly edit: WorkspaceEdit;
}

/**
 * The ways not to hear of a finding, from the narrowest to the widest: here, in this essay, in this project. They are
 * computed from the live texts and carry their versions; each is one edit, and so one step to undo.
 * @param project null if the essay belongs to no folder that is open
 */
export function suppressionActions(
  { essay, lines }: Review,
  finding: PlacedFinding,
  document: { readonly uri: string; readonly version: number },
  project: ProjectTarget | null,
  client: EditingClient,
): SuppressionAction[] {
  const inEssay = (title: string, edit: OffsetEdit | null): SuppressionAction[] =>
    edit ? [{ title, edit: workspaceEdit(document, edit, lines, client) }] : [];
  return [
    ...inEssay(`Ignore ${finding.rule} here`, suppressHere(essay, finding)),
    ...inEssay(`Ignore ${finding.rule} in this essay`, suppressInEssay(essay, finding)),
    ...(project ? inProject(finding.rule, project, client) : []),
  ];
}

function inProject(rule: string, project: ProjectTarget, client: EditingClient): SuppressionAction[] {
  const text = project.text ?? '';
  const edit = setRuleLevel(text, rule, 'off');
  if (!edit) return [];
  const title = `Ignore ${rule} in this project`;
  if (project.text !== null) return [{ title, edit: workspaceEdit(project, edit, new LineIndex(text), client) }];
  if (!client.versionedEdits || !client.createsFiles) return [];
  const { documentChanges = [] } = workspaceEdit(project, edit, new LineIndex(text), client);
  // If there is such a file after all, the editor refuses, and nothing is written over.
  return [{ title, edit: { documentChanges: [CreateFile.create(project.uri), ...documentChanges] } }];
}

function workspaceEdit(
  { uri, version }: { readonly uri: string; readonly version: number | null },
  { range, newText }: OffsetEdit,
  lines: LineIndex,
  { versionedEdits }: EditingClient,
): WorkspaceEdit {
  const edits = [{ range: lspRange(lines.range(range.start, range.end)), newText }];
  return versionedEdits
    ? { documentChanges: [TextDocumentEdit.create({ uri, version }, edits)] }
    : { changes: { [uri]: edits } };
}
