// What a writer sees of a server that cannot be kept alive: nothing, until it is given up; then one message.
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { openSession, step } from './session.ts';

const session = openSession('essay.md');
const servers = (): number[] => session.server.processes('dist/server.js');

async function crash(): Promise<void> {
  const [pid] = servers();
  if (!pid) throw new Error('no language server is running');
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => servers().includes(pid)).toBe(false);
}

step(session, 'four crashes are mended without a word', async (bench) => {
  await bench.errors().first().waitFor();
  for (let times = 1; times <= 4; times += 1) {
    await crash();
    await expect.poll(servers, { timeout: 10_000 }).toHaveLength(1);
  }
  await expect.poll(() => bench.underlined(), { timeout: 10_000 }).toEqual(['1928']);
  expect(await bench.messages()).toEqual([]);
});

step(session, 'the fifth is too many: one message, and no finding that nobody stands for', async (bench) => {
  await crash();
  await expect.poll(() => bench.errors().count()).toBe(0);
  await pause(1000); // longer than a further start would take
  expect(servers()).toEqual([]);
  expect(await bench.messages()).toEqual([expect.stringMatching(/^Clio stopped working/)]);
  await bench.shot('12-given-up');
});

step(session, 'its button Restart brings Clio back', async (bench) => {
  await bench.page.locator('.notifications-center .monaco-button').filter({ hasText: 'Restart' }).click();
  await bench.errors().first().waitFor();
  expect(await bench.underlined()).toEqual(['1928']);
  expect(servers()).toHaveLength(1);
});
