// Sets of docs behave as sets of JavaScript do, whether they are arrays or bitmaps inside.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildDocSet,
  countDocs,
  type DocSet,
  everyDoc,
  filterDocs,
  hasDoc,
  intersect,
  listDocs,
  sizeOf,
  subtract,
  takeDocs,
  unite,
} from '../../src/search/doc-set.ts';

const max = 300;

/** Sets of every density, with doc ids at the edges of 32-bit words more often than others. */
const docIds = fc
  .tuple(
    fc.oneof(
      fc.uniqueArray(fc.integer({ min: 1, max }), { maxLength: 12 }),
      fc.uniqueArray(fc.integer({ min: 1, max }), { minLength: 10, maxLength: max }),
    ),
    fc.subarray([1, 31, 32, 33, 63, 64, 95, 96, 127, 128, 287, 288, max]),
  )
  .map((lists) => [...new Set(lists.flat())].sort((a, b) => a - b));

/** Whether a block of docs stays depends on each of them. */
const undecided = () => undefined;

const build = (list: readonly number[]) => buildDocSet(Uint32Array.from(list), max);

/** The same set in its other form: what is an array becomes a bitmap. */
const dense = (list: readonly number[]) => subtract(everyDoc(max), build(complement(list)));
const complement = (list: readonly number[]) =>
  Array.from({ length: max }, (_, index) => index + 1).filter((docId) => !list.includes(docId));

const either = docIds.chain((list) =>
  fc.constantFrom(build(list), dense(list)).map((set) => ({ list, set })),
);

const listAll = (set: DocSet) => [...listDocs(set)];

const holds = (set: DocSet, expected: readonly number[]) => {
  expect(listAll(set)).toEqual(expected);
  expect(countDocs(set)).toBe(expected.length);
};

describe('a set of docs', () => {
  test('holds the docs it was made of, and no other', () => {
    fc.assert(
      fc.property(either, ({ list, set }) => {
        holds(set, list);
        for (let docId = 0; docId <= max + 40; docId++) {
          expect(hasDoc(set, docId)).toBe(list.includes(docId));
        }
      }),
      { numRuns: 50 },
    );
  });

  test('is an array when it is sparse and a bitmap when it is dense, and is never large', () => {
    expect(build([1, max]).kind).toBe('sparse');
    expect(build(complement([])).kind).toBe('dense');
    fc.assert(
      fc.property(docIds, (list) => {
        expect(sizeOf(build(list))).toBeLessThanOrEqual(4 * ((max >>> 5) + 1));
      }),
    );
  });

  test('of no docs is empty', () => {
    holds(everyDoc(0), []);
    expect(takeDocs(everyDoc(0), 'ascending', undefined, 10)).toEqual([]);
    expect(takeDocs(everyDoc(0), 'descending', undefined, 10)).toEqual([]);
  });

  test('of all docs holds each', () => {
    for (const size of [1, 31, 32, 33, 1000]) {
      holds(
        everyDoc(size),
        Array.from({ length: size }, (_, index) => index + 1),
      );
    }
  });
});

describe('two sets of docs', () => {
  const pairs = (check: (a: number[], b: number[], first: DocSet, second: DocSet) => void) =>
    fc.assert(fc.property(either, either, (a, b) => check(a.list, b.list, a.set, b.set)));

  test('intersect as sets do', () => {
    pairs((a, b, first, second) =>
      holds(
        intersect(first, second),
        a.filter((docId) => b.includes(docId)),
      ),
    );
  });

  test('subtract as sets do', () => {
    pairs((a, b, first, second) =>
      holds(
        subtract(first, second),
        a.filter((docId) => !b.includes(docId)),
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
      filterDocs(first, { decideBlock: undecided, accepts: () => false });
      holds(first, a);
      holds(second, b);
    });
  });
});

test('filtering keeps what the test accepts', () => {
  fc.assert(
    fc.property(either, fc.integer({ min: 1, max: 7 }), ({ list, set }, divisor) => {
      const accepts = (docId: number) => docId % divisor === 0;
      holds(filterDocs(set, { decideBlock: undecided, accepts }), list.filter(accepts));
    }),
  );
});

describe('taking docs', () => {
  const position = fc.option(
    fc.oneof(fc.integer({ min: 1, max: max + 40 }), fc.constantFrom(2 ** 31, 2 ** 32, 2 ** 40)),
    { nil: undefined },
  );
  const limit = fc.integer({ min: 0, max: 40 });

  test('gives those beyond the position, in order, up to the limit', () => {
    fc.assert(
      fc.property(either, position, limit, ({ list, set }, after, count) => {
        expect(takeDocs(set, 'ascending', after, count)).toEqual(
          list.filter((docId) => docId > (after ?? 0)).slice(0, count),
        );
        expect(takeDocs(set, 'descending', after, count)).toEqual(
          list
            .filter((docId) => docId < (after ?? Infinity))
            .reverse()
            .slice(0, count),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('page by page gives each doc once', () => {
    fc.assert(
      fc.property(
        either,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('ascending' as const, 'descending' as const),
        ({ list, set }, size, direction) => {
          const seen: number[] = [];
          for (let page = takeDocs(set, direction, undefined, size); page.length > 0; ) {
            seen.push(...page);
            page = takeDocs(set, direction, page.at(-1), size);
          }
          expect(seen).toEqual(direction === 'ascending' ? list : [...list].reverse());
        },
      ),
    );
  });
});
