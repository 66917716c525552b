// Reads a built file back as a stranger would and compares it with what went in.
import { createHash } from 'node:crypto';
import { resourceNames } from '../records/resources.ts';
import { type Client, openFile, readFacts } from '../store/sqlite/file.ts';
import { checkFullText, checkWindows } from '../store/sqlite/index-check.ts';
import type { Records } from '../store/sqlite/records.ts';

/**
 * Checks structure, references, search index, row counts, documents, texts and every citation.
 * @throws Error naming the first check that does not hold
 */
export function verifyFile(path: string, records: Records): void {
  const client = openFile(path);
  try {
    verifyStructure(client);
    verifyRecords(client, readFacts(path), records);
    verifyTexts(client);
    verifyCitations(client);
    checkWindows(client);
  } finally {
    client.close();
  }
  checkFullText(path);
}

function verifyStructure(client: Client): void {
  const integrity = client.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') throw new Error(`integrity_check: ${integrity}`);
  const [orphan] = client.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (orphan)
    throw new Error(`foreign_key_check: ${orphan.table} refers to a missing ${orphan.parent}`);
}

/** Every record is there under its number, in order, as it went in. */
function verifyRecords(client: Client, facts: ReadonlyMap<string, string>, records: Records): void {
  for (const resource of resourceNames) {
    const row = client.prepare<[number], { id: string; document: Buffer }>(
      `SELECT id, document FROM ${resource} WHERE number = ?`,
    );
    let count = 0;
    for (const record of records[resource]) {
      const { id, document } = row.get(++count) ?? {};
      if (id !== record.id || !document?.equals(Buffer.from(JSON.stringify(record)))) {
        throw new Error(`${resource}: "${record.id}" differs from what was compiled`);
      }
    }
    const stored = client.prepare(`SELECT count(*) FROM ${resource}`).pluck().get();
    const fact = facts.get(resource);
    if (stored !== count || fact !== String(count)) {
      throw new Error(`${resource}: ${stored} rows, counted as ${fact}, for ${count} records`);
    }
  }
}

function verifyTexts(client: Client): void {
  const ids = client.prepare<[], string>('SELECT id FROM sources WHERE held = 1').pluck().all();
  const row = client.prepare<[string], { text: string; sha256: string }>(
    'SELECT text, sha256 FROM sources WHERE id = ?',
  );
  for (const id of ids) {
    const { text = '', sha256 } = row.get(id) ?? {};
    if (createHash('sha256').update(text).digest('hex') === sha256) continue;
    throw new Error(`the text of "${id}" does not have the hash of its record`);
  }
}

/** Code points `start` to `end` of the stored text are the passage: SQLite counts them itself. */
const citationsOf = {
  table: 'SELECT source_id, exact, start, "end" FROM citations',
  documents: `SELECT json_extract(value, '$.source.id') AS source_id,
      json_extract(value, '$.exact') AS exact, json_extract(value, '$.start') AS start,
      json_extract(value, '$.end') AS "end"
    FROM (SELECT document FROM statements UNION ALL SELECT document FROM events
      UNION ALL SELECT document FROM caveats) AS record,
      json_each(CAST(record.document AS TEXT), '$.citations')`,
};

/** Those that are found and those that are sent. */
function verifyCitations(client: Client): void {
  const counts = Object.entries(citationsOf).map(([place, citations]) => {
    const { wrong, count } = client
      .prepare<[], { wrong: string | null; count: number }>(
        `SELECT count(*) AS count, min(CASE WHEN s.text IS NOT NULL
           AND substr(s.text, c.start + 1, c."end" - c.start) = c.exact THEN NULL
           ELSE c.source_id || ' from ' || c.start || ': ' || c.exact END) AS wrong
         FROM (${citations}) AS c LEFT JOIN sources AS s ON s.id = c.source_id`,
      )
      .get() as { wrong: string | null; count: number };
    if (wrong !== null) throw new Error(`a citation in the ${place} is not found in ${wrong}`);
    return count;
  });
  const [rows, sent] = counts;
  if (rows !== sent) throw new Error(`citations: ${rows} in the table, ${sent} in the documents`);
}
