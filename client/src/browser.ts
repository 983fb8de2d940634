// The extension in a browser, as in vscode.dev: the server is a worker.
import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { activateOn, type ClioApi } from './extension.ts';

export { deactivate } from './extension.ts';

export function activate(context: vscode.ExtensionContext): ClioApi {
  const dist = (name: string): string => vscode.Uri.joinPath(context.extensionUri, 'dist', name).toString(true);
  let worker: Worker | undefined;
  const release = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  // A new worker at each start. The reader and the writer are made here, not by the client, which asks whether it got
  // an `instanceof Worker`: VS Code puts a function of its own in the place of `Worker`, and then nothing is one.
  const startWorker = async (): Promise<MessageTransports> => {
    release();
    worker = new Worker(dist('server.browser.js'));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return activateOn(
    {
      kind: 'browser',
      createClient: (options) => new LanguageClient('clio', 'Clio', startWorker, options),
      pid: () => undefined,
      release,
    },
    context,
    // A worker cannot read files: it loads the first two as scripts, and only names the third, the rules' pages.
    { assets: { languageModel: dist('language-model.js'), packs: dist('packs.js'), rules: dist('rules/') } },
  );
}
