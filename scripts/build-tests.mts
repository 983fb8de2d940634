// Bundles the suite that runs inside VS Code into out/: one file for the Node host and the web host alike.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** The build of mocha for browsers finds our `module` and would make itself what the bundle exports. */
const mocha: Plugin = {
  name: 'mocha-as-a-script',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]mocha[/\\]mocha\.js$/ }, async ({ path }) => ({
      contents: `const module = undefined, exports = undefined, define = undefined;\n${await readFile(path, 'utf8')}`,
    }));
  },
};

await build({
  absWorkingDir: resolve(import.meta.dirname, '..'),
  entryPoints: ['test/vscode/integration/index.ts'],
  outfile: 'out/integration/index.js',
  bundle: true,
  format: 'cjs',
  platform: 'browser',
  target: 'es2022',
  define: { global: 'globalThis' },
  external: ['vscode'],
  plugins: [mocha],
  sourcemap: 'inline',
  logLevel: 'warning',
});
