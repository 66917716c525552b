// Searches that would hold up everybody else are made in another thread, and answer the same.
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { Pending } from '../../src/search/pending.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { SearchThread } from '../../src/store/sqlite/search-thread.ts';
import { publishCurated } from '../support/curated.ts';

const { folder, manifest } = publishCurated();
const address = 'http://127.0.0.1:3000';
const here = new Dataset(folder, manifest, address);
const aside = new Dataset(folder, manifest, address, 0);
const build = (dataset: Dataset) =>
  buildApp({ current: () => dataset, address, version: '0.0.0', logger: false });
const [near, far] = await Promise.all([build(here), build(aside)]);
afterAll(async () => {
  await Promise.all([near.close(), far.close()]);
  here.close();
  aside.close();
});

const find = (text: string) => ({
  resource: 'statements' as const,
  filters: {},
  search: { query: { required: [{ kind: 'phrase' as const, words: [text] }], excluded: [] } },
});

test('a phrase is not looked for while others wait', () => {
  const { search, ...rest } = find('guerre');
  const asked = { ...rest, search: { ...search, scope: 'passage' as const } };
  expect(() => aside.countFound(asked)).toThrow(Pending);
  expect(here.countFound(asked)).toBeGreaterThan(0);
});

test.each([
  '/statements?q=%22la+guerre%22',
  '/statements?q=%22la+guerre%22&actor=peskov&facets=act,month',
  '/statements?q=n%C3%A9goc*&sort=said&limit=2',
  '/statements?q=talk*&q_in=summary',
  '/statements?q=guerre+-%22la+paix%22',
  '/statements?q=%22ne+se+trouve+nulle+part%22',
  '/statements.csv?q=%22de+la%22',
  '/statements.html?q=%22la+guerre%22',
  '/timeline?q=ukrain*',
])('%s answers the same', async (url) => {
  const [wanted, ...found] = await Promise.all(
    [near, far, far].map((app) => app.inject({ url, headers: { 'accept-language': 'en' } })),
  );
  for (const response of found) {
    expect([wanted?.statusCode, response.statusCode]).toEqual([200, 200]);
    expect(response.headers.etag).toBe(wanted?.headers.etag);
    expect(response.body).toBe(wanted?.body);
  }
});

test('a thread that cannot read its file fails each search, not the process', async () => {
  const thread = new SearchThread('/nowhere/none.sqlite');
  const searches = [thread.find('passage : "a"'), thread.find('passage : "b"')];
  for (const { status } of await Promise.allSettled(searches)) expect(status).toBe('rejected');
  await expect(thread.find('passage : "c"')).rejects.toThrow();
  thread.close();
});

test('a thread that has failed is followed by one that its end does not disturb', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'onrecord-aside-')), 'dataset.sqlite');
  const thread = new SearchThread(path);
  await expect(thread.find('passage : "guerre"')).rejects.toThrow();
  symlinkSync(here.path, path);
  expect((await thread.find('passage : "guerre"')).length).toBeGreaterThan(0);
  thread.close();
  rmSync(dirname(path), { recursive: true });
});
