// What else than dates Clio reads: offices, bodies, numbers, quotations; and the count of what is right.
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { openSession, step } from './session.ts';

const session = openSession('facts.md');

step(session, 'a holder, a date and a number are wrong, and a body and a speaker are doubted', async (bench) => {
  await bench.errors().first().waitFor();
  await pause(1000);
  await bench.shot('facts-1-findings');
  expect((await bench.underlined()).sort()).toEqual(['56', 'November 1926', 'Rykov']);
  // The name of a later police, and words of somebody else: warnings.
  expect(await bench.anySquiggle().count()).toBe(5);
});

step(session, 'the status bar counts the confirmed facts and the findings', async (bench) => {
  const item = bench.page.locator('.statusbar-item[id*="clio.facts"]');
  await item.waitFor();
  expect(await item.getAttribute('aria-label')).toMatch(/^Clio: \d+ facts confirmed · 5 findings$/);
});

step(session, 'the hover over an office says who held it', async (bench) => {
  await bench.pointAt(await bench.centreOf('Rykov'));
  const hover = bench.hover().filter({ hasText: 'wrong-holder' });
  await hover.waitFor();
  await pause(400);
  await bench.shot('facts-2-holder');
  expect(await hover.textContent()).toContain('Stalin');
});
