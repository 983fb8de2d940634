import * as vscode from 'vscode';
import { WORKSPACE_PACKS } from './packs.ts';
import type { Server } from './server.ts';

interface NewPack {
  id: string;
  files: { name: string; text: string }[];
}

/** What the server found when it ran the examples of one pack. Paths are URIs; lines and columns count from 1. */
interface PackTest {
  uri: string;
  title: string;
  problems: number;
  trials: {
    event: string;
    kind: 'example' | 'counterexample';
    text: string;
    path: string;
    line: number;
    column: number;
    outcome: 'right' | 'pending' | 'wrong';
  }[];
}

/** *New Pack* and *Test Packs*: a teacher never needs a terminal. */
export function registerPackCommands(server: Server): vscode.Disposable {
  const tests = new PackTests(server);
  return vscode.Disposable.from(
    tests,
    vscode.commands.registerCommand('clio.newPack', (title?: unknown) =>
      newPack(server, typeof title === 'string' ? title : undefined),
    ),
    vscode.commands.registerCommand('clio.testPacks', () => tests.run()),
  );
}

/** Asks for a title, writes a pack that works into `.clio/packs/`, and opens its events. */
async function newPack(server: Server, given: string | undefined): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void vscode.window.showInformationMessage('A pack is kept in a folder. Open the folder of your essays first.');
    return undefined;
  }
  if (!vscode.workspace.isTrusted) {
    void vscode.window
      .showInformationMessage('Clio reads the packs of a folder only if you trust it.', 'Manage Trust')
      .then((choice) => choice && vscode.commands.executeCommand('workbench.trust.manage'));
    return undefined;
  }
  const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  if (!folder) return undefined;
  const title =
    given ??
    (await vscode.window.showInputBox({
      title: 'New Pack',
      prompt: 'What is the pack about?',
      placeHolder: 'The Norman Conquest',
      validateInput: (value) =>
        value.trim() !== '' && !/[a-z\d]/i.test(value) ? 'Write a title with letters or digits.' : undefined,
    }));
  if (title === undefined || title.trim() === '') return undefined;
  const made = await server.request<NewPack | null>('clio/newPack', { title: title.trim() });
  if (!made?.id) return undefined;
  const home = vscode.Uri.joinPath(folder.uri, WORKSPACE_PACKS, made.id);
  if (await exists(home)) {
    void vscode.window.showWarningMessage(
      `There is a pack in ${WORKSPACE_PACKS}/${made.id} already. Nothing was written; choose another title.`,
    );
    return undefined;
  }
  try {
    await server.writePack(async () => {
      for (const { name, text } of made.files)
        await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(home, name), new TextEncoder().encode(text));
    });
  } catch (error) {
    void vscode.window.showErrorMessage(
      `The pack could not be written: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
  const events = vscode.Uri.joinPath(home, 'events.yaml');
  await vscode.window.showTextDocument(events);
  return events;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Runs the examples of the packs, and shows at each line that is not read as it should be why. */
class PackTests implements vscode.Disposable {
  readonly #server: Server;
  readonly #marks = vscode.languages.createDiagnosticCollection('clio pack tests');
  readonly #edits: vscode.Disposable;
  #output: vscode.OutputChannel | undefined;

  constructor(server: Server) {
    this.#server = server;
    // A sentence that has been changed has not been tested.
    this.#edits = vscode.workspace.onDidChangeTextDocument(({ document }) => this.#marks.delete(document.uri));
  }

  dispose(): void {
    this.#marks.dispose();
    this.#edits.dispose();
    this.#output?.dispose();
  }

  async run(): Promise<PackTest[]> {
    await this.#server.refreshPacks();
    const packs = await this.#server.request<PackTest[]>('clio/testPacks', null);
    this.#marks.clear();
    if (packs.length === 0) {
      const choice = vscode.window.showInformationMessage(
        `There are no packs of your own yet. Clio looks in ${WORKSPACE_PACKS}/ of the folder that is open, and in the folders of the setting “clio.packs”.`,
        'New Pack',
      );
      void choice.then((chosen) => chosen && vscode.commands.executeCommand('clio.newPack'));
      return packs;
    }
    this.#mark(packs);
    this.#report(packs);
    return packs;
  }

  #mark(packs: readonly PackTest[]): void {
    const byFile = new Map<string, vscode.Diagnostic[]>();
    for (const { trials } of packs)
      for (const { outcome, kind, event, text, path, line, column } of trials) {
        if (outcome === 'right') continue;
        const start = new vscode.Position(line - 1, column - 1);
        const mark = new vscode.Diagnostic(
          new vscode.Range(start, start.translate(0, text.length)),
          outcome === 'pending'
            ? `Not linked to “${event}” yet. The sentence may stay: it is listed as pending. Does the event's “says” or “names” have the words that it uses?`
            : `This ${kind} is misread: ${kind === 'example' ? 'its date counts as wrong' : `it is linked to “${event}”, or its date counts as wrong`}.`,
          outcome === 'pending' ? vscode.DiagnosticSeverity.Information : vscode.DiagnosticSeverity.Warning,
        );
        mark.source = 'clio pack test';
        byFile.set(path, [...(byFile.get(path) ?? []), mark]);
      }
    for (const [path, marks] of byFile) this.#marks.set(vscode.Uri.parse(path), marks);
  }

  #report(packs: readonly PackTest[]): void {
    this.#output ??= vscode.window.createOutputChannel('Clio Packs');
    this.#output.clear();
    const summaries = packs.map(({ title, problems, trials }) => {
      const of = (outcome: string): number => trials.filter((trial) => trial.outcome === outcome).length;
      return problems > 0
        ? `${title}: not tested, as it has ${problems} problem${problems > 1 ? 's' : ''}. See the Problems panel.`
        : `${title}: ${trials.length} sentences, ${of('right')} read as they should be, ${of('pending')} pending, ${of('wrong')} misread.`;
    });
    for (const line of summaries) this.#output.appendLine(line);
    const bad = packs.some(({ problems, trials }) => problems > 0 || trials.some(({ outcome }) => outcome === 'wrong'));
    if (!bad) {
      void vscode.window.showInformationMessage(summaries.join(' '));
      return;
    }
    void vscode.window
      .showWarningMessage(summaries.join(' '), 'Show Problems')
      .then((choice) => choice && vscode.commands.executeCommand('workbench.actions.view.problems'));
  }
}
