// A real VS Code without an installation: the server inside the npm package code-server, prepared once per user in the
// cache folder. No compiler, no install scripts, no root, no VS Code download.
//   VSCODE_SERVER_CACHE=/dir  keeps the cache elsewhere
//   VSCODE_SERVER_DIR=/dir    uses a ready `lib/vscode` and prepares nothing
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Carries VS Code 1.139.1. It is no dependency of the project: its engine check would fail `npm ci` on other Nodes. */
const VERSION = '4.139.1';
const SHA512 = 'fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==';

/** Nothing that an editor with the AI features and remote tunnels off ever loads: three quarters of the disk space. */
const UNUSED = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@devcontainers',
  'node_modules/@vscode/windows-process-tree',
  'node_modules/@vscode/sandbox-runtime',
  'node_modules/node-pty/third_party',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
];

/**
 * Stand-ins for the native modules that are missed when they were not compiled. VS Code imports them as ES modules, and
 * Node finds the names only in the form `exports.name =`.
 */
const STAND_INS: Record<string, string> = {
  'node_modules/@vscode/spdlog/index.js': `'use strict';
const fs = require('fs'), path = require('path');
class Logger {
  constructor(file) { this.file = file; }
  write(level, m) {
    try { fs.appendFileSync(this.file, new Date().toISOString() + ' [' + level + '] ' + m + '\\n'); } catch {}
  }
  setLevel() {} setPattern() {} clearFormatters() {} flush() {} drop() {} getLevel() { return 2; }
}
for (const l of ['trace', 'debug', 'info', 'warn', 'error', 'critical']) {
  Logger.prototype[l] = function (m) { this.write(l, m); };
}
const create = async (name, file) => { fs.mkdirSync(path.dirname(file), { recursive: true }); return new Logger(file); };
exports.version = 0; exports.setLevel = () => {}; exports.setFlushOn = () => {}; exports.Logger = Logger;
exports.createRotatingLogger = create; exports.createAsyncRotatingLogger = create;
`,
  'node_modules/@vscode/native-watchdog/index.js': `'use strict'; exports.start = () => {};\n`,
};

function cacheFolder(): string {
  const user =
    process.env.XDG_CACHE_HOME ?? join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  return process.env.VSCODE_SERVER_CACHE ?? join(user, 'clio-history');
}

function run(command: string, args: string[], cwd: string): void {
  const env = { ...process.env, npm_config_loglevel: 'error', npm_config_update_notifier: 'false' };
  execFileSync(command, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Fetches, checks and trims the server inside `scratch`; gives the folder that holds it. */
function prepare(scratch: string): string {
  run('npm', ['pack', `code-server@${VERSION}`], scratch);
  const tarball = join(scratch, `code-server-${VERSION}.tgz`);
  const sum = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (sum !== SHA512) throw new Error(`code-server ${VERSION} has the checksum ${sum}, not the one expected`);
  run('tar', ['-xzf', tarball, 'package/lib/vscode', 'package/LICENSE'], scratch);
  const folder = join(scratch, 'package/lib/vscode');
  // `npm ci` refuses the shrinkwrap that is shipped inside; `npm install` honours it.
  run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
  for (const path of UNUSED) rmSync(join(folder, path), { recursive: true, force: true });
  for (const [path, text] of Object.entries(STAND_INS)) writeFileSync(join(folder, path), text);
  return folder;
}

/** Gives the folder of a VS Code server that is ready to start; the first call of a user takes about ten seconds. */
export function ensureServer(log: (line: string) => void = (line) => console.error(line)): string {
  if (process.env.VSCODE_SERVER_DIR) return process.env.VSCODE_SERVER_DIR;
  const cache = cacheFolder();
  const home = join(cache, `vscode-server-${VERSION}`);
  const ready = (): boolean => existsSync(join(home, 'out/server-main.js'));
  if (ready()) return home;
  const started = Date.now();
  log(`Preparing a VS Code server in ${home} (once; about 10 s and 270 MB) …`);
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(cache, '.preparing-'));
  try {
    const folder = prepare(scratch);
    try {
      renameSync(folder, home); // atomic: two runs at once cannot see half a server
    } catch (error) {
      if (!ready()) throw error;
    }
  } catch (error) {
    throw new Error(`The VS Code server could not be prepared; is the npm registry within reach? ${String(error)}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  log(`… ready in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return home;
}

if (process.argv[1] === import.meta.filename) console.log(ensureServer());
