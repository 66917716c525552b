// A dataset that is replaced while a search runs in the other thread: the answer comes from the one
// that it began with, which is closed afterwards.
import { expect, test } from 'vitest';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { isOpen, openCurated, publishCurated } from '../support/curated.ts';
import { openForTest } from '../support/listening.ts';

test.each([
  '/statements?q=%22la+guerre%22&facets=actor',
  '/statements.csv?q=%22la+guerre%22',
  '/timeline?q=n%C3%A9goc*',
])('%s', async (path) => {
  const wanted = await (await fetch((await openForTest()).url + path)).text();
  const { folder, manifest } = publishCurated();
  // Every phrase and every beginning of a word leaves the event loop.
  const taken = new Dataset(folder, manifest, { scannedMax: 0 });
  const next = openCurated();
  let current = next;
  const service = await openForTest({ store: { current: (signal) => current.current(signal) } });
  current = taken;
  const { find } = taken.offload;
  let searches = 0;
  taken.offload.find = (expressions, signal) => {
    searches++;
    // Nobody else holds it: whoever waits for the thread has to.
    current = next;
    const found = find.call(taken.offload, expressions, signal);
    taken.close();
    return found;
  };
  const response = await fetch(service.url + path);
  expect([response.status, await response.text()]).toEqual([200, wanted]);
  expect(searches).toBe(1);
  await expect.poll(() => isOpen(taken)).toBe(false);
  next.close();
});
