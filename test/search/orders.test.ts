// Docs in an order of their own: sets of any size are taken page by page, each doc once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildDocSet } from '../../src/search/doc-set.ts';
import { SortOrder } from '../../src/search/doc-values/orders.ts';

const orders = fc.integer({ min: 1, max: 400 }).chain((count) => {
  const docIds = Array.from({ length: count }, (_, index) => index + 1);
  return fc.record({
    order: fc.shuffledSubarray(docIds, { minLength: count }),
    wanted: fc.uniqueArray(fc.constantFrom(...docIds)),
    limit: fc.integer({ min: 1, max: 50 }),
  });
});

test('pages of a set hold each of its docs once, in the order', () => {
  fc.assert(
    fc.property(orders, ({ order, wanted, limit }) => {
      const sorted = Uint32Array.from(wanted).sort();
      const set = buildDocSet(sorted, order.length);
      const reader = new SortOrder(Uint32Array.from(order));
      const met: number[] = [];
      for (let page = reader.take(set, undefined, limit); page.length > 0; ) {
        met.push(...page);
        page = reader.take(set, page.at(-1), limit);
      }
      expect(met).toEqual(order.filter((docId) => wanted.includes(docId)));
    }),
  );
});
