// Reads a built file back, independently of the code that wrote it, and compares it with what was
// noted of the records that went in.
import type { Citation } from '../records/citation.ts';
import { blankAround } from '../records/quoted-text.ts';
import { type Resource, resourceNames } from '../records/resources.ts';
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
import { type Expectation, nameCitation } from './expectation.ts';
import type { Count } from './progress.ts';
import { hashSha256 } from './sha256.ts';

/**
 * Checks structure, references, search index, row counts, documents, texts and every citation.
 * @param expected what was noted while the file was written
 * @throws Error naming the first check that does not hold
 */
export function verifyFile(path: string, expected: Expectation, count: Count = () => {}): void {
  const client = openFile(path);
  try {
    const db = connect(client);
    verifyStructure(client);
    verifyRecords(db, expected, count);
    verifyTexts(db, expected);
    verifyEarlierTexts(db, expected);
    verifyCitations(db, expected);
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
function verifyRecords(db: Db, { noted }: Expectation, count: Count): void {
  const facts = listFacts(db);
  for (const resource of resourceNames) {
    const read = recordReader(db, resource);
    const { ids, documents } = noted[resource];
    for (const [index, expected] of ids.entries()) {
      if (resource === 'statements') count(index, ids.length);
      const { id, document } = read(index + 1) ?? {};
      if (id !== expected || !document || !documents.holds(index, document)) {
        throw new Error(`${resource}: "${expected}" differs from what was compiled`);
      }
      if (document.length > documentMax) throw new Error(`${resource}: "${id}" is too long`);
    }
    verifyCount(db, resource, ids.length, facts);
  }
}

function verifyCount(
  db: Db,
  resource: Resource,
  expected: number,
  facts: ReadonlyMap<string, string>,
): void {
  const stored = countRecords(db, resource);
  const fact = facts.get(resource);
  if (stored === expected && fact === String(expected)) return;
  throw new Error(`${resource}: ${stored} rows, counted as ${fact}, for ${expected} records`);
}

function verifyTexts(db: Db, { passages }: Expectation): void {
  for (const { id, text, sha256 } of walkTexts(db)) {
    const stored = text ?? '';
    if (passages.get(id)) {
      if (blankAround(stored, listSpans(db, id)) === stored) continue;
      throw new Error(`the text of "${id}" holds more than its passages`);
    }
    if (hashSha256(stored) === sha256) continue;
    throw new Error(`the text of "${id}" does not have the hash of its record`);
  }
}

/** Those that the records name, and no others. */
function verifyEarlierTexts(db: Db, { earlierTexts }: Expectation): void {
  const stored = new Map(
    listEarlierTexts(db).map((row) => [`${row.sourceId} ${row.sha256}`, row.text]),
  );
  for (const name of earlierTexts) {
    const [id, sha256] = name.split(' ');
    if (hashSha256(stored.get(name) ?? '') === sha256) continue;
    throw new Error(`an earlier text of "${id}" does not have the hash of its record`);
  }
  if (stored.size === earlierTexts.size) return;
  const named = `the records name ${earlierTexts.size}`;
  throw new Error(`${stored.size} earlier texts are stored, but ${named}`);
}

/** In the order in which their citations were written. */
const citing = ['events', 'statements', 'caveats'] as const;

/** What records cite stands in the texts, where the table says. */
function verifyCitations(db: Db, { noted }: Expectation): void {
  const rows = walkCitations(db);
  try {
    for (const resource of citing) {
      const { citations } = noted[resource];
      for (let index = 0; index < citations.length; index++) {
        const row = rows.next().value;
        if (row && citations.holds(index, nameCitation(row.id, row))) continue;
        rows.return(undefined);
        throw new Error(describeCitation(db, resource, index, row));
      }
    }
    if (!rows.next().done) throw new Error('the table has citations that no document has');
  } finally {
    rows.return(undefined);
  }
}

/** The documents are those that were compiled, so they tell what was expected. */
function describeCitation(
  db: Db,
  resource: (typeof citing)[number],
  index: number,
  row: StoredCitation | undefined,
): string {
  const read = recordReader(db, resource);
  let left = index;
  for (let number = 1; ; number++) {
    const { id, citations } = JSON.parse(String(read(number)?.document)) as Citing;
    const expected = citations[left];
    left -= citations.length;
    if (!expected) continue;
    const { source, exact, start } = expected;
    const isStored = row?.id === id && row.source.id === source.id && row.start === start;
    const what = isStored ? `the text has ${row.exact}` : 'the table has another';
    return `"${id}" cites ${source.id} from ${start}: ${exact}, but ${what}`;
  }
}

interface Citing {
  id: string;
  citations: readonly Citation[];
}
