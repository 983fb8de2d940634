// npm test [-- --only unit,types]: every check of the project, in order. A step that fails does not hide the others.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const reports = join(root, 'out/reports');

interface Counts {
  passed: number;
  failed: number;
}

interface Step {
  name: string;
  title: string;
  /** One after the other; each begins with a program of node_modules/.bin, or `node`. */
  commands: string[][];
  env?: Record<string, string>;
  /** Where the number of tests comes from; without it the step counts as one. */
  counted?: 'vitest' | 'mocha';
}

const vitest = (name: string, ...args: string[]): string[] => {
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=out/reports/${name}.json`];
  return ['vitest', 'run', ...args, ...report];
};
const script = (name: string): string[] => ['npm', 'run', '--silent', name];

const STEPS: Step[] = [
  {
    name: 'build',
    title: 'Build',
    commands: [
      ['node', 'scripts/build.mts'],
      ['node', 'scripts/build-tests.mts'],
    ],
  },
  { name: 'types', title: 'Types', commands: [script('check:types')] },
  {
    name: 'lint',
    title: 'Format and lint',
    commands: [[...script('check:lint'), ...(process.stdout.isTTY ? [] : ['--', '--colors=off'])]],
  },
  { name: 'directions', title: 'Directions of imports', commands: [script('check:directions')] },
  {
    name: 'unit',
    title: 'Units and rule examples',
    commands: [vitest('unit', '--project', 'unit')],
    counted: 'vitest',
  },
  {
    name: 'protocol',
    title: 'Language server and command line',
    commands: [vitest('protocol', '--project', 'protocol')],
    counted: 'vitest',
  },
  { name: 'host', title: 'VS Code, extension host in Node', commands: [script('test:host')], counted: 'mocha' },
  { name: 'web', title: 'VS Code, extension host in a web worker', commands: [script('test:web')], counted: 'mocha' },
  { name: 'ui', title: 'VS Code, by hand', commands: [vitest('ui', '--project', 'ui')], counted: 'vitest' },
  { name: 'package', title: 'Package', commands: [script('package')] },
  {
    name: 'installed',
    title: 'VS Code with the package installed, by hand',
    commands: [vitest('installed', '--project', 'ui', 'ui/essay')],
    env: { VSIX: 'dist/clio-history.vsix' },
    counted: 'vitest',
  },
];

/** Shows the output as it comes, and reads the counts of the suite in the extension host from it. */
function readMochaCounts(child: ChildProcess, counts: Counts): void {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    text += chunk.toString();
  });
  child.once('close', () => {
    const line = /^@@result (.*)$/m.exec(text)?.[1];
    if (line) Object.assign(counts, JSON.parse(line));
  });
}

function readVitestCounts(name: string): Counts {
  const report = join(reports, `${name}.json`);
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests };
}

async function runStep(step: Step): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0 };
  const env = { ...process.env, ...step.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) };
  let succeeded = true;
  for (const [program = '', ...args] of step.commands) {
    const stdout = step.counted === 'mocha' ? 'pipe' : 'inherit';
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', stdout, 'inherit'] });
    if (step.counted === 'mocha') readMochaCounts(child, counts);
    const code = await new Promise<number | null>((done) => {
      child.once('error', () => done(null));
      child.once('close', done);
    });
    succeeded &&= code === 0;
    if (!succeeded) break;
  }
  if (step.counted === 'vitest') Object.assign(counts, readVitestCounts(step.name));
  if (!step.counted && succeeded) counts.passed = 1;
  // It ended badly without a failed test: a file that could not be loaded, a runner that did not start.
  if (!succeeded && counts.failed === 0) counts.failed = 1;
  return counts;
}

const onlyAt = process.argv.indexOf('--only');
const only = onlyAt < 0 ? undefined : (process.argv[onlyAt + 1] ?? '').split(',');
const unknown = only?.find((name) => !STEPS.some((step) => step.name === name));
if (unknown !== undefined) {
  console.error(`There is no step "${unknown}"; the steps are ${STEPS.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const total: Counts = { passed: 0, failed: 0 };
const rows: string[] = [];
for (const step of STEPS.filter(({ name }) => !only || only.includes(name))) {
  console.log(`\n=== ${step.title} (${step.name})\n`);
  const started = Date.now();
  const { passed, failed } = await runStep(step);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  total.passed += passed;
  total.failed += failed;
  rows.push(
    `${failed ? 'FAILED' : 'ok    '}  ${step.name.padEnd(10)}  ${seconds.padStart(6)} s  ${String(passed).padStart(5)} passed  ${String(failed).padStart(3)} failed`,
  );
  if (step.name === 'build' && failed > 0) break; // everything after it would test what was built before
}
console.log(`\n${rows.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
