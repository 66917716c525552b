// Ranges of days meet the docs that a look at each of them finds, however blocks are decided.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockBits, everyDoc, filterDocs, listDocs } from '../../src/search/doc-set.ts';
import {
  buildDayColumns,
  matchDays,
  openEndDay,
  openStartDay,
  undatedDay,
} from '../../src/search/doc-values/days-reader.ts';
import type { DayRange } from '../../src/search/query.ts';

const count = 5000;

/** Docs in the order of dates, as the compiler numbers them, with some that are wide or open. */
const dates = fc.integer({ min: 1, max: 400 }).map((step) =>
  Array.from({ length: count }, (_, index): [number, number] => {
    const day = Math.floor(index / step);
    if (index < 30) return [undatedDay, undatedDay];
    if (index < 60) return [openStartDay, day + (index % 7)];
    if (index % 997 === 0) return [day, openEndDay];
    return [day, index % 41 === 0 ? day + 30 : day];
  }),
);

const day = fc.option(fc.integer({ min: -5, max: 5010 }), { nil: undefined });
const range: fc.Arbitrary<DayRange> = fc.record({
  from: day,
  to: day,
  match: fc.constantFrom('overlaps', 'within'),
});

function find(list: readonly [number, number][], asked: DayRange) {
  const column = (end: 0 | 1) => Int32Array.from([undatedDay, ...list.map((date) => date[end])]);
  const filter = matchDays(buildDayColumns(column(0), column(1)), asked);
  const found = [...listDocs(filterDocs(everyDoc(count), filter))];
  return { found, decide: filter.decideBlock };
}

test('a range finds what a look at each date finds', () => {
  fc.assert(
    fc.property(dates, range, (list, asked) => {
      const { from = -Infinity, to = Infinity, match } = asked;
      const wanted = list.flatMap(([earliest, latest], index) => {
        const meets =
          match === 'overlaps'
            ? latest >= from && earliest <= to
            : earliest >= from && latest <= to;
        return meets && latest !== undatedDay ? [index + 1] : [];
      });
      expect(find(list, asked).found).toEqual(wanted);
    }),
    { numRuns: 200 },
  );
});

test('most blocks are decided as a whole', () => {
  const list = Array.from({ length: count }, (_, index): [number, number] => [index, index]);
  const { decide, found } = find(list, { from: 1500, to: 3500, match: 'overlaps' });
  expect(found).toHaveLength(2001);
  const blocks = Array.from({ length: (count >>> blockBits) + 1 }, (_, block) => decide(block));
  expect(blocks).toEqual([false, undefined, true, undefined, false]);
});
