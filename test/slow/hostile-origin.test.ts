// An origin that errs or means harm: what it says cannot take away what a node has, lead it to
// other machines, keep it waiting or lock it out.
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderLockedError } from '../../src/publication/lock.ts';
import { fileName, type Manifest, seqMax } from '../../src/publication/manifest.ts';
import { prepareInThread } from '../../src/replica/check-thread.ts';
import type { ReplicaOptions } from '../../src/replica/options.ts';
import type { Replica } from '../../src/replica/replica.ts';
import { openNode } from '../support/node.ts';
import { type OriginServer, openOrigin } from '../support/origin-server.ts';
import { announce, publishEdition, writeManifest } from '../support/publications.ts';

let published: string;
let own: string;
let origin: OriginServer;
const opened: Replica[] = [];
const servers: Server[] = [];
let logged: string[] = [];

beforeEach(async () => {
  published = mkdtempSync(join(tmpdir(), 'onrecord-origin-'));
  own = mkdtempSync(join(tmpdir(), 'onrecord-node-'));
  origin = await openOrigin(published);
  logged = [];
});

afterEach(async () => {
  for (const replica of opened.splice(0)) await replica.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await origin.close();
  for (const folder of [published, own]) rmSync(folder, { recursive: true, force: true });
});

async function open(options: Partial<ReplicaOptions> = {}): Promise<Replica> {
  const log = (facts: object, message: string) => {
    logged.push(`${message} ${JSON.stringify(facts)}`);
  };
  const pulling = { origin: origin.url, log: { info: log, warn: log }, ...options };
  const replica = await openNode(own, pulling);
  opened.push(replica);
  return replica;
}

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const versionOf = (replica: Replica) => replica.current()?.version;

const isHere = (manifest: Manifest) => existsSync(join(own, fileName(manifest)));

/** What a node serves after a restart without its origin. */
async function restartAlone(replica: Replica): Promise<string | undefined> {
  await replica.close();
  await origin.close();
  return versionOf(await open());
}

test.each([1, -1])('The served file announced with %d byte too many: is kept', async (more) => {
  const good = publishEdition(published, 1);
  const replica = await open();
  announce(published, { bytes: good.bytes + more });
  await replica.poll();
  expect(replica.status().refused.size).toBe(1);
  expect(isHere(good)).toBe(true);
  expect(await restartAlone(replica)).toBe(good.version);
});

test('The file before the served one announced with a wrong size: is kept', async () => {
  const first = publishEdition(published, 1);
  const replica = await open();
  publishEdition(published, 2);
  await replica.poll();
  writeManifest(published, { ...first, seq: 3, bytes: 5 });
  await replica.poll();
  expect(replica.status().refused.size).toBe(1);
  expect(isHere(first)).toBe(true);
});

test('A new file under the name of the served one: the old bytes stay', async () => {
  const good = publishEdition(published, 1);
  const replica = await open();
  const path = join(published, fileName(good));
  chmodSync(path, 0o644);
  writeFileSync(path, 'something else');
  announce(published, {});
  await replica.poll();
  expect(isHere(good)).toBe(true);
  expect(await restartAlone(replica)).toBe(good.version);
});

test('The served file was removed by somebody: it is pulled again', async () => {
  const good = publishEdition(published, 1);
  const replica = await open();
  rmSync(join(own, fileName(good)), { force: true });
  origin.misbehave((path) => (path.endsWith('.sqlite') ? 'error' : 'none'));
  await replica.poll();
  expect(replica.status().isCopyMissing).toBe(true);
  origin.misbehave(() => 'none');
  await replica.poll();
  expect(replica.status().isCopyMissing).toBe(false);
  expect(isHere(good)).toBe(true);
  expect(await restartAlone(replica)).toBe(good.version);
});

test('A file that fails its check never had its own name', async () => {
  publishEdition(published, 1);
  const replica = await open();
  const { sha256 } = announce(published, { sha256: 'a'.repeat(64), version: 'a'.repeat(12) });
  writeFileSync(join(published, `${sha256}.sqlite`), 'no dataset');
  await replica.poll();
  expect(readdirSync(own).filter((name) => /\.part|^a{64}/.test(name))).toEqual([]);
});

test.each([
  ['another host', (url: string) => url.replace('127.0.0.1', 'localhost')],
  ['an address without a scheme', (url: string) => url.replace('http:', '')],
])('A redirect to %s is not followed', async (_what, write) => {
  const asked: string[] = [];
  const inside = await listen((request, response) => {
    asked.push(request.url ?? '');
    response.end('{"secret": "of the network"}');
  });
  for (const from of ['/manifest.json', '.sqlite']) {
    const good = publishEdition(published, 1);
    const outside = await listen((request, response) => {
      const { url = '' } = request;
      if (url.endsWith(from)) {
        response.writeHead(302, { location: `${write(inside)}/latest/meta-data` }).end();
      } else {
        response.end(readFileSync(join(published, url)));
      }
    });
    const replica = await open({ origin: outside });
    expect(versionOf(replica)).toBeUndefined();
    expect(logged.join('\n')).toContain('it redirects to another origin');
    expect(logged.join('\n')).not.toContain('secret');
    expect(asked).toEqual([]);
    await replica.close();
    expect(isHere(good)).toBe(false);
  }
});

test('A redirect within the origin is followed, in a circle it ends', async () => {
  const good = publishEdition(published, 1);
  let isCircle = false;
  const url = await listen((request, response) => {
    const { url = '' } = request;
    if (isCircle || !url.startsWith('/now/')) {
      response.writeHead(307, { location: `/now${url}` }).end();
    } else {
      response.end(readFileSync(join(published, url.slice(4))));
    }
  });
  const replica = await open({ origin: url });
  expect(versionOf(replica)).toBe(good.version);
  isCircle = true;
  await replica.poll();
  expect(logged.at(-1)).toContain('more than 3 redirects');
});

test('A page in place of the manifest: its text does not come to the log', async () => {
  const url = await listen((_request, response) => response.end('<p>secret of somebody</p>'));
  const replica = await open({ origin: url });
  expect(replica.status().refused.manifest).toBe(1);
  expect(logged.join('\n')).not.toContain('secret');
  expect(logged.join('\n')).toMatch(/"bytes":25,"sha256":"[0-9a-f]{64}"/);
});

const pace = { silenceMaxMs: 300, manifestMaxMs: 500, windowMs: 400, windowBytesMin: 1000 };

/** A byte now and then, never silent for long. */
function drip(bytes: Buffer): RequestListener {
  return (_request, response) => {
    let next = 0;
    const timer = setInterval(() => response.write(bytes.subarray(next, ++next)), 100);
    response.on('close', () => clearInterval(timer));
  };
}

test('A manifest that comes byte by byte is given up, and the next is read', async () => {
  const { version } = publishEdition(published, 1);
  let slow: RequestListener | undefined = drip(Buffer.from('{"seq": 1, "version": "'));
  const url = await listen((request, response) => {
    if (slow) slow(request, response);
    else response.end(readFileSync(join(published, request.url ?? '')));
  });
  const started = Date.now();
  const replica = await open({ origin: url, pace });
  expect(Date.now() - started).toBeLessThan(2000);
  expect(replica.status().failures).toBe(1);
  slow = undefined;
  await replica.poll();
  expect(versionOf(replica)).toBe(version);
});

test('A file that comes byte by byte is given up', async () => {
  const { bytes } = publishEdition(published, 1);
  const url = await listen((request, response) => {
    const { url = '' } = request;
    if (url.endsWith('.sqlite')) drip(Buffer.alloc(bytes))(request, response);
    else response.end(readFileSync(join(published, url)));
  });
  const started = Date.now();
  const replica = await open({ origin: url, pace });
  expect(Date.now() - started).toBeLessThan(3000);
  expect(replica.status().failures).toBe(1);
  expect(logged.join('\n')).toContain('fewer than 1000 bytes within 400 ms');
});

test('A long pull gives way to a newer publication', async () => {
  const first = publishEdition(published, 1);
  let isAsked = false;
  const url = await listen((request, response) => {
    const { url = '' } = request;
    if (!url.includes(first.sha256)) return response.end(readFileSync(join(published, url)));
    isAsked = true;
    // Fast enough for its pace, and never complete.
    drip(Buffer.alloc(first.bytes))(request, response);
  });
  const polled = open({
    origin: url,
    prepare: prepareInThread,
    pollIntervalMs: 100,
    patienceMs: 200,
    pace: { silenceMaxMs: 9000, manifestMaxMs: 9000, windowMs: 60_000, windowBytesMin: 1 },
  });
  await expect.poll(() => isAsked, { timeout: 30_000 }).toBe(true);
  const second = publishEdition(published, 2);
  const replica = await polled;
  expect(logged.join('\n')).toContain('a newer publication came');
  await expect.poll(() => versionOf(replica), { timeout: 30_000 }).toBe(second.version);
  expect(readdirSync(own).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test.each([
  ['of a schema that this program does not read', (good: Manifest) => ({ ...good, schema: 2 })],
  [
    'whose file is not there',
    (good: Manifest) => ({ ...good, sha256: 'b'.repeat(64), version: 'b'.repeat(12) }),
  ],
  ['that is damaged', () => ({ seq: 'x' })],
])('Started with a manifest %s: serves the good file beside it', async (_what, spoil) => {
  const good = publishEdition(published, 1, 5);
  await (await open()).close();
  await origin.close();
  writeManifest(own, spoil(good));
  const replica = await open();
  expect(versionOf(replica)).toBe(good.version);
  expect(logged.join('\n')).toContain('the local dataset failed its check');
});

test('Started with a good file of a bad publication: an older number is still refused', async () => {
  const good = publishEdition(published, 1, 5);
  await (await open()).close();
  writeManifest(own, { ...good, seq: 7, schema: 2 });
  publishEdition(published, 2, 6);
  const replica = await open();
  expect(versionOf(replica)).toBe(good.version);
  expect(replica.status().refused.seq).toBe(1);
  const next = publishEdition(published, 2, 8);
  await replica.poll();
  expect(versionOf(replica)).toBe(next.version);
});

test('Started with a bad publication: what was taken down is not served again', async () => {
  const good = publishEdition(published, 1, 5);
  await (await open()).close();
  await origin.close();
  const { format: _format, ledger: _ledger, ...past } = good;
  const ledger = [{ ...past, removed: true }];
  writeManifest(own, { ...good, seq: 6, schema: 2, ledger });
  expect(versionOf(await open())).toBeUndefined();
});

test('Two nodes on one folder: the second refuses to start, and may when the first has ended', async () => {
  publishEdition(published, 1);
  const first = await open();
  await expect(open()).rejects.toThrow(FolderLockedError);
  await first.close();
  expect(versionOf(await open())).toBe(
    versionOf(await open({ folder: published, origin: undefined })),
  );
});

test.each([Number.MAX_SAFE_INTEGER, seqMax + 1, seqMax, 5_000_000])(
  'Publication number %d: is refused, and the next true one is taken',
  async (seq) => {
    publishEdition(published, 1);
    const replica = await open();
    publishEdition(published, 2, seq);
    await replica.poll();
    expect(versionOf(replica)).not.toBe(publishEdition(published, 2, 2).version);
    await replica.poll();
    expect(replica.current()?.manifest.seq).toBe(2);
  },
);

test('Another file under the version of the served one is refused', async () => {
  const good = publishEdition(published, 1);
  const replica = await open();
  const other = publishEdition(published, 2);
  writeManifest(published, { ...other, version: good.version });
  await replica.poll();
  expect(replica.status().refused.manifest).toBe(1);
  expect(replica.current()?.manifest).toEqual(good);
});
