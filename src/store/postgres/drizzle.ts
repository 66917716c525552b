// What the tables and the connections of PostgreSQL take from Drizzle (see ../drizzle.ts).
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export const {
  bigint,
  boolean,
  customType,
  getTableConfig,
  index,
  integer,
  makePgArray,
  pgTable,
  primaryKey,
  timestamp,
  unique,
  uniqueIndex,
} = require('drizzle-orm/pg-core') as typeof import('drizzle-orm/pg-core');

export const { toSnakeCase } = require('drizzle-orm/casing') as typeof import('drizzle-orm/casing');

export const { drizzle } =
  require('drizzle-orm/postgres-js') as typeof import('drizzle-orm/postgres-js');

export const { migrate } =
  require('drizzle-orm/postgres-js/migrator') as typeof import('drizzle-orm/postgres-js/migrator');
