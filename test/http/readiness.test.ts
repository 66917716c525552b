// Alive is not ready: what is answered while there is no dataset.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishCurated } from '../support/curated.ts';
import { readDocument } from '../support/document.ts';
import { type Refusal, type Service, startService } from '../support/service.ts';

let service: Service;
let empty: Service;

beforeAll(async () => {
  service = await startService();
  empty = await startService({ dataset: undefined });
});
afterAll(() => Promise.all([service.close(), empty.close()]));

test('with a dataset the service is live and ready, and says with which version', async () => {
  expect(await service.read('/livez')).toEqual({ status: 'live' });
  const { version } = publishCurated().manifest;
  expect(await service.read('/readyz')).toEqual({ status: 'ready', dataset: { version } });
});

test('without one it is live and not ready', async () => {
  expect(await empty.read('/livez')).toEqual({ status: 'live' });
  const answer = await empty.get('/readyz').expect(503);
  expect(answer.headers['retry-after']).toMatch(/^\d+$/);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.body).toMatchObject({ title: 'Service Unavailable', status: 503 });
});

test('without one every path answers just as its documentation says', async () => {
  const { operations } = await readDocument(service);
  for (const { path, operation, requests } of operations) {
    const url = requests.find(({ status }) => status === '200')?.url ?? path;
    const expected = '503' in operation.responses ? 503 : 200;
    const answer = await empty.get(url);
    expect([url, answer.status]).toEqual([url, expected]);
  }
});

test('without one the document describes the same operations, with no examples of answers', async () => {
  const full = await readDocument(service);
  const bare = await readDocument(empty);
  expect(bare.operations.map(({ path }) => path)).toEqual(full.operations.map(({ path }) => path));
  expect(
    bare.operations.flatMap(({ requests }) => requests).map(({ status }) => status),
  ).not.toContain('200');
});

test('without one a refused request is still refused for what is wrong with it', async () => {
  const { errors } = (await empty.get('/statements?acter=x').expect(400)).body as Refusal;
  expect(errors[0]).toMatchObject({ parameter: 'acter', suggestions: ['actor'] });
  await empty.get('/statements/x').expect(503);
});
