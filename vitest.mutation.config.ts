import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The quick tests first: most mutants die in them, and the others are not run any more. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => cost(a) - cost(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

const cost = ({ moduleId }: TestSpecification): number => {
  if (moduleId.includes('/replay/')) return 2;
  return moduleId.endsWith('.property.test.ts') ? 1 : 0;
};

/** What stands behind core/decide: its own tests, and the decisions of a running Envoy. */
export default defineConfig({
  test: {
    include: ['src/core/decide/**/*.test.ts', 'src/core/testing/replay/*.test.ts'],
    exclude: ['**/*.corpus.test.ts'],
    // All tests run thousands of times here: every named case, and one random case of so many.
    env: { RANDOM_CASES_EVERY: '20' },
    // No state is kept between tests, so that each file need not load all modules again.
    isolate: false,
    sequence: { sequencer: QuickFirst },
    testTimeout: 60_000,
  },
});
