// Checks all of a file that may be hostile: that it has our tables and nothing else, that SQLite
// finds it intact, that every list is in order and in range, that every document can be read.
import { resourceNames } from '../../records/resources.ts';
import { toOrdinals, toUint32Array } from '../../search/bytes.ts';
import { widthOf } from '../../search/doc-values/ordinals-reader.ts';
import { DocumentReader, documentMax, nameStart, pieceMax } from './document.ts';
import {
  type Client,
  connect,
  listFacts,
  listReferenceSchema,
  listSchema,
  openFile,
} from './file.ts';
import { walkRows } from './raw-queries.ts';

/** @throws Error naming the first thing that is not as it should be */
export function checkSoundness(path: string): void {
  const client = openFile(path);
  try {
    checkSchema(client);
    const verdict = client.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok') throw new Error(`quick_check: ${verdict}`);
    const counts = countDocs(client);
    checkPieces(client);
    checkDocuments(client);
    checkPostings(client, counts);
    checkColumns(client, counts);
    checkNames(client);
    checkText(client, counts);
    checkPassages(client);
  } finally {
    client.close();
  }
}

/** A view or a trigger of a stranger may never end, or do what nobody asked for. */
function checkSchema(client: Client): void {
  const wanted = listReferenceSchema();
  const given = listSchema(client);
  const strange = given.find((entry) => !wanted.includes(entry));
  if (strange !== undefined) throw new Error(`it has ${JSON.stringify(strange.slice(0, 80))}`);
  const missing = wanted.find((entry) => !given.includes(entry));
  if (missing !== undefined) throw new Error(`it lacks ${JSON.stringify(missing.slice(0, 80))}`);
}

type Counts = ReadonlyMap<string, number>;

/** Numbers are dense from 1, and as many as the file says. */
function countDocs(client: Client): Counts {
  const facts = listFacts(connect(client));
  const entries = [...resourceNames, 'changes'].map((name): [string, number] => {
    let count = 0;
    for (const { number } of walkRows(client, name, 'number', 'number')) {
      if (number !== ++count) throw new Error(`${name}: ${count} is missing`);
    }
    if (facts.get(name) !== String(count)) {
      throw new Error(`${name}: there are ${count}, not ${facts.get(name)}`);
    }
    return [name, count];
  });
  return new Map(entries);
}

/** A piece is one object and names no other, so that no document is without end. */
function checkPieces(client: Client): void {
  for (const row of walkRows(client, '_pieces', 'number, piece')) {
    const text = (row.piece as Buffer).toString();
    if (text.length > pieceMax) throw new Error(`piece ${row.number} is too long`);
    if (text.includes(nameStart)) throw new Error(`piece ${row.number} names another`);
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) throw new Error(`piece ${row.number} is no object`);
  }
}

function checkDocuments(client: Client): void {
  const documents = new DocumentReader(client);
  for (const name of resourceNames) {
    for (const row of walkRows(client, name, 'id, document')) {
      const { id } = row;
      const document = documents.read(row.document as Buffer);
      if (document.length > documentMax) throw new Error(`${name}: ${id} is too long`);
      const record: unknown = JSON.parse(document.toString());
      const isRecord = isObject(record) && 'id' in record;
      if (!isRecord || record.id !== id) throw new Error(`${name}: ${id} has another document`);
    }
  }
}

function checkPostings(client: Client, counts: Counts): void {
  const columns = 'resource, field, value, count, numbers';
  for (const row of walkRows(client, '_postings', columns)) {
    const what = `postings of ${row.resource} ${row.field} ${row.value}`;
    const docIds = readList(row.numbers, what);
    checkAscending(docIds, counts.get(row.resource as string) ?? 0, what);
    if (docIds.length !== row.count) throw new Error(`${what}: not ${row.count}`);
  }
  for (const row of walkRows(client, '_sort_orders', 'resource, sorted_by, numbers')) {
    const what = `order of ${row.resource} by ${row.sorted_by}`;
    const docIds = readList(row.numbers, what);
    const count = counts.get(row.resource as string) ?? 0;
    checkAscending(docIds.sort(), count, what);
    if (docIds.length !== count) throw new Error(`${what}: not all of them`);
  }
}

function checkColumns(client: Client, counts: Counts): void {
  for (const row of walkRows(client, '_day_columns', 'resource, name, days')) {
    const what = `days of ${row.resource}`;
    const count = counts.get(row.resource as string) ?? 0;
    if (readList(row.days, what).length !== count + 1) throw new Error(`${what}: too short`);
  }
  for (const row of walkRows(client, '_value_columns', 'field, names, starts, codes')) {
    checkValues(row, counts.get('statements') ?? 0);
  }
  for (const row of walkRows(client, '_change_columns', 'name, numbers')) {
    const what = `changes by ${row.name}`;
    const numbers = readList(row.numbers, what);
    const max = counts.get('statements') ?? 0;
    if (numbers.some((number) => number > max)) throw new Error(`${what}: out of range`);
  }
}

function checkValues(row: Row, count: number): void {
  const what = `values of ${row.field}`;
  const names: unknown = JSON.parse(row.names as string);
  if (!Array.isArray(names) || names.some((name) => typeof name !== 'string')) {
    throw new Error(`${what}: no list of names`);
  }
  const { codes } = row;
  const width = widthOf(names.length);
  if (!Buffer.isBuffer(codes) || codes.length % width !== 0)
    throw new Error(`${what}: an odd length`);
  const ordinals = toOrdinals(codes, width);
  if (ordinals.some((ordinal) => ordinal > names.length)) throw new Error(`${what}: out of range`);
  if (row.starts === null) {
    if (ordinals.length !== count + 1) throw new Error(`${what}: too short`);
    return;
  }
  const offsets = readList(row.starts, what);
  if (offsets.length !== count + 2) throw new Error(`${what}: too few offsets`);
  const isInOrder = offsets.every(
    (offset, at) => at === 0 || offset >= (offsets[at - 1] as number),
  );
  if (!isInOrder || offsets.at(-1) !== ordinals.length) throw new Error(`${what}: bad offsets`);
}

function checkNames(client: Client): void {
  let last = 0;
  for (const { number } of walkRows(client, 'spellings', 'number', 'number'))
    last = number as number;
  for (const row of walkRows(client, '_spelling_parts', 'part, count, numbers')) {
    const what = `spellings with ${row.part}`;
    const numbers = readList(row.numbers, what);
    checkAscending(numbers, last, what);
    if (numbers.length !== row.count) throw new Error(`${what}: not ${row.count}`);
  }
}

function checkText(client: Client, counts: Counts): void {
  const count = counts.get('statements') ?? 0;
  for (const row of walkRows(client, '_search_stems', 'stem, count, numbers, repeats')) {
    const what = `statements with ${row.stem}`;
    const docIds = readList(row.numbers, what);
    checkAscending(docIds, count, what);
    if (docIds.length !== row.count) throw new Error(`${what}: not ${row.count}`);
    const repeats = readList(row.repeats, what);
    if (repeats.some((docId) => docId === 0 || docId > count)) throw new Error(`${what}: range`);
  }
  for (const row of walkRows(client, '_search_lengths', 'scope, languages, lengths')) {
    const what = `lengths of ${row.scope}`;
    JSON.parse(row.languages as string);
    if (readList(row.lengths, what).length !== count + 1) throw new Error(`${what}: too short`);
  }
}

function checkPassages(client: Client): void {
  let windows = 0;
  for (const { number } of walkRows(client, '_source_windows', 'number', 'number')) {
    windows = number as number;
  }
  for (const row of walkRows(client, '_source_pairs', 'bucket, hashes, windows')) {
    const what = `pairs of ${row.bucket}`;
    const found = readList(row.windows, what);
    if (found.length !== readList(row.hashes, what).length) throw new Error(`${what}: unequal`);
    if (found.some((window) => window > windows)) throw new Error(`${what}: out of range`);
  }
  for (const row of walkRows(client, '_common_pairs', 'hash, windows')) {
    const what = `windows of ${row.hash}`;
    checkAscending(readList(row.windows, what), windows, what);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Row = Readonly<Record<string, unknown>>;

function readList(bytes: unknown, what: string): Uint32Array {
  if (!Buffer.isBuffer(bytes) || bytes.length % 4 !== 0) throw new Error(`${what}: no list`);
  return toUint32Array(bytes);
}

function checkAscending(numbers: Uint32Array, max: number, what: string): void {
  let last = 0;
  for (const number of numbers) {
    if (number <= last || number > max) throw new Error(`${what}: not in order or out of range`);
    last = number;
  }
}
