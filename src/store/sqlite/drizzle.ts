// What the tables and the file of SQLite take from Drizzle (see ../drizzle.ts).
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export const { blob, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } =
  require('drizzle-orm/sqlite-core') as typeof import('drizzle-orm/sqlite-core');

export const { drizzle } =
  require('drizzle-orm/better-sqlite3') as typeof import('drizzle-orm/better-sqlite3');

export const { readMigrationFiles } =
  require('drizzle-orm/migrator') as typeof import('drizzle-orm/migrator');
