// What computes days and compiles them, once more where it is tomorrow already: a day that was
// taken from the local time differs there, and not where it is UTC.
import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../vitest.config.ts';

// Before any process is started, so that all of them inherit it.
process.env.TZ = 'Pacific/Auckland';

export default mergeConfig(
  { test: { ...base.test, include: [] } },
  defineConfig({
    test: {
      root: `${import.meta.dirname}/..`,
      include: [
        'zone/*.test.ts',
        'records/**/*.test.ts',
        'text/**/*.test.ts',
        'formats/**/*.test.ts',
        'seed/{attribution,compile,publish,quotes,rules,shape,yaml,memory,register}.test.ts',
      ],
    },
  }),
);
