// The language server in a browser worker. The language model and the packs lie beside this script; the client says where.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import { fromFile, type ShippedFile } from '../knowledge/shipped.ts';
import type { LanguageModel } from '../language/sentences.ts';
import { startServer } from './start.ts';

declare const self: DedicatedWorkerGlobalScope & { clioLanguageModel?: LanguageModel; clioPacks?: ShippedFile };

/** What the client passes as `initializationOptions.assets`: addresses of files of the extension itself. */
interface Assets {
  readonly languageModel: string;
  readonly packs: string;
  readonly rules?: string;
}

const isAssets = (value: unknown): value is Assets =>
  typeof value === 'object' &&
  value !== null &&
  'languageModel' in value &&
  typeof value.languageModel === 'string' &&
  'packs' in value &&
  typeof value.packs === 'string';

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  load: (assets) => {
    if (!isAssets(assets))
      throw new Error('initializationOptions.assets has to name the files languageModel and packs');
    self.importScripts(assets.languageModel, assets.packs);
    if (!self.clioLanguageModel || !self.clioPacks) throw new Error('the language model or the packs did not load');
    return { model: self.clioLanguageModel, shipped: fromFile(self.clioPacks) };
  },
  rulePages: (assets) => (isAssets(assets) ? (assets.rules ?? null) : null),
  version,
});
