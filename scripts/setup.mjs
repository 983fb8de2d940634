// Runs before every script: installs the development dependencies where they are missing or older than the lockfile.
// Plain JavaScript on nothing but Node itself, because at this point there may be nothing else.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockfile = join(root, 'package-lock.json');
/** Written after our own `npm ci`: the lockfile that it installed. */
const stamp = join(root, 'node_modules/.clio-lockfile');
/** Written by npm after any installation, one by hand too. */
const installed = join(root, 'node_modules/.package-lock.json');

/** @param {string} why @returns {never} */
function fail(why) {
  console.error(why);
  process.exit(2);
}

const checksum = () => createHash('sha256').update(readFileSync(lockfile)).digest('hex');

function isCurrent() {
  if (!existsSync(installed)) return false; // npm writes it last: without it an installation was broken off
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === checksum()) return true;
  return statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs;
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Clio needs Node 20 or newer to be built; this is ${process.version}.`);
}
if (!isCurrent()) {
  console.log('Installing the development dependencies with npm ci (about a minute) …');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) fail('npm ci did not succeed, so nothing was run. Is the npm registry within reach?');
  writeFileSync(stamp, checksum());
}
// Every other script is TypeScript, which the Node of the npm package `node` runs as it is.
const node = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
if (!existsSync(node)) {
  fail('The npm package `node` is not set up: allow its install script (npm config ignore-scripts), and run npm ci.');
}
