// Quiet at the caret: what is still being written is not judged.
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { openSession, step } from './session.ts';

const session = openSession('draft.md', '---\nclio: true\n---\n\n# A draft\n');

/** The squiggles seen while `doing` went on, looked for at every frame. */
async function seenDuring(doing: () => Promise<unknown>): Promise<number> {
  const { bench } = session;
  await bench.page.evaluate(() => {
    const counter = { seen: 0, on: true };
    Object.assign(globalThis, { squiggles: counter });
    const look = (): void => {
      if (!counter.on) return;
      counter.seen = Math.max(counter.seen, document.querySelectorAll('.monaco-editor .squiggly-error').length);
      requestAnimationFrame(look);
    };
    look();
  });
  await doing();
  return bench.page.evaluate(() => {
    const { squiggles } = globalThis as unknown as { squiggles: { seen: number; on: boolean } };
    squiggles.on = false;
    return squiggles.seen;
  });
}

step(session, 'no squiggle while the year is typed, and none at once behind it', async (bench) => {
  const seen = await seenDuring(async () => {
    await bench.append('Trotsky was exiled from the Soviet Union in 1928');
    await pause(400); // less than the 800 ms after which a word counts as finished
  });
  expect(seen).toBe(0);
  await bench.shot('7-typing-year');
});

step(session, 'the full stop finishes the year', async (bench) => {
  await bench.type('.');
  await bench.errors().first().waitFor();
  expect(await bench.underlined()).toEqual(['1928']);
  await bench.shot('8-full-stop');
});

step(session, 'taking the year back to "192" shows nothing, for however long', async (bench) => {
  await bench.press('Backspace', 'Backspace');
  await expect.poll(() => bench.anySquiggle().count()).toBe(0);
  expect(await seenDuring(() => pause(1500))).toBe(0);
  await bench.shot('9-half-typed');
});

step(session, 'a year left alone for a second is finished too', async (bench) => {
  await bench.type('8');
  expect(await seenDuring(() => pause(300))).toBe(0);
  await bench.errors().first().waitFor();
});

step(session, 'so is a year that the caret leaves', async (bench) => {
  await bench.press('Backspace');
  await expect.poll(() => bench.anySquiggle().count()).toBe(0);
  await bench.type('8');
  const left = Date.now();
  await bench.press('ArrowUp');
  await bench.errors().first().waitFor();
  expect(Date.now() - left).toBeLessThan(700); // not by the clock
  await bench.press('Control+End');
});

step(session, 'a right sentence typed at the end stays in peace', async (bench) => {
  await bench.type('.');
  const seen = await seenDuring(async () => {
    await bench.append('Trotsky was sent into internal exile in January 1928.');
    await pause(1500);
  });
  expect(seen).toBe(1); // the one above
  expect(await bench.underlined()).toEqual(['1928']);
  await bench.shot('10-right-sentence');
});

step(session, 'an unsaved document works like a file', async (bench) => {
  await bench.command('Create: New File...');
  await bench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Text File' }).first().click();
  await bench.command('Change Language Mode');
  await bench.page.locator('.quick-input-widget input').first().fill('Markdown');
  await bench.page
    .locator('.quick-input-list .monaco-list-row')
    .filter({ hasText: /^Markdown/ })
    .first()
    .click();
  await bench.focusEditor();
  await bench.type('---\nclio: true\n---\n\nTrotsky was exiled from the Soviet Union in 1928. ', 20);
  await bench.errors().first().waitFor();
  expect(await bench.underlined()).toEqual(['1928']);
  await bench.shot('11-unsaved');
});

step(session, 'nothing popped up on the way', async (bench) => {
  expect(await bench.messages()).toEqual([]);
});
