// One workbench in one browser, with the essays of the fixtures open in a scratch folder.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, onTestFailed, test } from 'vitest';
import { launchBrowser } from '../host/browser.mts';
import { type Payload, startServer, type VSCodeServer } from '../host/launch.mts';
import { Workbench } from './workbench.ts';

const root = resolve(import.meta.dirname, '../../..');
/** Set: the packaged extension, installed. Not set: the working tree. */
const vsix = process.env.VSIX;

export interface Session {
  readonly folder: string;
  readonly bench: Workbench;
  readonly server: VSCodeServer;
}

/** Registers the set-up of a test file; what it gives can be used inside its steps. */
export function openSession(file: string, text?: string): Session {
  const folder = mkdtempSync(join(tmpdir(), 'clio-essays-'));
  let server: VSCodeServer | undefined;
  let browser: Browser | undefined;
  let bench: Workbench | undefined;
  beforeAll(async () => {
    cpSync(resolve(import.meta.dirname, '../fixtures'), folder, { recursive: true });
    if (text !== undefined) writeFileSync(join(folder, file), text);
    [server, browser] = await Promise.all([startServer({ vsix }), launchBrowser()]);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(20_000);
    bench = new Workbench(page, join(root, vsix ? 'out/shots/installed' : 'out/shots'));
    const payload: Payload = [
      ['skipWelcome', 'true'],
      ['openFile', server.uri(join(folder, file))],
    ];
    if (!vsix) payload.push(['extensionDevelopmentPath', server.uri(root)]);
    await page.goto(server.url(folder, payload), { timeout: 120_000 });
    await bench.ready();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const opened = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('the workbench is not open');
    return part;
  };
  return {
    folder,
    get bench() {
      return opened(bench);
    },
    get server() {
      return opened(server);
    },
  };
}

/** A step of a walk: what went wrong is kept as a picture. */
export function step(session: Session, name: string, walk: (bench: Workbench) => Promise<void>): void {
  test(name, async () => {
    onTestFailed(() => session.bench.shot(`FAILED ${name}`));
    await walk(session.bench);
  });
}
