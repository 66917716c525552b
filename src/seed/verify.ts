// Reads a built file back as a stranger would and compares it with what went in.
import Database from 'better-sqlite3';
import { openFile } from '../store/file.ts';
import type { Records } from '../store/records.ts';
import { resources } from '../store/tables.ts';

/**
 * Checks structure, references, search index, row counts and every citation.
 * @throws Error naming the first check that does not hold
 */
export function verifyFile(path: string, records: Records): void {
  const client = openFile(path);
  try {
    verifyStructure(client);
    verifyCounts(client, records);
    verifyCitations(client);
  } finally {
    client.close();
  }
  verifySearch(path);
}

function verifyStructure(client: Database.Database): void {
  const integrity = client.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') throw new Error(`integrity_check: ${integrity}`);
  const [orphan] = client.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (orphan) throw new Error(`foreign_key_check: ${orphan.table} refers to no ${orphan.parent}`);
}

/** The FTS5 check is a write command (sqlite.org/fts5 §6.5), so it needs a writable handle. */
function verifySearch(path: string): void {
  const client = new Database(path, { fileMustExist: true });
  try {
    for (const index of ['statement_search', 'source_pairs']) {
      client.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`);
    }
    const indexed = client.prepare('SELECT count(*) FROM statement_search').pluck().get();
    const stored = client.prepare('SELECT count(*) FROM statements').pluck().get();
    if (indexed !== stored) throw new Error(`search index: ${indexed} of ${stored} statements`);
  } finally {
    client.close();
  }
}

function verifyCounts(client: Database.Database, records: Records): void {
  for (const resource of resources) {
    const stored = client.prepare(`SELECT count(*) FROM ${resource}`).pluck().get();
    const counted = client.prepare('SELECT value FROM dataset WHERE key = ?').pluck().get(resource);
    if (String(stored) !== counted) throw new Error(`${resource}: ${stored} rows, not ${counted}`);
    const expected = records[resource].length;
    if (expected !== stored) throw new Error(`${resource}: ${stored} rows, ${expected} records`);
  }
}

/** Code points `start` to `end` of the stored text are the passage: SQLite counts them itself. */
function verifyCitations(client: Database.Database): void {
  const [wrong] = client
    .prepare(
      `SELECT c.id, c.source_id FROM citations c JOIN sources s ON s.id = c.source_id
       WHERE s.text IS NULL OR substr(s.text, c.start + 1, c."end" - c.start) <> c.exact LIMIT 1`,
    )
    .all() as { id: number; source_id: string }[];
  if (wrong) throw new Error(`citation ${wrong.id} does not stand in ${wrong.source_id}`);
}
