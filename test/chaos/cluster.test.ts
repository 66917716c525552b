// Three nodes that serve from PostgreSQL, a primary with two streaming standbys: servers are killed
// and hang, one takes over, and it is published meanwhile. Clients notice nothing.
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Manifest } from '../../src/publication/manifest.ts';
import { publishToDatabase } from '../../src/store/postgres/publisher.ts';
import { Postgres } from '../support/postgres.ts';
import { publishEdition } from '../support/publications.ts';
import { onEnd } from './support/cleanup.ts';
import { hasNginx, startBalancer } from './support/fleet.ts';
import { loadWhile, serveAll } from './support/nodes-under-load.ts';
import { report } from './support/report.ts';
import { type Server, startServer, temporaryFolder, waitFor } from './support/server.ts';

/** Only ends a test of nodes that never agree; how long they took is printed. */
const agreeMs = 60_000;

/** So many different searches that most of them are answered from no cache. */
const paths = Array.from({ length: 4000 }, (_, index) => [
  `/statements?q=plan+-word${index}`,
  `/statements?actor=peskov&q=-word${index}`,
  `/statements?facets=actor,topic&q=-word${index}`,
  `/timeline?actor=peskov&limit=${(index % 50) + 20}`,
]).flat();

interface Cluster {
  servers: [Postgres, Postgres, Postgres];
  nodes: Server[];
  balancer: string;
  /** Publishes as the seed job does; resolves when all nodes serve it, with the milliseconds. */
  publish: () => Promise<number>;
}

async function startCluster(): Promise<Cluster> {
  const primary = await Postgres.start();
  onEnd(() => primary.stop());
  const standbys: Postgres[] = [];
  for (let standby = 0; standby < 2; standby++) {
    const server = await primary.startStandby();
    onEnd(() => server.stop());
    standbys.push(server);
  }
  const servers = [primary, ...standbys] as Cluster['servers'];
  const url = Postgres.urlOf(servers);
  const folder = temporaryFolder();
  let edition = 0;
  const put = (): Promise<Manifest> =>
    publishToDatabase(url, folder, publishEdition(folder, ++edition), { keepMax: 3 });
  await put();
  for (const standby of standbys) await primary.waitFor(standby);
  const nodes: Server[] = [];
  while (nodes.length < 3) {
    nodes.push(await startServer({ DATABASE_URL: url, DATA_DIR: temporaryFolder() }));
  }
  const balancer = await startBalancer(nodes.map(({ port }) => port));
  const publish = async () => {
    const { version } = await put();
    return waitFor(() => serveAll(nodes, version), agreeMs);
  };
  return { servers, nodes, balancer: balancer.url, publish };
}

test.runIf(hasNginx)(
  'Servers are killed and one takes over: no read fails, and it is published again',
  async () => {
    const { servers, balancer, publish } = await startCluster();
    const [primary, first, second] = servers;
    const breaks: [string, () => Promise<number | undefined>][] = [
      ['nothing, and a publication', publish],
      [
        'a standby is killed, then a publication',
        async () => {
          await first.kill();
          await setTimeout(2000);
          return publish();
        },
      ],
      [
        'the standby returns and the other hangs, then a publication',
        async () => {
          await first.restart();
          second.freeze();
          const ms = await publish();
          second.thaw();
          await primary.waitFor(second);
          return ms;
        },
      ],
      [
        'the primary is killed',
        async () => {
          await primary.kill();
          await setTimeout(5000);
          return undefined;
        },
      ],
      [
        'a standby is promoted and the other follows it, then a publication',
        async () => {
          await first.promote();
          await second.follow(first);
          return publish();
        },
      ],
    ];
    for (const [name, work] of breaks) {
      let ms: number | undefined;
      const losses = await loadWhile([balancer], paths, async () => {
        await setTimeout(1000);
        ms = await work();
        await setTimeout(1000);
      });
      report(`Cluster, ${name}`, {
        ...losses,
        ...(ms !== undefined && { 'all agree after ms': ms }),
      });
      expect.soft([name, losses]).toMatchObject([name, { failed: 0, 'mixed answers': 0 }]);
    }
  },
  600_000,
);
