// What is read while its publication is dropped fails, and is never cut short in silence.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PostgresDatabase } from '../../src/store/postgres/database.ts';
import { publishToDatabase } from '../../src/store/postgres/publisher.ts';
import { type Snapshot, StoreOverloadedError } from '../../src/store/store.ts';
import { Postgres } from '../support/postgres.ts';
import { publishEdition } from '../support/publications.ts';
import { temporaryFolder } from '../support/seeds.ts';

const folder = temporaryFolder();
const hour = 3_600_000;

let server: Postgres;
let database: PostgresDatabase;
let edition = 0;

const publish = () =>
  publishToDatabase(server.url(), folder, publishEdition(folder, ++edition), { keepMax: 2 });

beforeAll(async () => {
  server = await Postgres.start({ fsync: false });
  await publish();
  const log = { info: () => {}, warn: () => {} };
  // It is told of publications, and asks too seldom to notice that one is gone.
  const rarely = { pollIntervalMs: hour, pollIntervalMaxMs: hour };
  database = await PostgresDatabase.open({ url: server.url(), log, ...rarely });
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

const all = { resource: 'statements', filters: {} } as const;

const begin = async (snapshot: Snapshot) => {
  const batches = snapshot.walkDocuments(all, 'ascending', Infinity)[Symbol.asyncIterator]();
  expect((await batches.next()).value.length).toBeGreaterThan(1000);
  return batches;
};

test('An export goes on while its publication is kept, and fails when it is dropped', async () => {
  const snapshot = database.current() as Snapshot;
  const [first, second] = [await begin(snapshot), await begin(snapshot)];
  await publish();
  expect((await first.next()).value.length).toBeGreaterThan(1000);
  await publish();
  await expect(second.next()).rejects.toThrow(StoreOverloadedError);
  await expect(snapshot.findDocument('actors', 'peskov')).rejects.toThrow(StoreOverloadedError);
});
