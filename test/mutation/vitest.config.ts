// The tests of one room, run by StrykerJS once for each mutant; see run.ts.
import { globSync } from 'node:fs';
import { basename, matchesGlob, relative } from 'node:path';
import { defineConfig, mergeConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import base from '../vitest.config.ts';
import { readKillers } from './killers.ts';
import { rooms } from './rooms.ts';

const folder = `${import.meta.dirname}/..`;
const { tests } = rooms[process.env.MUTATED_ROOM ?? ''] ?? { tests: [] };
const patterns = tests.map((pattern) => `${pattern}.test.ts`);
const lost = patterns.find((pattern) => globSync(pattern, { cwd: folder }).length === 0);
if (lost) throw new Error(`rooms.ts names ${lost}, which is no test`);

/** First what noticed bugs of the same file, then as in the table; the first failure ends it. */
class LikelyFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { activeMutant } = this.ctx.getProvidedContext() as { activeMutant?: string };
    const noticed = readKillers(activeMutant ?? '');
    const countOf = ({ moduleId }: TestSpecification) => noticed[basename(moduleId)] ?? 0;
    const placeOf = ({ moduleId }: TestSpecification) =>
      patterns.findIndex((pattern) => matchesGlob(relative(folder, moduleId), pattern));
    return [...files].sort((a, b) => countOf(b) - countOf(a) || placeOf(a) - placeOf(b));
  }
}

export default mergeConfig(
  { test: { ...base.test, include: [], exclude: [] } },
  defineConfig({
    test: {
      root: folder,
      include: patterns,
      // Servers that a test starts take their time on a busy machine.
      testTimeout: 300_000,
      hookTimeout: 300_000,
      maxWorkers: 1,
      sequence: { sequencer: LikelyFirst },
    },
  }),
);
