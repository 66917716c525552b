// Reads a built file back as a stranger would and compares it with what went in.
import { createHash } from 'node:crypto';
import { resourceNames } from '../records/resources.ts';
import { PassageIndex } from '../search/quotes/reader.ts';
import { pairRowsMax } from '../search/quotes/shingle-writer.ts';
import {
  type Client,
  openFile,
  openUnpublished,
  readFacts,
  searchTable,
} from '../store/sqlite/file.ts';
import type { Records } from '../store/sqlite/records.ts';
import { foldName } from '../text/names.ts';
import { hashPair, listWords, type Word } from '../text/words.ts';

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
    verifyWindows(client);
  } finally {
    client.close();
  }
  verifySearch(path);
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

/** Every window holds the words that stand at its place, and is found by its first two words. */
function verifyWindows(client: Client): void {
  const index = new PassageIndex(client);
  const isFound = (first: string, second: string, number: number) => {
    const windows = index.listWindows(hashPair(first, second));
    return windows.length > pairRowsMax || windows.includes(number);
  };
  const rows = client
    .prepare<[], { number: number; words: string; text: string }>(
      `SELECT w.number, w.words, substr(s.text, w.start + 1, w."end" - w.start) AS text
       FROM source_windows AS w JOIN sources AS s ON s.id = w.source_id`,
    )
    .iterate();
  for (const { number, words, text } of rows) {
    // Folding a text as a whole is fast and nearly always the same.
    const found = foldName(text) === words ? words : listWords(text).map(foldedOf).join(' ');
    const [first = '', second] = found.split(' ', 2);
    if (found === words && (second === undefined || isFound(first, second, number))) continue;
    throw new Error(`window ${number} does not contain the words of its text`);
  }
}

function foldedOf({ folded }: Word): string {
  return folded;
}

/** The FTS5 check is a write command (sqlite.org/fts5 §6.5), so it needs a writable handle. */
function verifySearch(path: string): void {
  const client = openUnpublished(path);
  try {
    client.exec(`INSERT INTO ${searchTable} (${searchTable}, rank) VALUES ('integrity-check', 1)`);
    const unequal = client
      .prepare(
        `SELECT (SELECT count(*) FROM
             (SELECT number FROM statements EXCEPT SELECT rowid FROM statement_search))
           + (SELECT count(*) FROM
             (SELECT rowid FROM statement_search EXCEPT SELECT number FROM statements))`,
      )
      .pluck()
      .get();
    if (unequal !== 0) throw new Error(`search index: ${unequal} rows differ from the statements`);
  } finally {
    client.close();
  }
}
