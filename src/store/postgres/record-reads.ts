// Reads records as they are sent, and texts. The first three are hot, and raw: the builder cannot
// join in the order of a list. The others use it.

import type { PgTable } from 'drizzle-orm/pg-core';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import type { CitingStatement, TextName } from '../../search/quotes/corpus.ts';
import { and, desc, eq, getTableColumns, gt, gte, inArray, lt, sql as raw } from '../drizzle.ts';
import { drizzle } from './drizzle.ts';
import { citations } from './link-tables.ts';
import type { Reads, Source } from './source.ts';
import { caveats, earlierTexts, recordTables, sources } from './tables.ts';

/** Most ids to compare with a misspelt one. */
const neighboursMax = 200;

/** Most statements, and most caveats, to list for one passage. */
const citingMax = 50;

const databases = new WeakMap<Sql, PostgresJsDatabase>();

/** The builder over a connection. */
export function connect(sql: Sql): PostgresJsDatabase {
  const known = databases.get(sql);
  if (known) return known;
  const db = drizzle(sql, { casing: 'snake_case' });
  databases.set(sql, db);
  return db;
}

type RecordReads = Pick<
  Reads,
  | 'readDocument'
  | 'readDocuments'
  | 'readTexts'
  | 'readEntries'
  | 'readNeighbours'
  | 'hasRecord'
  | 'readSortedBy'
  | 'readSourceText'
  | 'readEarlierText'
  | 'readSpans'
  | 'readText'
  | 'listStatements'
  | 'listCaveats'
>;

export const recordReads: RecordReads = {
  async readDocument({ sql, publication }, resource, id) {
    const [row] = await sql<{ document: Buffer }[]>`
      SELECT document FROM ${sql(resource)} WHERE publication = ${publication} AND id = ${id}`;
    return row?.document;
  },

  async readDocuments({ sql, publication }, resource, docIds) {
    const rows = await sql<{ document: Buffer }[]>`
      SELECT document FROM ${listNumbers(sql, docIds)}
      JOIN ${sql(resource)} ON publication = ${publication} AND number = wanted ORDER BY place`;
    return rows.map(({ document }) => document);
  },

  async readTexts({ sql, publication }, docIds) {
    return await sql<Awaited<ReturnType<Reads['readTexts']>>>`
      SELECT document, text, language FROM ${listNumbers(sql, docIds)}
      JOIN statements ON publication = ${publication} AND number = wanted ORDER BY place`;
  },

  async readEntries({ sql, publication }, resource, start, limit) {
    const table = recordTables[resource];
    return await connect(sql)
      .select({ id: table.id, modified: columnOf(table, 'modifiedAt') })
      .from(table)
      .where(and(eq(table.publication, publication), gt(table.number, start)))
      .orderBy(table.number)
      .limit(limit);
  },

  async readNeighbours({ sql, publication }, resource, beginning) {
    const table = recordTables[resource];
    const rows = await connect(sql)
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.publication, publication), gte(table.id, beginning)))
      .orderBy(table.id)
      .limit(neighboursMax);
    return rows.map(({ id }) => id);
  },

  async hasRecord({ sql, publication }, resource, id) {
    const table = recordTables[resource];
    const rows = await connect(sql)
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.publication, publication), eq(table.id, id)));
    return rows.length > 0;
  },

  async readSortedBy({ sql, publication }, resource, docId) {
    const table = recordTables[resource];
    const [row] = await connect(sql)
      .select({
        id: table.id,
        modified: columnOf(table, 'modifiedAt'),
        earliest: columnOf(table, resource === 'events' ? 'whenEarliest' : 'saidEarliest'),
        latest: columnOf(table, resource === 'events' ? 'whenLatest' : 'saidLatest'),
        severity: columnOf(table, 'severity'),
      })
      .from(table)
      .where(and(eq(table.publication, publication), eq(table.number, docId)));
    return row;
  },

  async readSourceText({ sql, publication }, sourceId) {
    const [row] = await connect(sql)
      .select({ text: sources.text })
      .from(sources)
      .where(and(eq(sources.publication, publication), eq(sources.id, sourceId)));
    return row?.text;
  },

  async readEarlierText({ sql, publication }, sourceId, name) {
    const { text, until } = earlierTexts;
    const [row] = await connect(sql)
      .select({ text, until })
      .from(earlierTexts)
      .where(isEarlier(publication, sourceId, name));
    return row;
  },

  async readSpans({ sql, publication }, sourceId) {
    const { start, end } = citations;
    return await connect(sql)
      .select({ start, end })
      .from(citations)
      .where(and(eq(citations.publication, publication), eq(citations.sourceId, sourceId)));
  },

  /** PostgreSQL counts code points. */
  async readText({ sql, publication }, { sourceId, earlier }, start, length) {
    const part = (text: typeof sources.text | typeof earlierTexts.text) =>
      raw<string>`substr(${text}, ${start + 1}::integer, ${length}::integer)`;
    const db = connect(sql);
    const [row] = await (earlier === null
      ? db
          .select({ text: part(sources.text) })
          .from(sources)
          .where(and(eq(sources.publication, publication), eq(sources.id, sourceId)))
      : db
          .select({ text: part(earlierTexts.text) })
          .from(earlierTexts)
          .where(isEarlier(publication, sourceId, earlier)));
    return row?.text;
  },

  /** Lists first those whose claims begin nearest to the end of the passage. */
  async listStatements({ sql, publication }, text, from, to): Promise<CitingStatement[]> {
    if (text.earlier !== null) return [];
    const { statementId, position, start, end, holds } = citations;
    return await connect(sql)
      .select({ id: raw<string>`${statementId}`, position, start, end })
      .from(citations)
      .where(and(overlaps(publication, text, from, to), eq(holds, 'claim')))
      .orderBy(desc(start), statementId)
      .limit(citingMax);
  },

  /** The worst first. */
  async listCaveats({ sql, publication }, text, from, to) {
    if (text.earlier !== null) return [];
    const db = connect(sql);
    const citing = db
      .select({ id: citations.caveatId })
      .from(citations)
      .where(overlaps(publication, text, from, to));
    const rows = await db
      .select({ id: caveats.id })
      .from(caveats)
      .where(and(eq(caveats.publication, publication), inArray(caveats.id, citing)))
      .orderBy(caveats.number)
      .limit(citingMax);
    return rows.map(({ id }) => id);
  },
};

/** A table of numbers, each with its place. */
export function listNumbers(sql: Source['sql'], numbers: readonly number[]) {
  const list = numbers.join(',');
  return sql`unnest(string_to_array(${list}::text, ',')::integer[])
    WITH ORDINALITY AS each(wanted, place)`;
}

function columnOf(table: PgTable, name: string) {
  const column = getTableColumns(table)[name];
  return column ? raw<string | null>`${column}` : raw<null>`NULL`;
}

function isEarlier(publication: number, sourceId: string, name: string) {
  return and(
    eq(earlierTexts.publication, publication),
    eq(earlierTexts.sourceId, sourceId),
    eq(earlierTexts.name, name),
  );
}

function overlaps(publication: number, { sourceId }: TextName, from: number, to: number) {
  return and(
    eq(citations.publication, publication),
    eq(citations.sourceId, sourceId),
    lt(citations.start, to),
    gt(citations.end, from),
  );
}
