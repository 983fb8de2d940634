// Starts the VS Code server on a free loopback port, with user data that are thrown away afterwards.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureServer } from './ensure-server.mts';

/** A quiet workbench: nothing but the editor and what the extension shows. */
const SETTINGS: Record<string, unknown> = {
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
};

export interface ServerOptions {
  /** A packaged extension to install first. */
  vsix?: string | undefined;
  /** User settings on top of the quiet ones. */
  settings?: Record<string, unknown>;
  port?: number;
}

export type Payload = [key: string, value: string][];

export interface VSCodeServer {
  /** Host and port, as they stand in `vscode-remote://` addresses. */
  authority: string;
  /** The address of a workbench that has `folder` open. */
  url(folder: string, payload?: Payload): string;
  /** The address that a file of this machine has inside the workbench. */
  uri(path: string): string;
  log(): string;
  /** The processes under it whose command line holds `part`. */
  processes(part: string): number[];
  close(): Promise<void>;
}

const READY = /Extension host agent listening on (\d+)/;

export async function startServer(options: ServerOptions = {}): Promise<VSCodeServer> {
  const main = join(ensureServer(), 'out/server-main.js');
  const work = mkdtempSync(join(tmpdir(), 'clio-vscode-'));
  const discard = (): void => rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  mkdirSync(join(work, 'data/User'), { recursive: true });
  writeFileSync(join(work, 'data/User/settings.json'), JSON.stringify({ ...SETTINGS, ...options.settings }));
  const common = [
    '--accept-server-license-terms',
    ...['--server-data-dir', work, '--user-data-dir', join(work, 'data'), '--extensions-dir', join(work, 'extensions')],
  ];
  if (options.vsix) {
    execFileSync(process.execPath, [main, ...common, '--install-extension', resolve(options.vsix)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const args = [
    ...[join(import.meta.dirname, 'guard.mts'), main, ...common],
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--without-connection-token'],
    ...['--telemetry-level', 'off', '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
    '--disable-getting-started-override',
    // Without it a built VS Code takes neither extensionDevelopmentPath nor extensionTestsPath from the address.
    '--enable-smoke-test-driver',
  ];
  // A process group of its own: extension host, file watcher and language servers end together with it.
  const child = spawn(process.execPath, args, { detached: true, env: { ...process.env, TMPDIR: work } });
  let log = '';
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  const kill = (signal: NodeJS.Signals): void => {
    try {
      if (child.pid) process.kill(-child.pid, signal);
    } catch {
      // It has ended already.
    }
  };
  const port = await new Promise<number>((done, fail) => {
    const stop = (why: string): void => fail(new Error(`${why}\n${log.slice(-4000)}`));
    const timer = setTimeout(stop, 30_000, 'The VS Code server did not get ready in 30 s.');
    const read = (chunk: Buffer): void => {
      log += chunk.toString();
      const listening = READY.exec(log);
      if (listening) {
        clearTimeout(timer);
        done(Number(listening[1]));
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then((code) => stop(`The VS Code server ended with code ${code}.`));
  }).catch((error: unknown) => {
    kill('SIGKILL');
    discard();
    throw error;
  });
  const authority = `127.0.0.1:${port}`;
  return {
    authority,
    log: () => log,
    processes(part) {
      const found = spawnSync('pgrep', ['-g', String(child.pid), '-f', part], { encoding: 'utf8' });
      return found.stdout.split('\n').filter(Boolean).map(Number);
    },
    uri: (path) => `vscode-remote://${authority}${path}`,
    url(folder, payload = []) {
      const query = new URLSearchParams({ folder });
      if (payload.length > 0) query.set('payload', JSON.stringify(payload));
      return `http://${authority}/?${query}`;
    },
    async close() {
      kill('SIGTERM');
      await Promise.race([exited, new Promise((r) => setTimeout(r, 2000))]);
      kill('SIGKILL'); // whoever of the group is still there
      discard();
    },
  };
}
