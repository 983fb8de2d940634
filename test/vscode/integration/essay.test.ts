import * as vscode from 'vscode';
import { equal, match, ok } from './check.ts';
import * as editor from './editor.ts';

describe('an essay', () => {
  let essay: vscode.TextDocument;
  before(async () => {
    essay = await editor.openFile('essay.md');
  });
  after(editor.closeAll);

  it('is read by a server in the same kind of host as the extension', async () => {
    const api = await editor.clio();
    equal(api.host, 'WorkerGlobalScope' in globalThis ? 'browser' : 'node');
    if (api.host === 'node') await editor.until('the server', () => api.serverPid());
    console.log(`    (${api.host}, VS Code ${vscode.version})`);
  });

  it('has one error, on the year that is wrong', async () => {
    const [finding] = await editor.findingsBecome(essay, 1);
    ok(finding, 'a finding');
    equal(essay.getText(finding.range), '1928');
    equal(finding.range.start.line, editor.rangeOf(essay, editor.WRONG).start.line);
    equal(finding.severity, vscode.DiagnosticSeverity.Error);
    const code = finding.code as { value: string; target: vscode.Uri };
    equal(code.value, 'wrong-date');
    match(String(code.target), /wrong-date/);
  });

  it('explains the error when hovered, with its source', async () => {
    const [finding] = await editor.findingsBecome(essay, 1);
    ok(finding, 'a finding');
    const text = await editor.hoverAt(essay, finding.range.start);
    match(text, /January–February 1929/);
    match(text, /Alma-Ata/);
    match(text, /source|\*[A-Z][^*]+\*/i);
  });

  it('confirms the right date when hovered, and says nothing else about it', async () => {
    const right = editor.rangeOf(essay, 'January 1928');
    match(await editor.hoverAt(essay, right.start.translate(0, 3)), /confirmed/i);
    ok(!editor.findings(essay).some((finding) => finding.range.intersection(right)), 'no finding on the right date');
  });

  it('is mended by the quick fix, and undone', async () => {
    const [finding] = await editor.findingsBecome(essay, 1);
    ok(finding, 'a finding');
    const fix = await editor.fixAt(essay, finding.range);
    match(fix.title, /^Change 1928 to 1929/);
    await editor.apply(fix);
    match(essay.getText(), /exiled from the Soviet Union in 1929\./);
    await editor.findingsBecome(essay, 0);
    await vscode.commands.executeCommand('undo');
    await editor.findingsBecome(essay, 1);
  });

  it('is not touched by a fix that is older than the text', async () => {
    const [finding] = await editor.findingsBecome(essay, 1);
    ok(finding, 'a finding');
    const fix = await editor.fixAt(essay, finding.range);
    await editor.insert(essay, essay.getText().indexOf('Trotsky was exiled'), 'In the end ');
    const before = essay.getText();
    await editor.apply(fix);
    equal(essay.getText(), before);
    await editor.findingsBecome(essay, 1);
  });
});
