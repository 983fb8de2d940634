// Runs the extension in the web extension host (a worker in the page), as vscode.dev does: its files come over HTTP from
// the page's own origin, and the workbench learns of it from its configuration. As an extension of the *remote* side it
// would not do: VS Code refuses `new Worker` for what it loads from there.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const PREFIX = '/development-extension/';

export async function serveAsWebExtension(page: Page, authority: string, root: string, tests?: string): Promise<void> {
  const origin = `http://${authority}`;
  const isOurs = (url: URL): boolean => url.origin === origin && url.pathname.startsWith(PREFIX);
  await page.route(isOurs, (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname.slice(PREFIX.length));
    const file = join(root, path);
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
  });
  const at = (path: string) => ({ $mid: 1, scheme: 'http', authority, path: `${PREFIX}${path}` });
  const extensions = [{ ...at(''), path: PREFIX.slice(0, -1) }];
  const options = tests ? { extensions, extensionTestsPath: at(tests) } : { extensions };
  // Not by answering for the page itself: Chromium would no longer count it as local, and refuse its loopback WebSocket.
  await page.addInitScript((extra) => {
    new MutationObserver((_, observer) => {
      const meta = document.getElementById('vscode-workbench-web-configuration');
      if (!meta) return;
      observer.disconnect();
      const configuration = JSON.parse(meta.getAttribute('data-settings') ?? '{}');
      Object.assign(configuration.developmentOptions, extra);
      meta.setAttribute('data-settings', JSON.stringify(configuration));
    }).observe(document, { childList: true, subtree: true });
  }, options);
}
