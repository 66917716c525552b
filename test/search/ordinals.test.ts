// How many bytes an ordinal takes: as few as hold all values and the ordinal for none.
import { expect, test } from 'vitest';
import { widthOf } from '../../src/search/doc-values/ordinals-reader.ts';

test.each([
  [0, 1],
  [1, 1],
  [200, 1],
  [254, 1],
  [255, 2],
  [256, 2],
  [257, 2],
  [65_534, 2],
  [65_535, 4],
  [65_536, 4],
  [1_000_000, 4],
])('%i values', (values, bytes) => {
  // The ordinal for none is the number of values, and has to fit.
  expect(values).toBeLessThan(256 ** widthOf(values));
  expect(widthOf(values)).toBe(bytes);
});
