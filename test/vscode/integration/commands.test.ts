import * as vscode from 'vscode';
import { equal } from './check.ts';
import * as editor from './editor.ts';

/** What the output channel shows; VS Code opens it as a document of its own kind. */
const output = (): string | undefined =>
  vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'output' && /clio/i.test(uri.path))?.getText();

describe('the command', () => {
  let essay: vscode.TextDocument;
  beforeEach(async () => {
    essay = await editor.openUntitled(editor.ESSAY(editor.WRONG));
    await editor.findingsBecome(essay, 1);
  });
  afterEach(async () => {
    await editor.configure('trace.server', undefined);
    await editor.closeAll();
  });

  it('Restart Server brings the findings back, once', async () => {
    const api = await editor.clio();
    const before = api.serverPid();
    await vscode.commands.executeCommand('clio.restartServer');
    await editor.findingsBecome(essay, 1);
    equal((await editor.settled(essay)).length, 1);
    if (api.host === 'node') equal(api.serverPid() !== before, true);
  });

  it('Show Output shows the messages to the server, once they are asked for', async () => {
    await vscode.commands.executeCommand('clio.showOutput');
    await editor.insert(essay, 0, ' ');
    await editor.pause(500);
    equal(/didChange/.test(output() ?? ''), false);
    await editor.configure('trace.server', 'messages');
    await editor.until('a line about the change', async () => {
      await editor.insert(essay, 0, ' ');
      return /textDocument\/didChange/.test(output() ?? '');
    });
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
