// `npm run seed -- --rollback VERSION --to URL`: an older version is current again, in the database
// as in the folder, and the service says so.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { type Manifest, readManifest } from '../../src/publication/manifest.ts';
import { PostgresDatabase } from '../../src/store/postgres/database.ts';
import { runCommand } from '../support/command.ts';
import { testAddress } from '../support/curated.ts';
import { Postgres } from '../support/postgres.ts';
import { temporaryFolder, writeSeeds } from '../support/seeds.ts';

const seeds = writeSeeds();
const out = temporaryFolder();
const versions: string[] = [];

let server: Postgres;
let database: PostgresDatabase;
let app: FastifyInstance;

function seed(to: string, ...options: string[]): Manifest {
  const args = ['--seeds', seeds, '--out', out, '--to', to, '--force', ...options];
  const { code, stderr } = runCommand('seed', args);
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('nothing was published')]);
  return readManifest(out) as Manifest;
}

beforeAll(async () => {
  server = await Postgres.start({ fsync: false });
  for (const id of ['new', 'newer']) {
    const topic = `\n- id: ${id}\n  name: { en: New ${id}, fr: Nouveau ${id} }\n`;
    versions.push(seed(server.url()).version);
    appendFileSync(join(seeds, 'topics.yaml'), topic);
  }
  const log = { info: () => {}, warn: () => {} };
  database = await PostgresDatabase.open({ url: server.url(), log, pollIntervalMs: 100 });
  const { archive } = database;
  const options = { store: database, archive, address: testAddress, version: '0.0.0' };
  app = await buildApp({ ...options, logger: false });
});
afterAll(async () => {
  await app.close();
  await database.close();
  await server.stop();
});

const listPublications = (url = server.url()) =>
  server.runAs(url, 'SELECT number || $$ of $$ || records_of FROM publications ORDER BY number');
const read = async () => JSON.parse((await app.inject('/dataset')).body);

test('An older version is current again without being copied, and says what was taken back', async () => {
  const [older, newer] = versions;
  seed(server.url(), '--rollback', older as string);
  expect(await listPublications()).toBe('1 of 1\n2 of 2\n3 of 1');
  await expect.poll(read).toMatchObject({ version: older, seq: 3, rolled_back_from: newer });
  // It stood in what was taken back, and may stand in what comes next.
  expect((await app.inject('/topics/new')).statusCode).toBe(503);
  expect((await app.inject(`/topics/new?as_of=${newer}`)).statusCode).toBe(200);
  expect((await app.inject('/topics/talks')).statusCode).toBe(200);
});

test('The same rollback again changes nothing', async () => {
  seed(server.url(), '--rollback', versions[0] as string);
  expect(await listPublications()).toBe('1 of 1\n2 of 2\n3 of 1');
});

test('A database without that version gets its rows', async () => {
  await server.run('CREATE DATABASE empty', 'postgres');
  const empty = server.url().replace(/onrecord$/, 'empty');
  seed(empty, '--rollback', versions[0] as string);
  expect(await listPublications(empty)).toBe('3 of 3');
});

test('A database that is ahead of its folder takes a rollback, too', async () => {
  await server.run(
    'UPDATE publications SET number = 9, manifest =' +
      `replace(manifest, '"seq":3', '"seq":9') WHERE number = 3`,
  );
  const { version } = seed(server.url());
  await expect.poll(read).toMatchObject({ version, seq: 10, rolled_back_from: null });
  seed(server.url(), '--rollback', versions[0] as string);
  const taken = { version: versions[0], seq: 11, rolled_back_from: version };
  await expect.poll(read).toMatchObject(taken);
});
