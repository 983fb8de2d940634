// npm start [-- ESSAY…]: checks the sample essay, or the files that are named, as `clio check` does.
// Errors found in an essay are what a review is for: this ends with 0, and with 2 only if the check could not run.
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { buildIfStale, root } from './build-if-stale.mts';

/** npm runs scripts in the project's folder; the writer named the essay from the folder where npm was called. */
const cwd = process.env.INIT_CWD ?? process.cwd();
const named = process.argv.slice(2);
const essays = named.length > 0 ? named : [relative(cwd, join(root, 'test/fixtures/sample-essay.md'))];

if (!buildIfStale()) process.exit(2);
const check = spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'check', ...essays], { cwd, stdio: 'inherit' });
process.exitCode = check.status === 0 || check.status === 1 ? 0 : 2;
