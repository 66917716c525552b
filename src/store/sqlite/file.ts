// Creates a dataset file on disk, and opens one to read it.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { checkRegular } from '../../publication/regular-file.ts';
import { drizzle, readMigrationFiles } from './drizzle.ts';
import { dataset } from './index-tables.ts';

/** Raise this when files of the previous version can no longer be served. */
export const schemaVersion = 18;

/** "OnRe" in the file header (sqlite.org/fileformat, offset 68). */
export const applicationId = 0x4f6e5265;

const migrationsFolder = join(import.meta.dirname, '../../../migrations');

/** The FTS5 table that serves requests. */
const searchTable = '_statement_search';

/** The FTS5 table for people, which holds no text of its own. */
const peopleTable = 'statements_fts';

/** How much FTS5 buffers before it writes. A large buffer leaves fewer segments to merge. */
const searchBufferBytes = 32 * 1024 * 1024;

export type Client = Database.Database;

/** Builds queries from the schema; `$client` runs raw SQL. */
export type Db = BetterSQLite3Database & { $client: Client };

/** Columns are named in snake case, as the migrations name them. */
export function connect(client: Client): Db {
  return drizzle(client, { casing: 'snake_case' });
}

/**
 * Creates a file with all tables and lets `fill` fill them. It needs no journal, because nobody
 * sees the file before it is published. Indexes are created last: sorting once is faster than
 * inserting row by row.
 */
export function buildFile(path: string, fill: (client: Client) => void): void {
  const client = new Database(path);
  try {
    // Most rows are about 2 kB: larger pages waste less at their end.
    client.pragma('page_size = 16384');
    client.pragma('journal_mode = OFF');
    client.pragma('synchronous = OFF');
    client.pragma('locking_mode = EXCLUSIVE');
    client.pragma('foreign_keys = OFF');
    const { tables, indexes } = readSchema();
    client.exec(`BEGIN;${tables.join(';')};COMMIT`);
    client.exec(`INSERT INTO ${searchTable} (${searchTable}, rank) VALUES ('automerge', 0)`);
    client.exec(
      `INSERT INTO ${searchTable} (${searchTable}, rank) VALUES ('hashsize', ${searchBufferBytes})`,
    );
    client.pragma(`application_id = ${applicationId}`);
    client.pragma(`user_version = ${schemaVersion}`);
    fill(client);
    // Pages freed by `optimize` are reused by the indexes.
    client.exec(`INSERT INTO ${searchTable} (${searchTable}) VALUES ('optimize')`);
    client.exec(`INSERT INTO ${peopleTable} (${peopleTable}) VALUES ('rebuild')`);
    client.exec(`INSERT INTO ${peopleTable} (${peopleTable}) VALUES ('optimize')`);
    for (const statement of indexes) client.exec(statement);
    client.pragma('analysis_limit = 1000');
    client.exec('ANALYZE');
    client.pragma('journal_mode = DELETE');
  } finally {
    client.close();
  }
}

/** What the file has, one text for each thing; statistics are left out. */
export function listSchema(client: Client): string[] {
  return client
    .prepare<[], string>(
      `SELECT type || ' ' || name || ' of ' || tbl_name || ': ' || coalesce(sql, '')
       FROM sqlite_schema WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))`,
    )
    .pluck()
    .all();
}

interface Schema {
  /** What creates tables and views, in the order in which the migrations created them. */
  tables: readonly string[];
  /** What creates indexes. */
  indexes: readonly string[];
  /** As `listSchema` lists it. */
  listed: readonly string[];
}

let migrated: Schema | undefined;

/** What the migrations end with. They run once a process: they create much that they drop again. */
function readSchema(): Schema {
  migrated ??= withMemory((client) => {
    for (const { sql } of readMigrationFiles({ migrationsFolder })) client.exec(sql.join(';'));
    const list = client.prepare<[], string>(
      // An FTS5 table creates its shadow tables itself.
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT IN
       (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY type = 'index', rowid`,
    );
    const created = list.pluck().all();
    const first = created.findIndex((sql) => /^CREATE (UNIQUE )?INDEX/.test(sql));
    const tables = created.slice(0, first);
    return { tables, indexes: created.slice(first), listed: listCreated(created) };
  });
  return migrated;
}

/** A table that was renamed has other quotes in its text than one that was created. */
function listCreated(statements: readonly string[]): string[] {
  return withMemory((client) => {
    client.exec(statements.join(';'));
    return listSchema(client);
  });
}

function withMemory<T>(use: (client: Client) => T): T {
  const client = new Database(':memory:');
  try {
    return use(client);
  } finally {
    client.close();
  }
}

/** What every file of this program has as its schema. */
export function listReferenceSchema(): readonly string[] {
  return readSchema().listed;
}

/** Opens an unpublished file for checks that SQLite treats as writes. */
export function openUnpublished(path: string): Client {
  return new Database(path, { fileMustExist: true });
}

/**
 * Opens a published file so that it can only be read, even if its content is hostile.
 * @throws Error when it is not a dataset of this schema
 */
export function openFile(path: string): Client {
  // SQLite would wait for whoever writes to a FIFO.
  checkRegular(path);
  const client = new Database(path, { readonly: true, fileMustExist: true });
  try {
    client.pragma('trusted_schema = OFF');
    client.pragma('query_only = ON');
    client.pragma('locking_mode = EXCLUSIVE');
    // Where a mapped file was cut short Node hangs (SIGBUS); reading there is an error.
    // See decisions/0006.
    client.pragma('mmap_size = 0');
    const id = client.pragma('application_id', { simple: true });
    const version = client.pragma('user_version', { simple: true });
    if (id !== applicationId) throw new Error('it is not an On Record dataset');
    if (version !== schemaVersion) {
      throw new Error(`it has schema ${version}, but this version reads schema ${schemaVersion}`);
    }
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

/**
 * What a published file says about itself: counts, period, digest of its seeds, compiler.
 * @throws Error when it is not a dataset of this schema
 */
export function readFacts(path: string): ReadonlyMap<string, string> {
  const client = openFile(path);
  try {
    return listFacts(connect(client));
  } finally {
    client.close();
  }
}

export function listFacts(db: Db): ReadonlyMap<string, string> {
  const rows = db.select().from(dataset).all();
  return new Map(rows.map(({ key, value }) => [key, value]));
}
