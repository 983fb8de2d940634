// Bundles Clio into dist/. `--production` minifies; `--watch` is not needed: a build takes about a second.
//
// The language model (3.6 MB) and the compiled packs are files of their own, next to the bundles that use them, so that
// the package carries each once. Node bundles `require` them; the browser worker gets them by `importScripts`.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { countRecords } from '../server/src/knowledge/counts.ts';
import { compileShippedPacks } from './compile-packs.mts';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const production = process.argv.includes('--production');
const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  legalComments: 'none',
};
const node: BuildOptions = { ...common, platform: 'node', format: 'cjs', target: 'node20', external: ['vscode'] };
const browser: BuildOptions = { ...common, platform: 'browser', target: 'es2022' };

/** `clio:language-model` and `clio:packs` stay outside the bundle, as files beside it. */
const sharedFiles: Plugin = {
  name: 'shared-files',
  setup(b) {
    b.onResolve({ filter: /^clio:/ }, (args) => ({ path: `./${args.path.slice('clio:'.length)}.js`, external: true }));
    b.onResolve({ filter: /^\.\/server\.js$/ }, (args) => ({ path: args.path, external: true }));
  },
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

// One file for both worlds: a classic script that sets a global, and a CommonJS module that exports the same.
const shared = (name: string): string => `if(typeof module==='object'&&module.exports)module.exports=${name};`;
// In ASCII, so that the engine keeps it in one byte a letter, and between single quotation marks, which JSON has few of.
const asciiJson = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/[\\']/g, '\\$&');
const knowledge = compileShippedPacks(join(root, 'data'));
for (const pack of knowledge.packs) {
  const counts = countRecords(pack);
  const twice = counts.reduce((sum, { checkedTwice }) => sum + checkedTwice, 0);
  const all = counts.reduce((sum, { records }) => sum + records, 0);
  console.log(`Pack ${pack.id}: ${all} records, ${twice} checked against two references, ${all - twice} against one`);
}
const details = knowledge.packs.map((pack) => pack.details);
const index = { ...knowledge, packs: knowledge.packs.map(({ details: _, ...pack }) => pack) };
writeFileSync(
  join(dist, 'packs.js'),
  `var clioPacks={index:JSON.parse('${asciiJson(index)}'),details:[${details.map((one) => `'${asciiJson(one)}'`)}]};${shared('clioPacks')}\n`,
);

// The page of each rule, to which its findings link. What it links to lies fewer folders up from there.
mkdirSync(join(dist, 'rules'));
for (const entry of readdirSync(join(root, 'server/src/rules'), { withFileTypes: true }))
  if (entry.isDirectory())
    writeFileSync(
      join(dist, 'rules', `${entry.name}.md`),
      readFileSync(join(root, 'server/src/rules', entry.name, 'README.md'), 'utf8').replaceAll(
        '](../../../../',
        '](../../',
      ),
    );

await Promise.all([
  build({ ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.js' }),
  build({
    ...browser,
    format: 'cjs',
    external: ['vscode'],
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/client.browser.js',
  }),
  build({ ...node, plugins: [sharedFiles], entryPoints: ['server/src/server/node.ts'], outfile: 'dist/server.js' }),
  build({
    ...browser,
    conditions: ['worker'], // some libraries have a build for browsers that asks for `document`, which a worker has not
    format: 'iife',
    // @cfworker/json-schema makes an address of where the worker is from, which in VS Code is none; it has another at hand.
    define: { 'self.location': 'undefined' },
    entryPoints: ['server/src/server/browser.ts'],
    outfile: 'dist/server.browser.js',
  }),
  build({
    ...node,
    plugins: [sharedFiles],
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({
    ...common,
    sourcemap: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    globalName: 'clioLanguageModel',
    stdin: {
      contents: `export { default as winkNLP } from 'wink-nlp'; export { default as model } from 'wink-eng-lite-web-model';`,
      resolveDir: root,
    },
    outfile: 'dist/language-model.js',
    minify: true,
    footer: { js: shared('clioLanguageModel') },
  }),
]);
