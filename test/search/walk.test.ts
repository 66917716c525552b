// A walk through a set gives each doc once, and no more than are wanted.
import { describe, expect, test } from 'vitest';
import { listBatches, takeFirst } from '../../src/search/walk.ts';

const all = [9, 8, 7, 6, 5];
const takeBehind = (size: number) => (after: number | undefined) =>
  all.filter((docId) => docId < (after ?? Infinity)).slice(0, size);

describe('the batches of a walk', () => {
  test('are those of the ranked docs, and then the others', () => {
    const batches = listBatches([8, 9, 7], 7, 2, takeBehind(2));
    expect([...batches]).toEqual([[8, 9], [7], [6, 5]]);
    expect([...listBatches([], undefined, 2, takeBehind(2))]).toEqual([[9, 8], [7, 6], [5]]);
  });

  test.each([
    [1, [[9]]],
    [2, [[9, 8]]],
    [3, [[9, 8], [7]]],
    [5, [[9, 8], [7, 6], [5]]],
    [6, [[9, 8], [7, 6], [5]]],
    [Infinity, [[9, 8], [7, 6], [5]]],
  ])('hold no more than %s docs', (limit, expected) => {
    expect([...takeFirst(listBatches([], undefined, 2, takeBehind(2)), limit)]).toEqual(expected);
  });

  test('are not read behind the last doc that is wanted', () => {
    let reads = 0;
    const take = (after: number | undefined) => {
      reads++;
      return takeBehind(2)(after);
    };
    expect([...takeFirst(listBatches([], undefined, 2, take), 2)]).toEqual([[9, 8]]);
    expect(reads).toBe(1);
  });
});
