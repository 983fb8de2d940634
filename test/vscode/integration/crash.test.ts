// A process that can be killed exists on the desktop and on the remote side only.
import * as vscode from 'vscode';
import { equal } from './check.ts';
import * as editor from './editor.ts';

async function kill(): Promise<void> {
  const api = await editor.clio();
  const pid = await editor.until('a server', () => api.serverPid());
  process.kill(pid, 'SIGKILL');
  await editor.until('its end', () => api.serverPid() !== pid);
}

/** The server is there and answers: a question to it, not what is left of its last findings. */
const answers = (essay: vscode.TextDocument): Promise<string> =>
  editor.hoverAt(essay, editor.rangeOf(essay, '1928.').start);

describe('a server that ends', () => {
  let essay: vscode.TextDocument;
  before(async () => {
    essay = await editor.openUntitled(editor.ESSAY(editor.WRONG));
    await editor.findingsBecome(essay, 1);
  });
  after(editor.closeAll);

  it('is started again, and finds the same once', async () => {
    await kill();
    await editor.findingsBecome(essay, 0); // what a dead server said does not stay
    await answers(essay);
    await editor.findingsBecome(essay, 1);
    equal((await editor.settled(essay)).length, 1);
  });

  it('goes on where the text is now', async () => {
    await editor.replace(essay, '1928', '1929');
    await editor.findingsBecome(essay, 0);
    await editor.replace(essay, '1929', '1928');
    await editor.findingsBecome(essay, 1);
  });

  it('again and again is given up, until the writer wants it back', async () => {
    const api = await editor.clio();
    for (let times = 2; times <= 5; times += 1) {
      await kill();
      if (times < 5) await answers(essay);
    }
    await editor.pause(1500);
    equal(api.serverPid(), undefined);
    equal(editor.findings(essay).length, 0);
    await vscode.commands.executeCommand('clio.restartServer');
    await editor.findingsBecome(essay, 1);
  });
});
