// The door: what takes too long, is too large or comes too often is answered so, and others are
// served meanwhile.
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../src/records/problem.ts';
import { exchange, openForTest, openService, type Service } from '../support/listening.ts';

/** With the limits that it has by itself. */
let usual: Service;
beforeAll(async () => {
  usual = await openService();
});
afterAll(() => usual.app.close());

const headers = 'Host: x\r\nConnection: close\r\n\r\n';

async function checkProblem(response: Response, status: number): Promise<Problem> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem = (await response.json()) as Problem;
  expect(problem).toMatchObject({ status, type: 'about:blank' });
  return problem;
}

test('An address of 25,600 characters is answered, a longer one is a 414', async () => {
  const { url } = usual;
  const path = '/statements?q=';
  await checkProblem(await fetch(url + path + 'a'.repeat(25_600 - path.length)), 400);
  await checkProblem(await fetch(url + path + 'a'.repeat(25_601 - path.length)), 414);
});

test('Headers of more than 32 kB are a 431, and the connection is closed', async () => {
  const { port } = usual;
  const answer = await exchange(port, `GET / HTTP/1.1\r\nX: ${'a'.repeat(40_000)}\r\n${headers}`);
  expect(answer).toMatch(/^HTTP\/1\.1 431 .*"status":431/s);
});

test.each([
  ['no HTTP', 'hello\r\n\r\n'],
  ['an unknown method', `BREW / HTTP/1.1\r\n${headers}`],
  ['a header without colon', `GET / HTTP/1.1\r\nnonsense\r\n${headers}`],
  ['two lengths', `GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n${headers}`],
  [
    'length and chunks',
    `POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n${headers}`,
  ],
])('%s is a 400 in the form of a problem', async (_what, bytes) => {
  const { port } = usual;
  expect(await exchange(port, bytes)).toMatch(/^HTTP\/1\.1 400 .*problem\+json.*"status":400/s);
});

test('Headers that come too slowly are a 408, and silence is closed, in time', async () => {
  const { port } = await openForTest({ limits: { headersTimeoutMs: 500 } });
  const answers = ['GET /livez HTTP/1.1\r\nHost:', ''].map((bytes) => exchange(port, bytes));
  expect(await answers[0]).toMatch(/^HTTP\/1\.1 408 /);
  await answers[1];
});

test('A body that comes too slowly does not keep its connection', async () => {
  const { port } = await openForTest({ limits: { requestTimeoutMs: 500 } });
  const request = 'POST /statements HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc';
  expect(await exchange(port, request)).toMatch(/^HTTP\/1\.1 4\d\d /);
});

test('An idle connection is closed after the keep-alive time', async () => {
  const { port } = await openForTest({ limits: { keepAliveTimeoutMs: 300 } });
  // It ends, where by default it would be kept for longer than this waits.
  const answer = await exchange(port, 'GET /livez HTTP/1.1\r\nHost: x\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
});

test('A client that does not read its answer is cut off', async () => {
  const service = await openForTest({ limits: { keepAliveTimeoutMs: 300 } });
  // More than the buffers between the two take.
  const files = 'GET /dataset.sqlite HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(6);
  const socket = connect(service.port, '127.0.0.1', () => socket.write(files));
  socket.on('error', () => {});
  const countOpen = () =>
    new Promise<number>((resolve) =>
      service.app.server.getConnections((_error, count) => resolve(count)),
    );
  await expect.poll(countOpen, { timeout: 20_000 }).toBe(1);
  await expect.poll(countOpen, { timeout: 20_000 }).toBe(0);
  socket.destroy();
});

test('Each limit of time is the one of the server, to the millisecond', async () => {
  const limits = { headersTimeoutMs: 700, requestTimeoutMs: 1100, keepAliveTimeoutMs: 1300 };
  const { server } = (await openForTest({ limits })).app;
  const { headersTimeout, requestTimeout, keepAliveTimeout, timeout } = server;
  expect({ headersTimeout, requestTimeout, keepAliveTimeout, timeout }).toEqual({
    headersTimeout: 700,
    requestTimeout: 1100,
    keepAliveTimeout: 1300,
    timeout: 1300,
  });
  const shorter = await openForTest({ limits: { ...limits, requestTimeoutMs: 500 } });
  expect(shorter.app.server.headersTimeout).toBe(500);
});

test('Connections beyond the limit are closed, and later ones are served', async () => {
  const { port, url } = await openForTest({
    limits: { connectionsMax: 2, keepAliveTimeoutMs: 300 },
  });
  const held = [0, 1].map(() => exchange(port, 'GET /livez HTTP/1.1\r\nHost: x\r\n\r\n'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  await expect(fetch(`${url}/livez`)).rejects.toThrow();
  await Promise.all(held);
  expect((await fetch(`${url}/livez`)).status).toBe(200);
});

test('Requests beyond the rate are a 429 with Retry-After; the operator is never limited', async () => {
  const { url } = await openForTest({ limits: { requestsPerMinute: 3 } });
  const ask = (path: string) => fetch(url + path);
  for (let count = 0; count < 3; count++) expect((await ask('/topics')).status).toBe(200);
  const refused = await ask('/topics');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  await checkProblem(refused, 429);
  for (const path of ['/livez', '/readyz', '/metrics']) expect((await ask(path)).status).toBe(200);
});

test('What takes much work has a tenth of the allowance, whatever its route', async () => {
  const { url } = await openForTest({ limits: { requestsPerMinute: 20 } });
  const ask = (path: string) => fetch(url + path);
  expect((await ask('/statements.csv')).status).toBe(200);
  expect((await ask('/timeline')).status).toBe(200);
  for (const path of ['/lookup?text=des+mots', '/events.ics', '/statements.csv']) {
    const refused = await ask(path);
    const { detail } = await checkProblem(refused, 429);
    expect(detail).toMatch(/^More than 2 requests like this one per minute; wait /);
  }
  for (const path of ['/statements', '/topics']) expect((await ask(path)).status).toBe(200);
});

test('A client that invents an X-Forwarded-For gets no second allowance', async () => {
  const { url } = await openForTest({ limits: { requestsPerMinute: 1 } });
  expect(await askFrom(url, '203.0.113.1')).toBe(200);
  expect(await askFrom(url, '203.0.113.2')).toBe(429);
});

test('Behind a trusted proxy each client has its own allowance', async () => {
  const { url } = await openForTest({
    limits: { requestsPerMinute: 1, trustedProxies: ['127.0.0.0/8'] },
  });
  expect(await askFrom(url, '203.0.113.1')).toBe(200);
  expect(await askFrom(url, '203.0.113.2')).toBe(200);
  expect(await askFrom(url, '203.0.113.2')).toBe(429);
  expect(await askFrom(url, '203.0.113.9, 203.0.113.2')).toBe(429);
});

async function askFrom(url: string, address: string): Promise<number> {
  return (await fetch(`${url}/topics`, { headers: { 'x-forwarded-for': address } })).status;
}

test('An overloaded service says 503 and Retry-After, but still lives', async () => {
  const { app, url } = await openForTest({ limits: { eventLoopDelayMaxMs: 20 } });
  const timer = setInterval(() => block(200), 1);
  const ask = async () => (await fetch(`${url}/topics`)).status;
  await expect.poll(ask, { timeout: 20_000, interval: 10 }).toBe(503);
  const refused = await fetch(`${url}/topics`);
  const live = await fetch(`${url}/livez`);
  clearInterval(timer);
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  await checkProblem(refused, 503);
  expect(live.status).toBe(200);
  await expect.poll(ask, { timeout: 20_000, interval: 50 }).toBe(200);
  expect(app.server.listening).toBe(true);
});

test('What takes much work is refused first', async () => {
  const { app, url } = await openForTest({ limits: { eventLoopDelayMaxMs: 700 } });
  const timer = setInterval(() => block(250), 1);
  const ask = async (path: string) => (await fetch(url + path)).status;
  await expect.poll(() => ask('/timeline'), { timeout: 30_000, interval: 10 }).toBe(503);
  expect(app.memoryUsage().eventLoopDelay).toBeLessThan(700);
  const both = [await ask('/topics'), await ask('/statements.csv')];
  clearInterval(timer);
  expect(both).toEqual([200, 503]);
});

test('A service that is late because others use the machine goes on answering', async () => {
  const { app, url } = await openForTest({ limits: { eventLoopDelayMaxMs: 20 } });
  const ask = async () => (await fetch(`${url}/topics`)).status;
  const timer = setInterval(() => pause(60), 1);
  await expect
    .poll(() => app.memoryUsage().eventLoopDelay, { timeout: 20_000, interval: 50 })
    .toBeGreaterThan(40);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 200]);
  clearInterval(timer);
  const work = setInterval(() => block(60), 1);
  await expect.poll(ask, { timeout: 20_000, interval: 10 }).toBe(503);
  clearInterval(work);
});

/** Holds the thread without any work, as a machine does that is busy with something else. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function block(ms: number): void {
  const end = Date.now() + ms;
  while (Date.now() < end) Math.random();
}

test('A closing service answers, is not ready, and lets go of its connections', async () => {
  const { app, port, url } = await openService({ limits: { drainMs: 1000 } });
  const ask = async (path: string) => {
    const { status, headers } = await fetch(url + path);
    return [status, headers.get('connection')];
  };
  expect(await ask('/readyz')).toEqual([200, 'keep-alive']);
  const started = Date.now();
  const closed = app.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await ask('/topics'))[0]).toBe(200);
  await checkProblem(await fetch(`${url}/readyz`), 503);
  expect((await ask('/livez'))[0]).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 1200));
  // Over the connection that it has; others are no longer taken.
  expect(await ask('/topics')).toEqual([200, 'close']);
  await expect(exchange(port, '')).rejects.toThrow('ECONNREFUSED');
  await closed;
  expect(Date.now() - started).toBeLessThan(5000);
});
