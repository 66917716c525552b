// Pages by relevance to the end of a common word: only the newest 2,000 matches are ranked, the
// others follow by date, and none comes twice or never.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileName } from '../../src/publication/manifest.ts';
import type { Statement } from '../../src/records/statement.ts';
import { SqliteEngine } from '../../src/store/sqlite/engine.ts';
import type { Query } from '../../src/store/store.ts';
import { publishGenerated } from '../support/generated.ts';

const rankedMax = 2000;
let file: SqliteEngine;

beforeAll(() => {
  const { folder, manifest } = publishGenerated();
  file = new SqliteEngine(join(folder, fileName(manifest)));
});
afterAll(() => file.close());

function queryOf(words: string): Query {
  return { resource: 'statements', filters: {}, text: { words, scope: 'passage' } };
}

const idsOf = (documents: Buffer) =>
  (JSON.parse(`[${documents}]`) as Statement[]).map(({ id }) => id);

function walk(query: Query, limit: number, order: 'relevance' | 'descending'): string[] {
  const ids: string[] = [];
  let after: number | undefined;
  do {
    const page = file.read(file.engine.listDocuments({ ...query, order, after, limit }));
    ids.push(...idsOf(page.documents));
    expect(page.next === undefined || page.next !== after).toBe(true);
    after = page.next;
  } while (after !== undefined && ids.length < 20_000);
  return ids;
}

const query = queryOf('de');
const byDate = () => walk(query, 1000, 'descending');

// 300 does not divide 2,000, so that one page holds ranked ones and others.
test.each([300, 1000])('in pages of %i', (limit) => {
  const newest = byDate();
  expect(newest.length).toBeGreaterThan(rankedMax + 500);
  const found = walk(query, limit, 'relevance');
  expect(found.length).toBe(newest.length);
  expect(found.slice(0, rankedMax).sort()).toEqual(newest.slice(0, rankedMax).sort());
  expect(found.slice(rankedMax)).toEqual(newest.slice(rankedMax));
});

test('an export walks the same', () => {
  const batches = [...file.read(file.engine.walkDocuments(query, 'relevance', Infinity))];
  const exported = batches.flatMap((batch) => idsOf(file.read(batch)));
  expect(exported).toEqual(walk(query, 1000, 'relevance'));
});

test('the best of those that are ranked come first', () => {
  const found = walk(query, 1000, 'relevance');
  expect(found.slice(0, rankedMax)).not.toEqual(byDate().slice(0, rankedMax));
});
