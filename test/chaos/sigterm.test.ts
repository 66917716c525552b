// Stopping under load: what is in flight is answered, then the process ends.
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { publishEdition } from '../support/publications.ts';
import { report } from './support/report.ts';
import { type Server, startServer, temporaryFolder } from './support/server.ts';

interface Counts {
  answered: number;
  /** The connection broke after the request was sent on it. */
  brokenInFlight: number;
  refused: number;
  other: number;
}

/** Clients with kept connections, as fast as they can, until the server is gone. */
async function askUntilGone({ port }: Server, clients: number): Promise<Counts> {
  const counts: Counts = { answered: 0, brokenInFlight: 0, refused: 0, other: 0 };
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  await Promise.all(Array.from({ length: clients }, () => askOn(port, agent, counts)));
  agent.destroy();
  return counts;
}

async function askOn(port: number, agent: Agent, counts: Counts): Promise<void> {
  for (let index = 0; ; index++) {
    const outcome = await ask(port, agent, `/statements?limit=${1 + (index % 100)}`);
    counts[outcome]++;
    if (outcome === 'refused') return;
  }
}

function ask(port: number, agent: Agent, path: string): Promise<keyof Counts> {
  return new Promise((resolve) => {
    const request = get({ port, host: '127.0.0.1', path, agent }, (response: IncomingMessage) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('error', () => resolve('brokenInFlight'));
      response.on('end', () => {
        const whole = bytes === Number(response.headers['content-length']);
        if (!whole) resolve('brokenInFlight');
        else resolve(response.statusCode === 200 ? 'answered' : 'other');
      });
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') resolve('refused');
      // RFC 9112 §9.3.1: on a kept connection the server may just have closed it; nothing was lost.
      else resolve(request.reusedSocket ? 'other' : 'brokenInFlight');
    });
  });
}

test('SIGTERM under load: no request in flight fails, and it exits with 0 in time', async () => {
  const runs = 3;
  const sum: Counts = { answered: 0, brokenInFlight: 0, refused: 0, other: 0 };
  let slowestMs = 0;
  for (let run = 0; run < runs; run++) {
    const folder = temporaryFolder();
    publishEdition(folder, 1);
    const server = await startServer({ DATA_DIR: folder, EVENT_LOOP_DELAY_MAX_MS: '0' });
    const asking = askUntilGone(server, 32);
    await setTimeout(1000);
    const started = performance.now();
    expect(await server.stop('SIGTERM')).toBe(0);
    slowestMs = Math.max(slowestMs, performance.now() - started);
    const counts = await asking;
    for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += counts[key];
  }
  report('SIGTERM under load', {
    runs,
    answered: sum.answered,
    'failed in flight': sum.brokenInFlight,
    'other failures': sum.other,
    'exit after ms, at most': slowestMs,
  });
  expect(sum.brokenInFlight).toBe(0);
  expect(sum.other).toBe(0);
  expect(slowestMs).toBeLessThan(10_000);
});

test('SIGTERM with idle connections and a slow client: exits in time all the same', async () => {
  const folder = temporaryFolder();
  publishEdition(folder, 1);
  const server = await startServer({ DATA_DIR: folder });
  const agent = new Agent({ keepAlive: true });
  await Promise.all(Array.from({ length: 20 }, () => ask(server.port, agent, '/topics')));
  const slow = connect(server.port, '127.0.0.1');
  slow.on('error', () => {});
  slow.write('GET /topics HTTP/1.1\r\nX:');
  await setTimeout(200);
  const started = performance.now();
  expect(await server.stop('SIGTERM')).toBe(0);
  const ms = performance.now() - started;
  agent.destroy();
  slow.destroy();
  report('SIGTERM with idle and slow clients', { 'exit after ms': ms });
  expect(ms).toBeLessThan(10_000);
});
