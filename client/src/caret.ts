import * as vscode from 'vscode';

/** Of `clio/caret`: where the writer is. `null`: no longer in this document. */
export interface CaretParams {
  uri: string;
  position: { line: number; character: number } | null;
}

export const CARET = 'clio/caret';

/**
 * Tells where the caret is in a Markdown editor, so that the server stays quiet about the word that is being written,
 * and speaks as soon as the caret has left it.
 *
 * VS Code announces the caret of a keystroke after the change of the text, and the client sends both through the same
 * queue: the server never gets a caret that lies in a text it has not seen.
 */
export function followCaret(
  selector: vscode.DocumentSelector,
  send: (caret: CaretParams) => void,
): vscode.Disposable & { repeat(): void } {
  let last: CaretParams | undefined;

  const tell = (caret: CaretParams): void => {
    const same =
      last?.uri === caret.uri &&
      last.position?.line === caret.position?.line &&
      last.position?.character === caret.position?.character;
    if (same) return;
    last = caret;
    send(caret);
  };
  const leave = (): void => {
    if (last?.position) tell({ uri: last.uri, position: null });
  };
  const look = (editor: vscode.TextEditor | undefined): void => {
    if (!editor || !vscode.window.state.focused || vscode.languages.match(selector, editor.document) === 0) {
      leave();
      return;
    }
    const uri = editor.document.uri.toString();
    if (last && last.uri !== uri) leave();
    const { line, character } = editor.selection.active;
    tell({ uri, position: { line, character } });
  };

  const listeners = [
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) look(textEditor);
    }),
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.window.onDidChangeWindowState(() => look(vscode.window.activeTextEditor)),
  ];
  return {
    /** For a server that has just started and knows nothing. */
    repeat() {
      last = undefined;
      look(vscode.window.activeTextEditor);
    },
    dispose() {
      for (const listener of listeners) listener.dispose();
    },
  };
}
