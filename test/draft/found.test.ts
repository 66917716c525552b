// What drafting finds in the annotated articles that it was built with: a change may find more and
// be wrong less often, never the other way round.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scoreFolder } from '../../src/draft/score.ts';

const parts = {
  build: {
    right: { passages: 356, speakers: 348, unmarked: 313, dates: 287, forms: 335, acts: 265 },
    wrong: { passages: 20, unmarked: 3, dates: 0 },
  },
  dev: {
    right: { passages: 95, speakers: 86, unmarked: 70, dates: 82, forms: 91, acts: 64 },
    wrong: { passages: 11, unmarked: 0, dates: 0 },
  },
  test: {
    right: { passages: 222, speakers: 206, unmarked: 149, dates: 183, forms: 210, acts: 139 },
    wrong: { passages: 17, unmarked: 0, dates: 0 },
  },
};

describe.each(Object.entries(parts))('in the articles of %s', (part, bounds) => {
  const shares = scoreFolder(join(import.meta.dirname, 'articles', part), () => ({
    actors: [],
    statements: [],
  }));
  const countOf = (label: string) => {
    const share = shares.find((one) => one.label === label);
    if (!share) throw new Error(`nothing is counted as "${label}"`);
    return { hits: share.hits, misses: share.of - share.hits };
  };

  test.each([
    ['passages', 'recall of passages'],
    ['speakers', 'right speaker, of those found'],
    ['unmarked', 'right speaker where not marked'],
    ['dates', 'right date, of those found'],
    ['forms', 'right form, of those found'],
    ['acts', 'right act, of those found'],
  ] as const)('as many %s are right', (what, label) => {
    expect(countOf(label).hits).toBeGreaterThanOrEqual(bounds.right[what]);
  });

  test('no more is wrong', () => {
    const { passages, unmarked, dates } = bounds.wrong;
    expect(countOf('precision of passages').misses).toBeLessThanOrEqual(passages);
    expect(countOf('right speaker where not marked').misses).toBeLessThanOrEqual(unmarked);
    const stated = countOf('wrong dates, of those stated without a mark');
    expect(stated.hits).toBeLessThanOrEqual(dates);
  });
});
