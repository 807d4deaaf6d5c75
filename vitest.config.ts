import { defineConfig } from 'vitest/config';

/**
 * Unit suites stand beside the code and run side by side; suites that need several processes, a browser or a Temporal server
 * live in `test/` and run one file at a time, because two whole systems on two cores would only measure each other
 * (docs/testing.md).
 */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Real processes on a shared machine: one repeat tells a hiccup from a fault; the report names what was repeated.
    retry: process.env.CI ? 1 : 0,
    pool: 'forks',
    globalSetup: './test/support/temporary-folder.ts',
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}'], maxWorkers: 2, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
