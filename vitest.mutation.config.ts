import { defineConfig } from 'vitest/config';

/** What stands behind core/decide: its own tests, and the decisions of a running Envoy. */
export default defineConfig({
  test: {
    include: ['src/core/decide/**/*.test.ts', 'src/core/testing/replay/*.test.ts'],
    exclude: ['**/*.corpus.test.ts'],
    testTimeout: 60_000,
  },
});
