// Reading from a primary and two standbys while publications, roles and servers come and go.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Servers, type ServersOptions } from '../../src/store/postgres/servers.ts';
import { StoreOverloadedError } from '../../src/store/store.ts';
import { Postgres } from '../support/postgres.ts';

let primary: Postgres;
let first: Postgres;
let second: Postgres;
const open: Servers[] = [];

beforeAll(async () => {
  primary = await Postgres.start({ fsync: false });
  const tables = join(import.meta.dirname, '../../migrations/postgres/0000_records.sql');
  await primary.run(readFileSync(tables, 'utf8'));
  [first, second] = await Promise.all([primary.startStandby(), primary.startStandby()]);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((servers) => servers.close()));
  await primary.run('TRUNCATE publications');
});
afterAll(() => Promise.all([primary, first, second].map((server) => server?.stop())));

async function publish(number: number, { on = primary, schema = 1, sha256 = `${number}` } = {}) {
  await on.run(`INSERT INTO publications VALUES
    (${number}, ${number}, 'v', '${sha256}', ${schema}, '{"seq":${number}}', now());
    NOTIFY on_record_publications`);
}

const replicate = () => Promise.all([first, second].map((standby) => primary.waitFor(standby)));

const messages: string[] = [];
const log = {
  info: (facts: object, message: string) => void messages.push(message + JSON.stringify(facts)),
  warn: (facts: object, message: string) => void messages.push(message + JSON.stringify(facts)),
};

async function connect(to: readonly Postgres[], options: Partial<ServersOptions> = {}) {
  messages.length = 0;
  const url = Postgres.urlOf(to);
  const servers = await Servers.open({ url, schema: 1, log, pollIntervalMs: 100, ...options });
  open.push(servers);
  return servers;
}

const rarely = { pollIntervalMs: 60_000, pollIntervalMaxMs: 60_000 };

const waitUntil = (holds: () => boolean) => expect.poll(holds, { timeout: 20_000 }).toBe(true);
const current = (servers: Servers) => servers.current() as { number: number; sha256: string };

/** The server that answers. */
const whoReads = async (servers: Servers, publication = current(servers)) => {
  const port = await servers.read(publication, (sql) => sql`SELECT inet_server_port() AS port`);
  return `127.0.0.1:${port[0]?.port}`;
};

test('Reads go to the standbys, and to the primary only when no standby serves', async () => {
  await publish(1);
  await replicate();
  const both = await connect([primary, first, second]);
  const asked = new Set(await Promise.all(Array.from({ length: 20 }, () => whoReads(both))));
  expect([...asked].sort()).toEqual([first.address, second.address].sort());
  const alone = await connect([primary]);
  expect(await whoReads(alone)).toBe(primary.address);
});

test('A node switches when a standby has the publication, not when the primary has', async () => {
  await publish(1);
  await replicate();
  const servers = await connect([primary, first, second]);
  for (const standby of [first, second]) await standby.run('SELECT pg_wal_replay_pause()');
  await publish(2);
  await setTimeout(500);
  expect(current(servers).number).toBe(1);
  await second.run('SELECT pg_wal_replay_resume()');
  await waitUntil(() => current(servers).number === 2);
  expect(await whoReads(servers)).toBe(second.address);
  expect(await whoReads(servers, { number: 1, sha256: '1' })).toBe(first.address);
  await first.run('SELECT pg_wal_replay_resume()');
});

test('Standbys that get nothing are waited for only so long', async () => {
  await publish(1);
  await replicate();
  const servers = await connect([primary, first], { lagMaxMs: 1000 });
  await first.run('SELECT pg_wal_replay_pause()');
  await publish(2);
  await setTimeout(500);
  expect(current(servers).number).toBe(1);
  await waitUntil(() => current(servers).number === 2);
  expect(await whoReads(servers)).toBe(primary.address);
  await first.run('SELECT pg_wal_replay_resume()');
});

test('An operator is told what is newest, which servers answer, and when one last did', async () => {
  await publish(1);
  await replicate();
  const servers = await connect([primary, first], { lagMaxMs: 60_000 });
  const up = servers.status();
  expect(up).toMatchObject({ failures: 0, newestSeq: 1 });
  expect(Date.now() - (up.reachedAt ?? 0)).toBeLessThan(60_000);
  await first.kill();
  await publish(2);
  await expect
    .poll(() => servers.status())
    .toMatchObject({
      newestSeq: 2,
      servers: [
        { name: primary.address, isUp: true },
        { name: first.address, isUp: false },
      ],
    });
  expect(servers.status().failures).toBeGreaterThan(0);
  await primary.kill();
  await waitUntil(() => servers.status().servers.every(({ isUp }) => !isUp));
  const { reachedAt, newestSeq } = servers.status();
  expect(newestSeq).toBe(2);
  await setTimeout(500);
  expect(servers.status().reachedAt).toBe(reachedAt);
  await primary.restart();
  await first.restart();
});

test('The primary tells of a publication between two polls', async () => {
  await publish(1);
  const servers = await connect([primary], rarely);
  await setTimeout(200);
  await publish(2);
  await waitUntil(() => current(servers).number === 2);
});

test('Publications of another schema are not seen', async () => {
  await publish(1);
  await publish(2, { schema: 2 });
  const servers = await connect([primary]);
  expect(servers.list().map(({ number }) => number)).toEqual([1]);
  expect(JSON.parse(servers.current()?.manifest ?? '')).toEqual({ seq: 1 });
});

test('A publication that is gone is not answered from, and left for an older one', async () => {
  await publish(1);
  await publish(2);
  const servers = await connect([primary], rarely);
  await whoReads(servers);
  const lost = current(servers);
  // As after a failover that lost it: every connection is made anew, to a server without it.
  await primary.run('DELETE FROM publications WHERE number = 2');
  await primary.restart();
  await expect(whoReads(servers, lost)).rejects.toThrow('no server has publication 2');
  expect(current(servers).number).toBe(1);
  expect(messages.join()).toContain('no server has the publication that was served any more');
  expect(await whoReads(servers)).toBe(primary.address);
});

test('A number that was given twice stands for two publications', async () => {
  await publish(1, { sha256: 'a' });
  const servers = await connect([primary]);
  const before = current(servers);
  await primary.run("UPDATE publications SET sha256 = 'b'; NOTIFY on_record_publications");
  await waitUntil(() => current(servers).sha256 === 'b');
  const ended = await primary.run(
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'on-record'",
  );
  expect(Number(ended)).toBeGreaterThan(0);
  await expect(whoReads(servers, before)).rejects.toThrow(StoreOverloadedError);
  expect(await whoReads(servers)).toBe(primary.address);
});

test('More reads than the pool and its queue hold are refused', async () => {
  await publish(1);
  const limits = { connectionsMax: 1, waitingMax: 1, waitingMaxMs: 300 };
  const servers = await connect([primary], limits);
  const sleep = (seconds: number) =>
    servers.read(current(servers), (sql) => sql`SELECT pg_sleep(${seconds})`);
  const running = sleep(0.8);
  const waiting = expect(sleep(0)).rejects.toThrow('no connection was free in time');
  await expect(sleep(0)).rejects.toThrow('1 reads are waiting already');
  await Promise.all([running, waiting]);
  await Promise.all([sleep(0.1), sleep(0)]);
});

test('A query that takes too long is stopped, and so is a read of many', async () => {
  await publish(1);
  const servers = await connect([primary], { statementTimeoutMs: 300, readTimeoutMs: 500 });
  const slow = servers.read(current(servers), (sql) => sql`SELECT pg_sleep(5)`);
  await expect(slow).rejects.toThrow(StoreOverloadedError);
  const many = servers.read(current(servers), async (sql) => {
    for (;;) await sql`SELECT pg_sleep(0.1)`;
  });
  await expect(many).rejects.toThrow('the read took too long');
  expect(await whoReads(servers)).toBe(primary.address);
});

test('Arrays and bytes go to the server and come back', async () => {
  await publish(1);
  const servers = await connect([primary]);
  const texts = ['a', 'b c', '"', '\\', ',', '{}', '\n', 'é', 'NULL', ''];
  const bytes = Buffer.from([0, 1, 255]);
  const [row] = await servers.read(
    current(servers),
    (sql) => sql`SELECT ${texts}::text[] AS texts, ${[1, 2]}::int[] AS numbers, ${bytes}::bytea`,
  );
  expect(row).toEqual({ texts, numbers: [1, 2], bytea: bytes });
});

test('A faulty query fails once, and nothing can be written', async () => {
  await publish(1);
  const servers = await connect([primary, first, second]);
  let runs = 0;
  const faulty = servers.read(current(servers), (sql) => {
    runs++;
    return sql`SELECT nothing`;
  });
  await expect(faulty).rejects.toThrow('column "nothing" does not exist');
  expect(runs).toBe(1);
  const alone = await connect([primary]);
  const write = alone.read(current(alone), (sql) => sql`DELETE FROM publications`);
  await expect(write).rejects.toThrow('read-only transaction');
});

test('A client that leaves waits for nothing', async () => {
  await publish(1);
  const servers = await connect([primary], { connectionsMax: 1 });
  const aborter = new AbortController();
  const read = () =>
    servers.read(current(servers), (sql) => sql`SELECT pg_sleep(0.5)`, aborter.signal);
  const left = [read(), read()].map((each) => expect(each).rejects.toThrow('left'));
  aborter.abort(new Error('left'));
  await Promise.all(left);
  expect(await whoReads(servers)).toBe(primary.address);
});

test('Without a server a node starts, answers nothing, and serves when there is one', async () => {
  await publish(1);
  await primary.kill();
  const servers = await connect([primary]);
  expect(servers.current()).toBe(undefined);
  await expect(whoReads(servers, { number: 1, sha256: '1' })).rejects.toThrow(StoreOverloadedError);
  await primary.restart();
  await waitUntil(() => servers.current()?.number === 1);
  expect(await whoReads(servers)).toBe(primary.address);
});

/** Reads all the time while the work is done; every answer must be right. */
async function readWhile(servers: Servers, work: () => Promise<void>): Promise<number> {
  let reads = 0;
  let done = false;
  const reader = async () => {
    while (!done) {
      const publication = current(servers);
      const rows = await servers.read(
        publication,
        (sql) => sql`SELECT manifest FROM publications WHERE number = ${publication.number}`,
      );
      expect(rows[0]?.manifest).toBe(`{"seq":${publication.number}}`);
      reads++;
    }
  };
  const readers = Array.from({ length: 10 }, reader);
  await Promise.all([work().finally(() => (done = true)), ...readers]);
  return reads;
}

test('A server that hangs is left, and used again when it answers', async () => {
  await publish(1);
  await replicate();
  const servers = await connect([primary, first, second], { lookTimeoutMs: 1000 });
  const reads = await readWhile(servers, async () => {
    first.freeze();
    await waitUntil(() => messages.some((each) => each.includes('cannot be read from')));
    await setTimeout(500);
    first.thaw();
    await waitUntil(() => messages.some((each) => each.includes('is back')));
  });
  expect(reads).toBeGreaterThan(10);
});

test('A standby and the primary are killed, a standby takes over: no read fails', async () => {
  await publish(1);
  await replicate();
  const servers = await connect([primary, first, second]);
  const reads = await readWhile(servers, async () => {
    await setTimeout(300);
    await first.kill();
    await setTimeout(500);
    await first.restart();
    await primary.waitFor(first);
    await setTimeout(500);
    await primary.kill();
    await setTimeout(500);
    await first.promote();
    await second.follow(first);
    await publish(2, { on: first });
    await waitUntil(() => current(servers).number === 2);
  });
  expect(reads).toBeGreaterThan(100);
  expect(await whoReads(servers)).toBe(second.address);
  await primary.restart();
});
