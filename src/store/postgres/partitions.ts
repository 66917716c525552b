// The partitions of a publication. They are filled and indexed on their own, where no reader looks,
// and attached to their tables when they are complete. Drizzle knows neither partitions nor COPY.

import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Sql, TransactionSql } from 'postgres';
import { getTableConfig, toSnakeCase } from './drizzle.ts';
import * as indexes from './index-tables.ts';
import * as links from './link-tables.ts';
import * as memory from './memory-tables.ts';
import { earlierTexts, recordTables } from './tables.ts';

/** A table that has a partition for each publication. */
export interface PartitionedTable {
  name: string;
  columns: readonly PgColumn[];
  /** The columns of its primary key. */
  key: readonly string[];
  /** What else is needed to find its rows: what goes behind CREATE INDEX … ON a partition. */
  indexes: readonly string[];
  uniques: readonly string[];
}

/** Where partitions stand: nobody reads them by their own names. */
const schema = 'partitions';

/** As the migrations name it. */
export const nameColumn = ({ name }: { name: string }): string => toSnakeCase(name);

export const partitionedTables: readonly PartitionedTable[] = Object.values<PgTable>({
  ...recordTables,
  earlierTexts,
  ...links,
  ...memory,
  ...indexes,
}).map(describe);

function describe(table: PgTable): PartitionedTable {
  const { name, columns, primaryKeys, uniqueConstraints, indexes } = getTableConfig(table);
  const list = (of: readonly unknown[]) =>
    of.map((column) => `"${nameColumn(column as { name: string })}"`).join(', ');
  return {
    name,
    columns,
    key: (primaryKeys[0]?.columns ?? []).map(nameColumn),
    uniques: uniqueConstraints.map((unique) => list(unique.columns)),
    indexes: indexes.map(({ config }) => `USING ${config.method} (${list(config.columns)})`),
  };
}

export function namePartition(table: string, publication: number): string {
  return `"${schema}"."${table}_${publication}"`;
}

export async function createPartitionSchema(sql: Sql): Promise<void> {
  await sql.unsafe(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
}

export async function createPartition(
  sql: TransactionSql,
  { name }: PartitionedTable,
  publication: number,
): Promise<void> {
  await sql.unsafe(`CREATE TABLE ${namePartition(name, publication)} (LIKE "${name}")`);
}

/** The check saves reading all rows when the partition is attached. */
export async function indexPartition(
  sql: Sql,
  { name, key, uniques, indexes }: PartitionedTable,
  publication: number,
): Promise<void> {
  const partition = namePartition(name, publication);
  const columns = key.map((column) => `"${column}"`).join(', ');
  await sql.unsafe(`ALTER TABLE ${partition} ADD CHECK (publication = ${publication}),
    ADD PRIMARY KEY (${columns})${uniques.map((of) => `, ADD UNIQUE (${of})`).join('')}`);
  for (const index of indexes) await sql.unsafe(`CREATE INDEX ON ${partition} ${index}`);
  await sql.unsafe(`ANALYZE ${partition}`);
}

export async function attachPartitions(sql: TransactionSql, publication: number): Promise<void> {
  for (const { name } of partitionedTables) {
    const partition = namePartition(name, publication);
    await sql.unsafe(
      `ALTER TABLE "${name}" ATTACH PARTITION ${partition} FOR VALUES IN (${publication})`,
    );
  }
}

/** Publications that have partitions, whether they are attached or remain of a job that ended. */
export async function listPartitioned(sql: Sql): Promise<number[]> {
  const rows = await sql<{ publication: number }[]>`
    SELECT DISTINCT regexp_replace(relname, '^.*_', '')::integer AS publication
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = ${schema} AND relkind = 'r' ORDER BY 1`;
  return rows.map(({ publication }) => publication);
}

/** Waits only a moment for readers, so that none has to wait behind it. */
export async function dropPartitions(sql: TransactionSql, publication: number): Promise<void> {
  await sql.unsafe("SET LOCAL lock_timeout = '2s'");
  const names = partitionedTables.map(({ name }) => namePartition(name, publication));
  await sql.unsafe(`DROP TABLE IF EXISTS ${names.join(', ')}`);
}
