// The built command line in a temporary folder, without a network.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { root } from '../support/engine.ts';
import { networkTrap } from '../support/network-trap.ts';

export const folder = mkdtempSync(join(tmpdir(), 'clio-cli-'));
export const trap = networkTrap();
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  trap.remove();
});

export interface Run {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
}

/** Runs the built command line in the temporary folder. */
export function clio(args: readonly string[], input = ''): Run {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...trap.args, join(root, 'dist/cli.js'), ...args], {
    cwd: folder,
    env: trap.env,
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return { out: stdout, err: stderr, code: status };
}

/** Writes a file into the temporary folder, and gives back its name. */
export function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return name;
}
