// Builds when something that goes into dist/ is newer than what is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');
const SOURCES = ['client/src', 'server/src', 'data', 'scripts', 'package.json', 'package-lock.json'];

/** When a file, or the newest file in a folder, was last written; 0 if there is none. */
function lastWritten(path: string): number {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  // The folder's own time counts too: it changes when a file is taken away.
  return readdirSync(path).reduce((newest, name) => Math.max(newest, lastWritten(join(path, name))), own.mtimeMs);
}

/** Gives false if the build failed; it has then said why. */
export function buildIfStale(): boolean {
  const sources = Math.max(...SOURCES.map((path) => lastWritten(join(root, path))));
  if (lastWritten(join(root, 'dist/cli.js')) >= sources) return true;
  console.error('Building Clio …');
  const build = spawnSync(process.execPath, [join(root, 'scripts/build.mts')], { cwd: root, stdio: 'inherit' });
  return build.status === 0;
}
