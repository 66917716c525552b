// The tables of a PostgreSQL database: those of the file, column for column, in partitions.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { CasingCache } from 'drizzle-orm/casing';
import {
  integer,
  getTableConfig as listPostgres,
  type PgTable,
  pgTable,
} from 'drizzle-orm/pg-core';
import { getTableConfig as listSqlite, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import * as indexes from '../../src/store/postgres/index-tables.ts';
import * as links from '../../src/store/postgres/link-tables.ts';
import * as memory from '../../src/store/postgres/memory-tables.ts';
import * as records from '../../src/store/postgres/tables.ts';
import * as fileIndexes from '../../src/store/sqlite/index-tables.ts';
import * as fileLinks from '../../src/store/sqlite/link-tables.ts';
import * as fileMemory from '../../src/store/sqlite/memory-tables.ts';
import * as fileRecords from '../../src/store/sqlite/tables.ts';

const migrations = join(import.meta.dirname, '../../migrations/postgres');
const { entries } = JSON.parse(readFileSync(join(migrations, 'meta/_journal.json'), 'utf8'));
const newest = String(entries.at(-1).idx).padStart(4, '0');
const snapshot = JSON.parse(readFileSync(join(migrations, `meta/${newest}_snapshot.json`), 'utf8'));

const tables = { ...records, ...links, ...memory, ...indexes };

describe('the schema in PostgreSQL', () => {
  const migrate = (schema: Record<string, unknown>) =>
    generateMigration(snapshot, generateDrizzleJson(schema, snapshot.id, ['public'], 'snake_case'));

  test('in the code is what the migrations make', async () => {
    expect(await migrate(tables)).toEqual([]);
  });

  test('with one table more needs a migration', async () => {
    const [sql] = await migrate({ ...tables, added: pgTable('added', { number: integer() }) });
    expect(sql).toMatch(/^CREATE TABLE "added"/);
  });

  test('has a partition for each publication in every table but their list', () => {
    const loose = entries
      .flatMap(({ tag }: { tag: string }) =>
        readFileSync(join(migrations, `${tag}.sql`), 'utf8').split('--> statement-breakpoint'),
      )
      .flatMap(
        (sql: string) => /CREATE TABLE "(\w+)"(?!.*PARTITION BY LIST)/s.exec(sql)?.[1] ?? [],
      );
    expect(loose).toEqual(['publications']);
  });
});

test('what the file has, PostgreSQL has, under one publication', () => {
  const casing = new CasingCache('snake_case');
  const describeColumn = (column: { notNull: boolean; primary: boolean }) =>
    `${casing.getColumnCasing(column as never)}${column.notNull || column.primary ? '' : '?'}`;
  const file = { ...fileRecords, ...fileLinks, ...fileMemory, ...fileIndexes };
  const list = <T>(all: object, isTable: (value: object) => boolean, read: (table: T) => Columns) =>
    Object.values(all)
      .filter((value) => typeof value === 'object' && isTable(value))
      .map((table): [string, string[]] => {
        const { name, columns } = read(table as T);
        return [name, columns.map(describeColumn)];
      });
  const isTable = (value: object) => Symbol.for('drizzle:Name') in value;
  const here = new Map(list<PgTable>(tables, isTable, listPostgres));
  // What is copied are whole documents and, from views of the file, changes with their notes and
  // citations with their words.
  const { pieces: _pieces, changes: _changes, changeNotes: _notes, ...others } = file;
  const { citations: _citations, ...copied } = others;
  const there = list<SQLiteTable>(copied, isTable, listSqlite);
  expect(there.length).toBeGreaterThan(30);
  for (const [name, columns] of there)
    expect(here.get(name), name).toEqual(['publication', ...columns]);
});

interface Columns {
  name: string;
  columns: { notNull: boolean; primary: boolean }[];
}
