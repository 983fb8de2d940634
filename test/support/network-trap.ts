import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './engine.ts';

/** Node arguments that trap network calls, and what was trapped. */
export function networkTrap(): {
  readonly args: string[];
  readonly env: NodeJS.ProcessEnv;
  calls(): string[];
  remove(): void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'clio-network-'));
  const log = join(folder, 'calls');
  writeFileSync(log, '');
  return {
    args: ['--require', join(root, 'test/support/no-network.cjs')],
    env: { ...process.env, NODE_OPTIONS: '', CLIO_NETWORK_LOG: log },
    calls: () => readFileSync(log, 'utf8').split('\n').filter(Boolean),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
