// Reads a built file back, independently of the code that wrote it, and compares it with the
// records that went in.
import type { Citation } from '../records/citation.ts';
import { boundLists } from '../records/embedded-lists.ts';
import { blankAround } from '../records/quoted-text.ts';
import { resourceNames } from '../records/resources.ts';
import {
  countRecords,
  listEarlierTexts,
  listSpans,
  recordReader,
  type StoredCitation,
  walkCitations,
  walkTexts,
} from '../store/sqlite/contents.ts';
import { documentMax } from '../store/sqlite/document.ts';
import { type Client, connect, type Db, listFacts, openFile } from '../store/sqlite/file.ts';
import { checkFullText, checkWindows } from '../store/sqlite/index-check.ts';
import type { Records } from '../store/sqlite/records.ts';
import { hashSha256 } from './sha256.ts';

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
    verifyCitations(db, records);
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
    if (hashSha256(stored) === sha256) continue;
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
      if (hashSha256(stored.get(`${id} ${sha256}`) ?? '') === sha256) continue;
      throw new Error(`an earlier text of "${id}" does not have the hash of its record`);
    }
  }
  if (stored.size === count) return;
  throw new Error(`${stored.size} earlier texts are stored, but the records name ${count}`);
}

/** What documents cite stands in the texts, where the table says. */
function verifyCitations(db: Db, { events, statements, caveats }: Records): void {
  const rows = walkCitations(db);
  try {
    for (const list of [events, statements, caveats]) {
      for (const { id, citations } of list) {
        for (const citation of citations) verifyCitation(id, citation, rows.next().value);
      }
    }
    if (!rows.next().done) throw new Error('the table has citations that no document has');
  } finally {
    rows.return(undefined);
  }
}

function verifyCitation(
  id: string,
  { source, exact, start }: Citation,
  row: StoredCitation | undefined,
) {
  const isStored = row?.id === id && row.source_id === source.id && row.start === start;
  if (isStored && row.exact === exact) return;
  const what = isStored ? `the text has ${row.exact}` : 'the table has another';
  throw new Error(`"${id}" cites ${source.id} from ${start}: ${exact}, but ${what}`);
}
