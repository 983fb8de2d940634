// Dates whose year the text has to supply: what a student sees when hovering over them.
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { openSession, step } from './session.ts';
import type { Workbench } from './workbench.ts';

const session = openSession('carried.md');

step(session, 'only what the essay asserts and the pack contradicts is underlined', async (bench) => {
  await bench.errors().first().waitFor();
  expect(await bench.underlined()).toEqual(['1941']);
});

step(session, 'a day without a year is read with the year that the text has reached', async (bench) => {
  const hover = await hoverOf(bench, '14 November', 'Read as', 'carried-1-day');
  expect(hover).toContain('14 November 1927');
  expect(hover).toMatch(/confirmed/i);
});

step(session, 'a length is counted from the event that follows it', async (bench) => {
  expect(await hoverOf(bench, 'Five years', 'Read as', 'carried-2-event')).toContain('1929');
});

step(session, 'a date in the old calendar is shown in both', async (bench) => {
  expect(await hoverOf(bench, '25 October', 'calendar', 'carried-3-calendars')).toContain('7 November 1917');
});

/** Points at some words, takes a picture of the hover that says something, and gives its text. */
async function hoverOf(bench: Workbench, words: string, says: string, picture: string): Promise<string | null> {
  await bench.pointAt(await bench.centreOf(words));
  const hover = bench.hover().filter({ hasText: says });
  await hover.waitFor();
  await pause(400); // it fades in
  await bench.shot(picture);
  const text = await hover.textContent();
  await bench.lookAway();
  return text;
}
