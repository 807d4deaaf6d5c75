import { defineConfig } from 'vitest/config';

/** Unit suites stand beside the code; suites that need several processes or a Temporal server live in `test/` (see docs/testing.md). */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    pool: 'forks',
  },
});
