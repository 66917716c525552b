// A rollback is an emergency: the service says so everywhere, and tells no false history.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Replica } from '../../src/replica/replica.ts';
import { rollBack } from '../../src/seed/publish.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { publishCurated } from '../support/curated.ts';
import { publishHistory } from '../support/history.ts';
import { openNode } from '../support/node.ts';
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

const told = '/statements/peskov-2025-12-03-eu-gas/history';

test.each(['/changes', '/changes.csv', '/changes.atom', '/corrections.html', told])(
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

describe('where the version that was taken back is still kept', () => {
  let node: Replica;
  let kept: Service;

  beforeAll(async () => {
    const oleg = { 'actors/oleg.yaml': 'kind: person\nname: Oleg\n' };
    const { folder, manifests } = publishHistory([
      { seeds: {}, at: '2026-01-01T12:00:00Z' },
      { seeds: oleg, at: '2026-01-02T12:00:00Z' },
    ]);
    rollBack(folder, manifests[0]?.version as string);
    node = await openNode(folder);
    kept = await startService({
      dataset: { current: (signal) => node.current(signal), close: () => {} },
    });
  });
  afterAll(async () => {
    await kept.close();
    await node.close();
  });

  test('an id that it had is a 503, one that was never there a 404', async () => {
    const { detail } = await kept.refuse('/actors/oleg', 503);
    expect(detail).toContain('temporarily not served');
    const { errors } = await kept.refuse('/actors/ana', 404);
    expect(errors[0]?.suggestions).toEqual(['anna']);
    await kept.get('/actors/anna').expect(200);
  });
});
