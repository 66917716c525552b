// A rollback is an emergency: the service says so everywhere, and tells no false history.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { publishCurated } from '../support/curated.ts';
import { type Service, startService } from '../support/service.ts';

const taken = 'b2b2b2b2b2b2';
let service: Service;

beforeAll(async () => {
  const { folder, manifest } = publishCurated();
  const dataset = new Dataset(folder, { ...manifest, rolledBackFrom: taken });
  service = await startService({ dataset });
});
afterAll(() => service.close());

test('the dataset says which version was taken back', async () => {
  expect(await service.read('/dataset')).toMatchObject({ rolled_back_from: taken });
});

test.each(['/', '/statements.html', '/statements/peskov-2025-12-03-eu-gas.html'])(
  'the page %s says so, in both languages',
  async (path) => {
    const english = await service.get(path).expect(200);
    expect(english.text).toContain(`role="alert">Version ${taken} was taken back`);
    const french = await service.get(`${path}?lang=fr`).expect(200);
    expect(french.text).toContain(`role="alert">La version ${taken} a été retirée`);
  },
);

test.each(['/changes', '/changes.csv', '/changes.atom', '/corrections.html'])(
  '%s is a 503 rather than a false history',
  async (path) => {
    const { headers, text } = await service.get(path).expect(503);
    expect(headers['retry-after']).toBe('5');
    expect(text).toContain(`Version ${taken} was taken back`);
  },
);

test('an id that is not here may have been there: a 503, in every format', async () => {
  for (const path of ['/statements/peskov-2026', '/actors/nobody.csv', '/events/x.html']) {
    const { headers, text } = await service.get(path).expect(503);
    expect(headers['cache-control']).toBe('no-store');
    expect(text).toContain('temporarily not served');
  }
});

test('what was withdrawn before stays withdrawn, and what is here is served', async () => {
  await service.get('/statements/european-critics-2025-11-plan').expect(410);
  await service.get('/statements/peskov-2025-12-03-eu-gas').expect(200);
  await service.get('/statements.atom').expect(200);
});
