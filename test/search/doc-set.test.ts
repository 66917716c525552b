// Number sets behave as sets of JavaScript do, whether they are lists or bitmaps inside.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countNumbers,
  everyNumber,
  filterNumbers,
  hasNumber,
  intersect,
  listNumbers,
  type NumberSet,
  numberSet,
  sizeOf,
  subtract,
  takeNumbers,
  unite,
} from '../../src/search/doc-set.ts';

const max = 300;

/** Sets of every density, with the numbers at the edges of 32-bit words more often than others. */
const numbers = fc
  .tuple(
    fc.oneof(
      fc.uniqueArray(fc.integer({ min: 1, max }), { maxLength: 12 }),
      fc.uniqueArray(fc.integer({ min: 1, max }), { minLength: 10, maxLength: max }),
    ),
    fc.subarray([1, 31, 32, 33, 63, 64, 95, 96, 127, 128, 287, 288, max]),
  )
  .map((lists) => [...new Set(lists.flat())].sort((a, b) => a - b));

/** Of the blocks of numbers that are filtered together. */
const undecided = () => undefined;

const build = (list: readonly number[]) => numberSet(Uint32Array.from(list), max);

/** The same set in its other form: what is a list becomes a bitmap. */
const dense = (list: readonly number[]) => subtract(everyNumber(max), build(complement(list)));
const complement = (list: readonly number[]) =>
  Array.from({ length: max }, (_, index) => index + 1).filter((number) => !list.includes(number));

const either = numbers.chain((list) =>
  fc.constantFrom(build(list), dense(list)).map((set) => ({ list, set })),
);

const listAll = (set: NumberSet) => [...listNumbers(set)];

const holds = (set: NumberSet, expected: readonly number[]) => {
  expect(listAll(set)).toEqual(expected);
  expect(countNumbers(set)).toBe(expected.length);
};

describe('a number set', () => {
  test('holds the numbers it was made of, and no other', () => {
    fc.assert(
      fc.property(either, ({ list, set }) => {
        holds(set, list);
        for (let number = 0; number <= max + 40; number++) {
          expect(hasNumber(set, number)).toBe(list.includes(number));
        }
      }),
      { numRuns: 50 },
    );
  });

  test('is a list when it is thin and a bitmap when it is thick, and is never large', () => {
    expect(build([1, max]).kind).toBe('sparse');
    expect(build(complement([])).kind).toBe('dense');
    fc.assert(
      fc.property(numbers, (list) => {
        expect(sizeOf(build(list))).toBeLessThanOrEqual(4 * ((max >>> 5) + 1));
      }),
    );
  });

  test('of no records is empty', () => {
    holds(everyNumber(0), []);
    expect(takeNumbers(everyNumber(0), 'ascending', undefined, 10)).toEqual([]);
    expect(takeNumbers(everyNumber(0), 'descending', undefined, 10)).toEqual([]);
  });

  test('of all records holds each', () => {
    for (const size of [1, 31, 32, 33, 1000]) {
      holds(
        everyNumber(size),
        Array.from({ length: size }, (_, index) => index + 1),
      );
    }
  });
});

describe('two number sets', () => {
  const pairs = (check: (a: number[], b: number[], first: NumberSet, second: NumberSet) => void) =>
    fc.assert(fc.property(either, either, (a, b) => check(a.list, b.list, a.set, b.set)));

  test('intersect as sets do', () => {
    pairs((a, b, first, second) =>
      holds(
        intersect(first, second),
        a.filter((number) => b.includes(number)),
      ),
    );
  });

  test('subtract as sets do', () => {
    pairs((a, b, first, second) =>
      holds(
        subtract(first, second),
        a.filter((number) => !b.includes(number)),
      ),
    );
  });

  test('unite as sets do, and so do none and many', () => {
    pairs((a, b, first, second) => {
      const all = [...new Set([...a, ...b])].sort((x, y) => x - y);
      holds(unite([first, second], max), all);
      holds(unite([first, second, first], max), all);
    });
    holds(unite([], max), []);
  });

  test('are left as they were', () => {
    pairs((a, b, first, second) => {
      intersect(first, second);
      subtract(first, second);
      unite([first, second], max);
      filterNumbers(first, undecided, () => false);
      holds(first, a);
      holds(second, b);
    });
  });
});

test('filtering keeps what the test accepts', () => {
  fc.assert(
    fc.property(either, fc.integer({ min: 1, max: 7 }), ({ list, set }, divisor) => {
      const accepts = (number: number) => number % divisor === 0;
      holds(filterNumbers(set, undecided, accepts), list.filter(accepts));
    }),
  );
});

describe('taking numbers', () => {
  const position = fc.option(
    fc.oneof(fc.integer({ min: 1, max: max + 40 }), fc.constantFrom(2 ** 31, 2 ** 32, 2 ** 40)),
    { nil: undefined },
  );
  const limit = fc.integer({ min: 0, max: 40 });

  test('gives those behind the position, in order, up to the limit', () => {
    fc.assert(
      fc.property(either, position, limit, ({ list, set }, after, count) => {
        expect(takeNumbers(set, 'ascending', after, count)).toEqual(
          list.filter((number) => number > (after ?? 0)).slice(0, count),
        );
        expect(takeNumbers(set, 'descending', after, count)).toEqual(
          list
            .filter((number) => number < (after ?? Infinity))
            .reverse()
            .slice(0, count),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('page by page gives each number once', () => {
    fc.assert(
      fc.property(
        either,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('ascending' as const, 'descending' as const),
        ({ list, set }, size, direction) => {
          const seen: number[] = [];
          for (let page = takeNumbers(set, direction, undefined, size); page.length > 0; ) {
            seen.push(...page);
            page = takeNumbers(set, direction, page.at(-1), size);
          }
          expect(seen).toEqual(direction === 'ascending' ? list : [...list].reverse());
        },
      ),
    );
  });
});
