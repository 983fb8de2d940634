import * as vscode from 'vscode';
import { registerFixes } from './fixes.ts';
import { registerPackCommands } from './pack-commands.ts';
import { type Host, Server } from './server.ts';

/** What `activate` hands to other extensions, and to the tests. */
export interface ClioApi {
  readonly host: Host['kind'];
  /** The process of the language server; undefined in the browser, and while none is running. */
  serverPid(): number | undefined;
}

let server: Server | undefined;

/** Sets the extension up. The server starts with the first essay or file of a pack, which may be open already. */
export function activateOn(host: Host, context: vscode.ExtensionContext, initializationOptions?: unknown): ClioApi {
  const channel = vscode.window.createOutputChannel('Clio', { log: true });
  const clio = new Server(host, channel, initializationOptions);
  server = clio;
  const startFor = (document: vscode.TextDocument): void => {
    if (clio.reads(document)) void clio.start();
  };
  context.subscriptions.push(
    channel,
    registerFixes(),
    registerPackCommands(clio),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('clio.packs')) void clio.reconnect();
    }),
    vscode.commands.registerCommand('clio.restartServer', () => clio.restart()),
    vscode.commands.registerCommand('clio.showOutput', () => channel.show()),
    vscode.workspace.onDidOpenTextDocument(startFor),
  );
  vscode.workspace.textDocuments.forEach(startFor);
  return { host: host.kind, serverPid: () => host.pid() };
}

export async function deactivate(): Promise<void> {
  await server?.dispose();
}
