// `npm run fleet`: the fleet of docker-compose.yml on this machine, with Debian's nginx, until it
// is interrupted. Publish while it runs with `npm run seed -- --out <the folder that it prints>`.
import { once } from 'node:events';
import { publishCurated } from '../support/curated.ts';
import { endAll } from './support/cleanup.ts';
import { startFleet } from './support/fleet.ts';
import { readVersion } from './support/server.ts';

const { folder } = publishCurated();
const { origin, nodes, balancer } = await startFleet(folder, 1000);
const lines = [
  `balancer  ${balancer.url}`,
  ...nodes.map(({ url }) => `node      ${url}`),
  `origin    ${origin.url}, serving ${folder}`,
  `version   ${await readVersion(balancer.url)}`,
];
process.stdout.write(`${lines.join('\n')}\n`);
await once(process, 'SIGINT');
await endAll();
