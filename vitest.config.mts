import { defineConfig } from 'vitest/config';

/** `unit`: the engine, rule examples, the packs. `protocol`: the built server and command line as processes. `ui`: a person's hands in VS Code. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{client,server}/src/**/*.test.ts', 'test/unit/**/*.test.ts'],
          // No test may fail because the machine is slow.
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'protocol',
          include: ['test/{protocol,cli}/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'ui',
          include: ['test/vscode/ui/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
