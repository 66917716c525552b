// One open dataset file: finding records, and their bytes. Synchronous and read-only; every query
// is prepared once.
import type Database from 'better-sqlite3';
import type { FacetName } from '../../records/fields.ts';
import type { LocalizedText } from '../../records/reference.ts';
import { type Resource, resourceNames, resources } from '../../records/resources.ts';
import { countNumbers, type NumberSet, takeNumbers } from '../../search/doc-set.ts';
import { ValueColumns } from '../../search/doc-values/ordinals.ts';
import { PassageFinder } from '../../search/quotes/finder.ts';
import { type HeldTerms, isRanked, NumberIndex, type SlowTerm } from '../../search/searcher.ts';
import { nearestNames } from '../../text/names.ts';
import type {
  Coverage,
  Key,
  Labelled,
  Lookup,
  Named,
  Order,
  Page,
  PageQuery,
  Query,
  TextPage,
  Timeline,
  TimelineQuery,
  ValueCount,
} from '../store.ts';
import { openFile } from './file.ts';
import { NameIndex } from './name-index.ts';
import { mergeByDay } from './timeline.ts';

interface Queries {
  document: Database.Statement<[string], Buffer>;
  documents: Database.Statement<[string], Buffer>;
  id: Database.Statement<[string], string>;
  ids: Database.Statement<[number, number], string>;
  /** The next ids in alphabetical order. */
  neighbours: Database.Statement<[string], string>;
}

/** Looking at so many passages takes a few milliseconds. */
const defaultScannedMax = 20_000;

/** Records read at once by an export: some hundred kilobytes of JSON. */
const batchSize = 100;

function hasSpellings(resource: Resource): boolean {
  return resources[resource].spellings !== null;
}

export class SqliteEngine {
  private readonly client: Database.Database;
  private readonly index: NumberIndex;
  private readonly values: ValueColumns;
  private readonly passages: PassageFinder;
  private readonly queries: Record<Resource, Queries>;
  private readonly fact: Database.Statement<[string], string>;
  private readonly texts: Database.Statement<[string], { document: Buffer; text: string }>;
  private readonly text: Database.Statement<[string], string | null>;
  private readonly names: NameIndex;
  private covered: Coverage | undefined;

  /**
   * @param scannedMax above so many statements to look at, a term is slow
   * @throws Error when the file is not a dataset of this schema
   */
  constructor(path: string, scannedMax = defaultScannedMax) {
    this.client = openFile(path);
    this.fact = this.client.prepare<[string], string>('SELECT value FROM dataset WHERE key = ?');
    this.fact.pluck();
    const totals = Object.fromEntries(
      resourceNames.map((name) => [name, Number(this.fact.get(name))]),
    );
    this.index = new NumberIndex(this.client, totals, scannedMax);
    this.values = new ValueColumns(this.client, totals.statements ?? 0);
    this.passages = new PassageFinder(this.client);
    this.queries = Object.fromEntries(
      resourceNames.map((resource) => [resource, prepareQueries(this.client, resource)]),
    ) as Record<Resource, Queries>;
    this.names = new NameIndex(this.client);
    this.texts = this.client.prepare(
      `SELECT document, text FROM json_each(?) AS wanted
       CROSS JOIN statements ON statements.number = wanted.value`,
    );
    this.text = this.client.prepare<[string], string>('SELECT text FROM sources WHERE id = ?');
    this.text.pluck();
  }

  findDocument(resource: Resource, id: string): Buffer | undefined {
    return this.queries[resource].document.get(id);
  }

  listDocuments(query: PageQuery, held?: HeldTerms): Page {
    const { numbers, next } = this.listNumbers(query, held);
    return { documents: this.joinDocuments(query.resource, numbers), next };
  }

  listTexts(query: PageQuery, held?: HeldTerms): TextPage {
    const { numbers, next } = this.listNumbers(query, held);
    return { statements: this.texts.all(JSON.stringify(numbers)), next };
  }

  listTimeline(query: TimelineQuery, held?: HeldTerms): Timeline {
    const { lists, order, after, limit } = query;
    const pages = lists.map((list, index) => {
      const page = this.listNumbers({ ...list, order, after: after[index], limit }, held);
      return { resource: list.resource, ...page };
    });
    const { rows, next } = mergeByDay(pages, query, this.index);
    const entries = rows.map(({ resource, number, day }) => ({
      resource,
      day,
      document: this.joinDocuments(resource, [number]),
    }));
    return { entries, next };
  }

  *walkDocuments(query: Query, order: Order, held?: HeldTerms): Generator<Buffer> {
    for (const numbers of this.index.walk(query, order, batchSize, held)) {
      yield this.joinDocuments(query.resource, numbers);
    }
  }

  listIds(resource: Resource, start: number, limit: number): string[] {
    return this.queries[resource].ids.all(start, limit);
  }

  count(query: Query, held?: HeldTerms): number {
    return countNumbers(this.index.find(query, held));
  }

  countValues(query: Query, field: FacetName, limit = Infinity, held?: HeldTerms): ValueCount[] {
    return this.values.count(field, this.index.find(query, held), limit);
  }

  findPassages(text: string, limit: number): Lookup {
    return this.passages.find(text, limit);
  }

  findText(sourceId: string): string | null | undefined {
    return this.text.get(sourceId);
  }

  resolveName(resource: Resource, input: string): Named[] {
    if (!hasSpellings(resource)) {
      return this.hasId(resource, input) ? [{ id: input, spelling: input }] : [];
    }
    return this.names.resolve(resource, input);
  }

  completeName(resource: Resource, beginning: string): string[] {
    return this.names.complete(resource, beginning);
  }

  findLabel(resource: Labelled, id: string): LocalizedText | undefined {
    return this.names.findLabel(resource, id);
  }

  hasId(resource: Resource, id: string): boolean {
    return this.queries[resource].id.get(id) !== undefined;
  }

  suggestNames(resource: Resource, input: string): string[] {
    if (hasSpellings(resource)) return this.names.suggest(resource, input);
    const beginning = input.slice(0, Math.ceil(input.length / 2));
    return nearestNames(input, this.queries[resource].neighbours.all(beginning));
  }

  /** From the first to the last known day of a statement, and how many have none. */
  coverage(): Coverage {
    this.covered ??= this.readCoverage();
    return this.covered;
  }

  /** The terms of a query that would keep others waiting and are not at hand. */
  listSlowTerms({ text }: Query, held: HeldTerms): SlowTerm[] {
    return text ? this.index.listSlowTerms(text, held) : [];
  }

  /** What another thread found for a slow term, for this request and others. */
  acceptTerm({ key }: SlowTerm, numbers: Uint32Array): NumberSet {
    return this.index.acceptTerm(key, numbers);
  }

  close(): void {
    this.client.close();
  }

  private readCoverage(): Coverage {
    const { fact } = this;
    const period = { earliest: fact.get('earliest') ?? null, latest: fact.get('latest') ?? null };
    const undated = this.count({ resource: 'statements', filters: { dated: ['false'] } });
    return { period, undated };
  }

  /** One page of what was found. By relevance a key counts places, else it is a doc id. */
  private listNumbers(query: PageQuery, held?: HeldTerms): { numbers: number[]; next?: Key } {
    const { order, after, limit } = query;
    const found = this.index.find(query, held);
    if (order === 'relevance' && isRanked(query)) {
      const start = after ?? 0;
      const numbers = this.index.takeRanked(query, start, limit, held);
      const end = start + numbers.length;
      return end < countNumbers(found) ? { numbers, next: end } : { numbers };
    }
    const direction = order === 'ascending' ? 'ascending' : 'descending';
    const numbers = takeNumbers(found, direction, after, limit + 1);
    if (numbers.length <= limit) return { numbers };
    const taken = numbers.slice(0, limit);
    return { numbers: taken, next: taken.at(-1) as Key };
  }

  /** The records as JSON, joined by commas in the order of the numbers. */
  private joinDocuments(resource: Resource, numbers: readonly number[]): Buffer {
    if (numbers.length === 0) return Buffer.alloc(0);
    return this.queries[resource].documents.get(JSON.stringify(numbers)) as Buffer;
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
  const ids = client.prepare<[number, number], string>(
    `SELECT id FROM ${table} WHERE number > ? ORDER BY number LIMIT ?`,
  );
  const neighbours = client.prepare<[string], string>(
    `SELECT id FROM ${table} WHERE id >= ? ORDER BY id LIMIT 200`,
  );
  for (const query of [document, documents, id, ids, neighbours]) query.pluck();
  return { document, documents, id, ids, neighbours };
}
