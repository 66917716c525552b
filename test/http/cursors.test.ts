// A cursor leads on in the version that is served now, which need not be the one it is from.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeCursor, mayBeOf } from '../../src/http/query/cursor.ts';
import type { Dataset } from '../../src/store/sqlite/dataset.ts';
import { testAddress } from '../support/curated.ts';
import { publishSeeds } from '../support/releases.ts';
import { append, topics } from '../support/seeds.ts';
import { type List, type Service, startService } from '../support/service.ts';

let first: Dataset;
let second: Dataset;
let served: Dataset;
let service: Service;
beforeAll(async () => {
  first = publishSeeds({});
  served = first;
  const topic = append(topics, '- { id: aviation, name: { en: Aviation, fr: Aviation } }\n');
  second = publishSeeds(topic);
  service = await startService({ dataset: { current: () => served.current(), close: () => {} } });
});
afterAll(async () => {
  await service.close();
  for (const dataset of [first, second]) dataset.close();
});

const read = async (dataset: Dataset, url: string) => {
  served = dataset;
  const { data, page } = await service.read<List<{ id: string }>>(url);
  return { ids: data.map(({ id }) => id), next: page.next?.slice(testAddress.length) ?? '' };
};

test('what comes before it in the other version is not met again', async () => {
  const { ids, next } = await read(first, '/topics?limit=1');
  expect(ids).toEqual(['talks']);
  expect((await read(second, next)).ids).toEqual(['truth']);
  expect((await read(first, next)).ids).toEqual(['truth']);
});

test.each(['6a1d61338f48', '6a1d61338f4', '6a1d61338f'])(
  'of version %s is known by its beginning',
  (version) => {
    const at = { query: 'q', after: [1], places: [null] };
    expect(mayBeOf(version, encodeCursor({ ...at, version }))).toBe(true);
    for (const other of [`7${version.slice(1)}`, version.slice(0, 6)]) {
      expect(mayBeOf(version, encodeCursor({ ...at, version: other }))).toBe(false);
    }
    expect(mayBeOf(version, '')).toBe(false);
  },
);
