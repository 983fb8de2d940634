// From the squiggle to the mended essay, by hand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { openSession, step } from './session.ts';

const opened = Date.now();
const session = openSession('essay.md');

step(session, 'the wrong year is underlined, and nothing else', async (bench) => {
  await bench.errors().first().waitFor();
  console.log(`First squiggle ${((Date.now() - opened) / 1000).toFixed(1)} s after the start of server and browser`);
  expect(await bench.underlined()).toEqual(['1928']);
  expect(await bench.anySquiggle().count()).toBe(1);
  await bench.shot('1-squiggle');
});

step(session, 'the hover says what is right, and where that is from', async (bench) => {
  await bench.pointAt(await bench.centre(bench.errors().first()));
  const hover = bench.hover().filter({ hasText: 'Alma-Ata' });
  await hover.waitFor();
  expect(await hover.textContent()).toContain('January–February 1929');
  expect(await hover.textContent()).toContain('wrong-date');
  await pause(400); // it fades in
  await bench.shot('2-hover-wrong');
  await bench.lookAway();
});

step(session, 'the right date is confirmed when hovered', async (bench) => {
  await bench.pointAt(await bench.centreOf('January 1928'));
  const hover = bench.hover().filter({ hasText: /confirmed/i });
  await hover.waitFor();
  await bench.shot('3-hover-confirmed');
  await bench.lookAway();
});

step(session, 'a name shows its record when hovered: dates, offices, sources', async (bench) => {
  await bench.pointAt(await bench.centreOf("Trotsky's"));
  const hover = bench.hover().filter({ hasText: '7 November 1879' });
  await hover.waitFor();
  expect(await hover.textContent()).toMatch(/War Commissar|Commissar for War/i);
  await bench.shot('3b-hover-name');
  await bench.lookAway();
});

step(session, 'the Problems panel lists the finding once', async (bench) => {
  await bench.press('Control+Shift+m');
  const row = bench.problems().filter({ hasText: 'wrong-date' });
  await row.first().waitFor();
  expect(await row.count()).toBe(1);
  await bench.shot('4-problems');
  await bench.press('Control+Shift+m');
});

step(session, 'a click into the year leaves it underlined', async (bench) => {
  await bench.click(await bench.centre(bench.errors().first()));
  await pause(300); // the caret is in the word, but nobody is typing it
  expect(await bench.underlined()).toEqual(['1928']);
});

step(session, 'the quick fix puts the right year, from the keyboard', async (bench) => {
  await bench.press('Control+.');
  const fix = bench.actions().filter({ hasText: 'Change 1928 to 1929' });
  await fix.first().waitFor();
  await bench.shot('5-quick-fix');
  await fix.first().click();
  await expect.poll(() => bench.text()).toContain('from the Soviet Union in 1929.');
  await expect.poll(() => bench.anySquiggle().count(), { timeout: 10_000 }).toBe(0);
  expect(await bench.text()).toContain('internal exile in January 1928.');
  await bench.shot('6-mended');
});

step(session, 'undo brings the error back, and the light bulb mends it too', async (bench) => {
  await bench.press('Control+z');
  await bench.errors().first().waitFor();
  const { x, y } = await bench.centre(bench.errors().first());
  await bench.click({ x, y });
  // A bulb of the line before may still be there: it is this line's that counts.
  await expect.poll(async () => Math.abs(((await bench.bulb().boundingBox())?.y ?? 0) + 9 - y)).toBeLessThan(20);
  await bench.bulb().click();
  await bench.actions().filter({ hasText: 'Change 1928 to 1929' }).first().click();
  await expect.poll(() => bench.text()).toContain('from the Soviet Union in 1929.');
  await expect.poll(() => bench.anySquiggle().count(), { timeout: 10_000 }).toBe(0);
});

step(session, 'saving writes the mended essay, and nothing popped up on the way', async (bench) => {
  await bench.press('Control+s');
  await expect
    .poll(() => readFileSync(join(session.folder, 'essay.md'), 'utf8'))
    .toContain('from the Soviet Union in 1929.');
  expect(await bench.messages()).toEqual([]);
});
