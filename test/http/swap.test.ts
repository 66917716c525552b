// A dataset that is replaced while an answer is being made: the answer is whole and of one
// version, and the file is closed afterwards.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Dataset } from '../../src/store/sqlite/dataset.ts';
import { isOpen, openCurated } from '../support/curated.ts';
import { openService, type Service } from '../support/listening.ts';

const opened: Service[] = [];
const datasets: Dataset[] = [];
/** One whose dataset is never replaced. */
let calm: Service;

beforeAll(async () => {
  calm = await openService();
});
afterEach(async () => {
  for (const { app } of opened.splice(0)) await app.close();
  for (const dataset of datasets.splice(0)) dataset.close();
});
afterAll(() => calm.app.close());

/** A service whose dataset is replaced, and closed, as soon as a request has taken it. */
async function openSwapping(): Promise<{ url: string; taken: Dataset }> {
  const taken = openCurated();
  const next = openCurated();
  let current = taken;
  let armed = false;
  const service = await openService({
    store: {
      current: (signal) => {
        const dataset = current;
        if (armed && dataset === taken) {
          current = next;
          setImmediate(() => taken.close());
        }
        return dataset.current(signal);
      },
    },
  });
  opened.push(service);
  datasets.push(next);
  armed = true;
  return { url: service.url, taken };
}

test.each([
  '/statements.csv',
  '/statements.ndjson',
  '/dataset.sqlite',
  '/dataset.datapackage.json',
])('%s is answered from the dataset that it began with', async (path) => {
  const expected = await (await fetch(calm.url + path)).text();
  const { url, taken } = await openSwapping();
  const response = await fetch(url + path);
  expect(response.status).toBe(200);
  expect((await response.text()).replaceAll(url, calm.url)).toBe(expected);
  await expect.poll(() => isOpen(taken)).toBe(false);
});
