// What a built file holds, read back for the checks before it is published.

import type { Span } from '../../records/quoted-text.ts';
import type { Resource } from '../../records/resources.ts';
import { and, asc, count, eq, gt, sql } from '../drizzle.ts';
import { DocumentReader } from './document.ts';
import type { Db } from './file.ts';
import { sourceWindows } from './index-tables.ts';
import { citations } from './link-tables.ts';
import { walkValues } from './raw-queries.ts';
import { earlierTexts, recordTables, sources } from './tables.ts';

/** Windows to read at a time: a few hundred kilobytes. */
const batchSize = 200;

/** Finds a record by its number; its document as it is sent. */
export function recordReader(db: Db, resource: Resource) {
  const table = recordTables[resource];
  const query = db
    .select({ id: table.id, document: table.document })
    .from(table)
    .where(eq(table.number, sql.placeholder('number')))
    .prepare();
  const documents = new DocumentReader(db.$client);
  return (number: number) => {
    const row = query.get({ number });
    return row && { ...row, document: documents.read(row.document) };
  };
}

export function hasRecord(db: Db, resource: Resource, id: string): boolean {
  const table = recordTables[resource];
  return db.select({ id: table.id }).from(table).where(eq(table.id, id)).get() !== undefined;
}

export function countRecords(db: Db, resource: Resource): number {
  const [row] = db.select({ rows: count() }).from(recordTables[resource]).all();
  return row?.rows ?? 0;
}

/** The stored texts, one at a time. */
export function* walkTexts(db: Db) {
  const held = db.select({ id: sources.id }).from(sources).where(eq(sources.held, true)).all();
  const query = db
    .select({ id: sources.id, text: sources.text, sha256: sources.sha256 })
    .from(sources)
    .where(eq(sources.id, sql.placeholder('id')))
    .prepare();
  for (const { id } of held) {
    const row = query.get({ id });
    if (row) yield row;
  }
}

/** Earlier texts, sorted by source and name. */
export function listEarlierTexts(db: Db) {
  const { sourceId, name } = earlierTexts;
  return db.select().from(earlierTexts).orderBy(asc(sourceId), asc(name)).all();
}

export interface StoredCitation {
  /** Of the record that cites. */
  id: string;
  source: { id: string };
  /** What the source says there; empty when its text is not held. */
  exact: string;
  start: number;
}

/** The citations of every record, in the order in which they were written. */
export function* walkCitations(db: Db): Generator<StoredCitation, undefined> {
  const columns = 'coalesce(statement_id, event_id, caveat_id), source_id, exact, start';
  for (const row of walkValues(db.$client, 'citations', columns, 'citations.id')) {
    const [id, source, exact, start] = row as [string, string, string | null, number];
    yield { id, source: { id: source }, exact: exact ?? '', start };
  }
}

/** The passages of a source that anything cites. */
export function listSpans(db: Db, sourceId: string): Span[] {
  const { start, end } = citations;
  return db.select({ start, end }).from(citations).where(eq(citations.sourceId, sourceId)).all();
}

/** The windows in order, each with the part of the text that it covers. */
export function* walkWindows(db: Db) {
  const { number, words, start, end, sourceId, earlier } = sourceWindows;
  const whole = sql`CASE WHEN ${earlier} IS NULL THEN ${sources.text} ELSE ${earlierTexts.text} END`;
  const text = sql<string>`substr(${whole}, ${start} + 1, ${end} - ${start})`;
  const query = db
    .select({ number, words, text })
    .from(sourceWindows)
    .innerJoin(sources, eq(sources.id, sourceId))
    .leftJoin(
      earlierTexts,
      and(eq(earlierTexts.sourceId, sourceId), eq(earlierTexts.name, earlier)),
    )
    .where(gt(number, sql.placeholder('after')))
    .orderBy(asc(number))
    .limit(batchSize)
    .prepare();
  for (let rows = query.all({ after: 0 }); rows.length > 0; ) {
    yield* rows;
    rows = query.all({ after: rows.at(-1)?.number });
  }
}
