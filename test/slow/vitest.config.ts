// The tests that take long: limits and time-outs, kills, every page, large exports, commands, and
// properties tried more often. They need nothing but npm.
import { defineConfig } from 'vitest/config';

const properties = [
  '../formats/csv.test.ts',
  '../http/lookup-input.test.ts',
  '../http/search.test.ts',
  '../http/warm.test.ts',
  '../text/names.test.ts',
];

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts', ...properties],
    // Many more at night: `FC_SCALE=12`.
    env: { FC_SCALE: process.env.FC_SCALE ?? '3' },
    testTimeout: 240_000,
    hookTimeout: 240_000,
    pool: 'forks',
    // One at a time: they measure memory and kill at certain moments.
    fileParallelism: false,
    globalSetup: '../support/prepare.ts',
    setupFiles: '../support/property-seed.ts',
  },
});
