// The roles of migrations/postgres/roles.sql: the publisher can publish, the service only read.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishToDatabase } from '../../src/store/postgres/publisher.ts';
import { Postgres } from '../support/postgres.ts';
import { publishEdition } from '../support/publications.ts';
import { temporaryFolder } from '../support/seeds.ts';

const reader = 'on_record_reader';
const publisher = 'on_record_publisher';
const folder = temporaryFolder();

let server: Postgres;
beforeAll(async () => {
  server = await Postgres.start({ fsync: false });
  await server.run('DROP DATABASE onrecord', 'postgres');
  const path = join(import.meta.dirname, '../../migrations/postgres/roles.sql');
  await server.runFile(path, { PUBLISHER_PASSWORD: "it's", READER_PASSWORD: 'two' });
  const url = server.url(publisher, encodeURIComponent("it's"));
  await publishToDatabase(url, folder, publishEdition(folder, 1), { keepMax: 2 });
});
afterAll(() => server?.stop());

const read = (sql: string) => server.runAs(server.url(reader, 'two'), sql);

test('The service reads every table, whatever is published after it was let in', async () => {
  expect(await read('SELECT count(*) FROM publications')).toBe('1');
  const unreadable = await read(`
    SELECT relname FROM pg_class JOIN pg_namespace AS space ON space.oid = relnamespace
    WHERE nspname = 'public' AND relkind IN ('r', 'p', 'v')
      AND NOT has_table_privilege(pg_class.oid, 'SELECT')`);
  expect(unreadable).toBe('');
});

test.each([
  ['DELETE FROM publications', 'permission denied'],
  ['CREATE TABLE mine ()', 'permission denied'],
  ['CREATE SCHEMA mine', 'permission denied'],
  ['CREATE TEMPORARY TABLE mine ()', 'permission denied'],
  ['DROP TABLE publications', 'must be owner'],
  ["COPY publications TO PROGRAM 'cat'", 'must be superuser'],
])('The service cannot %s', async (sql, reason) => {
  await expect(read(`SET TRANSACTION READ WRITE; ${sql}`)).rejects.toThrow(reason);
  await expect(read(sql)).rejects.toThrow(/read-only transaction|permission denied|must be/);
});

test('Another role cannot even connect', async () => {
  await server.run("CREATE ROLE stranger LOGIN PASSWORD 'x'");
  const connect = server.runAs(server.url('stranger', 'x'), 'SELECT 1');
  await expect(connect).rejects.toThrow('permission denied for database');
});
