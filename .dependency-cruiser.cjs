/**
 * The direction of imports: an essay passes the stations in this order, and a station imports only from stations
 * before it (ARCHITECTURE.md, "Invariants"). The engine knows neither editor, nor protocol, nor file system.
 */
const stations = ['essay', 'language', 'knowledge', 'time', 'statements', 'argument', 'rules', 'review'];

const laterStation = (station, index) => ({
  name: `${station}-imports-only-earlier-stations`,
  comment: `${station}/ may import from ${stations.slice(0, index).join('/, ') || 'no other station'}`,
  severity: 'error',
  from: { path: `^server/src/${station}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^server/src/(${[...stations.slice(index + 1), 'features', 'server', 'cli'].join('|')})/` },
});

module.exports = {
  forbidden: [
    ...stations.map(laterStation),
    {
      name: 'features-import-no-entry-point',
      severity: 'error',
      from: { path: '^server/src/features/' },
      to: { path: '^server/src/(server|cli)/' },
    },
    {
      name: 'command-line-without-protocol',
      comment: 'clio check is the engine alone; only `clio lsp` starts the server, and loads it when asked',
      severity: 'error',
      from: { path: '^server/src/cli/' },
      to: { path: '^server/src/(features|server)/|vscode-languageserver' },
    },
    {
      name: 'engine-without-editor',
      comment: 'the same code runs in Node, in a browser worker and under test',
      severity: 'error',
      from: { path: `^server/src/(${stations.join('|')})/`, pathNot: '\\.test\\.ts$' },
      to: { path: '^vscode$|vscode-(languageserver|languageclient|jsonrpc)|^client/' },
    },
    {
      name: 'engine-without-node',
      comment: 'the engine reads no file and knows no process',
      severity: 'error',
      from: { path: `^server/src/(${stations.join('|')})/`, pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'client-without-engine',
      comment: 'the extension talks to the server through the protocol only',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      // `clio:…` and `./server.js` are files that the build lays beside the bundles; mdast is types alone
      to: { couldNotResolve: true, pathNot: '^(vscode|mdast|clio:.*|\\./server\\.js)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
