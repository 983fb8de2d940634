import { equal } from './check.ts';
import * as editor from './editor.ts';

describe('silence', () => {
  afterEach(async () => {
    await editor.configure('rules', undefined);
    await editor.configure('enabled', undefined);
    await editor.closeAll();
  });

  for (const name of ['shopping-list.md', 'readme.md']) {
    it(`in ${name}, which is no essay`, async () => {
      equal(await editor.settled(await editor.openFile(name)), []);
    });
  }

  it('after the sentence was taken out', async () => {
    const essay = await editor.openUntitled(editor.ESSAY(editor.WRONG));
    await editor.findingsBecome(essay, 1);
    await editor.replace(essay, editor.WRONG, editor.RIGHT);
    await editor.findingsBecome(essay, 0);
  });

  it('while the rule is off, without a reload', async () => {
    const essay = await editor.openFile('essay.md');
    await editor.findingsBecome(essay, 1);
    await editor.configure('rules', { 'wrong-date': 'off' });
    await editor.findingsBecome(essay, 0);
    await editor.configure('rules', undefined);
    await editor.findingsBecome(essay, 1);
  });

  it('while Clio is off, without a reload', async () => {
    const essay = await editor.openFile('essay.md');
    await editor.findingsBecome(essay, 1);
    await editor.configure('enabled', false);
    await editor.findingsBecome(essay, 0);
    await editor.configure('enabled', undefined);
    await editor.findingsBecome(essay, 1);
  });
});
