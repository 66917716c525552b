// The log: one line a request, with what an operator needs and nothing of what was asked.
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { publishCurated } from '../support/curated.ts';
import { type Service, startService } from '../support/service.ts';

interface Line {
  level: number;
  id?: string;
  method?: string;
  route?: string | null;
  status?: number;
  ms?: number;
  msg?: string;
}

let service: Service;
let written = '';
afterEach(() => service.close());

async function start(options: Parameters<typeof startService>[0] = {}): Promise<void> {
  written = '';
  const stream = {
    write: (text: string) => {
      written += text;
    },
  };
  service = await startService({
    ...options,
    logger: pino({ level: 'trace', base: null }, stream),
  });
  written = '';
}

const lines = () =>
  written
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

test('each request is one line with id, method, route pattern, status and milliseconds', async () => {
  await start();
  await service.get('/statements?actor=peskov').expect(200);
  await service.get('/statements/peskov-2025-12-03-eu-gas').expect(200);
  await service.send('HEAD', '/sources/moscow-talks-2025-12-03/text').expect(200);
  await service.get('/statements?actor=nobody').expect(400);
  await service.get('/actors/nobody').expect(404);
  await service.get('/nowhere').expect(404);
  await service.send('POST', '/statements').expect(405);
  await service.send('OPTIONS', '/statements').expect(204);
  expect((await service.sendRaw('/statements/%')).status).toBe(400);
  const seen = lines().map(({ method, route, status }) => [method, route, status]);
  expect(seen).toEqual([
    ['GET', '/statements', 200],
    ['GET', '/statements/:id', 200],
    ['HEAD', '/sources/:id/text', 200],
    ['GET', '/statements', 400],
    ['GET', '/actors/:id', 404],
    ['GET', null, 404],
    ['POST', null, 405],
    ['OPTIONS', '*', 204],
    ['GET', null, 400],
  ]);
  for (const line of lines()) {
    expect(Object.keys(line).sort()).toEqual(
      ['id', 'level', 'method', 'ms', 'route', 'status', 'time'].sort(),
    );
    expect(line.ms).toBeGreaterThanOrEqual(0);
  }
  expect(new Set(lines().map(({ id }) => id)).size).toBe(9);
});

test('nothing of a query, an id or a client is written, at any level', async () => {
  await start();
  const headers = {
    'user-agent': 'secret-agent',
    referer: 'https://secret.example',
    cookie: 'a=secret',
  };
  for (const url of [
    '/statements?actor=secret',
    '/statements?q=secret',
    '/actors/secret',
    '/secret?secret',
  ]) {
    await service.get(url).set(headers);
  }
  await service.sendRaw('/statements/%?secret=%');
  expect(lines()).toHaveLength(5);
  expect(written).not.toMatch(/secret|127\.0\.0\.1/);
});

test('a fault of ours is logged with its stack, and the client is told nothing', async () => {
  const { folder, manifest } = publishCurated();
  const dataset = new Dataset(folder, manifest);
  await start({ dataset });
  dataset.close();
  const { body } = await service.get('/statements/x?').expect(500);
  expect(body).toMatchObject({ status: 500, detail: 'Internal error.', errors: [] });
  const [fault, request] = lines();
  expect(fault).toMatchObject({ level: 50, msg: 'internal error', id: request?.id });
  expect(JSON.stringify(fault)).toContain('database connection is not open');
  expect(request).toMatchObject({ route: '/statements/:id', status: 500 });
});
