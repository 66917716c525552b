// Facets: what is counted is what the address beside it finds, whatever else is asked for.
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FacetValue } from '../../src/records/facets.ts';
import { facetNames, listFilters, valuesOf } from '../../src/records/fields.ts';
import { buildTestApp, publishCurated, testAddress } from '../support/curated.ts';
import { runs } from '../support/runs.ts';

let app: FastifyInstance;
const { statements } = publishCurated().records;

beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.close());

interface Answer {
  page: { total: number; next: string | null };
  facets: Record<string, FacetValue[]>;
}

async function read(path: string): Promise<Answer> {
  const { statusCode, body } = await app.inject(path);
  expect(statusCode, `${path}: ${body}`).toBe(200);
  return JSON.parse(body);
}

const all = facetNames.join();

/** How many values of each facet are followed. */
const followedMax = 6;

async function follow({ facets }: Answer): Promise<void> {
  for (const values of Object.values(facets)) {
    for (const { url, count } of values.slice(0, followedMax)) {
      expect(url.startsWith(`${testAddress}/statements?`), url).toBe(true);
      const { page } = await read(url.slice(testAddress.length));
      expect(page.total, url).toBe(count);
    }
  }
}

/** Up to three filters, each with one or two values that some statement has. */
const filters = fc.uniqueArray(
  fc
    .constantFrom(...listFilters('statements').map(([name]) => name))
    .filter((name) => !['min_sources', 'has_caveat', 'changed_since'].includes(name))
    .chain((name) => {
      const values = [...new Set(statements.flatMap(valuesOf('statements', name)))];
      return fc.record({
        name: fc.constant(name),
        values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }),
      });
    }),
  { maxLength: 3, selector: ({ name }) => name },
);

const others = fc.constantFrom(
  '',
  '&q=n%C3%A9gociation',
  '&on=2025-12',
  '&from=2025-11-20&date_match=within',
  '&q=plan&q_in=summary&sort=said&to=2025-12-03',
);

test('each count is what the address beside it finds, under any filters', async () => {
  await fc.assert(
    fc.asyncProperty(filters, others, async (chosen, rest) => {
      const query = chosen.map(({ name, values }) => `&${name}=${values.join()}`).join('');
      const answer = await read(`/statements?limit=1&facets=${all}${query}${rest}`);
      expect(Object.keys(answer.facets).sort()).toEqual([...facetNames].sort());
      for (const [name, counted] of Object.entries(answer.facets)) {
        const own = chosen.find((filter) => filter.name === name)?.values ?? [];
        for (const { value, selected } of counted) expect(selected).toBe(own.includes(value));
      }
      await follow(answer);
    }),
    runs(12),
  );
}, 60_000);

test('on the second page too', async () => {
  const { page } = await read(`/statements?limit=2&act=assertion&facets=${all}`);
  await follow(await read((page.next as string).slice(testAddress.length)));
});

test('a facet ignores its own filter, and that of months the dates', async () => {
  const { facets } = await read('/statements?act=denial&facets=act');
  expect(facets.act).toEqual((await read('/statements?facets=act')).facets.act?.map(select));
  const months = (await read('/statements?on=2025-11-26&facets=month')).facets.month;
  expect(months?.length).toBeGreaterThan(1);
  expect(months).toEqual((await read('/statements?facets=month')).facets.month);
});

function select({ url, ...value }: FacetValue): FacetValue {
  return { ...value, url: expect.any(String) as string, selected: value.value === 'denial' };
}
