// npm run editor: the sample essay in a real VS Code with Clio loaded: the `code` on the PATH, else the server that the
// tests use, in any browser. It opens a copy, so that trying things out does not change the repository.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../test/vscode/host/launch.mts';
import { buildIfStale, root } from './build-if-stale.mts';

function openDesktop(folder: string, essay: string): boolean {
  // Inside a remote window `code` is another program, which cannot load an extension that is being developed.
  if (process.env.VSCODE_IPC_HOOK_CLI) return false;
  const args = ['--new-window', '--disable-workspace-trust', `--extensionDevelopmentPath=${root}`, folder, essay];
  const code = spawnSync('code', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (code.error || code.status !== 0) return false;
  console.log(`VS Code opens ${essay} with Clio loaded.`);
  return true;
}

async function openServer(folder: string, essay: string): Promise<void> {
  const server = await startServer();
  const address = server.url(folder, [
    ['extensionDevelopmentPath', server.uri(root)],
    ['openFile', server.uri(essay)],
    ['skipWelcome', 'true'],
  ]);
  console.log(`\nVS Code with Clio and the sample essay, on this machine only:\n\n  ${address}\n\nCtrl+C ends it.`);
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

if (!buildIfStale()) process.exit(2);
const folder = mkdtempSync(join(tmpdir(), 'clio-essay-'));
const essay = join(folder, 'sample-essay.md');
copyFileSync(join(root, 'test/fixtures/sample-essay.md'), essay);
if (!openDesktop(folder, essay)) await openServer(folder, essay);
