import * as vscode from 'vscode';
import { equal, match, ok } from './check.ts';
import * as editor from './editor.ts';

const TEXT = editor.ESSAY(editor.WRONG);

describe('a finding that is not wanted', () => {
  let essay: vscode.TextDocument;
  let project: vscode.Uri;

  /** The way to ignore the one finding that ends so, and what a click on it does. */
  async function ignore(title: string): Promise<void> {
    const [finding] = await editor.findingsBecome(essay, 1);
    ok(finding, 'a finding');
    await editor.apply(await editor.actionAt(essay, finding.range, title));
  }
  const exists = async (uri: vscode.Uri): Promise<boolean> => {
    try {
      await vscode.workspace.fs.stat(uri);
      return true;
    } catch {
      return false;
    }
  };

  before(async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder, 'a folder is open');
    project = vscode.Uri.joinPath(folder.uri, '.clio.yaml');
  });
  beforeEach(async () => {
    essay = await editor.openFile('suppressed.md', TEXT);
    await editor.findingsBecome(essay, 1);
  });
  afterEach(async () => {
    await editor.closeAll();
    for (const uri of [essay.uri, project]) if (await exists(uri)) await vscode.workspace.fs.delete(uri);
    await editor.pause(500); // until the server knows of it
  });

  it('is ignored here by a comment, in one step that can be undone', async () => {
    await ignore('Ignore wrong-date here');
    match(essay.getText(), /<!-- clio-ignore wrong-date -->\nTrotsky/);
    await editor.findingsBecome(essay, 0);
    await vscode.commands.executeCommand('undo');
    equal(essay.getText(), TEXT);
    await editor.findingsBecome(essay, 1);
  });

  it('is ignored in the essay by its front matter, in one step that can be undone', async () => {
    await ignore('Ignore wrong-date in this essay');
    match(essay.getText(), /^---\nclio: true\nclio-ignore: \[wrong-date\]\n---\n/);
    await editor.findingsBecome(essay, 0);
    await vscode.commands.executeCommand('undo');
    equal(essay.getText(), TEXT);
  });

  it('is ignored in the project by a file that is made, and noticed again when that is changed', async () => {
    await ignore('Ignore wrong-date in this project');
    await editor.findingsBecome(essay, 0);
    const file = await vscode.workspace.openTextDocument(project);
    equal(file.getText(), 'rules:\n  wrong-date: off\n');
    await vscode.window.showTextDocument(file);
    await editor.replace(file, 'off', 'hint');
    const [hint] = await editor.findingsBecome(essay, 1);
    equal(hint?.severity, vscode.DiagnosticSeverity.Hint);
    await editor.replace(file, 'wrong-date: hint', 'wrong-dat: hint');
    const [problem] = await editor.findingsBecome(file, 1);
    match(problem?.message ?? '', /Did you mean “wrong-date”\?/);
    ok(await file.save(), 'the file was saved');
  });

  it('and that is undone in one step too', async () => {
    await ignore('Ignore wrong-date in this project');
    await editor.findingsBecome(essay, 0);
    await vscode.window.showTextDocument(project);
    await vscode.commands.executeCommand('undo');
    const [finding] = await editor.findingsBecome(essay, 1);
    equal(finding?.severity, vscode.DiagnosticSeverity.Error);
    // VS Code leaves the file behind, which is empty and says nothing.
    equal((await vscode.workspace.openTextDocument(project)).getText(), '');
  });

  it('is ignored by a file of the project that is saved outside the editor, and noticed when that goes', async () => {
    await vscode.workspace.fs.writeFile(project, new TextEncoder().encode('rules:\n  wrong-date: off\n'));
    await editor.findingsBecome(essay, 0);
    await vscode.workspace.fs.delete(project);
    await editor.findingsBecome(essay, 1);
  });

  it('is ignored in a project whose file is there, which keeps the rest, in one step that can be undone', async () => {
    const text = '# ours\npacks: [stalin] # one\n';
    await vscode.workspace.fs.writeFile(project, new TextEncoder().encode(text));
    const file = await vscode.workspace.openTextDocument(project);
    await editor.pause(500); // until the server knows of it
    await ignore('Ignore wrong-date in this project');
    await editor.findingsBecome(essay, 0);
    equal(file.getText(), `${text}rules:\n  wrong-date: off\n`);
    await vscode.window.showTextDocument(file);
    await vscode.commands.executeCommand('undo');
    equal(file.getText(), text);
    await editor.findingsBecome(essay, 1);
  });
});
