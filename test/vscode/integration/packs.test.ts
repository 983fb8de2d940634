import * as vscode from 'vscode';
import { equal, match, ok } from './check.ts';
import * as editor from './editor.ts';

const TITLE = 'The Norman Conquest';
const ESSAY = editor.ESSAY('The Battle of Hastings was fought in 1067.');

interface PackTest {
  title: string;
  problems: number;
  trials: { outcome: string }[];
}

async function save(document: vscode.TextDocument): Promise<void> {
  ok(await document.save(), 'the file was saved');
}

describe('a pack of one’s own', () => {
  let events: vscode.TextDocument;

  before(async () => {
    await editor.clio();
    const uri = await vscode.commands.executeCommand<vscode.Uri>('clio.newPack', TITLE);
    ok(uri, 'New Pack made a pack');
    match(uri.path, /\/\.clio\/packs\/the-norman-conquest\/events\.yaml$/);
    events = await vscode.workspace.openTextDocument(uri);
  });
  after(async () => {
    await editor.closeAll();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (folder) await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder.uri, '.clio'), { recursive: true });
  });

  it('is open at its events, and essays are checked against it at once', async () => {
    equal(vscode.window.activeTextEditor?.document.uri.toString(), events.uri.toString());
    const essay = await editor.openUntitled(ESSAY);
    const [finding] = await editor.findingsBecome(essay, 1);
    match(finding?.message ?? '', /14 October 1066, not 1067/);
  });

  it('is not overwritten by another of its name', async () => {
    const before = events.getText();
    equal(await vscode.commands.executeCommand('clio.newPack', TITLE), undefined);
    equal((await vscode.workspace.openTextDocument(events.uri)).getText(), before);
  });

  it('passes Test Packs', async () => {
    const [result] = await editor.until('the pack to be tested', async () => {
      const results = await vscode.commands.executeCommand<PackTest[]>('clio.testPacks');
      return results.length > 0 && results;
    });
    equal(result?.title, TITLE);
    equal(
      result?.trials.every(({ outcome }) => outcome === 'right'),
      true,
    );
  });

  it('is used as it is saved: a date that was changed counts from then on', async () => {
    const essay = await editor.openUntitled(ESSAY);
    await editor.findingsBecome(essay, 1);
    await vscode.window.showTextDocument(events);
    await editor.replace(events, 'date: 1066-10-14', 'date: 1067-10-14');
    await editor.pause(700);
    equal(editor.findings(essay).length, 1);
    await save(events);
    await editor.findingsBecome(essay, 0);
    await editor.replace(events, 'date: 1067-10-14', 'date: 1066-10-14');
    await save(events);
    await editor.findingsBecome(essay, 1);
  });

  it('says at its line what is wrong as one types, and what to write instead', async () => {
    await vscode.window.showTextDocument(events);
    await editor.replace(events, 'do: crown', 'do: crwon');
    const [problem] = await editor.findingsBecome(events, 1);
    match(problem?.message ?? '', /The lexicon has no act “crwon”\. Did you mean “crown”\?/);
    equal(problem?.range.start.line, editor.rangeOf(events, 'do: crwon').start.line);
    await editor.replace(events, 'do: crwon', 'do: crown');
    await editor.findingsBecome(events, 0);
  });

  it('offers ids where an id is wanted', async () => {
    await vscode.window.showTextDocument(events);
    const at = editor.rangeOf(events, 'who: william-i').start.translate(0, 'who: '.length);
    const labels = await editor.until('completions', async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        events.uri,
        at,
      );
      const found = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return found.includes('william-i') && found;
    });
    ok(labels.includes('hastings'), 'places are offered beside people');
  });

  it('is found in a folder that the settings name, and given up when they no longer do', async () => {
    const [home] = vscode.workspace.workspaceFolders ?? [];
    ok(home, 'a folder is open');
    const packs = vscode.Uri.joinPath(home.uri, 'elsewhere');
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(home.uri, '.clio/packs'), packs, { overwrite: true });
    const text = new TextDecoder().decode(
      await vscode.workspace.fs.readFile(vscode.Uri.joinPath(packs, 'the-norman-conquest/events.yaml')),
    );
    const other = text
      .replaceAll('Battle of Hastings', 'Battle of Senlac')
      .replaceAll('battle of Hastings', 'battle of Senlac');
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(packs, 'the-norman-conquest/events.yaml'),
      new TextEncoder().encode(other.replaceAll('battle-of-hastings', 'battle-of-senlac')),
    );
    const header = vscode.Uri.joinPath(packs, 'the-norman-conquest/pack.yaml');
    const pack = new TextDecoder().decode(await vscode.workspace.fs.readFile(header));
    await vscode.workspace.fs.writeFile(
      header,
      new TextEncoder().encode(pack.replace('id: the-norman', 'id: another')),
    );
    const settings = vscode.workspace.getConfiguration('clio');
    const essay = await editor.openUntitled(editor.ESSAY('The Battle of Senlac was fought in 1067.'));
    try {
      await settings.update('packs', [packs.path], vscode.ConfigurationTarget.Global);
      await editor.findingsBecome(essay, 1);
    } finally {
      await settings.update('packs', undefined, vscode.ConfigurationTarget.Global);
      await vscode.workspace.fs.delete(packs, { recursive: true });
    }
    await editor.findingsBecome(essay, 0);
  });

  it('marks a sentence that is misread, until it is changed', async () => {
    await vscode.window.showTextDocument(events);
    const right = 'The Battle of Hastings was fought on 14 October 1066.';
    await editor.replace(events, right, right.replace('1066', '1065'));
    await save(events);
    await editor.until('a misread sentence', async () => {
      const [result] = await vscode.commands.executeCommand<PackTest[]>('clio.testPacks');
      return result?.trials.some(({ outcome }) => outcome === 'wrong');
    });
    const marks = (): vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(events.uri).filter(({ source }) => source === 'clio pack test');
    equal(marks().length, 1);
    match(marks()[0]?.message ?? '', /misread/);
    await editor.replace(events, right.replace('1066', '1065'), right);
    await save(events);
    equal(marks().length, 0);
  });
});
