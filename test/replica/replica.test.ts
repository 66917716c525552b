// Following publications: what is good is served, what is not is refused and changes nothing.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashFile } from '../../src/publication/disk.ts';
import { fileName, type Manifest, readManifest } from '../../src/publication/manifest.ts';
import { prepareInThread } from '../../src/replica/check-thread.ts';
import type { ReplicaOptions } from '../../src/replica/options.ts';
import type { Replica } from '../../src/replica/replica.ts';
import { openNode } from '../support/node.ts';
import { type OriginServer, openOrigin } from '../support/origin-server.ts';
import { announceDamaged, cutShort, flipBit, writeManifest } from '../support/publications.ts';
import { publishSmallEdition } from '../support/small-editions.ts';

let published: string;
let own: string;
let origin: OriginServer;
const opened: Replica[] = [];
const logged: string[] = [];

beforeEach(async () => {
  published = mkdtempSync(join(tmpdir(), 'onrecord-origin-'));
  own = mkdtempSync(join(tmpdir(), 'onrecord-node-'));
  origin = await openOrigin(published);
  logged.length = 0;
});

afterEach(async () => {
  for (const replica of opened.splice(0)) await replica.close();
  await origin.close();
  for (const folder of [published, own]) rmSync(folder, { recursive: true, force: true });
});

async function openReplica({ folder = published, ...options }: Partial<ReplicaOptions> = {}) {
  const log = (_facts: object, message: string) => void logged.push(message);
  const replica = await openNode(folder, { log: { info: log, warn: log }, ...options });
  opened.push(replica);
  return replica;
}

const openPulling = (options = {}) => openReplica({ folder: own, origin: origin.url, ...options });

/** As the service does it. */
const inThread = { prepare: prepareInThread };

const versionOf = (replica: Replica) => replica.current()?.version;

const refusals = (replica: Replica) =>
  Object.fromEntries(Object.entries(replica.status().refused).filter(([, count]) => count > 0));

test('A folder: serves its manifest and swaps when the next one is published', async () => {
  const first = publishSmallEdition(published, 1);
  const replica = await openReplica(inThread);
  expect(versionOf(replica)).toBe(first.version);
  const second = publishSmallEdition(published, 2);
  await replica.poll();
  expect(versionOf(replica)).toBe(second.version);
  expect(replica.current()?.manifest.seq).toBe(2);
});

test('A swap is told with the version before', async () => {
  const told: object[] = [];
  const log = { info: (facts: object) => void told.push(facts), warn: () => {} };
  const first = publishSmallEdition(published, 1);
  const replica = await openReplica({ log });
  const second = publishSmallEdition(published, 2);
  await replica.poll();
  expect(told).toEqual([
    { seq: 1, version: first.version, previous: null },
    { seq: 2, version: second.version, previous: first.version },
  ]);
});

test('Pulling: a served file that is gone is told of, and served on while the origin is dead', async () => {
  const manifest = publishSmallEdition(published, 1);
  const damages: string[] = [];
  const replica = await openPulling({ onDamage: (reason: string) => void damages.push(reason) });
  rmSync(join(own, fileName(manifest)));
  await origin.close();
  await replica.poll();
  expect(versionOf(replica)).toBe(manifest.version);
  expect(replica.status().isCopyMissing).toBe(true);
  expect(damages).toEqual([]);
  expect(logged).toContain('the served file is gone or was changed');
});

test('A folder: a served file that is gone is told of, and its publication not looked at again', async () => {
  const manifest = publishSmallEdition(published, 1);
  const replica = await openReplica();
  rmSync(join(published, fileName(manifest)));
  await replica.poll();
  await replica.poll();
  expect(versionOf(replica)).toBe(manifest.version);
  expect(replica.status().isCopyMissing).toBe(true);
  expect(logged.filter((message) => message !== 'serving a dataset')).toEqual([
    'the served file is gone or was changed',
  ]);
});

test('Whoever writes to the served file is found out; whoever puts another there is not', async () => {
  const manifest = publishSmallEdition(published, 1);
  const file = join(published, fileName(manifest));
  const replica = await openReplica();
  expect(replica.findDamage()).toBeUndefined();
  chmodSync(file, 0o644);
  copyFileSync(file, `${file}.copy`);
  writeFileSync(file, 'x');
  expect(replica.findDamage()).toBe(file);
  renameSync(`${file}.copy`, file);
  expect(replica.findDamage()).toBeUndefined();
  await replica.poll();
  expect(replica.status().isCopyMissing).toBe(false);
});

test.each<[what: string, isTold: boolean, change: (file: string) => void]>([
  ['was written to', true, (file) => writeFileSync(file, 'x')],
  [
    'has another under its name',
    false,
    (file) => {
      writeFileSync(`${file}.bad`, 'x');
      renameSync(`${file}.bad`, file);
    },
  ],
])('A served file that %s does harm: %s', async (_what, isTold, change) => {
  const file = join(published, fileName(publishSmallEdition(published, 1)));
  const damages: string[] = [];
  const replica = await openReplica({ onDamage: (reason) => void damages.push(reason) });
  chmodSync(file, 0o644);
  change(file);
  await replica.poll();
  expect(damages).toEqual(isTold ? [expect.stringContaining(file)] : []);
  expect(replica.status().isCopyMissing).toBe(true);
});

test('A file that cannot be opened though its check passed is a failure, and no refusal', async () => {
  const { version } = publishSmallEdition(published, 1);
  const replica = await openReplica({ prepare: async () => ({ outcome: 'good' }) });
  const file = join(published, fileName(publishSmallEdition(published, 2)));
  chmodSync(file, 0o644);
  writeFileSync(file, Buffer.alloc(8192));
  const { failures } = replica.status();
  await replica.poll();
  expect(versionOf(replica)).toBe(version);
  expect(replica.status().failures).toBe(failures + 1);
  expect(refusals(replica)).toEqual({});
});

test('An empty folder: has no dataset until one is published', async () => {
  const replica = await openReplica();
  expect(replica.current()).toBeUndefined();
  const { version } = publishSmallEdition(published, 1);
  await replica.poll();
  expect(versionOf(replica)).toBe(version);
});

test('An address: the file is pulled, read-only, and asked for only once', async () => {
  const { version } = publishSmallEdition(published, 1);
  const replica = await openPulling();
  expect(versionOf(replica)).toBe(version);
  await replica.poll();
  await replica.poll();
  expect(origin.requests.filter((line) => line.endsWith('.sqlite'))).toHaveLength(1);
  expect(origin.requests.at(-1)).toBe('304 /manifest.json');
  const file = join(own, fileName(readManifest(own) as Manifest));
  expect(hashFile(file)).toBe(hashFile(join(published, fileName(readManifest(own) as Manifest))));
  expect(readdirSync(own).filter((name) => name.includes('.part'))).toEqual([]);
});

test('A dead origin: serves the last good file after a restart', async () => {
  const { version } = publishSmallEdition(published, 1);
  await (await openPulling()).close();
  await origin.close();
  const replica = await openPulling();
  expect(versionOf(replica)).toBe(version);
  expect(replica.status().failures).toBeGreaterThan(0);
});

test('A dead origin and no file: is open, has nothing, and serves when the origin is back', async () => {
  const { port } = new URL(origin.url);
  await origin.close();
  const replica = await openPulling();
  expect(replica.current()).toBeUndefined();
  const { version } = publishSmallEdition(published, 1);
  origin = await openOrigin(published, Number(port));
  await replica.poll();
  expect(versionOf(replica)).toBe(version);
});

async function checkRefused(replica: Replica, reason: string, spoil: () => void): Promise<void> {
  const { version } = readManifest(published) as Manifest;
  expect(versionOf(replica)).toBe(version);
  spoil();
  for (let polls = 0; polls < 2; polls++) await replica.poll();
  expect(versionOf(replica)).toBe(version);
  expect(refusals(replica)).toEqual({ [reason]: 1 });
  expect(logged.filter((message) => message === 'refused')).toHaveLength(1);
  expect(replica.status().failures).toBe(0);
  const good = publishSmallEdition(published, 3, 9);
  await replica.poll();
  expect(versionOf(replica)).toBe(good.version);
}

test('A folder that is a file is open, and has nothing', async () => {
  const folder = join(published, 'file');
  writeFileSync(folder, '');
  const replica = await openReplica({ folder });
  expect(replica.current()).toBeUndefined();
  expect(logged[0]).toBe('the folder cannot be read');
});

test('A folder: a manifest that is no JSON is refused', async () => {
  publishSmallEdition(published, 1);
  const spoil = () => writeFileSync(join(published, 'manifest.json'), '{"seq": 2');
  await checkRefused(await openReplica(), 'manifest', spoil);
});

test('A folder: a file with a flipped bit is refused', async () => {
  publishSmallEdition(published, 1);
  await checkRefused(await openReplica(), 'sha256', () => announceDamaged(published, flipBit));
});

test('Pulling: a file with a flipped bit is refused', async () => {
  publishSmallEdition(published, 1);
  await checkRefused(await openPulling(), 'sha256', () => announceDamaged(published, flipBit));
});

test('Pulling: a file that is shorter than announced is refused', async () => {
  publishSmallEdition(published, 1);
  await checkRefused(await openPulling(), 'size', () => announceDamaged(published, cutShort));
});

test('A rollback: an older file with a higher seq is served', async () => {
  const old = publishSmallEdition(published, 1);
  publishSmallEdition(published, 2);
  const replica = await openPulling();
  writeManifest(published, { ...old, seq: 3 });
  await replica.poll();
  expect(versionOf(replica)).toBe(old.version);
  expect(replica.current()?.manifest.seq).toBe(3);
});

test('A refused publication that heals: is served although its manifest is the same', async () => {
  publishSmallEdition(published, 1);
  const replica = await openReplica();
  const good = publishSmallEdition(published, 2);
  const path = join(published, fileName(good));
  const moved = `${path}.away`;
  copyFileSync(path, moved);
  chmodSync(path, 0o644);
  writeFileSync(path, 'half of it');
  await replica.poll();
  expect(refusals(replica)).toEqual({ size: 1 });
  renameSync(moved, path);
  for (let polls = 0; polls < 3; polls++) await replica.poll();
  expect(versionOf(replica)).toBe(good.version);
});

test.each(['error', 'cut', 'no-such-file'] as const)(
  'A fault in the download (%s): is a failure, not a refusal, and passes',
  async (fault) => {
    const first = publishSmallEdition(published, 1);
    const replica = await openPulling();
    const second = publishSmallEdition(published, 2);
    origin.misbehave((path) => (path.endsWith('.sqlite') ? fault : 'none'));
    await replica.poll();
    await replica.poll();
    expect(versionOf(replica)).toBe(first.version);
    expect(replica.status().failures).toBe(2);
    expect(refusals(replica)).toEqual({});
    expect(logged.filter((message) => message === 'origin failed')).toHaveLength(1);
    expect(readdirSync(own).filter((name) => name.includes('.part'))).toEqual([]);
    origin.misbehave(() => 'none');
    await replica.poll();
    expect(versionOf(replica)).toBe(second.version);
  },
);

test('A held dataset: can be read after the swap, until it is let go', async () => {
  publishSmallEdition(published, 1);
  const replica = await openReplica();
  const snapshot = replica.current();
  const release = snapshot?.hold();
  publishSmallEdition(published, 2);
  await replica.poll();
  expect(await snapshot?.count({ resource: 'statements', filters: {} })).toBeGreaterThan(0);
  expect((await snapshot?.coverage())?.period.earliest).toBeTruthy();
  release?.();
  release?.();
  expect(() => snapshot?.hasId('topics', 'energy')).toThrow(/not open/);
});

test('Pulling: removes what was taken down, also when the same file is served on', async () => {
  const first = publishSmallEdition(published, 1);
  const replica = await openPulling();
  const second = publishSmallEdition(published, 2);
  await replica.poll();
  const listOwn = () => readdirSync(own).filter((name) => name.endsWith('.sqlite'));
  expect(listOwn()).toHaveLength(2);
  const { seq, version, sha256, bytes, schema, publishedAt } = first;
  const past = { seq, version, sha256, bytes, schema, publishedAt, removed: true };
  writeManifest(published, { ...second, seq: 3, ledger: [past] });
  await replica.poll();
  expect(listOwn()).toEqual([fileName(second)]);
});

test('Pulling: what is signed anew is kept for the next start, and pulled no second time', async () => {
  const first = publishSmallEdition(published, 1);
  const replica = await openPulling();
  const renewed = { ...first, expiresAt: '2999-01-01T00:00:00Z' };
  writeManifest(published, renewed);
  await replica.poll();
  expect(readManifest(own)).toEqual(renewed);
  expect(origin.requests.filter((line) => line.endsWith('.sqlite'))).toHaveLength(1);
});

test('Pulling: keeps the served file and the one before it', async () => {
  const retention = { filesMax: 2, bytesMax: Infinity };
  for (const edition of [1, 2, 3]) {
    publishSmallEdition(published, edition);
    if (edition === 1) await openPulling({ retention });
    await opened[0]?.poll();
  }
  const files = readdirSync(own).filter((name) => name.endsWith('.sqlite'));
  expect(files).toHaveLength(2);
  expect(existsSync(join(own, fileName(readManifest(own) as Manifest)))).toBe(true);
});

test('Two manifests within a second: the tag of the first does not hide the second', async () => {
  const body = JSON.stringify({ seq: 1, made: 'wrong' });
  const now = new Date().toUTCString();
  let conditional = 0;
  const server = createServer((request, response) => {
    if (request.headers['if-none-match']) conditional++;
    response.setHeader('last-modified', now).setHeader('etag', '"same"').end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const replica = await openPulling({ origin: `http://127.0.0.1:${port}` });
  await replica.poll();
  expect(conditional).toBe(0);
  server.closeAllConnections();
  server.close();
});

test('A file that does not come: closing ends the thread that waits for it', async () => {
  const replica = await openPulling(inThread);
  publishSmallEdition(published, 1);
  origin.misbehave((path) => (path.endsWith('.sqlite') ? 'silence' : 'none'));
  const polled = replica.poll();
  const isAsked = () => origin.asked.some((path) => path.endsWith('.sqlite'));
  await expect.poll(isAsked, { timeout: 30_000 }).toBe(true);
  await replica.close();
  await polled;
  expect(replica.current()).toBeUndefined();
});

test('A silent origin: closing does not wait for it', async () => {
  const replica = await openPulling();
  origin.misbehave(() => 'silence');
  const polled = replica.poll();
  const started = Date.now();
  await replica.close();
  await polled;
  expect(Date.now() - started).toBeLessThan(1000);
  expect(replica.status().failures).toBe(1);
});
