import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';

const APPLY_FIX = 'clio.applyFix';

/**
 * A light bulb can outlive the text that it was lit for, and VS Code then writes its edit into the wrong place: what it
 * keeps of a code action has no document version. So the edit travels as the argument of a command, which knows the
 * version and refuses what is old.
 */
export const guardFixes: Pick<Middleware, 'provideCodeActions'> = {
  async provideCodeActions(document, range, context, token, next) {
    const version = document.version;
    const actions = await next(document, range, context, token);
    if (!actions || document.version !== version) return [];
    for (const action of actions) {
      if (!(action instanceof vscode.CodeAction) || !action.edit || action.command) continue;
      action.command = { command: APPLY_FIX, title: action.title, arguments: [document.uri, version, action.edit] };
      delete action.edit;
    }
    return actions;
  },
};

async function applyFix(uri: vscode.Uri, version: number, edit: vscode.WorkspaceEdit): Promise<boolean> {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  if (document?.version === version) return vscode.workspace.applyEdit(edit);
  vscode.window.setStatusBarMessage('Clio: the text has changed meanwhile; nothing was replaced.', 5000);
  return false;
}

export const registerFixes = (): vscode.Disposable => vscode.commands.registerCommand(APPLY_FIX, applyFix);
