// The API as pages call it: the same records as over HTTP, and no parameter that there is not.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonLd } from '../../src/formats/json-ld.ts';
import { type Api, openApi } from '../../src/http/pages/api.ts';
import { resourceNames } from '../../src/records/resources.ts';
import { openCurated, testAddress } from '../support/curated.ts';
import { type List, type Service, startService } from '../support/service.ts';

const dataset = openCurated();
const snapshot = dataset.current();
const api: Api = openApi({ snapshot, address: testAddress });
let service: Service;

beforeAll(async () => {
  service = await startService();
});
afterAll(async () => {
  await service.close();
  dataset.close();
});

function firstOf<T>({ data: [first] }: { data: readonly T[] }): T {
  if (first === undefined) throw new Error('the list is empty');
  return first;
}

describe.each(resourceNames)('%s', (resource) => {
  test('are the records of the JSON answer, page by page', async () => {
    const first = await api[resource].list({ limit: '3' });
    expect(first).toEqual(await service.read(`/${resource}?limit=3`));
    const cursor = new URL(first.page.next as string).searchParams.get('cursor') as string;
    const second = await api[resource].list({ limit: '3', cursor });
    expect(second).toEqual(await service.read(`/${resource}?limit=3&cursor=${cursor}`));
  });

  test('are found by id, and refused like over HTTP', async () => {
    const { id } = firstOf<{ id: string }>(await api[resource].list({ limit: '1' }));
    expect(await api[resource].find(id)).toEqual(await service.read(`/${resource}/${id}`));
    const { detail } = await service.refuse(`/${resource}/${id}x`, 404);
    await expect(api[resource].find(`${id}x`)).rejects.toThrow(detail);
  });
});

test('filters, facets, marks and what names were understood as are those of the answer', async () => {
  const values = { actor: ['Песков', 'trump'], q: 'négociation', facets: ['act', 'month'] };
  const { page, ...list } = await api.statements.list(values);
  const query = `actor=${encodeURIComponent('Песков')}&actor=trump&q=n%C3%A9gociation&facets=act,month`;
  const answer = await service.read<List<object>>(`/statements?${query}`);
  expect(page.total).toBe(answer.page.total);
  expect(list).toMatchObject({ data: answer.data, resolved: answer.resolved });
  expect(list.facets?.act?.map(({ count }) => count)).not.toEqual([]);
});

test('timeline, lookup, dataset and text are those of the answers', async () => {
  expect(await api.timeline({ limit: '5' })).toEqual(await service.read('/timeline?limit=5'));
  const text = 'rencontrer les Américains autant que nécessaire';
  expect(await api.lookup({ text })).toEqual(
    await service.read(`/lookup?text=${encodeURIComponent(text)}`),
  );
  expect(await api.dataset()).toEqual(await service.read('/dataset'));
  const { id } = firstOf(await api.sources.list({ held: 'true', limit: '1' }));
  expect(await api.text(id)).toBe((await service.get(`/sources/${id}/text`)).text);
});

test('a record in another format is what its address answers', async () => {
  const statement = firstOf(await api.statements.list({ limit: '1' }));
  const { body } = await service.sendRaw(`/statements/${statement.id}.jsonld`);
  expect(await api.statements.encode(statement, jsonLd)).toBe(body);
});

describe('a parameter that there is not', () => {
  test('does not compile, also beside those of a reader', async () => {
    const query: Record<string, string[]> = { act: ['denial'] };
    const calls = [
      // @ts-expect-error it is called actor
      api.statements.list({ actr: 'peskov' }),
      // @ts-expect-error it is called limit
      api.statements.list({ limt: '5', ...query }),
      // @ts-expect-error events are not counted
      api.events.list({ facets: ['kind'] }),
      // @ts-expect-error topics have no filter
      api.topics.list({ kind: 'person' }),
      // @ts-expect-error a timeline has no fields
      api.timeline({ fields: ['id'] }),
    ];
    for (const call of calls) await expect(call).rejects.toThrow('There is no parameter');
  });
});
