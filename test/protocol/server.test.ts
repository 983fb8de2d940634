import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, Hover, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { root } from '../support/engine.ts';
import { networkTrap } from '../support/network-trap.ts';
import { TestClient } from './client.ts';

const uri = 'file:///essay.md';
const head = '---\nquestion: Why?\n---\n\n';
const wrong = 'Trotsky was exiled from the Soviet Union in 1928.';
const at1928 = { start: { line: 4, character: 44 }, end: { line: 4, character: 48 } };
const trap = networkTrap();

const servers: readonly (readonly [string, readonly string[]])[] = [
  ['clio lsp --stdio', [join(root, 'dist/cli.js'), 'lsp', '--stdio']],
  ['the extension’s server over stdio', [join(root, 'dist/server.js'), '--stdio']],
];

describe.each(servers)('%s', (_, args) => {
  let client: TestClient;
  const start = async (params = {}): Promise<TestClient> => {
    client = new TestClient(process.execPath, [...trap.args, ...args], trap.env);
    await client.initialize(params);
    return client;
  };
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    expect(trap.calls()).toEqual([]);
  });

  test('offers what it does', async () => {
    client = new TestClient(process.execPath, [...trap.args, ...args], trap.env);
    const { capabilities, serverInfo } = await client.initialize();
    expect(serverInfo?.name).toBe('clio');
    expect(capabilities).toMatchObject({
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: ['quickfix'] },
    });
  });

  test('publishes the wrong date with its version, rule and page', async () => {
    await start();
    await client.open(uri, head + wrong, 7);
    const { diagnostics, version } = await client.until(uri, (found) => found.length > 0);
    expect(version).toBe(7);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      range: at1928,
      severity: 1,
      source: 'clio',
      code: 'wrong-date',
      message: expect.stringContaining('January–February 1929'),
    });
    expect(diagnostics[0]?.codeDescription?.href).toMatch(/^file:.*\/dist\/rules\/wrong-date\.md$/);
  });

  test('links the places of an essay that a finding refers to, where the client can show them', async () => {
    const contradiction =
      'The Battle of Ostrov was fought in 1471.\n\nAfter the Battle of Ostrov in 1474 all was lost.';
    await start({ capabilities: { textDocument: { publishDiagnostics: { relatedInformation: true } } } });
    await client.open(uri, head + contradiction);
    const { diagnostics } = await client.until(uri, (found) => found.length > 0);
    expect(diagnostics[0]).toMatchObject({ code: 'self-contradiction' });
    expect(diagnostics[0]?.relatedInformation).toEqual([
      {
        location: { uri, range: { start: { line: 4, character: 35 }, end: { line: 4, character: 39 } } },
        message: 'Here it is 1471.',
      },
    ]);
  });

  test('counts the facts of an essay for a client that asks for it, and for no other', async () => {
    await start({ initializationOptions: { facts: true } });
    const told: unknown[] = [];
    client.connection.onNotification('clio/facts', (params) => {
      told.push(params);
    });
    await client.open(uri, `${head}${wrong} Lenin died in January 1924.`);
    await client.until(uri, (found) => found.length === 1);
    expect(told).toEqual([{ uri, facts: expect.objectContaining({ confirmed: 1, wrong: 1 }), findings: 1 }]);
  });

  test('hovers over a name and a term with their records, and not over "the party" of nobody in particular', async () => {
    await start();
    await client.open(uri, `${head}Bukharin feared collectivisation, and the party did not.`);
    await client.until(uri, () => true);
    const hover = async (character: number): Promise<string> => {
      const answer = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
        textDocument: { uri },
        position: { line: 4, character },
      });
      return JSON.stringify(answer?.contents ?? '');
    };
    expect(await hover(2)).toMatch(/Bukharin.*9 October 1888.*editor of Pravda/);
    expect(await hover(20)).toMatch(/Collectivisation/);
    expect(await hover(44)).toBe('""');
  });

  test('hovers over the wrong date and the confirmed one', async () => {
    await start();
    await client.open(uri, `${head}${wrong} Trotsky was sent into internal exile in January 1928.`);
    const hover = async (character: number): Promise<string> => {
      const answer = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
        textDocument: { uri },
        position: { line: 4, character },
      });
      return answer ? (answer.contents as { value: string }).value : '';
    };
    const onWrong = await hover(46);
    expect(onWrong).toContain('January–February 1929');
    expect(onWrong).toContain('Alma');
    expect(onWrong).toMatch(/Sources: .*Columbia.*https:/);
    expect(await hover(100)).toMatch(/Confirmed.*internal exile.*January 1928/);
    expect(await hover(0)).not.toContain('Confirmed');
  });

  test('mends the date, from the live text and with its version', async () => {
    await start();
    await client.open(uri, head + wrong);
    await client.insert(uri, 2, 4, 0, 'In the end ');
    await client.until(uri, (found, version) => version === 2 && found.length === 1);
    const range = { start: { line: 4, character: 55 }, end: { line: 4, character: 59 } };
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    expect(actions.map((action) => action.title)).toEqual([
      'Change 1928 to 1929',
      "Keep the date and make it Trotsky's internal exile to Alma-Ata: “to Alma-Ata”",
      'Ignore wrong-date here',
      'Ignore wrong-date in this essay',
    ]);
    const [change] = (actions[0]?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    expect(change).toEqual({ textDocument: { uri, version: 2 }, edits: [{ range, newText: '1929' }] });
  });

  test('a client that knows no versioned edits gets plain ones', async () => {
    await start({ capabilities: {} });
    await client.open(uri, head + wrong);
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: at1928,
      context: { diagnostics: [] },
    });
    expect(actions[0]?.edit).toEqual({ changes: { [uri]: [{ range: at1928, newText: '1929' }] } });
  });

  test('waits while the year is typed, and no longer than it takes to finish it', async () => {
    await start();
    const unfinished = wrong.slice(0, -2);
    await client.open(uri, `${head}${unfinished}\n\nMore.`);
    await client.until(uri, (found) => found.length === 0);
    const typed = performance.now();
    await client.insert(uri, 2, 4, unfinished.length, '8');
    await client.until(uri, (found, version) => version === 2 && found.length === 0);
    const range = { start: { line: 4, character: 44 }, end: { line: 4, character: 48 } };
    const early = { textDocument: { uri }, range, context: { diagnostics: [] } };
    expect(await client.connection.sendRequest('textDocument/codeAction', early)).toEqual([]);
    const late = await client.until(uri, (found) => found.length === 1);
    expect(late.at - typed).toBeGreaterThan(700);
    // A delimiter finishes it at once.
    await client.insert(uri, 3, 4, unfinished.length + 1, '8');
    await client.until(uri, (found, version) => version === 3 && found.length === 0);
    const edit = {
      start: { line: 4, character: unfinished.length + 1 },
      end: { line: 4, character: unfinished.length + 2 },
    };
    const dotted = performance.now();
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 4 },
      contentChanges: [{ range: edit, text: '.' }],
    });
    const soon = await client.until(uri, (found, version) => version === 4 && found.length === 1);
    expect(soon.at - dotted).toBeLessThan(700);
  });

  test('shows it when the client says that the caret has left', async () => {
    await start();
    const unfinished = wrong.slice(0, -2);
    await client.open(uri, `${head}${unfinished}\n\nMore.`);
    await client.insert(uri, 2, 4, unfinished.length, '8');
    await client.until(uri, (found, version) => version === 2 && found.length === 0);
    const left = performance.now();
    await client.connection.sendNotification('clio/caret', { uri, position: { line: 6, character: 0 } });
    expect((await client.until(uri, (found) => found.length === 1)).at - left).toBeLessThan(700);
  });

  test('a burst of edits makes one review, of the last version', async () => {
    await start();
    await client.open(uri, head + wrong);
    await client.until(uri, (found) => found.length === 1);
    const before = client.published.length;
    for (let n = 0; n < 20; n += 1) void client.insert(uri, n + 2, 4, n, 'x');
    await client.until(uri, (_found, version) => version === 21);
    expect(client.published.length - before).toBeLessThan(10);
    expect(client.published.slice(before).map((one) => one.version)).toEqual(
      client.published
        .slice(before)
        .map((one) => one.version)
        .sort((a, b) => Number(a) - Number(b)),
    );
  });

  test('is silent in a file that is no essay, and in one that says so', async () => {
    await start();
    await client.open('file:///list.md', '# Shopping\n\n- 12 eggs by 1928\n');
    await client.open('file:///off.md', `---\nclio: false\n---\n\n${wrong}`);
    await client.open(uri, wrong);
    await client.until(uri, (found) => found.length === 1); // it names two records
    await client.until('file:///list.md', (found) => found.length === 0);
    await client.until('file:///off.md', (found) => found.length === 0);
  });

  test('front matter that is no YAML is told of, and its question counts all the same', async () => {
    await start();
    await client.open(uri, `---\nquestion: Assess: was it luck?\n---\n\nHe left in 1928.`);
    const { diagnostics } = await client.until(uri, (found) => found.length > 0);
    expect(diagnostics).toMatchObject([
      { code: 'front-matter', severity: 2, range: { start: { line: 1, character: 0 } } },
    ]);
  });

  test('settings switch a rule off and make it milder', async () => {
    await start({ initializationOptions: { settings: { rules: { 'wrong-date': 'hint' } } } });
    await client.open(uri, head + wrong);
    expect((await client.until(uri, (found) => found.length === 1)).diagnostics[0]?.severity).toBe(4);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { clio: { rules: { 'wrong-date': 'off' } } },
    });
    await client.until(uri, (found) => found.length === 0);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { clio: { enabled: false } },
    });
    await client.until(uri, (found) => found.length === 0);
  });

  test('a closed file has no diagnostics, and asking about it answers nothing', async () => {
    await start();
    await client.open(uri, head + wrong);
    await client.until(uri, (found) => found.length === 1);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await client.until(uri, (found) => found.length === 0);
    expect(
      await client.connection.sendRequest('textDocument/hover', {
        textDocument: { uri },
        position: { line: 0, character: 0 },
      }),
    ).toBeNull();
  });
});
