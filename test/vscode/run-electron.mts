// The same suite in desktop VS Code, on a machine that can download it or has one (VSCODE_BIN=path).
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'clio-essays-'));
cpSync(join(import.meta.dirname, 'fixtures'), folder, { recursive: true });
try {
  process.exitCode = await runTests({
    ...(process.env.VSCODE_BIN ? { vscodeExecutablePath: process.env.VSCODE_BIN } : {}),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'out/integration/index.js'),
    launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust'],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
