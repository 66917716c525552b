// Programs of others that read what the service answers: `npm run test:clients`. One file a client.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 1,
    isolate: false,
    globalSetup: ['../support/prepare.ts', 'install.ts'],
  },
});
