import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, CreateFile, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { root, shipped } from '../support/engine.ts';
import { networkTrap } from '../support/network-trap.ts';
import { TestClient } from './client.ts';

const home = 'file:///home/essays%20of%20Ann';
const uri = `${home}/class/essay.md`;
const file = `${home}/.clio.yaml`;
const head = '---\nquestion: Why?\n---\n\n';
const wrong = 'Trotsky was exiled from the Soviet Union in 1928.';
const trap = networkTrap();

let client: TestClient;
const editing = { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } } as const;

async function start(params = {}): Promise<void> {
  client = new TestClient(process.execPath, [...trap.args, join(root, 'dist/server.js'), '--stdio'], trap.env);
  await client.initialize({ capabilities: editing as never, ...params });
}
afterEach(async () => {
  expect(await client.stop()).toBe(0);
  expect(trap.calls()).toEqual([]);
});

const project = (files: Readonly<Record<string, string>>, trusted = true): Promise<void> =>
  client.connection.sendNotification('clio/project', {
    trusted,
    folders: [{ uri: home, files: Object.entries(files).map(([name, text]) => ({ uri: `${home}/${name}`, text })) }],
  });
const openYaml = (at: string, text: string, version = 1): Promise<void> =>
  client.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: at, languageId: 'yaml', version, text },
  });
const retype = (at: string, text: string, version: number): Promise<void> =>
  client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: at, version },
    contentChanges: [{ text }],
  });

/** The actions at a place of the essay, by their titles. */
async function actionsAt(text: string, words: string): Promise<Map<string, CodeAction>> {
  const document = TextDocument.create(uri, 'markdown', 1, text);
  const at = document.positionAt(text.indexOf(words));
  const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: at, end: at },
    context: { diagnostics: client.published.findLast((one) => one.uri === uri)?.diagnostics ?? [] },
  });
  return new Map(actions.map((action) => [action.title, action]));
}

/** What a text becomes by an action; the edit has to be for that version of it. */
function applied(text: string, action: CodeAction | undefined, version: number | null): string {
  const change = action?.edit?.documentChanges?.at(-1) as TextDocumentEdit;
  expect(change.textDocument.version).toBe(version);
  expect(change.edits).toHaveLength(1);
  return TextDocument.applyEdits(TextDocument.create('x:y', '', 1, text), change.edits as never);
}

describe('a finding can be ignored', () => {
  test('here, by a comment', async () => {
    await start();
    const text = `${head}A.\r\n${wrong}\r\nB.`;
    await client.open(uri, text, 3);
    await client.until(uri, (found) => found.length === 1);
    const action = (await actionsAt(text, '1928')).get('Ignore wrong-date here');
    expect(action).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'wrong-date' }] });
    expect(action?.isPreferred).toBeUndefined();
    const silent = applied(text, action, 3);
    expect(silent).toBe(`${head}A.\r\n${wrong} <!-- clio-ignore wrong-date -->\r\nB.`);
    await retype(uri, silent, 4);
    await client.until(uri, (found, version) => version === 4 && found.length === 0);
    await retype(uri, text, 5); // undone
    await client.until(uri, (found, version) => version === 5 && found.length === 1);
  });

  test('in this essay, by its front matter', async () => {
    await start();
    const text = `${head}${wrong}\n\n- ${wrong}\n`;
    await client.open(uri, text);
    await client.until(uri, (found) => found.length === 2);
    const silent = applied(text, (await actionsAt(text, '1928')).get('Ignore wrong-date in this essay'), 1);
    expect(silent).toBe(`---\nquestion: Why?\nclio-ignore: [wrong-date]\n---\n\n${wrong}\n\n- ${wrong}\n`);
    await retype(uri, silent, 2);
    await client.until(uri, (found, version) => version === 2 && found.length === 0);
  });

  test('in this project, by a file that is made, and used as soon as it stands in the editor', async () => {
    await start();
    await project({});
    await client.open(uri, head + wrong);
    await client.until(uri, (found) => found.length === 1);
    const action = (await actionsAt(head + wrong, '1928')).get('Ignore wrong-date in this project');
    const [create] = (action?.edit?.documentChanges ?? []) as CreateFile[];
    expect(create).toEqual({ kind: 'create', uri: file });
    expect(action?.edit?.documentChanges?.[1]).toMatchObject({ textDocument: { uri: file } });
    const made = applied('', action, null);
    expect(made).toBe('rules:\n  wrong-date: off\n');
    await openYaml(file, made);
    await client.until(uri, (found) => found.length === 0);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: file } });
    await client.until(uri, (found) => found.length === 1); // closed, and never saved
  });

  test('in this project, by its file, which keeps the rest', async () => {
    await start();
    const text = '# ours\npacks: [stalin] # one\n';
    await project({ '.clio.yaml': text });
    await client.open(uri, head + wrong);
    await client.until(uri, (found) => found.length === 1);
    const title = 'Ignore wrong-date in this project';
    expect(applied(text, (await actionsAt(head + wrong, '1928')).get(title), null)).toBe(
      `${text}rules:\n  wrong-date: off\n`,
    );
    // What is typed into it counts, saved or not.
    const typed = `${text}rules:\n  # none yet\n`;
    await openYaml(file, typed, 7);
    expect(applied(typed, (await actionsAt(head + wrong, '1928')).get(title), 7)).toBe(
      `${text}rules:\n  wrong-date: off\n  # none yet\n`,
    );
  });

  test('not in a project where there is none, or where its file could not be changed safely', async () => {
    await start();
    await client.open(uri, head + wrong);
    await client.until(uri, (found) => found.length === 1);
    const titles = async (): Promise<string[]> => [...(await actionsAt(head + wrong, '1928')).keys()];
    expect(await titles()).toEqual([
      'Change 1928 to 1929',
      "Keep the date and make it Trotsky's internal exile to Alma-Ata: “to Alma-Ata”",
      'Ignore wrong-date here',
      'Ignore wrong-date in this essay',
    ]);
    await project({ '.clio.yaml': 'rules: [\n' });
    await client.until(file, (found) => found.length === 1);
    expect(await titles()).toHaveLength(4);
    await project({});
    await client.until(file, (found) => found.length === 0);
    expect(await titles()).toHaveLength(5);
  });

  test('and a client that makes no files is offered no file', async () => {
    await start({ capabilities: {} });
    await project({});
    await client.open(uri, head + wrong);
    await client.until(uri, (found) => found.length === 1);
    const actions = await actionsAt(head + wrong, '1928');
    expect([...actions.keys()]).toHaveLength(4);
    expect(actions.get('Ignore wrong-date here')?.edit?.changes?.[uri]).toHaveLength(1);
    await project({ '.clio.yaml': '' });
    await openYaml(file, ''); // both have arrived when the next answer comes
    const inProject = (await actionsAt(head + wrong, '1928')).get('Ignore wrong-date in this project');
    expect(inProject?.edit?.changes?.[file]).toHaveLength(1);
  });
});

test('a suppression without use is faded, and can be removed', async () => {
  await start();
  const text = `${head}Lenin died in 1924. <!-- clio-ignore wrong-date -->\n`;
  await client.open(uri, text);
  const { diagnostics } = await client.until(uri, (found) => found.length === 1);
  expect(diagnostics[0]).toMatchObject({ code: 'unused-suppression', severity: 2, tags: [1] });
  expect(diagnostics[0]?.codeDescription?.href).toMatch(/rules\/unused-suppression\.md$/);
  const action = (await actionsAt(text, 'wrong-date')).get('Remove this suppression');
  expect(applied(text, action, 1)).toBe(`${head}Lenin died in 1924.\n`);
});

test('it is not said to have no use while its sentence is being typed', async () => {
  await start();
  const unfinished = wrong.slice(0, -2);
  const text = `${head}<!-- clio-ignore wrong-date -->\n${unfinished}`;
  await client.open(uri, text);
  await client.until(uri, (found) => found.length === 1);
  await client.insert(uri, 2, 5, unfinished.length, '5');
  await client.until(uri, (found, version) => version === 2 && found.length === 0);
});

describe('the project’s file', () => {
  test('is in force at once, the nearest one alone, and counts more than the settings', async () => {
    await start({ capabilities: {}, initializationOptions: { settings: { rules: { 'wrong-date': 'information' } } } });
    await client.open(uri, head + wrong);
    await client.until(uri, (found) => found[0]?.severity === 3);
    await project({ '.clio.yaml': 'rules:\n  wrong-date: warning\n' });
    await client.until(uri, (found) => found[0]?.severity === 2);
    await project({ '.clio.yaml': 'rules:\n  wrong-date: warning\n', 'class/.clio.yaml': '# nothing\n' });
    await client.until(uri, (found) => found[0]?.severity === 3);
    await project({ '.clio.yaml': 'rules:\n  wrong-date: off\n', 'other/.clio.yaml': '' });
    await client.until(uri, (found) => found.length === 0);
    await project({});
    await client.until(uri, (found) => found[0]?.severity === 3);
  });

  test('chooses the packs, if the workspace is trusted', async () => {
    await start();
    await client.open(uri, head + wrong);
    await client.until(uri, (found) => found.length === 1);
    await project({ '.clio.yaml': 'packs: [weimar-nazi]\n' });
    await client.until(uri, (found) => found.length === 0);
    await project({ '.clio.yaml': 'packs: [weimar-nazi]\nrules:\n  wrong-date: hint\n' }, false);
    await client.until(uri, (found) => found[0]?.severity === 4);
    expect(client.published.some((one) => one.uri === file && one.diagnostics.length > 0)).toBe(false);
  });

  test('may name packs of the user’s own, which come and go', async () => {
    await start();
    const text = `${head}The Battle of Hastings was fought in 1067.`;
    await client.open(uri, text);
    await project({ '.clio.yaml': 'packs: [norman-conquest]\n' });
    const { diagnostics } = await client.until(file, (found) => found.length === 1);
    expect(diagnostics[0]?.message).toMatch(
      /^No pack has the id “norman-conquest”\. The packs are: stalin, weimar-nazi/,
    );
    const folder = `${home}/.clio/packs/norman-conquest`;
    const files = Object.entries(shipped.templates).map(([name, content]) => ({
      name,
      uri: `${folder}/${name}`,
      text: content.replace('{{id}}', 'norman-conquest').replace('{{title}}', 'The Norman Conquest'),
    }));
    await client.connection.sendNotification('clio/packs', { folders: [{ uri: folder, files }] });
    await client.until(file, (found) => found.length === 0);
    await client.until(uri, (found) => found.length === 1);
    await retype(uri, head + wrong, 2);
    await client.until(uri, (found, version) => version === 2 && found.length === 0);
  });

  test('says at its line what is wrong, and what is right in it counts; while it is no YAML, what was before', async () => {
    await start();
    await client.open(uri, head + wrong);
    await project({ '.clio.yaml': '' });
    await client.until(uri, (found) => found[0]?.severity === 1);
    await openYaml(file, 'rules:\n  wrong-dates: off\n  wrong-date: hint\n');
    const { diagnostics } = await client.until(file, (found) => found.length === 1);
    expect(diagnostics[0]).toMatchObject({
      range: { start: { line: 1, character: 2 }, end: { line: 1, character: 18 } },
      severity: 1,
      source: 'clio',
      code: 'project',
      message: 'There is no rule “wrong-dates”. Did you mean “wrong-date”?',
    });
    await client.until(uri, (found) => found[0]?.severity === 4);
    await retype(file, 'rules:\n  wrong-date: "warn', 2);
    await client.until(file, (found) => /not YAML/.test(String(found[0]?.message)));
    expect(client.published.findLast((one) => one.uri === uri)?.diagnostics[0]?.severity).toBe(4);
    await retype(file, 'rules:\n  wrong-date: "warning"', 3);
    await client.until(uri, (found) => found[0]?.severity === 2);
    await client.until(file, (found) => found.length === 0);
  });

  test('of another folder, or above the folder that is open, is none of the essay’s', async () => {
    await start();
    const off = 'rules:\n  wrong-date: off\n';
    await client.connection.sendNotification('clio/project', {
      trusted: true,
      folders: [
        { uri: 'file:///home', files: [{ uri: 'file:///home/.clio.yaml', text: off }] },
        { uri: home, files: [] },
        { uri: `${home}2`, files: [{ uri: `${home}2/.clio.yaml`, text: off }] },
      ],
    });
    await client.open(uri, head + wrong);
    await client.until(uri, (found) => found.length === 1);
    await client.open('file:///home/x.md', head + wrong);
    await client.until('file:///home/x.md', (found) => found.length === 0);
  });

  test('whatever a client sends in its place does no harm', async () => {
    await start();
    for (const params of [
      null,
      [],
      { folders: 7 },
      { trusted: 1, folders: [null, { uri: 1 }, { uri: home, files: [{ uri: 2 }] }] },
    ])
      await client.connection.sendNotification('clio/project', params as object);
    await client.open(uri, head + wrong);
    await client.until(uri, (found) => found.length === 1);
  });
});
