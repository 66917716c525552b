// Lists in the order of their ids and of their changes, and what changed since a moment.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishCurated } from '../support/curated.ts';
import { type Service, startService } from '../support/service.ts';

const { records, manifest } = publishCurated();
const lists = ['statements', 'events', 'sources', 'actors', 'caveats'] as const;
type ListName = (typeof lists)[number];

interface Remembered {
  id: string;
  modified: string;
}

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const walkIds = async (url: string) =>
  (await service.walk<Remembered>(url)).records.map(({ id }) => id);

const listIds = (list: ListName, isWanted: (record: Remembered) => boolean = () => true) =>
  [...(records[list] as Remembered[])].filter(isWanted).map(({ id }) => id);

/** Newest change first, then by id. */
const byChange = (list: ListName) =>
  [...(records[list] as Remembered[])]
    .sort((a, b) =>
      a.modified === b.modified ? +(a.id > b.id) || -1 : a.modified < b.modified ? 1 : -1,
    )
    .map(({ id }) => id);

describe.each(lists)('%s', (list) => {
  test('by id are met once each, in alphabetical order', async () => {
    expect(await walkIds(`/${list}?sort=id&limit=7`)).toEqual(listIds(list).sort());
  });

  test('by change come with the newest first', async () => {
    const ids = await walkIds(`/${list}?sort=-modified&limit=7`);
    expect(ids).toEqual(byChange(list));
    const csv = await service.get(`/${list}.csv?sort=-modified`).expect(200);
    const first = csv.text.split('\r\n').slice(1, 2).join().split(',')[0];
    expect(first).toBe(ids[0]);
  });

  test('changed since a day are those of that day and later ones', async () => {
    const day = '2026-11-26';
    const wanted = listIds(list, ({ modified }) => modified >= day).sort();
    if (list !== 'actors') expect(wanted.length).toBeGreaterThan(0);
    expect(await walkIds(`/${list}?changed_since=${day}&sort=id`)).toEqual(wanted);
    const instant = encodeURIComponent('2026-11-26T01:00:00+01:00');
    expect(await walkIds(`/${list}?changed_since=${instant}&sort=id`)).toEqual(wanted);
    expect(await walkIds(`/${list}?changed_since=2026-11-25`)).toHaveLength(listIds(list).length);
    expect(await walkIds(`/${list}?changed_since=2026-11-26T00:00:01Z`)).toEqual([]);
  });

  test('are found by their ids, together with other filters', async () => {
    const [first = '', second = '', third = ''] = listIds(list).sort();
    expect(await walkIds(`/${list}?id=${third},${first}&id=${second}&sort=id`)).toEqual([
      first,
      second,
      third,
    ]);
    expect(await walkIds(`/${list}?id=${first}&changed_since=2027-01-01`)).toEqual([]);
    const { errors } = await service.refuse(`/${list}?id=${first}x`);
    expect(errors).toMatchObject([{ parameter: 'id', suggestions: expect.any(Array) }]);
  });
});

test('orders go together with filters, words, facets and days', async () => {
  const query =
    '/statements?act=assertion,claim,criticism&q=ukraine&q_in=summary&on=2024/2026&facets=topic&sort=';
  const [byId, byChange] = await Promise.all(
    ['id', '-modified'].map((sort) => walkIds(`${query}${sort}`)),
  );
  expect(byId?.length).toBeGreaterThan(1);
  expect(byId).toEqual([...(byId ?? [])].sort());
  expect(byChange?.toSorted()).toEqual(byId);
});

test('actors are found by a beginning and their ids at once', async () => {
  expect(await walkIds('/actors?q=p&id=peskov,trump')).toEqual(['peskov']);
});

describe('a version as the moment', () => {
  test('means its newest change when it is the current one', async () => {
    const ids = await walkIds(`/statements?changed_since=${manifest.version}&sort=id`);
    expect(ids).toEqual(await walkIds('/statements?changed_since=2026-11-26&sort=id'));
  });

  test('is refused when it is another one, as is what is no moment', async () => {
    const { errors } = await service.refuse('/statements?changed_since=0123456789ab');
    expect(errors[0]?.detail).toMatch(
      /^changed_since: version 0123456789ab is not the current one/,
    );
    for (const text of ['2026', '2026-13-01', 'yesterday', '2026-11-26T10:00']) {
      const { detail } = await service.refuse(`/events?changed_since=${text}`);
      expect(detail).toMatch(/^changed_since: ".+" is not a day such as 2026-11-26/);
    }
  });
});

test('topics have no order of their own', async () => {
  await service.get('/topics?sort=id').expect(400);
});
