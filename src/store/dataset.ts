// One open dataset file: finding numbers, and turning numbers into bytes. Synchronous and
// read-only; every query is prepared once.
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { foldName, nearestNames } from '../domain/names.ts';
import { openFile } from './file.ts';
import { fileName, type Manifest } from './manifest.ts';
import { type Find, NumberIndex } from './number-index.ts';
import { countNumbers, takeNumbers } from './number-set.ts';
import { type Resource, resources } from './tables.ts';

export interface ListQuery extends Find {
  direction: 'ascending' | 'descending';
  /** The number to continue behind; undefined for the first page. */
  after: number | undefined;
  limit: number;
}

export interface Page {
  /** The records as JSON, joined by commas. */
  documents: Buffer;
  total: number;
  /** The number to continue behind; undefined on the last page. */
  next: number | undefined;
}

/** A record that a spelling finds. */
export interface Named {
  id: string;
  spelling: string;
}

export interface Coverage {
  period: { earliest: string | null; latest: string | null };
  undated: number;
}

interface Queries {
  document: Database.Statement<[string, string], Buffer>;
  documents: Database.Statement<[string, string], Buffer>;
  id: Database.Statement<[string], string>;
  /** The next ids in alphabetical order. */
  neighbours: Database.Statement<[string], string>;
}

/** Statements and caveats are too many to be called by anything but their id. */
function hasSpellings(resource: Resource): boolean {
  return resource !== 'statements' && resource !== 'caveats';
}

export class Dataset {
  readonly version: string;
  readonly manifest: Manifest;
  private readonly address: string;
  private readonly client: Database.Database;
  private readonly index: NumberIndex;
  private readonly queries: Record<Resource, Queries>;
  private readonly text: Database.Statement<[string], string>;
  private readonly spellings: Database.Statement<[string, string], Named>;
  private readonly everySpelling: Database.Statement<[string], string>;

  /**
   * @param address put in front of the addresses in records, without a slash at the end
   * @throws Error when the file is not a dataset of this schema
   */
  constructor(folder: string, manifest: Manifest, address: string) {
    this.manifest = manifest;
    this.version = manifest.version;
    this.address = address;
    this.client = openFile(join(folder, fileName(manifest)));
    this.index = new NumberIndex(this.client);
    this.queries = Object.fromEntries(
      resources.map((resource) => [resource, prepareQueries(this.client, resource)]),
    ) as Record<Resource, Queries>;
    this.text = this.client.prepare<[string], string>('SELECT text FROM sources WHERE id = ?');
    this.text.pluck();
    this.spellings = this.client.prepare(
      'SELECT id, spelling FROM spellings WHERE kind = ? AND folded = ? ORDER BY id',
    );
    this.everySpelling = this.client.prepare<[string], string>(
      'SELECT spelling FROM spellings WHERE kind = ? LIMIT 20000',
    );
    this.everySpelling.pluck();
  }

  /** The record's JSON, or undefined when there is none. */
  findDocument(resource: Resource, id: string): Buffer | undefined {
    return this.queries[resource].document.get(this.address, id);
  }

  listDocuments(query: ListQuery): Page {
    const found = this.index.find(query);
    const numbers = takeNumbers(found, query.direction, query.after, query.limit + 1);
    const more = numbers.length > query.limit;
    const taken = more ? numbers.slice(0, query.limit) : numbers;
    return {
      documents: this.joinDocuments(query.resource, taken),
      total: countNumbers(found),
      next: more ? taken.at(-1) : undefined,
    };
  }

  /** The stored text of a source; null when the source is not held, undefined when unknown. */
  findText(sourceId: string): string | null | undefined {
    return this.text.get(sourceId);
  }

  /** Records that have this id or spelling, whatever its case and accents. An id wins. */
  resolveName(resource: Resource, input: string): Named[] {
    if (!hasSpellings(resource)) {
      return this.queries[resource].id.get(input) === undefined
        ? []
        : [{ id: input, spelling: input }];
    }
    const found = this.spellings.all(resource, foldName(input));
    const exact = found.filter(({ id }) => id === input);
    return exact.length > 0 ? exact : found;
  }

  /** Known spellings that the input may have been meant for. */
  suggestNames(resource: Resource, input: string): string[] {
    const candidates = hasSpellings(resource)
      ? this.everySpelling.all(resource)
      : this.queries[resource].neighbours.all(input.slice(0, Math.ceil(input.length / 2)));
    return nearestNames(input, candidates);
  }

  countAll(resource: Resource): number {
    return countNumbers(this.index.find({ resource, filters: {} }));
  }

  /** From the first to the last known day of a statement, and how many have none. */
  coverage(): Coverage {
    const row = this.client
      .prepare<[], Coverage['period'] & { undated: number }>(
        `SELECT min(said_earliest) AS earliest, max(said_latest) AS latest,
           count(*) - count(said_edtf) AS undated FROM statements`,
      )
      .get();
    const { earliest = null, latest = null, undated = 0 } = row ?? {};
    return { period: { earliest, latest }, undated };
  }

  close(): void {
    this.client.close();
  }

  private joinDocuments(resource: Resource, numbers: readonly number[]): Buffer {
    if (numbers.length === 0) return Buffer.alloc(0);
    return this.queries[resource].documents.get(this.address, JSON.stringify(numbers)) as Buffer;
  }
}

/**
 * The bytes are joined inside SQLite, in the order of the numbers: json_each yields them in
 * order and CROSS JOIN keeps it the outer loop (sqlite.org/optoverview §8).
 * An address inside a string would stand behind an escaped quote, so replacing is safe.
 */
function prepareQueries(client: Database.Database, table: Resource): Queries {
  const absolute = (json: string) =>
    `CAST(replace(${json}, 'url":"/', 'url":"' || ? || '/') AS BLOB)`;
  const document = client.prepare<[string, string], Buffer>(
    `SELECT ${absolute('document')} FROM ${table} WHERE id = ?`,
  );
  const documents = client.prepare<[string, string], Buffer>(
    `SELECT ${absolute("group_concat(document, ',')")} FROM (
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
