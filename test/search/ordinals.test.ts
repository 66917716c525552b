// How many bytes the code of a value takes: as few as hold all values and the code for none.
import { expect, test } from 'vitest';
import { codeBytes } from '../../src/search/doc-values/ordinals.ts';

test.each([
  [0, 1],
  [1, 1],
  [200, 1],
  [254, 1],
  [255, undefined],
  [256, 2],
  [257, 2],
  [65_534, 2],
  [65_535, undefined],
  [65_536, 4],
  [1_000_000, 4],
])('%i values', (values, bytes) => {
  // The code for none is the number of values, and has to fit.
  expect(values).toBeLessThan(256 ** codeBytes(values));
  if (bytes !== undefined) expect(codeBytes(values)).toBe(bytes);
});
