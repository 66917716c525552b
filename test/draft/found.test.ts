// What drafting finds in the annotated articles that it was built with: a change may find more and
// be wrong less often, never the other way round.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { draftStatements } from '../../src/draft/record.ts';
import { scoreFolder } from '../../src/draft/score.ts';

const parts = {
  build: {
    right: { passages: 356, speakers: 348, unmarked: 313, dates: 287, forms: 335, acts: 265 },
    exact: 307,
    wrong: { passages: 20, unmarked: 3, dates: 0 },
  },
  dev: {
    right: { passages: 95, speakers: 86, unmarked: 70, dates: 82, forms: 91, acts: 64 },
    exact: 89,
    wrong: { passages: 11, unmarked: 0, dates: 0 },
  },
  test: {
    right: { passages: 222, speakers: 206, unmarked: 149, dates: 183, forms: 210, acts: 139 },
    exact: 175,
    wrong: { passages: 17, unmarked: 0, dates: 0 },
  },
};

const folderOf = (part: string) => join(import.meta.dirname, 'articles', part);

/** Annotated passages that are proposed as they are, of all articles of a part. */
function countExact(part: string): number {
  const counts = readdirSync(folderOf(part)).map((name) => {
    const read = (file: string) => readFileSync(join(folderOf(part), name, file), 'utf8');
    const { language, published } = parse(read('source.yaml'));
    const article = { text: read('article.txt'), language, published };
    const drafted = draftStatements(article, { actors: [], statements: [] });
    const keyOf = ({ start, end }: { start: number; end: number }) => `${start} ${end}`;
    const proposed = new Set(drafted.map(({ record }) => keyOf(record)));
    const gold: { start: number; end: number }[] = JSON.parse(read('gold.json'));
    return gold.filter((one) => proposed.has(keyOf(one))).length;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

describe.each(Object.entries(parts))('in the articles of %s', (part, bounds) => {
  const shares = scoreFolder(folderOf(part), () => ({ actors: [], statements: [] }));
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

  test('as many passages begin and end where a person let them', () => {
    expect(countExact(part)).toBeGreaterThanOrEqual(bounds.exact);
  });

  test('no more is wrong', () => {
    const { passages, unmarked, dates } = bounds.wrong;
    expect(countOf('precision of passages').misses).toBeLessThanOrEqual(passages);
    expect(countOf('right speaker where not marked').misses).toBeLessThanOrEqual(unmarked);
    const stated = countOf('wrong dates, of those stated without a mark');
    expect(stated.hits).toBeLessThanOrEqual(dates);
  });
});
