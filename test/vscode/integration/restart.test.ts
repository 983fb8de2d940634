import * as vscode from 'vscode';
import { equal } from './check.ts';
import * as editor from './editor.ts';

describe('the command Restart Server', () => {
  after(editor.closeAll);

  it('brings the findings back, once', async () => {
    const essay = await editor.openUntitled(editor.ESSAY(editor.WRONG));
    await editor.findingsBecome(essay, 1);
    const api = await editor.clio();
    const before = api.serverPid();
    await vscode.commands.executeCommand('clio.restartServer');
    await editor.findingsBecome(essay, 1);
    equal((await editor.settled(essay)).length, 1);
    if (api.host === 'node') equal(api.serverPid() !== before, true);
  });
});
