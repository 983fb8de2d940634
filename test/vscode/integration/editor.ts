// What a writer does and sees, by VS Code's own commands.
import * as vscode from 'vscode';
import type { ClioApi } from '../../../client/src/extension.ts';
import { ok } from './check.ts';

/** The sentence of the house: the expulsion from the Soviet Union came in January–February 1929. */
export const WRONG = 'Trotsky was exiled from the Soviet Union in 1928.';
export const RIGHT = 'Trotsky was sent into internal exile in January 1928.';
export const ESSAY = (text: string): string => `---\nclio: true\n---\n\n${text}\n`;

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/**
 * Asks again until there is an answer that is neither false nor undefined. VS Code cancels a request that meets an edit
 * just made: it then rejects, or answers nothing, and both mean "not yet".
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      if (!/cancel/i.test(String(error))) throw error;
    }
    await pause(30);
  }
  throw new Error(`waited 15 s in vain for ${what}`);
}

export async function clio(): Promise<ClioApi> {
  const extension = vscode.extensions.getExtension<ClioApi>('clio-history.clio-history');
  ok(extension, 'the extension is installed');
  return extension.activate();
}

function folder(): vscode.Uri {
  const first = vscode.workspace.workspaceFolders?.[0];
  ok(first, 'a folder is open');
  return first.uri;
}

async function show(document: vscode.TextDocument): Promise<vscode.TextDocument> {
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Opens a file of the workspace, written first if `text` is given. */
export async function openFile(name: string, text?: string): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.joinPath(folder(), name);
  if (text !== undefined) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return show(await vscode.workspace.openTextDocument(uri));
}

export async function openUntitled(content: string): Promise<vscode.TextDocument> {
  return show(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}

/** Puts `text` at an offset, as one edit. */
export async function insert(document: vscode.TextDocument, offset: number, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(offset), text);
  ok(await vscode.workspace.applyEdit(edit), 'the text was inserted');
}

/** Replaces the one place where `old` stands. */
export async function replace(document: vscode.TextDocument, old: string, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, old), text);
  ok(await vscode.workspace.applyEdit(edit), 'the text was replaced');
}

export const findings = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.source === 'clio');

export const findingsBecome = (document: vscode.TextDocument, count: number): Promise<vscode.Diagnostic[]> =>
  until(`${count} finding(s), now ${findings(document).length}`, () => {
    const found = findings(document);
    return found.length === count && found;
  });

/** The findings of a document that has been left alone for longer than the server waits for a word to be finished. */
export async function settled(document: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
  await pause(1500);
  return findings(document);
}

/** The range of a phrase that stands in the document once. */
export function rangeOf(document: vscode.TextDocument, phrase: string): vscode.Range {
  const start = document.getText().indexOf(phrase);
  ok(start >= 0, `${phrase} stands in the document`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + phrase.length));
}

export const hoverAt = (document: vscode.TextDocument, position: vscode.Position): Promise<string> =>
  until('a hover', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const contents = hovers.flatMap((hover) => hover.contents);
    return contents.map((part) => (typeof part === 'string' ? part : part.value)).join('\n') || undefined;
  });

/** The quick fix at a place whose title begins so. */
export const actionAt = (
  document: vscode.TextDocument,
  range: vscode.Range,
  title: string,
): Promise<vscode.CodeAction> =>
  until('a quick fix', async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    return actions.find((action) => action.title.startsWith(title));
  });

export const fixAt = (document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction> =>
  actionAt(document, range, 'Change ');

/** What a click on the fix does. */
export async function apply(action: vscode.CodeAction): Promise<void> {
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** Sets `clio.<name>` for the workspace; undefined takes it back. */
export async function configure(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('clio').update(name, value, vscode.ConfigurationTarget.Workspace);
}

/** Closes everything without a question about what is not saved. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    const closed = vscode.window.activeTextEditor.document;
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until('the editor to close', () => vscode.window.activeTextEditor?.document !== closed);
  }
}
