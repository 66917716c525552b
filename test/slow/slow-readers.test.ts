// Clients that read slowly or never, and addresses that ask for the same in other letters: none of
// them takes more than its share.
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { LongAnswers } from '../../src/http/exchange/long-answers.ts';
import { openCurated } from '../support/curated.ts';
import { openService, type Service } from '../support/listening.ts';

const opened: Service[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const { app } of opened.splice(0)) await app.close();
});

async function open(options: Parameters<typeof openService>[0] = {}): Promise<Service> {
  const service = await openService(options);
  opened.push(service);
  return service;
}

const longPath = '/dataset.sqlite';

/** Asks, for more than the buffers of the system hold, and reads nothing until it is told to. */
function ask({ port }: Service, path = longPath) {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => {}).pause();
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(30));
  return { socket, closed: new Promise<void>((resolve) => socket.once('close', () => resolve())) };
}

const readRate = { windowMs: 600, bytesPerSecondMin: 100_000 };

const openSockets = (service: Service) =>
  new Promise<number>((resolve) => service.app.server.getConnections((_e, n) => resolve(n)));

test.each([longPath, '/openapi.json'])(
  '%s read by nobody: the client is given up',
  async (path) => {
    const service = await open({ limits: { readRate } });
    ask(service, path);
    await expect.poll(() => openSockets(service)).toBe(1);
    await expect.poll(() => openSockets(service), { timeout: 10_000 }).toBe(0);
  },
);

test('A client that reads some bytes now and then is given up', async () => {
  const service = await open({ limits: { readRate } });
  const { socket } = ask(service);
  await expect.poll(() => openSockets(service)).toBe(1);
  const timer = setInterval(() => socket.read(100), 50);
  await expect.poll(() => openSockets(service), { timeout: 10_000 }).toBe(0);
  clearInterval(timer);
});

test('A client that is fast enough, or waits between requests, is not', async () => {
  const service = await open({ limits: { readRate: { windowMs: 2000, bytesPerSecondMin: 1000 } } });
  const { socket } = ask(service);
  let bytes = 0;
  socket.on('data', (chunk) => {
    bytes += chunk.length;
    socket.pause();
    globalThis.setTimeout(() => socket.resume(), 10);
  });
  socket.resume();
  await setTimeout(6000);
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(await openSockets(service)).toBe(1);
});

test('Too many long answers at a time: the next is a 503, until one has ended', async () => {
  const service = await open({ longAnswers: new LongAnswers({ countMax: 2, lifeMs: 60_000 }) });
  const { socket } = ask(service);
  ask(service);
  await expect.poll(async () => (await fetch(service.url + longPath)).status).toBe(503);
  const refused = await fetch(service.url + longPath);
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(((await refused.json()) as { detail: string }).detail).toContain('2 long answers');
  const head = await fetch(service.url + longPath, { method: 'HEAD' });
  expect(head.status).toBe(200);
  const etag = head.headers.get('etag') as string;
  const unchanged = await fetch(service.url + longPath, { headers: { 'if-none-match': etag } });
  expect(unchanged.status).toBe(304);
  expect((await fetch(`${service.url}/statements`)).status).toBe(200);
  socket.destroy();
  const status = async () => {
    const response = await fetch(service.url + longPath);
    await response.body?.cancel();
    return response.status;
  };
  await expect.poll(status).toBe(200);
});

test('An answer that takes too long is cut off', async () => {
  const service = await open({ longAnswers: new LongAnswers({ countMax: 9, lifeMs: 300 }) });
  ask(service);
  await expect.poll(() => openSockets(service)).toBe(1);
  await expect.poll(() => openSockets(service), { timeout: 5000 }).toBe(0);
});

test('The tag of a generated answer names the version of the program, that of a file does not', async () => {
  const [old, next] = await Promise.all([open({ version: '1.0.0' }), open({ version: '1.0.1' })]);
  const tagOf = async (path: string, { url }: Service) =>
    (await fetch(url + path, { method: 'HEAD' })).headers.get('etag');
  for (const path of ['/statements.ndjson', '/statements.xlsx']) {
    expect(await tagOf(path, old)).not.toBe(await tagOf(path, next));
  }
  expect(await tagOf(longPath, old)).toBe(await tagOf(longPath, next));
});

test('Addresses that ask for the same share one answer; what cannot be decoded is refused', async () => {
  const dataset = openCurated();
  let lists = 0;
  const current = (signal?: () => AbortSignal) =>
    new Proxy(dataset.current(signal), {
      get(snapshot, name) {
        if (name === 'listDocuments') lists++;
        const value: unknown = Reflect.get(snapshot, name);
        return typeof value === 'function' ? value.bind(snapshot) : value;
      },
    });
  const service = await open({ store: { current } });
  const ask = async (query: string) => (await fetch(`${service.url}/statements?${query}`)).status;
  lists = 0;
  for (const query of ['actor=peskov', '&&actor=peskov', 'actor=%70eskov', 'actor=peskov&']) {
    expect([query, await ask(query)]).toEqual([query, 200]);
  }
  expect(lists).toBe(1);
  expect(await ask('q=%EF%BF%BD')).not.toBe(500);
  expect(await ask('q=%FF')).toBe(400);
  dataset.close();
});
