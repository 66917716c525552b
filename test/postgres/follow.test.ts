// A node loads what is published by itself, also while nobody asks it for anything.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PostgresDatabase } from '../../src/store/postgres/database.ts';
import { publishToDatabase } from '../../src/store/postgres/publisher.ts';
import { Postgres } from '../support/postgres.ts';
import { publishEdition } from '../support/publications.ts';
import { temporaryFolder } from '../support/seeds.ts';

const folder = temporaryFolder();
const messages: string[] = [];
let server: Postgres;
let database: PostgresDatabase;
let edition = 0;

const publish = () =>
  publishToDatabase(server.url(), folder, publishEdition(folder, ++edition), { keepMax: 2 });
const currentSeq = () => database.current()?.manifest.seq;

beforeAll(async () => {
  server = await Postgres.start({ fsync: false });
  await publish();
  const add = (_facts: object, message: string) => void messages.push(message);
  const log = { info: add, warn: add };
  database = await PostgresDatabase.open({ url: server.url(), log, pollIntervalMs: 100 });
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

/** Until it has loaded something else, asked for nothing meanwhile. */
async function publishAndWait(): Promise<void> {
  const { loadedAt } = database.status();
  await publish();
  await expect.poll(() => database.status().loadedAt, { timeout: 20_000 }).not.toBe(loadedAt);
}

test('The first request after a publication is answered from it', async () => {
  expect(currentSeq()).toBe(1);
  await publishAndWait();
  expect(currentSeq()).toBe(2);
});

test('A publication that cannot be read is tried again until it can', async () => {
  await server.run('ALTER TABLE _value_columns RENAME TO hidden');
  const { number } = JSON.parse(
    await server.run(`INSERT INTO publications SELECT 9, records_of, version, sha256, schema,
      replace(manifest, '"seq":2', '"seq":9'), published_at FROM publications WHERE number = 2
      RETURNING json_build_object('number', number)`),
  );
  expect(number).toBe(9);
  await expect.poll(() => messages.join()).toContain('the publication cannot be read');
  expect(currentSeq()).toBe(2);
  await server.run('ALTER TABLE hidden RENAME TO _value_columns');
  await expect.poll(() => database.status().newestSeq).toBe(9);
  await expect.poll(currentSeq, { timeout: 20_000 }).toBe(9);
});
