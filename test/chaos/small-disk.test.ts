// A disk of 64 MB, as a container's memory is: clients that read nothing do not fill it, and a node
// whose publications no longer fit goes on with what it has.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { publishGenerated } from '../support/generated.ts';
import { openOrigin } from '../support/origin-server.ts';
import { publishEdition } from '../support/publications.ts';
import { onEnd } from './support/cleanup.ts';
import { hasNginx, startBalancer } from './support/fleet.ts';
import { report } from './support/report.ts';
import { readVersion, startServer, temporaryFolder, waitFor } from './support/server.ts';

const sizeOption = 'size=64m';

/** Why there is no such disk here, or undefined. */
function findObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'only Linux has tmpfs';
  const folder = temporaryFolder();
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', sizeOption, 'tmpfs', folder]);
  if (status !== 0) return `it cannot be mounted: ${stderr}`.trim();
  execFileSync('umount', [folder]);
  return undefined;
}

const obstacle = findObstacle();

function mountDisk(): string {
  const folder = temporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', sizeOption, 'tmpfs', folder]);
  onEnd(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

const mebibytesOf = (folder: string) => {
  const { blocks, bfree, bsize } = statfsSync(folder);
  return ((blocks - bfree) * bsize) / 2 ** 20;
};

test('Clients that read nothing leave the disk of the balancer and of the node empty', async ({
  skip,
}) => {
  skip(!hasNginx, 'there is no nginx here');
  skip(obstacle !== undefined, obstacle);
  const data = mountDisk();
  // More than sockets hold: what is not read would have to lie somewhere.
  cpSync(publishGenerated().folder, data, { recursive: true });
  const node = await startServer({ DATA_DIR: data });
  const disk = mountDisk();
  const balancer = await startBalancer([node.port], disk);
  const before = { balancer: mebibytesOf(disk), node: mebibytesOf(data) };
  const paths = ['/dataset.sqlite', '/statements.ndjson', '/statements.csv', '/sources.csv'];
  for (let client = 0; client < 60; client++) {
    const port = client % 8 < 4 ? balancer.port : node.port;
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {}).pause();
    socket.write(`GET ${paths[client % 4]} HTTP/1.1\r\nHost: x\r\n\r\n`);
    onEnd(() => void socket.destroy());
  }
  await setTimeout(5000);
  const after = { balancer: mebibytesOf(disk), node: mebibytesOf(data) };
  report('Disk of 64 MB, nobody reads', { clients: 60, 'MiB on the balancer': after.balancer });
  expect(after.balancer - before.balancer).toBeLessThan(1);
  expect(after.node - before.node).toBeLessThan(1);
  expect((await fetch(`${balancer.url}/statements?limit=1`)).status).toBe(200);
});

test('A publication that does not fit is not taken, and is as soon as it fits', async ({
  skip,
}) => {
  skip(obstacle !== undefined, obstacle);
  const published = temporaryFolder();
  const first = publishEdition(published, 1);
  const origin = await openOrigin(published);
  onEnd(() => origin.close());
  const own = mountDisk();
  const node = await startServer({ DATA_DIR: own, ORIGIN_URL: origin.url, POLL_INTERVAL_MS: 200 });
  const filler = join(own, 'filler');
  writeFileSync(filler, Buffer.alloc(2 ** 20 * Math.floor(63 - mebibytesOf(own))));
  const second = publishEdition(published, 2);
  await waitFor(async () => node.output().includes('ENOSPC'), 20_000, node.output);
  expect(await readVersion(node.url)).toBe(first.version);
  expect((await fetch(`${node.url}/statements?q=war`)).status).toBe(200);
  rmSync(filler);
  await waitFor(async () => (await readVersion(node.url)) === second.version, 20_000, node.output);
});
