// Clients that take too long, come too many or talk nonsense: the others are served meanwhile.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { publishEdition } from '../support/publications.ts';
import { onEnd } from './support/cleanup.ts';
import { report } from './support/report.ts';
import {
  readMetric,
  type Server,
  startServer,
  temporaryFolder,
  waitFor,
} from './support/server.ts';

const headersTimeoutMs = 2000;
const requestTimeoutMs = 3000;

async function start(): Promise<Server> {
  const folder = temporaryFolder();
  publishEdition(folder, 1);
  return startServer({
    DATA_DIR: folder,
    HEADERS_TIMEOUT_MS: headersTimeoutMs,
    REQUEST_TIMEOUT_MS: requestTimeoutMs,
    KEEP_ALIVE_TIMEOUT_MS: 2000,
  });
}

interface Attacker {
  socket: Socket;
  received: () => string;
  /** Milliseconds from its beginning to the end of the connection. */
  closed: Promise<number>;
}

function attack(port: number, bytes: string): Attacker {
  const started = performance.now();
  const socket = connect(port, '127.0.0.1');
  let received = '';
  if (bytes !== '') socket.write(bytes);
  socket.on('data', (chunk) => {
    received += chunk;
  });
  socket.on('error', () => {});
  const closed = new Promise<number>((resolve) => {
    socket.on('close', () => resolve(performance.now() - started));
  });
  onEnd(() => void socket.destroy());
  return { socket, received: () => received, closed };
}

/** Asks as any client does, one request after the other, until told to stop. */
function askMeanwhile(url: string) {
  let stop = false;
  let slowestMs = 0;
  let answered = 0;
  let failed = 0;
  const asking = (async () => {
    while (!stop) {
      const started = performance.now();
      const ok = await fetch(`${url}/statements?limit=${1 + (answered % 50)}`).then(
        async (response) => response.ok && (await response.text()).length > 0,
        () => false,
      );
      slowestMs = Math.max(slowestMs, performance.now() - started);
      if (ok) answered++;
      else failed++;
      await setTimeout(5);
    }
  })();
  return async () => {
    stop = true;
    await asking;
    return { answered, failed, 'slowest ms': slowestMs };
  };
}

async function checkClosed(what: string, server: Server, attackers: Attacker[], limitMs: number) {
  const finish = askMeanwhile(server.url);
  const times = await Promise.all(attackers.map(({ closed }) => closed));
  const others = await finish();
  report(what, {
    sockets: times.length,
    'closed after ms, at most': Math.max(...times),
    ...others,
  });
  expect(others.failed).toBe(0);
  expect(others.answered).toBeGreaterThan(20);
  expect(Math.max(...times)).toBeLessThan(limitMs);
}

/** Connections are looked at once a second; the rest is for a busy machine. */
const slackMs = 5000;

test('Slow headers: 200 clients that send a byte now and then are closed in time', async () => {
  const server = await start();
  const attackers = Array.from({ length: 200 }, () => attack(server.port, 'GET / HTTP/1.1\r\nX:'));
  const timer = setInterval(() => {
    for (const { socket } of attackers) if (socket.writable) socket.write('x');
  }, 200);
  onEnd(() => clearInterval(timer));
  await checkClosed('Slow headers', server, attackers, headersTimeoutMs + slackMs);
  expect(attackers.every(({ received }) => /^(HTTP\/1\.1 408 |$)/.test(received()))).toBe(true);
});

test('Slow bodies: 200 clients that never finish are closed in time', async () => {
  const server = await start();
  const request = 'POST /statements HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n';
  const attackers = Array.from({ length: 200 }, () => attack(server.port, request));
  const timer = setInterval(() => {
    for (const { socket } of attackers) if (socket.writable) socket.write('x');
  }, 200);
  onEnd(() => clearInterval(timer));
  await checkClosed('Slow bodies', server, attackers, requestTimeoutMs + slackMs);
  expect(attackers.every(({ received }) => /^HTTP\/1\.1 4\d\d /.test(received()))).toBe(true);
});

test('2,000 idle sockets: others are served, and they are closed in time', async () => {
  const server = await start();
  const attackers: Attacker[] = [];
  while (attackers.length < 2000) {
    const batch = Array.from({ length: 100 }, () => attack(server.port, ''));
    // What the system has to turn away would count as connected here, and as nothing there.
    await Promise.all(batch.map(({ socket }) => once(socket, 'connect')));
    attackers.push(...batch);
  }
  await checkClosed('Idle sockets', server, attackers, headersTimeoutMs + slackMs + 3000);
});

test('Answers that nobody reads: their connections are given up, memory stays small', async () => {
  const server = await start();
  const readRss = async () =>
    (await readMetric(server.url, 'process_resident_memory_bytes')) / 2 ** 20;
  const before = await readRss();
  const request = 'GET /statements?limit=100 HTTP/1.1\r\nHost: x\r\n\r\n';
  const attackers = Array.from({ length: 50 }, () => {
    const attacker = attack(server.port, request.repeat(50));
    attacker.socket.pause();
    return attacker;
  });
  await Promise.all(attackers.map(({ socket }) => once(socket, 'connect')));
  const finish = askMeanwhile(server.url);
  await setTimeout(500);
  const during = await readMetric(server.url, 'process_open_fds');
  const isOver = async () => (await readMetric(server.url, 'process_open_fds')) <= during - 50;
  const ms = await waitFor(isOver, 2000 + slackMs);
  const after = await readRss();
  const others = await finish();
  const figures = { 'given up after ms': ms, 'MiB before': before, 'MiB after': after };
  report('Answers not read', { sockets: attackers.length, ...figures, ...others });
  expect(others.failed).toBe(0);
  expect(after - before).toBeLessThan(200);
});

test('Pipelining: 1,000 requests at once on one connection are answered in order', async () => {
  const server = await start();
  const paths = Array.from({ length: 1000 }, (_, index) => `/statements?limit=${1 + (index % 9)}`);
  const requests = paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
  const { received, closed } = attack(server.port, requests.join(''));
  await Promise.race([closed, waitFor(async () => count(received()) === 1000, 20_000)]);
  const limits = [...received().matchAll(/"page":\{"limit":(\d+)/g)].map(([, limit]) => limit);
  expect(limits).toEqual(paths.map((path) => path.split('=')[1]));
  report('Pipelining', { requests: paths.length, answers: limits.length });
});

const count = (text: string) => text.split('"page":{').length - 1;

const nonsense: [what: string, bytes: string, answer: RegExp][] = [
  ['unknown method', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n', /^HTTP\/1\.1 400 /],
  ['method in lower case', 'get / HTTP/1.1\r\nHost: x\r\n\r\n', /^HTTP\/1\.1 400 /],
  ['TRACE', close('TRACE / HTTP/1.1'), /^HTTP\/1\.1 40[45] /],
  ['PROPFIND', close('PROPFIND /statements HTTP/1.1'), /^HTTP\/1\.1 40[45] /],
  ['CONNECT', close('CONNECT example.test:443 HTTP/1.1'), /^(HTTP\/1\.1 4\d\d |$)/],
  ['upgrade', upgrade(), /^HTTP\/1\.1 (200|4\d\d) /],
  ['HTTP/2 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', /^HTTP\/1\.1 4\d\d /],
  ['HTTP/9', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n', /^HTTP\/1\.1 4\d\d /],
  ['no host', 'GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 400 /],
  ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', /^HTTP\/1\.1 400 /],
  ['a null byte', close('GET /\0 HTTP/1.1'), /^HTTP\/1\.1 4\d\d /],
  ['absolute address', close('GET http://evil.test/statements HTTP/1.1'), /^HTTP\/1\.1 [24]\d\d /],
  ['path without slash', close('GET statements HTTP/1.1'), /^HTTP\/1\.1 4\d\d /],
  [
    'path to the file system',
    close('GET /docs/static/../../../etc/passwd HTTP/1.1'),
    /^HTTP\/1\.1 4/,
  ],
  ['smuggling', smuggle(), /^HTTP\/1\.1 400 /],
  ['chunk sizes that lie', chunked(), /^HTTP\/1\.1 4\d\d /],
  ['300 headers', close('GET / HTTP/1.1', 'X: 1\r\n'.repeat(300)), /^HTTP\/1\.1 [234]\d\d /],
  ['folded header', 'GET / HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n', /^HTTP\/1\.1 [34]\d\d /],
];

function close(line: string, headers = ''): string {
  return `${line}\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`;
}

function upgrade(): string {
  return close('GET /livez HTTP/1.1', 'Upgrade: websocket\r\nSec-WebSocket-Key: x\r\n');
}

function smuggle(): string {
  const lengths = 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n';
  return close('POST / HTTP/1.1', lengths).concat('0\r\n\r\nGET /secret HTTP/1.1\r\n\r\n');
}

function chunked(): string {
  return close('POST / HTTP/1.1', 'Transfer-Encoding: chunked\r\n').concat('zzz\r\nabc\r\n');
}

test('Bad methods and nonsense: each gets a client error, nobody else notices', async () => {
  const server = await start();
  const finish = askMeanwhile(server.url);
  for (const [what, bytes, answer] of nonsense) {
    const { received, closed } = attack(server.port, bytes);
    const ms = await closed;
    expect([what, received().slice(0, 200)]).toEqual([what, expect.stringMatching(answer)]);
    expect(received()).not.toMatch(/root:|node_modules|at Object|HTTP\/1\.1 5/);
    expect(ms).toBeLessThan(requestTimeoutMs + slackMs);
  }
  const others = await finish();
  report('Nonsense', { kinds: nonsense.length, ...others });
  expect(others.failed).toBe(0);
});
