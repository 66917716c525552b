// One open dataset file: finds records and returns their bytes. Synchronous and read-only; every
// query is prepared once.
import type Database from 'better-sqlite3';
import { type Authority, noAuthority } from '../../records/authority.ts';
import type { FacetName } from '../../records/fields.ts';
import type { Past } from '../../records/past.ts';
import type { LocalizedText } from '../../records/reference.ts';
import { type Resource, resourceNames, resources } from '../../records/resources.ts';
import type { SourceText } from '../../records/source.ts';
import { countDocs, type DocId, type DocSet } from '../../search/doc-set.ts';
import { OrdinalsReader } from '../../search/doc-values/ordinals-reader.ts';
import { isRanked, type ScopedTerm } from '../../search/query.ts';
import { QuoteFinder } from '../../search/quotes/finder.ts';
import { type HeldTerms, Searcher } from '../../search/searcher.ts';
import { nearestNames } from '../../text/names.ts';
import type {
  ChangePage,
  ChangeQuery,
  Coverage,
  EarlierText,
  Entry,
  Key,
  KeyedList,
  Lookup,
  Named,
  Order,
  Page,
  PageQuery,
  Place,
  Query,
  TextPage,
  Timeline,
  TimelineQuery,
  ValueCount,
} from '../store.ts';
import { ChangeReader } from './change-reader.ts';
import { SqliteCorpus } from './corpus.ts';
import { SqliteDirectory } from './directory.ts';
import { connect, listFacts, openFile } from './file.ts';
import { MemoryReader } from './memory-read.ts';
import { NameIndex } from './name-index.ts';
import { OnlyPassages } from './only-passages.ts';
import { cutPage } from './page.ts';
import { findPlace, type PlacedList, placeOfChange, placeOfRecord } from './places.ts';
import { prepareTexts } from './raw-queries.ts';
import { prepareEarlierText, prepareQueries, prepareText, type Queries } from './record-queries.ts';
import { mergeByDay } from './timeline.ts';

/** Scanning this many passages takes a few milliseconds. */
const defaultScannedMax = 20_000;

/** Passages that a search for wording compares before those outside citations are left out. */
const passagesMax = 24;

/** Records that an export reads at a time: a few hundred kilobytes of JSON. */
const batchSize = 64;

function hasSpellings(resource: Resource): boolean {
  return resources[resource].spellings !== null;
}

export interface EngineOptions {
  /** A term that has to scan more statements than this is slow. */
  scannedMax?: number | undefined;
  /** Of what searches keep for the next ones. */
  cacheBytesMax?: number | undefined;
  /** With `quotes` nothing of a text is given out but its passages. */
  texts?: SourceText | undefined;
}

export class SqliteEngine {
  private readonly client: Database.Database;
  private readonly searcher: Searcher;
  private readonly ordinals: OrdinalsReader;
  private readonly quotes: QuoteFinder;
  private readonly queries: Record<Resource, Queries>;
  private readonly facts: ReadonlyMap<string, string>;
  private readonly texts: ReturnType<typeof prepareTexts>;
  private readonly text: ReturnType<typeof prepareText>;
  private readonly earlierText: ReturnType<typeof prepareEarlierText>;
  private readonly names: NameIndex;
  private readonly memory: MemoryReader;
  private readonly passages: OnlyPassages | undefined;
  private readonly changes: ChangeReader;
  private covered: Coverage | undefined;

  /** @throws Error when the file is not a dataset of this schema */
  constructor(path: string, engineOptions: EngineOptions = {}) {
    const { scannedMax = defaultScannedMax, cacheBytesMax, texts = 'public' } = engineOptions;
    this.client = openFile(path);
    const db = connect(this.client);
    this.passages = texts === 'quotes' ? new OnlyPassages(db) : undefined;
    this.facts = listFacts(db);
    const docCounts = Object.fromEntries(
      [...resourceNames, 'changes'].map((name) => [name, Number(this.facts.get(name))]),
    );
    const directory = new SqliteDirectory(db);
    const options = { docCounts, textResource: 'statements', scannedMax, cacheBytesMax };
    this.searcher = new Searcher(directory, options);
    this.ordinals = new OrdinalsReader(directory, docCounts.statements ?? 0);
    this.quotes = new QuoteFinder(directory, new SqliteCorpus(db));
    this.queries = Object.fromEntries(
      resourceNames.map((resource) => [resource, prepareQueries(db, resource)]),
    ) as Record<Resource, Queries>;
    this.names = new NameIndex(db, directory);
    this.memory = new MemoryReader(db);
    this.changes = new ChangeReader(db, this.searcher, this.names);
    this.texts = prepareTexts(this.client);
    this.text = prepareText(db);
    this.earlierText = prepareEarlierText(db);
  }

  get authority(): Authority {
    return this.facts.get('authority') ?? noAuthority;
  }

  findDocument(resource: Resource, id: string): Buffer | undefined {
    const document = this.queries[resource].document.get(id);
    return document && this.passages ? this.passages.mark(resource, document) : document;
  }

  listDocuments(query: PageQuery, held?: HeldTerms): Page {
    const { docIds, next } = this.listDocs(query, held);
    return { documents: this.joinDocuments(query.resource, docIds), next };
  }

  listTexts(query: PageQuery, held?: HeldTerms): TextPage {
    const { docIds, next } = this.listDocs(query, held);
    return { statements: this.texts.all(JSON.stringify(docIds)), next };
  }

  listTimeline(query: TimelineQuery, held?: HeldTerms): Timeline {
    const { lists, order, after, limit } = query;
    const pages = lists.map((list, index) => {
      const page = this.listDocs({ ...list, order, after: after[index], limit }, held);
      return { resource: list.resource, ...page };
    });
    return mergeByDay(pages, query, {
      days: this.searcher,
      read: (resource, docId) => this.joinDocuments(resource, [docId]),
    });
  }

  listChanges(query: ChangeQuery, held: HeldTerms): ChangePage {
    return this.changes.list(query, held);
  }

  describeKey(list: KeyedList, key: Key): Place {
    return this.placed(list).placeOf(key);
  }

  findKey(list: KeyedList, place: Place): Key | undefined {
    return findPlace(list, place, this.placed(list));
  }

  *walkDocuments(query: Query, order: Order, held?: HeldTerms): Generator<Buffer> {
    for (const docIds of this.searcher.walk(query, order, batchSize, held)) {
      yield this.joinDocuments(query.resource, docIds);
    }
  }

  listEntries(resource: Resource, start: number, limit: number): Entry[] {
    return this.queries[resource].entries.all({ start, limit });
  }

  count(query: Query, held?: HeldTerms): number {
    return countDocs(this.searcher.find(query, held));
  }

  countValues(query: Query, field: FacetName, limit = Infinity, held?: HeldTerms): ValueCount[] {
    return this.ordinals.count(field, this.searcher.find(query, held), limit);
  }

  findPassages(text: string, limit: number): Lookup {
    if (!this.passages) return this.quotes.find(text, limit);
    return this.passages.keepQuoted(this.quotes.find(text, passagesMax), limit);
  }

  findText(sourceId: string): string | null | undefined {
    const text = this.text.get({ id: sourceId })?.text;
    return text && this.passages ? this.passages.blank(sourceId, text) : text;
  }

  findEarlierText(sourceId: string, name: string): EarlierText | undefined {
    return this.passages ? undefined : this.earlierText.get({ sourceId, name });
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

  findLabel(resource: Resource, id: string): LocalizedText | undefined {
    return this.names.findLabel(resource, id);
  }

  hasId(resource: Resource, id: string): boolean {
    return this.queries[resource].id.get({ id }) !== undefined;
  }

  findNewestChange(): string | null {
    return this.memory.findNewestChange();
  }

  findPast(resource: Resource, id: string): Past | undefined {
    return this.memory.findPast(resource, id);
  }

  suggestNames(resource: Resource, input: string): string[] {
    if (hasSpellings(resource)) return this.names.suggest(resource, input);
    const beginning = input.slice(0, Math.ceil(input.length / 2));
    const rows = this.queries[resource].neighbours.all({ beginning });
    return nearestNames(
      input,
      rows.map(({ id }) => id),
    );
  }

  /** From the first to the last known day of a statement, and how many have none. */
  coverage(): Coverage {
    this.covered ??= this.readCoverage();
    return this.covered;
  }

  /** The terms of a query that are neither fast nor cached. */
  listSlowTerms({ text }: Query, held: HeldTerms): ScopedTerm[] {
    return text ? this.searcher.listSlowTerms(text, held) : [];
  }

  /** Caches what another thread found for a slow term. */
  acceptTerm(term: ScopedTerm, docIds: Uint32Array): [key: string, docs: DocSet] {
    return this.searcher.acceptTerm(term, docIds);
  }

  close(): void {
    this.client.close();
  }

  private placed({ resource, order }: KeyedList): PlacedList {
    return {
      length: this.searcher.countAll(resource),
      keyAt: (rank) => this.searcher.docAt(resource, order, rank),
      placeOf: (key) => {
        if (resource === 'changes') return placeOfChange(this.changes.find(key));
        const record = this.queries[resource].place.get({ number: key });
        if (!record) throw new Error(`there is no record ${key} among ${resource}`);
        return placeOfRecord(order, record);
      },
    };
  }

  private readCoverage(): Coverage {
    const { facts } = this;
    const period = { earliest: facts.get('earliest') ?? null, latest: facts.get('latest') ?? null };
    const undated = this.count({ resource: 'statements', filters: { dated: ['false'] } });
    return { period, undated };
  }

  /** One page of matches. The key is a rank when sorted by relevance, otherwise a doc id. */
  private listDocs(query: PageQuery, held?: HeldTerms): { docIds: DocId[]; next?: Key } {
    const { order, after, limit } = query;
    if (order === 'relevance' && isRanked(query)) {
      const set = this.searcher.find(query, held);
      const start = after ?? 0;
      const docIds = this.searcher.takeRanked(query, start, limit, held);
      const end = start + docIds.length;
      return end < countDocs(set) ? { docIds, next: end } : { docIds };
    }
    const direction = order === 'relevance' ? 'descending' : order;
    const docIds = this.searcher.take(query, { order: direction, after, limit: limit + 1 }, held);
    return cutPage(docIds, limit);
  }

  /** The records as JSON, joined by commas in the order of the doc ids. */
  private joinDocuments(resource: Resource, docIds: readonly DocId[]): Buffer {
    if (docIds.length === 0) return Buffer.alloc(0);
    const documents = this.queries[resource].documents.get(JSON.stringify(docIds)) as Buffer;
    return this.passages ? this.passages.mark(resource, documents) : documents;
  }
}
