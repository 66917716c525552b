// Every page of every list, and the example of every parameter, is as the OpenAPI document says.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testAddress } from '../support/curated.ts';
import { type ApiDocument, findFaults, readDocument } from '../support/document.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
let document: ApiDocument;

beforeAll(async () => {
  service = await startService();
  document = await readDocument(service);
});
afterAll(() => service.close());

test('each page of each list, in every format that has pages', async () => {
  let pages = 0;
  for (const { path, isPaged, isList } of document.operations) {
    let next: string | undefined = isPaged ? `${path}?limit=${isList ? 7 : 40}` : undefined;
    while (next) {
      expect(await findFaults(service, document, [next])).toEqual([]);
      pages++;
      const { link = '' } = (await service.send('HEAD', next)).headers as { link?: string };
      next = /^<(.*)>; rel="next"$/.exec(link)?.[1]?.slice(testAddress.length);
    }
  }
  expect(pages).toBeGreaterThan(40);
});

test('the example of each parameter', async () => {
  const urls = document.operations.flatMap(({ path, operation }) =>
    (operation.parameters ?? [])
      .filter(({ example }) => example !== undefined)
      .map(({ name, example }) => `${path}?${name}=${encodeURIComponent(String(example))}`),
  );
  expect(urls.length).toBeGreaterThan(20);
  const complete = urls.filter((url) => !url.includes('{'));
  expect(await findFaults(service, document, complete)).toEqual([]);
});
