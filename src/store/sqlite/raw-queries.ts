// The queries that are written as SQL, each with its reason. All others go through Drizzle's
// builder; see decisions/0005.
import type Database from 'better-sqlite3';
import type { Resource } from '../../records/resources.ts';
import type { Client } from './file.ts';

/**
 * Hot: a request for one record runs this query and little else, and the builder's prepared query
 * takes a microsecond or two longer.
 */
export function prepareDocument(client: Client, table: Resource) {
  return client.prepare<[string], Buffer>(`SELECT document FROM ${table} WHERE id = ?`).pluck();
}

/** Hot: a list runs this query for each of its records that is not kept. */
export function prepareNumbered(client: Client, table: Resource) {
  return client.prepare<[number], Buffer>(`SELECT document FROM ${table} WHERE number = ?`).pluck();
}

/** Hot: documents are put together from pieces. */
export function preparePiece(client: Client) {
  return client.prepare<[number], Buffer>('SELECT piece FROM _pieces WHERE number = ?').pluck();
}

/**
 * Hot: records with their texts, in which a search marks its words. json_each yields the doc ids in
 * their order, and CROSS JOIN makes it the outer loop (sqlite.org/optoverview §8). The builder
 * supports neither.
 */
export function prepareTexts(client: Client) {
  return client.prepare<[docIds: string], { document: Buffer; text: string; language: string }>(
    `SELECT document, text, language FROM json_each(?) AS wanted
     CROSS JOIN statements ON statements.number = wanted.value`,
  );
}

/** The doc ids of matching statements, ascending. The builder does not support MATCH. */
export function prepareMatching(client: Client) {
  const query = client.prepare<[expression: string], number>(
    'SELECT rowid FROM _statement_search WHERE _statement_search MATCH ? ORDER BY rowid',
  );
  return query.pluck();
}

/** Looks up any number of words at once with json_each, which the builder does not support. */
export function prepareWords(
  client: Client,
): Database.Statement<[words: string], { word: string; count: number }> {
  return client.prepare(
    `SELECT word, count FROM json_each(?) AS wanted
     CROSS JOIN _source_words ON word = wanted.value`,
  );
}

const ofParts = `FROM json_each(?) AS wanted
     CROSS JOIN _spelling_parts AS held
     ON held.kind = ? AND held.type = ? AND held.part = wanted.value`;

/** Like `prepareWords`: how many spellings hold each part. */
export function prepareNameFrequencies(
  client: Client,
): Database.Statement<
  [parts: string, kind: string, type: string],
  { part: string; frequency: number }
> {
  return client.prepare(`SELECT part, count AS frequency ${ofParts}`);
}

/** Like `prepareWords`: the numbers of the spellings that hold each part. */
export function prepareNames(client: Client) {
  const query = client.prepare<[parts: string, kind: string, type: string], Buffer>(
    `SELECT numbers ${ofParts}`,
  );
  return query.pluck();
}

/** Like `prepareWords`: spellings by their numbers, in the order of the numbers. */
export function prepareSpellings(
  client: Client,
): Database.Statement<[numbers: string], { id: string; spelling: string }> {
  return client.prepare(
    `SELECT spellings.id, spelling FROM json_each(?) AS wanted
     CROSS JOIN spellings ON number = wanted.value`,
  );
}

/** Like `prepareWords`: those of the folded phrases that are names of actors. */
export function prepareActorNames(client: Client) {
  const query = client.prepare<[phrases: string], string>(
    `SELECT folded FROM json_each(?) AS wanted
     CROSS JOIN spellings ON kind = 'actors' AND folded = wanted.value`,
  );
  return query.pluck();
}

/**
 * Counts the statements missing from the search index, and the other way round. FTS5's own check is
 * a write command (sqlite.org/fts5 §6.5), so it needs a writable handle.
 */
export function checkFullTextIndex(client: Client): number {
  client.exec(
    "INSERT INTO _statement_search (_statement_search, rank) VALUES ('integrity-check', 1)",
  );
  client.exec("INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)");
  const difference = client.prepare<[], number>(
    `SELECT (SELECT count(*) FROM
         (SELECT number FROM statements EXCEPT SELECT rowid FROM _statement_search))
       + (SELECT count(*) FROM
         (SELECT rowid FROM _statement_search EXCEPT SELECT number FROM statements))`,
  );
  return difference.pluck().get() as number;
}

/** All rows of a table, one at a time: the builder reads them all at once. */
export function walkRows(
  client: Client,
  table: string,
  columns: string,
  order = '',
): IterableIterator<Readonly<Record<string, unknown>>> {
  const query = `SELECT ${columns} FROM ${table} ${order && `ORDER BY ${order}`}`;
  return client.prepare<[], Readonly<Record<string, unknown>>>(query).iterate();
}

/** Like `walkRows`: the values of the columns, in their order. */
export function walkValues(
  client: Client,
  table: string,
  columns: string,
  order: string,
): IterableIterator<unknown[]> {
  const query = `SELECT ${columns} FROM ${table} ORDER BY ${order}`;
  return client.prepare<[], unknown[]>(query).raw().iterate();
}
