// Ranges are UTF-16 offsets into the text as the editor has it: nothing before a date may shift them.
import type * as vscode from 'vscode';
import { equal, ok } from './check.ts';
import * as editor from './editor.ts';

async function findsTheYear(essay: vscode.TextDocument): Promise<void> {
  const [finding] = await editor.findingsBecome(essay, 1);
  ok(finding, 'a finding');
  equal(essay.getText(finding.range), '1928');
}

describe('the year is found', () => {
  after(editor.closeAll);

  it('in an unsaved document', async () => {
    await findsTheYear(await editor.openUntitled(editor.ESSAY(editor.WRONG)));
  });

  it('in a text that is no declared essay, but names two records', async () => {
    await findsTheYear(await editor.openUntitled(`Stalin had won. ${editor.WRONG}\n`));
  });

  it('with Windows line ends', async () => {
    const text = editor.ESSAY(`# Defeat\n\nA first line,\nand a second.\n\n${editor.WRONG}`);
    await findsTheYear(await editor.openFile('crlf.md', text.replaceAll('\n', '\r\n')));
  });

  it('behind a byte order mark', async () => {
    await findsTheYear(await editor.openFile('bom.md', `\uFEFF${editor.ESSAY(editor.WRONG)}`));
  });

  it('behind emoji, combining accents and emphasis in the same line', async () => {
    const before = '🚂🇷🇺👩‍🏫 **Le\u0301on** was nai\u0308ve to the end. ';
    await findsTheYear(await editor.openUntitled(editor.ESSAY(`${before}${editor.WRONG}`)));
  });
});
