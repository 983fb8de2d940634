// npm run package: makes dist/clio-history.vsix, and refuses a warning, or a file that should not be in it.
import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const vsix = 'dist/clio-history.vsix';
const vsce = join(root, 'node_modules/.bin/vsce');
const CONTENTS =
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|docs\/(?:packs|ignoring-findings)\.md|data\/schemas\/clio\.schema\.json|docs\/images\/[^/]+\.png|syntaxes\/[^/]+|dist\/[^/]+\.js|dist\/rules\/[^/]+\.md)$/;

const made = spawnSync(
  vsce,
  ['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsix],
  { cwd: root, encoding: 'utf8' },
);
const said = `${made.stdout}${made.stderr}`;
console.log(said.trim());
// Only now: the packaging itself has just built what goes into it.
const files = execFileSync(vsce, ['ls', '--no-dependencies'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
const strays = files.filter((file) => !CONTENTS.test(file));

if (made.status !== 0) process.exitCode = made.status ?? 1;
else if (/\bwarning\b/i.test(said)) {
  console.error('The package was made with a warning; see above.');
  process.exitCode = 1;
} else if (strays.length > 0) {
  console.error(`These do not belong into the package: ${strays.join(', ')}`);
  process.exitCode = 1;
} else {
  const size = (statSync(join(root, vsix)).size / 1e6).toFixed(2);
  console.log(`${vsix}: ${size} MB, ${files.length} files`);
}
