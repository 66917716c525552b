// The tests that need a browser: Debian's Chromium.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    testTimeout: 60_000,
    retry: 2,
    hookTimeout: 60_000,
    pool: 'forks',
    fileParallelism: false,
  },
});
