// The language server on Node: over IPC when an editor starts it so, else over `--stdio`.

import languageModel from 'clio:language-model';
import shipped from 'clio:packs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { fromFile } from '../knowledge/shipped.ts';
import { startServer } from './start.ts';

startServer(createConnection(ProposedFeatures.all), {
  load: () => ({ model: languageModel, shipped: fromFile(shipped) }),
  rulePages: () => pathToFileURL(join(__dirname, 'rules/')).href,
  version,
});
