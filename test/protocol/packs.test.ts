import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-protocol';
import { root, shipped } from '../support/engine.ts';
import { networkTrap } from '../support/network-trap.ts';
import { TestClient } from './client.ts';

const essay = 'file:///essay.md';
const folder = 'file:///home/.clio/packs/norman-conquest';
const events = `${folder}/events.yaml`;
const wrong = '---\nclio: true\n---\n\nThe Battle of Hastings was fought in 1067.\n';
const trap = networkTrap();

/** The pack that *New Pack* makes, with other texts for some of its files. */
const files = (changes: Readonly<Record<string, string>> = {}, home = folder) =>
  Object.entries({ ...shipped.templates, ...changes }).map(([name, text]) => ({
    name,
    uri: `${home}/${name}`,
    text: text.replace('{{id}}', 'norman-conquest').replace('{{title}}', 'The Norman Conquest'),
  }));

describe('packs of the user’s own', () => {
  let client: TestClient;
  const send = (...folders: { uri: string; files: ReturnType<typeof files> }[]): Promise<void> =>
    client.connection.sendNotification('clio/packs', { folders });

  beforeEach(async () => {
    client = new TestClient(process.execPath, [...trap.args, join(root, 'dist/server.js'), '--stdio'], trap.env);
    await client.initialize();
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    expect(trap.calls()).toEqual([]);
  });

  test('are used when they arrive, given up when they go, in essays that are open', async () => {
    await client.open(essay, wrong);
    await client.until(essay, (found) => found.length === 0);
    await send({ uri: folder, files: files() });
    const { diagnostics } = await client.until(essay, (found) => found.length === 1);
    expect(diagnostics[0]?.message).toMatch(/14 October 1066, not 1067/);
    await send();
    await client.until(essay, (found) => found.length === 0);
  });

  test('a broken one is reported at its line, and the others go on working', async () => {
    const home = 'file:///home/.clio/packs/broken';
    const bad = 'id: broken\ntitle: Broken\nperiod: 1900/1800\nlicence: CC0-1.0\n';
    await client.open(essay, wrong);
    await send(
      { uri: home, files: [{ name: 'pack.yaml', uri: `${home}/pack.yaml`, text: bad }] },
      { uri: folder, files: files() },
    );
    await client.until(essay, (found) => found.length === 1);
    const { diagnostics } = await client.until(`${home}/pack.yaml`, (found) => found.length === 1);
    expect(diagnostics[0]).toMatchObject({
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 17 } },
      severity: 1,
      message: expect.stringMatching(/runs backwards/),
    });
    await send({ uri: folder, files: files() });
    await client.until(`${home}/pack.yaml`, (found) => found.length === 0);
  });

  test('what is not saved is validated and not yet used', async () => {
    await client.open(essay, wrong);
    await send({ uri: folder, files: files() });
    await client.until(essay, (found) => found.length === 1);
    const text = shipped.templates['events.yaml'] ?? '';
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: {
        uri: events,
        languageId: 'yaml',
        version: 1,
        text: text.replace('date: 1066-10-14', 'date: 1067-13'),
      },
    });
    const { diagnostics } = await client.until(events, (found) => found.length === 1);
    expect(diagnostics[0]?.message).toMatch(/“1067-13” is not a date in EDTF/);
    expect(client.published.findLast(({ uri }) => uri === essay)?.diagnostics).toHaveLength(1);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: events } });
    await client.until(events, (found) => found.length === 0);
  });

  test('offers ids, acts and fields where they may stand', async () => {
    await send({ uri: folder, files: files() });
    const text = '- id: harold-crowned\n  says:\n    - { do: crown, who:  }\n';
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: events, languageId: 'yaml', version: 1, text },
    });
    const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri: events },
      position: { line: 2, character: 24 },
    });
    expect(items.find(({ label }) => label === 'william-i')?.detail).toBe('William the Conqueror (people)');
  });

  test('runs their examples, each with its place', async () => {
    await send({ uri: folder, files: files() });
    const results = await client.connection.sendRequest<
      { title: string; trials: { line: number; path: string; outcome: string }[] }[]
    >('clio/testPacks', null);
    expect(results).toHaveLength(1);
    expect(results[0]?.title).toBe('The Norman Conquest');
    expect(results[0]?.trials.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 8 }, () => 'right'));
    expect(results[0]?.trials[0]).toMatchObject({ path: events, line: 19 });
  });

  test('makes the files of a new one, with an id from its title', async () => {
    const made = await client.connection.sendRequest<{ id: string; files: { name: string; text: string }[] }>(
      'clio/newPack',
      { title: 'Élisabeth: “the Queen”' },
    );
    expect(made.id).toBe('elisabeth-the-queen');
    expect(made.files.find(({ name }) => name === 'pack.yaml')?.text).toContain('title: "Élisabeth: “the Queen”"');
  });

  test('a contradiction of a shipped pack, and a second pack of one id, are told at their place', async () => {
    const people =
      '- id: trotsky\n  label: Trotsky\n  names: [Trotsky]\n  died: 1941\n  sources:\n    - source: timeline-1066\n';
    const changed = files({ 'people.yaml': `${shipped.templates['people.yaml']}\n${people}` });
    await send({ uri: folder, files: changed }, { uri: `${folder}-2`, files: files({}, `${folder}-2`) });
    const conflict = await client.until(`${folder}/people.yaml`, (found) => found.length === 1);
    expect(conflict.diagnostics[0]).toMatchObject({
      severity: 2,
      message: expect.stringMatching(
        /“trotsky”: died is 1941 in the pack “norman-conquest” and 1940-08-21 in “stalin”/,
      ),
    });
    const twin = await client.until(`${folder}-2/pack.yaml`, (found) => found.length === 1);
    expect(twin.diagnostics[0]?.message).toMatch(/Another pack of yours has the id “norman-conquest”/);
  });

  test('whatever a client sends in their place does no harm', async () => {
    for (const params of [
      null,
      [],
      { folders: 7 },
      { folders: [null, { uri: 1 }, { uri: 'x', files: [{ name: 2 }] }] },
    ])
      await client.connection.sendNotification('clio/packs', params as object);
    await client.open(essay, wrong);
    await client.until(essay, (found) => found.length === 0);
  });
});
