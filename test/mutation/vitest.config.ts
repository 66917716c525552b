// The tests of one room, run by StrykerJS once for each mutant; see run.ts.
import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../vitest.config.ts';
import { rooms } from './rooms.ts';

const { tests } = rooms[process.env.MUTATED_ROOM ?? ''] ?? { tests: [] };

export default mergeConfig(
  { test: { ...base.test, include: [] } },
  defineConfig({
    test: {
      root: `${import.meta.dirname}/..`,
      include: tests.map((pattern) => `${pattern}.test.ts`),
      maxWorkers: 1,
    },
  }),
);
