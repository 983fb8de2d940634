// A teacher's first pack, by hand: from the command to the first event of one's own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { openSession, step } from './session.ts';

const session = openSession('essay.md');
const events = (): string => readFileSync(join(session.folder, '.clio/packs/the-norman-conquest/events.yaml'), 'utf8');

step(session, 'New Pack asks what it is about, and opens its events', async (bench) => {
  await bench.errors().first().waitFor();
  await bench.command('Clio: New Pack');
  const input = bench.page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill('The Norman Conquest');
  await bench.press('Enter');
  await bench.page.locator('.tab.active', { hasText: 'events.yaml' }).waitFor();
  await bench.page.locator('.view-line', { hasText: 'battle-of-hastings' }).first().waitFor();
  expect(await bench.errors().count()).toBe(0);
  await bench.shot('pack-1-new');
});

step(session, 'a misspelt act is underlined, and the message says which is meant', async (bench) => {
  await bench.press('Control+f');
  await bench.type('do: crown', 10);
  await bench.press('Enter', 'Escape', 'ArrowRight', 'Backspace', 'Backspace', 'Backspace');
  await bench.type('won', 10);
  await expect.poll(() => bench.underlined(), { timeout: 15_000 }).toEqual(['do: crwon']);
  await bench.press('Escape'); // the list of what may stand there, which opens while one types
  await bench.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  await bench.pointAt(await bench.centreOf('crwon'));
  const hover = bench.hover().filter({ hasText: 'Did you mean “crown”?' });
  await hover.waitFor();
  await pause(400); // it fades in
  await bench.shot('pack-2-wrong');
  await bench.lookAway();
});

step(session, 'the acts are offered where one is wanted', async (bench) => {
  await bench.press('Backspace', 'Backspace', 'Backspace', 'Control+Space');
  const rows = bench.page.locator('.suggest-widget.visible .monaco-list-row');
  await rows.filter({ hasText: 'crown' }).first().waitFor();
  await bench.shot('pack-3-offered');
  await bench.press('Escape');
});

step(session, 'Test Packs says how the examples are read', async (bench) => {
  await bench.type('own', 10);
  await bench.errors().first().waitFor({ state: 'hidden' });
  await bench.press('Control+s');
  await expect.poll(events).toContain('do: crown');
  await bench.command('Clio: Test Packs');
  await expect
    .poll(() => bench.messages(), { timeout: 15_000 })
    .toContainEqual(expect.stringMatching(/The Norman Conquest: 8 sentences, 8 read as they should be/));
  await bench.shot('pack-4-tested');
});
