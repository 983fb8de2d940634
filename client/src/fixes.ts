import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';

const APPLY_FIX = 'clio.applyFix';

/** The lines that a fix touches, as they were when it was made. */
interface Before {
  uri: vscode.Uri;
  range: vscode.Range;
  text: string;
}

/** A file that is not open is made or changed with nothing to compare it with: nobody is typing in it. */
function linesBefore(edit: vscode.WorkspaceEdit): Before[] {
  return edit.entries().flatMap(([uri, edits]) => {
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    return document ? edits.map(({ range }) => wholeLines(document, range)) : [];
  });
}

function wholeLines(document: vscode.TextDocument, { start, end }: vscode.Range): Before {
  const range = new vscode.Range(start.with({ character: 0 }), document.lineAt(end).range.end);
  return { uri: document.uri, range, text: document.getText(range) };
}

/**
 * A light bulb can outlive the text that it was lit for, and VS Code then writes its edit into the wrong place: what it
 * keeps of a code action has no document version. So the edit travels as the argument of a command, which applies it
 * only while the lines that it touches still read as they did. (The version alone would be too strict: after an undo,
 * or a word typed in another paragraph, the fix is still right.)
 */
export const guardFixes: Pick<Middleware, 'provideCodeActions'> = {
  async provideCodeActions(document, range, context, token, next) {
    const version = document.version;
    const actions = await next(document, range, context, token);
    if (!actions || document.version !== version) return [];
    for (const action of actions) {
      if (!(action instanceof vscode.CodeAction) || !action.edit || action.command) continue;
      const before = linesBefore(action.edit);
      action.command = { command: APPLY_FIX, title: action.title, arguments: [before, action.edit] };
      delete action.edit;
    }
    return actions;
  },
};

async function applyFix(before: Before[], edit: vscode.WorkspaceEdit): Promise<boolean> {
  const fits = await Promise.all(
    before.map(async ({ uri, range, text }) => (await vscode.workspace.openTextDocument(uri)).getText(range) === text),
  );
  if (fits.every(Boolean)) return vscode.workspace.applyEdit(edit);
  vscode.window.setStatusBarMessage('Clio: the text has changed meanwhile; nothing was replaced.', 5000);
  return false;
}

export const registerFixes = (): vscode.Disposable => vscode.commands.registerCommand(APPLY_FIX, applyFix);
