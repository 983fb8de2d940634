// Dates whose year the text has to supply: what a student sees when hovering over them.
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { openSession, step } from './session.ts';

const session = openSession('carried.md');

step(session, 'only what the essay asserts and the pack contradicts is underlined', async (bench) => {
  await bench.errors().first().waitFor();
  expect(await bench.underlined()).toEqual(['1941']);
});

step(session, 'a day without a year is read with the year that the text has reached', async (bench) => {
  await bench.pointAt(await bench.centreOf('14 November'));
  const hover = bench.hover().filter({ hasText: 'Read as' });
  await hover.waitFor();
  expect(await hover.textContent()).toContain('14 November 1927');
  expect(await hover.textContent()).toMatch(/confirmed/i);
  await pause(400); // it fades in
  await bench.shot('carried-1-day');
  await bench.lookAway();
});

step(session, 'a length is counted from the event that follows it', async (bench) => {
  await bench.pointAt(await bench.centreOf('Five years'));
  const hover = bench.hover().filter({ hasText: 'Read as' });
  await hover.waitFor();
  expect(await hover.textContent()).toContain('1929');
  await pause(400);
  await bench.shot('carried-2-event');
  await bench.lookAway();
});

step(session, 'a date in the old calendar is shown in both', async (bench) => {
  await bench.pointAt(await bench.centreOf('25 October'));
  const hover = bench.hover().filter({ hasText: 'calendar' });
  await hover.waitFor();
  expect(await hover.textContent()).toContain('7 November 1917');
  await pause(400);
  await bench.shot('carried-3-calendars');
});
