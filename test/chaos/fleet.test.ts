// Three nodes: whatever happens to the origin or to one of them, clients get answers, and soon
// all nodes serve the same dataset.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Fault, openOrigin } from '../support/origin-server.ts';
import { publishEdition, writeManifest } from '../support/publications.ts';
import { hasNginx, startFleet, startNodes } from './support/fleet.ts';
import { loadWhile, serveAll } from './support/nodes-under-load.ts';
import { report } from './support/report.ts';
import {
  readVersion,
  type Server,
  startServer,
  temporaryFolder,
  waitFor,
} from './support/server.ts';

const pollMs = 500;

/** Only ends a test of nodes that never agree; how long they took is printed. */
const healMs = 60_000;

const paths = ['/statements', '/statements?actor=peskov', '/statements?q=plan', '/timeline'];

test('A flaky origin: three nodes answer everything, and agree soon after it heals', async () => {
  const published = temporaryFolder();
  publishEdition(published, 1);
  const origin = await openOrigin(published);
  const nodes = await startNodes(origin.url, pollMs);
  const faults: Fault[] = ['error', 'cut', 'garbage', 'no-such-file', 'silence'];
  const within: number[] = [];
  const heal = async (version: string) => {
    origin.misbehave(() => 'none');
    within.push(await waitFor(() => serveAll(nodes, version), healMs));
  };
  const losses = await loadWhile(
    nodes.map(({ url }) => url),
    paths,
    async () => {
      let edition = 1;
      for (const fault of faults) {
        let asked = 0;
        // Now and then it does answer: each node sees another part of the trouble.
        origin.misbehave(() => (asked++ % 3 === 2 ? 'none' : fault));
        const { version } = publishEdition(published, ++edition);
        await setTimeout(3 * pollMs);
        await heal(version);
      }
      const { version } = publishEdition(published, ++edition);
      writeManifest(published, { seq: 'broken' });
      await setTimeout(2 * pollMs);
      publishEdition(published, edition, 50);
      await heal(version);
      await origin.close();
      await setTimeout(2 * pollMs);
    },
  );
  report('Flaky origin', {
    nodes: nodes.length,
    ...losses,
    'troubles healed': within.length,
    'all agree after ms, at most': Math.max(...within),
    'poll ms': pollMs,
  });
  expect(losses).toMatchObject({ failed: 0, 'mixed answers': 0 });
});

test.runIf(hasNginx)(
  'The fleet of docker-compose.yml: nodes are killed and published to, clients notice nothing',
  async () => {
    const published = temporaryFolder();
    publishEdition(published, 1);
    const { origin, nodes, balancer } = await startFleet(published, pollMs);
    const within: number[] = [];
    let killed = 0;
    const losses = await loadWhile([balancer.url], paths, async () => {
      for (const [index, node] of nodes.entries()) {
        const { version } = publishEdition(published, index + 2);
        within.push(await waitFor(() => serveAll(nodes, version), healMs));
        await node.stop(index === 1 ? 'SIGTERM' : 'SIGKILL');
        killed++;
        await setTimeout(500);
        nodes[index] = await startAgain(node, origin.url);
        await setTimeout(1500);
      }
    });
    report('Fleet with nginx', {
      nodes: nodes.length,
      ...losses,
      'nodes killed': killed,
      'all agree after ms, at most': Math.max(...within),
    });
    expect(losses).toMatchObject({ failed: 0, 'mixed answers': 0 });
    expect((await fetch(`${balancer.url}/metrics`)).status).toBe(404);
    const foreign = await fetch(`${origin.url}/.lock`);
    expect(foreign.status).toBe(404);
  },
);

const startAgain = ({ port }: Server, origin: string) =>
  startServer({
    PORT: port,
    ORIGIN_URL: origin,
    DATA_DIR: temporaryFolder(),
    POLL_INTERVAL_MS: pollMs,
  });

test('A restart with the origin dead: ready in 3 s from the local file', async () => {
  const published = temporaryFolder();
  const { version } = publishEdition(published, 1);
  const origin = await openOrigin(published);
  const environment = { ORIGIN_URL: origin.url, DATA_DIR: temporaryFolder() };
  const first = await startServer(environment);
  await waitFor(async () => (await readVersion(first.url)) === version, 10_000);
  await first.stop('SIGKILL');
  await origin.close();
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    const started = performance.now();
    const server = await startServer(environment);
    times.push(performance.now() - started);
    expect(await readVersion(server.url)).toBe(version);
    await server.stop('SIGKILL');
  }
  report('Restart, origin dead', { restarts: times.length, 'ready after ms': Math.max(...times) });
  expect(Math.max(...times)).toBeLessThan(3000);
});

test('A first start with the origin dead: alive, not ready, and ready when it is back', async () => {
  const published = temporaryFolder();
  const { version } = publishEdition(published, 1);
  const gone = await openOrigin(published);
  const { port } = new URL(gone.url);
  await gone.close();
  const environment = { ORIGIN_URL: gone.url, DATA_DIR: temporaryFolder() };
  const server = await startServer(environment, '/livez');
  const statuses = await Promise.all(
    ['/livez', '/readyz', '/statements', '/openapi.json'].map(
      async (path) => (await fetch(server.url + path)).status,
    ),
  );
  expect(statuses).toEqual([200, 503, 503, 200]);
  const origin = await openOrigin(published, Number(port));
  const ms = await waitFor(async () => (await readVersion(server.url)) === version, 5500);
  await origin.close();
  report('First start, origin dead', { 'ready after its return, ms': ms });
});

test('A local file that rotted: is not served, and pulled again', async () => {
  const published = temporaryFolder();
  const { version, sha256 } = publishEdition(published, 1);
  const origin = await openOrigin(published);
  const environment = { ORIGIN_URL: origin.url, DATA_DIR: temporaryFolder() };
  await (await startServer(environment)).stop('SIGKILL');
  const path = join(environment.DATA_DIR, `${sha256}.sqlite`);
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
  rmSync(path);
  writeFileSync(path, bytes);
  const server = await startServer(environment);
  expect(await readVersion(server.url)).toBe(version);
  expect(server.output()).toContain('the local dataset failed its check');
  await origin.close();
});
