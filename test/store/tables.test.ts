// The tables: strict, as the schema in the code says, and closed to what must not be in them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
import { buildFile, openFile } from '../../src/store/sqlite/file.ts';
import * as indexes from '../../src/store/sqlite/index-tables.ts';
import * as links from '../../src/store/sqlite/link-tables.ts';
import * as memory from '../../src/store/sqlite/memory-tables.ts';
import * as records from '../../src/store/sqlite/tables.ts';
import { writeRecords } from '../../src/store/sqlite/write.ts';
import { temporaryFolder, writeSeeds } from '../support/seeds.ts';

const migrations = join(import.meta.dirname, '../../migrations/meta');
const { entries } = JSON.parse(readFileSync(join(migrations, '_journal.json'), 'utf8'));
const newest = String(entries.at(-1).idx).padStart(4, '0');
const snapshot = JSON.parse(readFileSync(join(migrations, `${newest}_snapshot.json`), 'utf8'));

const compiled = compileFolder(writeSeeds()).records;
if (!compiled) throw new Error('the seeds have problems');
const path = join(temporaryFolder(), 'small.sqlite');
buildFile(path, (client) => writeRecords(client, compiled, {}));
const client = new Database(path);
afterAll(() => client.close());

/** Ordinary tables that SQLite does not hold to their types. */
const listLoose = (database: Database.Database) =>
  (database.pragma('table_list') as { name: string; type: string; strict: number }[])
    .filter(({ name, type, strict }) => type === 'table' && !/^sqlite_/.test(name) && !strict)
    .map(({ name }) => name);

describe('the schema', () => {
  const migrate = async (tables: Record<string, unknown>) =>
    generateSQLiteMigration(
      snapshot,
      await generateSQLiteDrizzleJson(tables, snapshot.id, 'snake_case'),
    );

  test('in the code is what the migrations make', async () => {
    expect(await migrate({ ...records, ...links, ...memory, ...indexes })).toEqual([]);
  });

  test('with one table more needs a migration', async () => {
    const added = sqliteTable('added', { number: integer() });
    const [sql] = await migrate({ ...records, ...links, ...memory, ...indexes, added });
    expect(sql).toMatch(/^CREATE TABLE `added`/);
  });

  test('in a file has the columns and references of the newest snapshot', () => {
    for (const [name, table] of Object.entries<Snapshot>(snapshot.tables)) {
      const columns = client.pragma(`table_info(${name})`) as Column[];
      const found = columns.map(({ name, type, notnull }) => ({ name, type, notNull: !!notnull }));
      const expected = Object.values(table.columns);
      expect(found, name).toEqual(
        expected.map(({ name, type, notNull }) => ({ name, type: type.toUpperCase(), notNull })),
      );
      const references = client.pragma(`foreign_key_list(${name})`) as { table: string }[];
      expect(references.map((reference) => reference.table).sort(), name).toEqual(
        Object.values(table.foreignKeys)
          .map(({ tableTo }) => tableTo)
          .sort(),
      );
    }
  });

  test('is STRICT in every table, and a table that is not is noticed', () => {
    expect(listLoose(client)).toEqual([]);
    const other = new Database(':memory:');
    other.exec('CREATE TABLE loose (a TEXT); CREATE TABLE fast (a TEXT) STRICT');
    expect(listLoose(other)).toEqual(['loose']);
    other.close();
  });
});

interface Snapshot {
  columns: Record<string, { name: string; type: string; notNull: boolean }>;
  foreignKeys: Record<string, { tableTo: string }>;
}

interface Column {
  name: string;
  type: string;
  notnull: number;
}

describe('a row is refused', () => {
  beforeEach(() => {
    client.pragma('foreign_keys = ON');
    client.exec('BEGIN');
    return () => client.exec('ROLLBACK');
  });

  test.each([
    ['of an unknown kind', "UPDATE actors SET kind = 'robot'", /CHECK .* kind_is_known/],
    ['of an unknown act', "UPDATE statements SET act = 'sigh'", /CHECK .* act_is_known/],
    ['of a relation of another type', "UPDATE relations SET type = 'x'", /CHECK .* type_is_known/],
    [
      'said at an end before its beginning',
      "UPDATE statements SET said_earliest = '2026', said_latest = '2025'",
      /CHECK .* said_in_order/,
    ],
    [
      'held without a text',
      'UPDATE sources SET text = NULL WHERE held = 1',
      /CHECK .* held_has_text/,
    ],
    [
      'not held with a text',
      "UPDATE sources SET text = 'x' WHERE held = 0",
      /CHECK .* held_has_text/,
    ],
    ['of a passage without words', 'UPDATE _citations SET "end" = start', /CHECK .* within_text/],
    ['of a passage before the text', 'UPDATE _citations SET start = -1', /CHECK .* within_text/],
    [
      'of a passage for nobody',
      'UPDATE _citations SET statement_id = NULL, event_id = NULL, caveat_id = NULL',
      /CHECK .* one_owner/,
    ],
    [
      'of a passage for two',
      "UPDATE _citations SET statement_id = 'anna-ready', event_id = 'meeting'",
      /CHECK .* one_owner/,
    ],
    [
      'of a relation to two',
      "UPDATE relations SET target_event_id = 'meeting'",
      /CHECK .* one_target/,
    ],
    [
      'of a caveat to nothing',
      'UPDATE caveat_targets SET statement_id = NULL',
      /CHECK .* one_target/,
    ],
    ['of a speaker who is not there', "UPDATE statements SET actor_id = 'nobody'", /FOREIGN KEY/],
    [
      'of an event that is not there',
      "UPDATE statement_events SET event_id = 'nothing'",
      /FOREIGN KEY/,
    ],
    [
      'with a text for a number',
      "UPDATE _citations SET start = 'first'",
      /cannot store TEXT value in INTEGER column/,
    ],
    ['with an id that another has', "UPDATE actors SET id = 'boris' WHERE id = 'anna'", /UNIQUE/],
  ])('%s', (_what, sql, message) => {
    expect(() => client.exec(sql)).toThrow(message);
  });
});

test('a published file cannot be written, whatever is asked', () => {
  const published = openFile(path);
  for (const sql of ['DELETE FROM topics', 'CREATE TABLE x (a)', 'PRAGMA user_version = 3']) {
    expect(() => published.exec(sql)).toThrow('attempt to write a readonly database');
  }
  published.pragma('query_only = OFF');
  expect(() => published.exec('DELETE FROM topics')).toThrow('readonly database');
  published.close();
});
