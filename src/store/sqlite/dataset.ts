// One open dataset file: finding numbers, and turning numbers into bytes. Synchronous and
// read-only; every query is prepared once.
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { fileName, type Manifest } from '../../publication/manifest.ts';
import type { LocalizedText } from '../../records/reference.ts';
import { countNumbers, type NumberSet, takeNumbers } from '../../search/doc-set.ts';
import {
  type CountedField,
  ValueColumns,
  type ValueCount,
} from '../../search/doc-values/ordinals.ts';
import { PassageFinder } from '../../search/quotes/finder.ts';
import { type Find, NumberIndex, type Order } from '../../search/searcher.ts';
import { nearestNames } from '../../text/names.ts';
import { openFile } from './file.ts';
import { type Labelled, type Named, NameIndex } from './name-index.ts';
import { type Resource, resources } from './tables.ts';

export type { Order };

export interface ListQuery extends Find {
  order: Order;
  /** Where the previous page ended; undefined for the first page. */
  after: number | undefined;
  limit: number;
}

export interface NumberPage {
  numbers: number[];
  total: number;
  /** Where this page ended; undefined when it is the last. */
  next: number | undefined;
}

export interface Coverage {
  period: { earliest: string | null; latest: string | null };
  undated: number;
}

interface Queries {
  document: Database.Statement<[string], Buffer>;
  documents: Database.Statement<[string], Buffer>;
  id: Database.Statement<[string], string>;
  /** The next ids in alphabetical order. */
  neighbours: Database.Statement<[string], string>;
}

/** Looking at so many passages takes a few milliseconds. */
const defaultScannedMax = 20_000;

/** Records read at once by an export: some hundred kilobytes of JSON. */
const batchSize = 100;

/** Statements and caveats are too many to be called by anything but their id. */
function hasSpellings(resource: Resource): boolean {
  return resource !== 'statements' && resource !== 'caveats';
}

export class Dataset {
  readonly version: string;
  readonly manifest: Manifest;
  /** The file itself. */
  readonly path: string;
  readonly passages: PassageFinder;
  private readonly addressed: string;
  private readonly client: Database.Database;
  private readonly index: NumberIndex;
  private readonly values: ValueColumns;
  private readonly queries: Record<Resource, Queries>;
  private readonly texts: Database.Statement<[string], { document: Buffer; text: string }>;
  private readonly text: Database.Statement<[string], string>;
  private readonly names: NameIndex;
  private readonly closers: (() => void)[] = [];
  private holders = 0;
  private closing = false;

  /**
   * @param address put in front of the addresses in records, without a slash at the end
   * @param scannedMax above so many statements to look at, a search goes to another thread
   * @throws Error when the file is not a dataset of this schema
   */
  constructor(folder: string, manifest: Manifest, address: string, scannedMax = defaultScannedMax) {
    this.manifest = manifest;
    this.version = manifest.version;
    this.addressed = `url":"${Buffer.from(address).toString('latin1').replaceAll('$', '$$$$')}/`;
    this.path = join(folder, fileName(manifest));
    this.client = openFile(this.path);
    this.index = new NumberIndex(this.client, scannedMax);
    this.values = new ValueColumns(this.client, this.index.countAll('statements'));
    this.passages = new PassageFinder(this.client);
    this.queries = Object.fromEntries(
      resources.map((resource) => [resource, prepareQueries(this.client, resource)]),
    ) as Record<Resource, Queries>;
    this.names = new NameIndex(this.client);
    this.texts = this.client.prepare(
      `SELECT document, text FROM json_each(?) AS wanted
       CROSS JOIN statements ON statements.number = wanted.value`,
    );
    this.text = this.client.prepare<[string], string>('SELECT text FROM sources WHERE id = ?');
    this.text.pluck();
  }

  /** The record's JSON, or undefined when there is none. */
  findDocument(resource: Resource, id: string): Buffer | undefined {
    const document = this.queries[resource].document.get(id);
    return document && this.addAddress(document);
  }

  /** One page of what was found. By relevance a position counts places, else it is a number. */
  listNumbers(query: ListQuery): NumberPage {
    const { order, after, limit, search } = query;
    const found = this.index.find(query);
    const total = countNumbers(found);
    if (order === 'relevance' && search) {
      const start = after ?? 0;
      const numbers = this.index.takeRanked(query, search, start, limit);
      const end = start + numbers.length;
      return { numbers, total, next: end < total ? end : undefined };
    }
    const direction = order === 'ascending' ? 'ascending' : 'descending';
    const numbers = takeNumbers(found, direction, after, limit + 1);
    if (numbers.length <= limit) return { numbers, total, next: undefined };
    const taken = numbers.slice(0, limit);
    return { numbers: taken, total, next: taken.at(-1) };
  }

  countFound(find: Find): number {
    return countNumbers(this.index.find(find));
  }

  /** All numbers found, as a shared set: do not change it. */
  findNumbers(find: Find): NumberSet {
    return this.index.find(find);
  }

  /** How many of the found statements have each value of a field, most frequent first. */
  countValues(find: Find, field: CountedField, limit = Number.POSITIVE_INFINITY): ValueCount[] {
    return this.values.count(field, this.index.find(find), limit);
  }

  /** The records as JSON, joined by commas in the order of the numbers. */
  joinDocuments(resource: Resource, numbers: readonly number[]): Buffer {
    if (numbers.length === 0) return Buffer.alloc(0);
    const wanted = JSON.stringify(numbers);
    return this.addAddress(this.queries[resource].documents.get(wanted) as Buffer);
  }

  /** Statements as JSON with their text, in the order of the numbers. */
  listTexts(numbers: readonly number[]): { document: Buffer; text: string }[] {
    return this.texts
      .all(JSON.stringify(numbers))
      .map(({ document, text }) => ({ document: this.addAddress(document), text }));
  }

  /** The records as parsed JSON, in the order of the numbers. For what is not on the hot path. */
  readDocuments<T>(resource: Resource, numbers: readonly number[]): T[] {
    return JSON.parse(`[${this.joinDocuments(resource, numbers).toString()}]`) as T[];
  }

  /** All records found, parsed, batch by batch: each batch is read when it is asked for. */
  *iterateDocuments<T>(find: Find, order: Order): Generator<T[]> {
    for (const numbers of this.index.walk(find, order, batchSize)) {
      yield this.readDocuments<T>(find.resource, numbers);
    }
  }

  /** First and last possible day of a record, for merging lists; see `undatedDay`. */
  findDays(resource: Resource, number: number): { earliest: number; latest: number } {
    return this.index.findDays(resource, number);
  }

  /** The stored text of a source; null when the source is not held, undefined when unknown. */
  findText(sourceId: string): string | null | undefined {
    return this.text.get(sourceId);
  }

  /** Records that have this id or spelling, whatever its case and accents. An id wins. */
  resolveName(resource: Resource, input: string): Named[] {
    if (!hasSpellings(resource)) {
      return this.hasId(resource, input) ? [{ id: input, spelling: input }] : [];
    }
    return this.names.resolve(resource, input);
  }

  /** Ids of records with a spelling that begins so; of very many only the first. */
  completeName(resource: Resource, beginning: string): string[] {
    return this.names.complete(resource, beginning);
  }

  /** What a record is called, or undefined when there is none. */
  findLabel(resource: Labelled, id: string): LocalizedText | undefined {
    return this.names.findLabel(resource, id);
  }

  hasId(resource: Resource, id: string): boolean {
    return this.queries[resource].id.get(id) !== undefined;
  }

  /** Known spellings that the input may have been meant for. */
  suggestNames(resource: Resource, input: string): string[] {
    if (hasSpellings(resource)) return this.names.suggest(resource, input);
    const beginning = input.slice(0, Math.ceil(input.length / 2));
    return nearestNames(input, this.queries[resource].neighbours.all(beginning));
  }

  countAll(resource: Resource): number {
    return this.countFound({ resource, filters: {} });
  }

  /** From the first to the last known day of a statement, and how many have none. */
  coverage(): Coverage {
    const fact = this.client
      .prepare<[string], string>('SELECT value FROM dataset WHERE key = ?')
      .pluck();
    const period = { earliest: fact.get('earliest') ?? null, latest: fact.get('latest') ?? null };
    const undated = this.countFound({ resource: 'statements', filters: { dated: ['false'] } });
    return { period, undated };
  }

  /**
   * Keeps the file open until the returned function is called, whatever is published meanwhile.
   * For answers that are read over several ticks; one that is made at once needs none.
   */
  hold(): () => void {
    this.holders++;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.holders--;
      if (this.closing && this.holders === 0) this.closeFile();
    };
  }

  /** Closes the file as soon as nobody holds it. */
  close(): void {
    this.closing = true;
    if (this.holders === 0) this.closeFile();
  }

  /** What is to be closed with the file. */
  onClose(close: () => void): void {
    this.closers.push(close);
  }

  private closeFile(): void {
    for (const close of this.closers) close();
    this.client.close();
  }

  /**
   * Puts the address of the service in front of those in a document. Inside a JSON string the
   * sequence would hold an escaped quote; Latin-1 keeps every byte and is the fastest to search.
   */
  private addAddress(json: Buffer): Buffer {
    return Buffer.from(json.toString('latin1').replaceAll('url":"/', this.addressed), 'latin1');
  }
}

/**
 * The bytes are joined inside SQLite, in the order of the numbers: json_each yields them in
 * order and CROSS JOIN keeps it the outer loop (sqlite.org/optoverview §8).
 */
function prepareQueries(client: Database.Database, table: Resource): Queries {
  const document = client.prepare<[string], Buffer>(`SELECT document FROM ${table} WHERE id = ?`);
  const documents = client.prepare<[string], Buffer>(
    `SELECT CAST(group_concat(document, ',') AS BLOB) FROM (
       SELECT document FROM json_each(?) AS wanted
       CROSS JOIN ${table} ON ${table}.number = wanted.value)`,
  );
  const id = client.prepare<[string], string>(`SELECT id FROM ${table} WHERE id = ?`);
  const neighbours = client.prepare<[string], string>(
    `SELECT id FROM ${table} WHERE id >= ? ORDER BY id LIMIT 200`,
  );
  for (const query of [document, documents, id, neighbours]) query.pluck();
  return { document, documents, id, neighbours };
}
