// What makes two addresses the same list: a cursor goes on in its own list and is refused by every
// other one. And what stands beside a page: facets and what was left out, on any page.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Statement } from '../../src/records/statement.ts';
import { buildTestApp, publishCurated, testAddress } from '../support/curated.ts';
import type { List } from '../support/service.ts';

const { statements } = publishCurated().records;
let app: FastifyInstance;

beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.close());

interface FacetValue {
  value: string;
  count: number;
  selected: boolean;
  url: string;
}
type Faceted = List<{ id: string }> & {
  facets: Record<string, FacetValue[]>;
  left_out?: { undated: number };
};

/** The list at an address, whole or relative. */
async function read(url: string): Promise<Faceted> {
  const response = await app.inject(url.replace(testAddress, ''));
  expect(response.statusCode, `${url} ${response.body}`).toBe(200);
  return response.json();
}

const ids = (list: Faceted) => list.data.map(({ id }) => id);

async function cursorOf(url: string): Promise<string> {
  const { page } = await read(url);
  const cursor = page.next === null ? null : new URL(page.next).searchParams.get('cursor');
  if (cursor === null) throw new Error(`${url} has only one page`);
  return cursor;
}

/** Each is another list, though it differs from another one in a single thing. */
const lists = [
  '/statements?limit=1',
  '/statements?limit=1&sort=said',
  '/statements?limit=1&actor=peskov',
  '/statements?limit=1&mentions=trump',
  '/statements?limit=1&actor=peskov,putin',
  '/statements?limit=1&on=2025-12',
  '/statements?limit=1&on=2025-11',
  '/statements?limit=1&from=2025-12',
  '/statements?limit=1&to=2025-12',
  '/statements?limit=1&on=2025-12&date_match=within',
  '/statements?limit=1&q=la',
  '/statements?limit=1&q=la*',
  '/statements?limit=1&q=la&q_in=summary',
  '/statements?limit=1&q=la&sort=-said',
  '/statements?limit=1&has_caveat=true',
  '/statements?limit=1&has_caveat=false',
  '/timeline?limit=1',
  '/timeline?limit=1&on=2025-12',
  '/events?limit=1',
  '/events?limit=1&on=2025-12',
  '/actors?limit=1',
  '/topics?limit=1',
  '/sources?limit=1',
  '/caveats?limit=1',
];

test('a cursor is refused by every other list', async () => {
  for (const own of lists) {
    const cursor = await cursorOf(own);
    for (const other of lists) {
      const { statusCode } = await app.inject(`${other}&cursor=${cursor}`);
      expect(statusCode, `the cursor of ${own} at ${other}`).toBe(other === own ? 200 : 400);
    }
  }
});

test.each([
  ['actor=peskov,putin', 'actor=putin,peskov'],
  ['actor=peskov,putin', 'actor=putin&actor=peskov'],
  ['actor=peskov', 'actor=Песков'],
  ['actor=peskov', 'actor=peskov,Peskov'],
  ['on=2025-12', 'from=2025-12-01&to=2025-12-31'],
  ['q=+n%C3%A9gociations+', 'q=n%C3%A9gociations'],
  ['', 'sort=-said'],
])('?%s and ?%s are one list: the same page follows the same cursor', async (a, b) => {
  const cursor = await cursorOf(`/statements?limit=2&${a}`);
  const [one, other] = await Promise.all(
    [a, b].map((query) => read(`/statements?limit=2&${query}&cursor=${cursor}`)),
  );
  expect(ids(other as Faceted)).toEqual(ids(one as Faceted));
  expect(one?.data.length).toBeGreaterThan(0);
});

describe('on the second page', () => {
  const facets = 'actor,event,source,topic,form,act,status,month';

  test('the facets are those of the first, and every address of them is a list', async () => {
    const first = await read(`/statements?topic=negotiations&facets=${facets}&limit=2`);
    const second = await read(first.page.next ?? '');
    expect(second.facets).toEqual(first.facets);
    for (const { url } of Object.values(second.facets).flat()) {
      await read(url);
    }
  });

  test('total, names and what was left out are those of the first', async () => {
    const first = await read('/statements?actor=Песков&on=2025&limit=2');
    const second = await read(first.page.next ?? '');
    expect(second.page.total).toBe(first.page.total);
    expect(second.resolved).toEqual(first.resolved);
    expect(second.left_out).toEqual(first.left_out);
  });
});

describe('left_out', () => {
  const undated = statements.filter(({ said }) => said === null);
  const [one] = undated as [Statement];

  test('counts no record that the words exclude', async () => {
    const none = await read('/statements?on=2025&q=zzz');
    expect(none.left_out).toEqual({ undated: 0 });
  });

  test('counts those without a date that the words find', async () => {
    const word = encodeURIComponent((one.text.match(/\p{L}{4,}/u) ?? [])[0] ?? '');
    const { left_out } = await read(`/statements?q=${word}&on=1900`);
    const { data } = await read(`/statements?q=${word}&limit=100`);
    const wanted = data.filter(({ id }) => ids({ data: undated } as never).includes(id));
    expect(wanted.length).toBeGreaterThan(0);
    expect(left_out).toEqual({ undated: wanted.length });
  });

  test('counts those without a date that the other filters find', async () => {
    for (const { actor } of statements) {
      const wanted = undated.filter((statement) => statement.actor.id === actor.id);
      const { left_out } = await read(`/statements?actor=${actor.id}&on=1900&limit=1`);
      expect(left_out, actor.id).toEqual({ undated: wanted.length });
    }
  });
});

describe('the facet of months', () => {
  /** Of a date that lies in one month for certain. */
  const monthOf = ({ said }: Statement) => {
    if (/[?~%]/.test(said?.edtf ?? '')) return undefined;
    const [first, last] = [said?.earliest?.slice(0, 7), said?.latest?.slice(0, 7)];
    return first !== undefined && first === last ? first : undefined;
  };

  test('counts all months, whatever dates are chosen', async () => {
    const months = statements.map(monthOf).filter((month) => month !== undefined);
    const counts = Object.fromEntries(
      [...new Set(months)].map((month) => [month, months.filter((one) => one === month).length]),
    );
    expect(Object.keys(counts).length).toBeGreaterThan(2);
    for (const dates of [
      '',
      '&on=2025-11',
      '&from=2025-12',
      '&to=2024',
      '&on=2025&date_match=within',
    ]) {
      const { facets } = await read(`/statements?facets=month&limit=1${dates}`);
      const counted = (facets.month ?? []).map(({ value, count }) => [value, count]);
      expect(Object.fromEntries(counted), dates).toEqual(counts);
    }
  });

  test('of the matches of the other filters', async () => {
    const wanted = statements.filter(
      (statement) => statement.actor.id === 'peskov' && monthOf(statement) === '2025-12',
    );
    const { facets } = await read('/statements?facets=month&actor=peskov&on=2024');
    expect(facets.month?.find(({ value }) => value === '2025-12')?.count).toBe(wanted.length);
  });
});

test.each(['on=2025-12', 'topic=energy', 'actor=peskov,putin&on=2025', 'q=la&act=denial'])(
  'for ?%s each count of a facet is what the address beside it finds, exactly',
  async (query) => {
    const facets = 'actor,event,source,topic,form,act,status,month';
    const answer = await read(`/statements?${query}&facets=${facets}&limit=1`);
    for (const { url, count } of Object.values(answer.facets).flat().slice(0, 60)) {
      const { page } = await read(url);
      expect(page.total, url).toBe(count);
    }
  },
);

test('a value is marked as selected when it was, however it was spelled', async () => {
  const topics = (await read('/statements?topic=Énergie&facets=topic&limit=1')).facets.topic ?? [];
  const actors = (await read('/statements?actor=Песков&facets=actor&limit=1')).facets.actor ?? [];
  for (const [values, chosen] of [
    [topics, 'energy'],
    [actors, 'peskov'],
  ] as const) {
    expect(values.filter(({ selected }) => selected).map(({ value }) => value)).toEqual([chosen]);
    expect(values.length).toBeGreaterThan(1);
  }
});
