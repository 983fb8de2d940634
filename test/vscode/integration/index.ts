// The suite in the extension host, in Node and in a worker: VS Code calls run(), and a rejection is a failure.
// It is mocha's browser build in both, since that one needs no module loader.
import 'mocha/mocha.js';
import * as editor from './editor.ts';

/** run-integration.mts prints what follows the first of these, and reads the counts from the second. */
const STARTED = '@@started';
const RESULT = '@@result';

export async function run(): Promise<void> {
  console.log(STARTED);
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: false, reporter: Mocha.reporters.Spec });
  mocha.suite.emit('pre-require', globalThis, '', mocha); // describe() and it() become global
  const api = await editor.clio();
  await import('./essay.test.ts');
  await import('./silence.test.ts');
  await import('./text.test.ts');
  await import('./commands.test.ts');
  await import('./packs.test.ts');
  await import('./suppressions.test.ts');
  if (api.host === 'node') await import('./crash.test.ts');
  const failed = await new Promise<number>((done) => {
    const runner = mocha.run(done);
    runner.once('end', () => {
      const { passes = 0, failures = 0 } = runner.stats ?? {};
      console.log(`${RESULT} ${JSON.stringify({ passed: passes, failed: failures })}`);
    });
  });
  if (failed > 0) throw new Error(`${failed} failed`);
}
