// Reads a built file back, independently of the code that wrote it, and compares it with the
// records that went in.
import { createHash } from 'node:crypto';
import { boundLists } from '../records/embedded-lists.ts';
import { blankAround } from '../records/quoted-text.ts';
import { resourceNames } from '../records/resources.ts';
import {
  countRecords,
  listEarlierTexts,
  listSpans,
  passageFinder,
  recordReader,
  walkTexts,
} from '../store/sqlite/contents.ts';
import { documentMax } from '../store/sqlite/document.ts';
import { type Client, connect, type Db, listFacts, openFile } from '../store/sqlite/file.ts';
import { checkFullText, checkWindows } from '../store/sqlite/index-check.ts';
import { checkCitations } from '../store/sqlite/raw-queries.ts';
import type { Records } from '../store/sqlite/records.ts';

/**
 * Checks structure, references, search index, row counts, documents, texts and every citation.
 * @throws Error naming the first check that does not hold
 */
export function verifyFile(path: string, records: Records): void {
  const client = openFile(path);
  try {
    const db = connect(client);
    verifyStructure(client);
    verifyRecords(db, records);
    verifyTexts(db, records);
    verifyEarlierTexts(db, records);
    verifyCitations(client, records);
    checkWindows(db);
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

/** Every record is stored under its number, in order, exactly as it was compiled. */
function verifyRecords(db: Db, records: Records): void {
  const facts = listFacts(db);
  for (const resource of resourceNames) {
    const read = recordReader(db, resource);
    let count = 0;
    for (const record of records[resource]) {
      const { id, document } = read(++count) ?? {};
      const expected = Buffer.from(JSON.stringify(boundLists(resource, record)));
      if (id !== record.id || !document?.equals(expected)) {
        throw new Error(`${resource}: "${record.id}" differs from what was compiled`);
      }
      if (expected.length > documentMax) throw new Error(`${resource}: "${id}" is too long`);
    }
    const stored = countRecords(db, resource);
    const fact = facts.get(resource);
    if (stored !== count || fact !== String(count)) {
      throw new Error(`${resource}: ${stored} rows, counted as ${fact}, for ${count} records`);
    }
  }
}

function verifyTexts(db: Db, records: Records): void {
  for (const { id, text, sha256 } of walkTexts(db)) {
    const stored = text ?? '';
    if (records.passages.get(id)) {
      if (blankAround(stored, listSpans(db, id)) === stored) continue;
      throw new Error(`the text of "${id}" holds more than its passages`);
    }
    if (hashText(stored) === sha256) continue;
    throw new Error(`the text of "${id}" does not have the hash of its record`);
  }
}

/** Those that the records name, and no others. */
function verifyEarlierTexts(db: Db, records: Records): void {
  const stored = new Map(
    listEarlierTexts(db).map((row) => [`${row.sourceId} ${row.sha256}`, row.text]),
  );
  let count = 0;
  for (const { id, earlier_texts } of records.sources) {
    for (const { sha256 } of earlier_texts) {
      count++;
      if (hashText(stored.get(`${id} ${sha256}`) ?? '') === sha256) continue;
      throw new Error(`an earlier text of "${id}" does not have the hash of its record`);
    }
  }
  if (stored.size === count) return;
  throw new Error(`${stored.size} earlier texts are stored, but the records name ${count}`);
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Checks the citations in the table, and those in the documents: they are those of the records. */
function verifyCitations(client: Client, { events, statements, caveats }: Records): void {
  const { wrong, count } = checkCitations(client);
  if (wrong !== null) throw new Error(`a citation in the table is not found in ${wrong}`);
  const find = passageFinder(connect(client));
  let sent = 0;
  for (const record of [events, statements, caveats]) {
    for (const { citations } of record) {
      for (const { source, exact, start, end } of citations) {
        sent++;
        if (find(source.id, start, end) === exact) continue;
        const found = `${source.id} from ${start}: ${exact}`;
        throw new Error(`a citation in the documents is not found in ${found}`);
      }
    }
  }
  if (count !== sent) throw new Error(`citations: ${count} in the table, ${sent} in the documents`);
}
