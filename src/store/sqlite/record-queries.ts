// The prepared queries of the records of one resource, and of the stored texts.
import type Database from 'better-sqlite3';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Resource } from '../../records/resources.ts';
import { and, eq, getTableColumns, gt, gte, sql } from '../drizzle.ts';
import type { Db } from './file.ts';
import { prepareDocument, prepareNumbered } from './raw-queries.ts';
import { earlierTexts, recordTables, sources } from './tables.ts';

/** Most ids to compare with a misspelt one. */
const neighboursMax = 200;

export interface Queries {
  document: Database.Statement<[id: string], Buffer>;
  numbered: Database.Statement<[docId: number], Buffer>;
  id: ReturnType<typeof prepareId>;
  place: ReturnType<typeof preparePlace>;
  entries: ReturnType<typeof prepareEntries>;
  neighbours: ReturnType<typeof prepareNeighbours>;
}

export function prepareQueries(db: Db, resource: Resource): Queries {
  return {
    document: prepareDocument(db.$client, resource),
    numbered: prepareNumbered(db.$client, resource),
    id: prepareId(db, resource),
    place: preparePlace(db, resource),
    entries: prepareEntries(db, resource),
    neighbours: prepareNeighbours(db, resource),
  };
}

function prepareId(db: Db, resource: Resource) {
  const table = recordTables[resource];
  return db
    .select({ id: table.id })
    .from(table)
    .where(eq(table.id, sql.placeholder('id')))
    .prepare();
}

function columnOf(table: SQLiteTable, name: string) {
  const column = getTableColumns(table)[name];
  return column ? sql<string | null>`${column}` : sql<null>`null`;
}

/** What a record is sorted by; null where its table has no such column. */
function preparePlace(db: Db, resource: Resource) {
  const table = recordTables[resource];
  return db
    .select({
      id: table.id,
      modified: columnOf(table, 'modifiedAt'),
      earliest: columnOf(table, resource === 'events' ? 'whenEarliest' : 'saidEarliest'),
      latest: columnOf(table, resource === 'events' ? 'whenLatest' : 'saidLatest'),
      severity: columnOf(table, 'severity'),
    })
    .from(table)
    .where(eq(table.number, sql.placeholder('number')))
    .prepare();
}

/** The next records in the order of the doc ids. */
function prepareEntries(db: Db, resource: Resource) {
  const table = recordTables[resource];
  return db
    .select({ id: table.id, modified: columnOf(table, 'modifiedAt') })
    .from(table)
    .where(gt(table.number, sql.placeholder('start')))
    .orderBy(table.number)
    .limit(sql.placeholder('limit'))
    .prepare();
}

/** The next ids in alphabetical order. */
function prepareNeighbours(db: Db, resource: Resource) {
  const table = recordTables[resource];
  return db
    .select({ id: table.id })
    .from(table)
    .where(gte(table.id, sql.placeholder('beginning')))
    .orderBy(table.id)
    .limit(neighboursMax)
    .prepare();
}

export function prepareText(db: Db) {
  return db
    .select({ text: sources.text })
    .from(sources)
    .where(eq(sources.id, sql.placeholder('id')))
    .prepare();
}

export function prepareEarlierText(db: Db) {
  const { text, until, sourceId, name } = earlierTexts;
  return db
    .select({ text, until })
    .from(earlierTexts)
    .where(and(eq(sourceId, sql.placeholder('sourceId')), eq(name, sql.placeholder('name'))))
    .prepare();
}
