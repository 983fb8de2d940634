// The extension on the desktop and on the remote side: the server is a process of its own.
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateOn, type ClioApi } from './extension.ts';

export { deactivate } from './extension.ts';

export function activate(context: vscode.ExtensionContext): ClioApi {
  const module = context.asAbsolutePath('dist/server.js');
  let client: LanguageClient | undefined;
  return activateOn(
    {
      kind: 'node',
      createClient(options) {
        const run = { module, transport: TransportKind.ipc };
        client = new LanguageClient(
          'clio',
          'Clio',
          { run, debug: { ...run, options: { execArgv: ['--nolazy'] } } },
          options,
        );
        return client;
      },
      pid: () => client?.serverProcess?.pid,
      release() {}, // the client ends the process itself
    },
    context,
  );
}
