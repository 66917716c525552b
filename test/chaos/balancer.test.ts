// The balancer of docker-compose.yml, with Debian's nginx: clients that read nothing fill no
// memory, long lookups pass, its log keeps to itself, a busy node does not drag the others down.
import { readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { publishEdition } from '../support/publications.ts';
import { onEnd } from './support/cleanup.ts';
import { hasNginx, readCompose, startBalancer } from './support/fleet.ts';
import { report } from './support/report.ts';
import { startServer, temporaryFolder } from './support/server.ts';

/** A node that answers with as much as it is asked for, as fast as it is read. */
async function startGenerator(): Promise<{ port: number; sent: () => number }> {
  let sent = 0;
  const chunk = Buffer.alloc(1 << 20, 'x');
  const server = createServer((_request, response) => {
    const write = () => {
      let goesOn = true;
      while (goesOn && !response.destroyed) {
        sent += chunk.length;
        goesOn = response.write(chunk);
      }
    };
    response.on('drain', write).on('error', () => {});
    write();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, sent: () => sent };
}

function sizeOf(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
}

test.runIf(hasNginx)(
  'Clients that read nothing: the balancer keeps nothing on its disk',
  async () => {
    const node = await startGenerator();
    const balancer = await startBalancer([node.port]);
    for (let client = 0; client < 20; client++) {
      const socket = connect(balancer.port, '127.0.0.1');
      socket.on('error', () => {}).pause();
      socket.write(`GET /dataset.sqlite?${client} HTTP/1.1\r\nHost: x\r\n\r\n`);
      onEnd(() => void socket.destroy());
    }
    await setTimeout(5000);
    const mebibytes = { sent: node.sent() / 2 ** 20, kept: sizeOf(balancer.folder) / 2 ** 20 };
    report('Balancer, nobody reads', { clients: 20, 'MiB sent': mebibytes.sent });
    expect(mebibytes.kept).toBeLessThan(1);
    // What fits into buffers and sockets, and no more.
    expect(mebibytes.sent).toBeLessThan(20 * 16);
  },
);

test.runIf(hasNginx)('A large body for the balancer: is refused, and kept nowhere', async () => {
  const node = await startGenerator();
  const balancer = await startBalancer([node.port]);
  const response = await fetch(`${balancer.url}/`, { method: 'POST', body: 'x'.repeat(1 << 20) });
  expect(response.status).toBe(413);
  expect(sizeOf(balancer.folder)).toBeLessThan(1 << 20);
});

test.runIf(hasNginx)('A lookup of 2,000 letters of any script passes the balancer', async () => {
  const folder = temporaryFolder();
  publishEdition(folder, 1);
  const node = await startServer({ DATA_DIR: folder });
  const balancer = await startBalancer([node.port]);
  for (const letter of ['a', 'ж', '語', '😀']) {
    const text = encodeURIComponent(letter.repeat(2000));
    const response = await fetch(`${balancer.url}/lookup?text=${text}`);
    expect([letter, response.status]).toEqual([letter, 200]);
  }
});

test.runIf(hasNginx)('The log of the balancer has no address and no query', async () => {
  const folder = temporaryFolder();
  publishEdition(folder, 1);
  const node = await startServer({ DATA_DIR: folder });
  const balancer = await startBalancer([node.port]);
  const ask = (path: string) => fetch(balancer.url + path).then((response) => response.text());
  await ask('/statements.ndjson?q=mysecretsearch');
  await ask('/statements.ndjson?x=mysecretexport');
  await ask(`/statements?q=mysecret${'x'.repeat(40_000)}`);
  await node.stop('SIGKILL');
  expect((await fetch(`${balancer.url}/statements?q=mysecretsearch`)).status).toBe(502);
  expect(balancer.output()).not.toMatch(/mysecret|127\.0\.0\.1|GET/);
});

test.runIf(hasNginx)('A node that is too busy keeps its load to itself', async () => {
  const asked = [0, 0];
  const ports = await Promise.all(
    [503, 200].map(async (status, index) => {
      const server = createServer((_request, response) => {
        asked[index] = (asked[index] ?? 0) + 1;
        response.writeHead(status, { 'retry-after': '5' }).end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onEnd(() => void server.close());
      return (server.address() as AddressInfo).port;
    }),
  );
  const balancer = await startBalancer(ports);
  // The start has asked one of them already.
  asked.fill(0);
  for (let request = 0; request < 100; request++) {
    await (await fetch(`${balancer.url}/?${request}`)).text();
  }
  expect(asked).toEqual([50, 50]);
});

test('What is memory in docker-compose.yml has a size', () => {
  for (const [name, { tmpfs }] of Object.entries(readCompose().services)) {
    expect([name, tmpfs]).toEqual([name, [expect.stringMatching(/^\/tmp:size=\d+m/)]]);
  }
});
