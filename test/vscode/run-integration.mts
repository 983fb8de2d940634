// node run-integration.mts [--web]: the suite of out/integration inside the extension host, in Node or in a worker.
//   VERBOSE=1  prints everything that the workbench logs
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { format } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './host/browser.mts';
import { type Payload, startServer, type VSCodeServer } from './host/launch.mts';
import { serveAsWebExtension } from './host/web-extension.mts';

const LIMIT_MS = 180_000;
const SUITE = 'out/integration/index.js';
const web = process.argv.includes('--web');
const root = resolve(import.meta.dirname, '../..');

interface Log {
  relativePath: string;
  contents: string;
}

/** Prints what the suite says, and gives the exit code of the extension host. */
async function listen(page: Page): Promise<{ exited: Promise<number> }> {
  const { promise, resolve: exit } = Promise.withResolvers<number>();
  let started = false;
  await page.exposeFunction('codeAutomationLog', (_kind: string, args: unknown[]) => {
    // Everything that the workbench logs comes by here.
    const line = format(...args);
    if (line === '@@started') started = true;
    else if (process.env.VERBOSE || (started && !/^\[|ENOTFOUND|ERR_NAME_NOT_RESOLVED/.test(line))) console.log(line);
  });
  await page.exposeFunction('codeAutomationExit', (code: number, logs: Log[] = []) => {
    const telling = code === 0 ? [] : logs.filter((log) => /exthost|window\.log|Clio/.test(log.relativePath));
    for (const log of telling) console.error(`----- ${log.relativePath}\n${log.contents}`);
    exit(code);
  });
  page.on('crash', () => exit(70));
  page.on('close', () => exit(70)); // the browser went away, or somebody sent us a signal
  return { exited: promise };
}

async function run(server: VSCodeServer, browser: Browser, folder: string): Promise<number> {
  const page = await browser.newPage();
  const { exited } = await listen(page);
  const payload: Payload = [['skipWelcome', 'true']];
  if (web) await serveAsWebExtension(page, server.authority, root, SUITE);
  else {
    payload.push(['extensionDevelopmentPath', server.uri(root)]);
    payload.push(['extensionTestsPath', server.uri(join(root, SUITE))]);
  }
  // How long the first start takes is the machine's affair: only the suite as a whole has a limit.
  await page.goto(server.url(folder, payload), { timeout: LIMIT_MS });
  const { promise: late, resolve: stop } = Promise.withResolvers<number>();
  const timer = setTimeout(() => {
    console.error(`The suite did not end in ${LIMIT_MS / 1000} s.\n${server.log().slice(-4000)}`);
    stop(124);
  }, LIMIT_MS);
  const code = await Promise.race([exited, late]);
  clearTimeout(timer);
  return code;
}

const folder = mkdtempSync(join(tmpdir(), 'clio-essays-'));
cpSync(join(import.meta.dirname, 'fixtures'), folder, { recursive: true });
const [server, browser] = await Promise.allSettled([startServer(), launchBrowser()]);
try {
  if (server.status === 'rejected') throw server.reason;
  if (browser.status === 'rejected') throw browser.reason;
  process.exitCode = await run(server.value, browser.value, folder);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  if (browser.status === 'fulfilled') await browser.value.close();
  if (server.status === 'fulfilled') await server.value.close();
  rmSync(folder, { recursive: true, force: true });
}
