// The tests that need nothing but npm and are quick: `npm test`. What takes long is in slow/.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    exclude: [
      'browser/**',
      'bench/**',
      'chaos/**',
      'clients/**',
      'driver/**',
      'postgres/**',
      'slow/**',
      'zone/**',
      '**/node_modules/**',
    ],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    // The files of a worker share what they import: loading it anew for each file would cost more
    // than all tests. So a test must leave nothing behind, and none may replace a module.
    isolate: false,
    globalSetup: 'support/prepare.ts',
    setupFiles: 'support/property-seed.ts',
  },
});
