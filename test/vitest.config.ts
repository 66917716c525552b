// The tests that need nothing but npm.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    exclude: ['browser/**', 'bench/**', 'chaos/**', 'driver/**', '**/node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    globalSetup: 'support/temporary.ts',
    setupFiles: 'support/property-seed.ts',
  },
});
