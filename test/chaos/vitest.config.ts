// The tests that kill, damage and cut off; they need minutes.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    globalSetup: ['../support/prepare.ts', './support/build.ts'],
    setupFiles: ['./support/setup.ts'],
    testTimeout: 240_000,
    // Some rows compare times, and machines are noisy: once is luck, three times is not.
    retry: 2,
    hookTimeout: 60_000,
    pool: 'forks',
    // One at a time: each needs the machine to itself.
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
});
