import { defineConfig } from 'vitest/config';

/**
 * `npm run test:quick` runs the project `unit` alone, but for `*.slow.test.ts`, of which each takes seconds: no browser, no outside
 * tools. `npm run test:endurance` runs what takes minutes.
 */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // `npm test -- --coverage`. What runs in threads and in processes of their own is not counted.
    coverage: {
      include: ['src/**/*.ts'],
      reporter: ['text-summary'],
      // What the project `unit` alone reaches, measured in November 2026, less a point: with the service it is more.
      thresholds: { statements: 61, branches: 59, functions: 60, lines: 62 },
    },
    projects: [
      // Files keep nothing for one another: loading their modules once for all of them saves a third of the time.
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: {
          name: 'service',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['unit', 'steps', 'endurance', 'third-form', 'conformance'].map((name) => `test/${name}/**`),
        },
      },
      // What counts steps needs a process of its own (test/support/steps.ts).
      { extends: true, test: { name: 'steps', include: ['test/steps/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'conformance', include: ['test/conformance/**/*.test.ts'], testTimeout: 600_000 },
      },
      {
        extends: true,
        test: { name: 'third-form', include: ['test/third-form/*.test.ts'], testTimeout: 600_000 },
      },
      {
        extends: true,
        test: {
          name: 'endurance',
          include: ['test/endurance/**/*.test.ts'],
          testTimeout: 240_000,
        },
      },
    ],
  },
});
