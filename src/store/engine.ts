// One version of the records, whatever keeps them: what to read, and what follows from it. Every
// method is a reading; the storage decides whether anybody has to wait for it.
import { LRUCache } from 'lru-cache';
import { type Authority, noAuthority } from '../records/authority.ts';
import type { FacetName } from '../records/fields.ts';
import { type Resource, resourceNames, resources } from '../records/resources.ts';
import type { SourceText } from '../records/source.ts';
import { countDocs, type DocId, type DocSet } from '../search/doc-set.ts';
import { OrdinalsReader } from '../search/doc-values/ordinals-reader.ts';
import { isRanked, type ScopedTerm } from '../search/query.ts';
import { QuoteFinder } from '../search/quotes/finder.ts';
import { forEach, type Reading } from '../search/reading.ts';
import { type HeldTerms, Searcher } from '../search/searcher.ts';
import { takeFirst } from '../search/walk.ts';
import { nearestNames } from '../text/names.ts';
import { ChangeReader } from './change-reader.ts';
import { NameIndex } from './name-index.ts';
import { blank, keepQuoted, mark } from './only-passages.ts';
import { cutPage } from './page.ts';
import { findPlace, type PlacedList, placeOfChange, placeOfRecord } from './places.ts';
import { RecentRecords } from './recent-records.ts';
import { joinByCommas } from './splice.ts';
import { ask } from './storage.ts';
import type * as store from './store.ts';
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

type TextStatement = store.TextPage['statements'][number];

function bytesOfText({ document, text }: TextStatement): number {
  return document.length + 2 * text.length;
}

export interface EngineOptions {
  /** A term that has to scan more statements than this is slow. */
  scannedMax?: number | undefined;
  /** Of the sets that searches keep for the next ones, and as many of records. */
  cacheBytesMax?: number | undefined;
  /** With `quotes` nothing of a text is given out but its passages. */
  texts?: SourceText | undefined;
}

export class Engine {
  private readonly facts: ReadonlyMap<string, string>;
  private readonly searcher: Searcher;
  private readonly ordinals: OrdinalsReader;
  private readonly quotes = new QuoteFinder();
  private readonly names = new NameIndex();
  /** What was suggested last for names and ids that there are not: who misspells asks again. */
  private readonly suggested = new LRUCache<string, string[]>({ max: 500 });
  private readonly documents: RecentRecords<Buffer>;
  private readonly texts: RecentRecords<TextStatement>;
  private readonly changes: ChangeReader;
  private readonly onlyPassages: boolean;
  private covered: store.Coverage | undefined;
  private newestChange: string | null | undefined;

  /** @param facts what the dataset says about itself */
  constructor(facts: ReadonlyMap<string, string>, engineOptions: EngineOptions = {}) {
    const { scannedMax = defaultScannedMax, cacheBytesMax, texts = 'public' } = engineOptions;
    this.facts = facts;
    this.onlyPassages = texts === 'quotes';
    const docCounts = Object.fromEntries(
      [...resourceNames, 'changes'].map((name) => [name, Number(facts.get(name))]),
    );
    const options = { docCounts, textResource: 'statements', scannedMax, cacheBytesMax };
    this.searcher = new Searcher(options);
    this.ordinals = new OrdinalsReader(docCounts.statements ?? 0);
    this.documents = new RecentRecords(({ length }) => length, cacheBytesMax);
    this.texts = new RecentRecords(bytesOfText, cacheBytesMax);
    this.changes = new ChangeReader(this.searcher, this.names);
  }

  get authority(): Authority {
    return this.facts.get('authority') ?? noAuthority;
  }

  *findDocument(resource: Resource, id: string): Reading<Buffer | undefined> {
    const document = yield* ask('readDocument', resource, id);
    return document && this.mark(resource, document);
  }

  *listDocuments(query: store.PageQuery, held?: HeldTerms): Reading<store.Page> {
    const { docIds, next } = yield* this.listDocs(query, held);
    const { resource } = query;
    const documents = yield* this.documents.read(resource, docIds, (missing) =>
      ask('readDocuments', resource, missing),
    );
    return { documents: this.join(resource, documents), next };
  }

  *listTexts(query: store.PageQuery, held?: HeldTerms): Reading<store.TextPage> {
    const { docIds, next } = yield* this.listDocs(query, held);
    const statements = yield* this.texts.read('statements', docIds, (missing) =>
      ask('readTexts', missing),
    );
    return { statements, next };
  }

  *listTimeline(query: store.TimelineQuery, held?: HeldTerms): Reading<store.Timeline> {
    const { lists, order, after, limit } = query;
    const pages = yield* forEach(lists, (list, index) =>
      this.listDocs({ ...list, order, after: after[index], limit }, held),
    );
    const named = pages.map((page, index) => ({
      resource: (lists[index] as store.Query).resource,
      ...page,
    }));
    const timeline = yield* mergeByDay(named, query, this.searcher);
    const entries = timeline.entries.map((entry) => ({
      ...entry,
      document: this.mark(entry.resource, entry.document),
    }));
    return { ...timeline, entries };
  }

  listChanges(query: store.ChangeQuery, held: HeldTerms): Reading<store.ChangePage> {
    return this.changes.list(query, held);
  }

  describeKey(list: store.KeyedList, key: store.Key): Reading<store.Place> {
    return this.placed(list).placeOf(key);
  }

  findKey(list: store.KeyedList, place: store.Place): Reading<store.Key | undefined> {
    return findPlace(list, place, this.placed(list));
  }

  /** Batches of documents, each a reading of its own: whoever walks takes them one by one. */
  *walkDocuments(
    query: store.Query,
    order: store.Order,
    limit: number,
    held?: HeldTerms,
  ): Reading<Iterable<Reading<Buffer>>> {
    const size = Math.min(batchSize, limit);
    const batches = takeFirst(yield* this.searcher.walk(query, order, size, held), limit);
    // They pass by what is kept for lists, which a long walk would drive out.
    const { resource } = query;
    return batches.map((docIds) => this.readBatch(resource, docIds));
  }

  listEntries(resource: Resource, start: number, limit: number): Reading<store.Entry[]> {
    return ask('readEntries', resource, start, limit);
  }

  *count(query: store.Query, held?: HeldTerms): Reading<number> {
    return countDocs(yield* this.searcher.find(query, held));
  }

  *countValues(
    query: store.Query,
    field: FacetName,
    limit = Infinity,
    held?: HeldTerms,
  ): Reading<store.ValueCount[]> {
    return yield* this.ordinals.count(field, yield* this.searcher.find(query, held), limit);
  }

  *findPassages(text: string, limit: number): Reading<store.Lookup> {
    if (!this.onlyPassages) return yield* this.quotes.find(text, limit);
    return yield* keepQuoted(yield* this.quotes.find(text, passagesMax), limit);
  }

  *findText(sourceId: string): Reading<string | null | undefined> {
    const text = yield* ask('readSourceText', sourceId);
    return text && this.onlyPassages ? yield* blank(sourceId, text) : text;
  }

  *findEarlierText(sourceId: string, name: string): Reading<store.EarlierText | undefined> {
    return this.onlyPassages ? undefined : yield* ask('readEarlierText', sourceId, name);
  }

  *resolveName(resource: Resource, input: string): Reading<store.Named[]> {
    if (hasSpellings(resource)) return yield* this.names.resolve(resource, input);
    const isId = yield* ask('hasRecord', resource, input);
    return isId ? [{ id: input, spelling: input }] : [];
  }

  completeName(resource: Resource, beginning: string): Reading<string[]> {
    return this.names.complete(resource, beginning);
  }

  findLabels(resource: Resource, ids: readonly string[]) {
    return this.names.findLabels(resource, ids);
  }

  hasId(resource: Resource, id: string): Reading<boolean> {
    return ask('hasRecord', resource, id);
  }

  *findNewestChange(): Reading<string | null> {
    if (this.newestChange === undefined) this.newestChange = yield* ask('readNewestChange');
    return this.newestChange;
  }

  *suggestNames(resource: Resource, input: string): Reading<string[]> {
    const key = `${resource}\0${input}`;
    const known = this.suggested.get(key);
    if (known) return known;
    const suggested = yield* this.findSuggestions(resource, input);
    this.suggested.set(key, suggested);
    return suggested;
  }

  private *findSuggestions(resource: Resource, input: string): Reading<string[]> {
    if (hasSpellings(resource)) return yield* this.names.suggest(resource, input);
    const beginning = input.slice(0, Math.ceil(input.length / 2));
    return nearestNames(input, yield* ask('readNeighbours', resource, beginning));
  }

  /** From the first to the last known day of a statement, and how many have none. */
  *coverage(): Reading<store.Coverage> {
    if (this.covered) return this.covered;
    const { facts } = this;
    const period = { earliest: facts.get('earliest') ?? null, latest: facts.get('latest') ?? null };
    const undated = yield* this.count({ resource: 'statements', filters: { dated: ['false'] } });
    this.covered = { period, undated };
    return this.covered;
  }

  /** The terms of a query that are neither fast nor cached. */
  *listSlowTerms({ text }: store.Query, held: HeldTerms): Reading<ScopedTerm[]> {
    return text ? yield* this.searcher.listSlowTerms(text, held) : [];
  }

  /** Caches what another thread found for a slow term. */
  acceptTerm(term: ScopedTerm, docIds: Uint32Array): [key: string, docs: DocSet] {
    return this.searcher.acceptTerm(term, docIds);
  }

  private placed({ resource, order }: store.KeyedList): PlacedList {
    const { searcher, changes } = this;
    return {
      length: searcher.countAll(resource),
      keyAt: (rank) => searcher.docAt(resource, order, rank),
      *placeOf(key) {
        if (resource === 'changes') return placeOfChange(yield* changes.find(key));
        const record = yield* ask('readSortedBy', resource, key);
        if (!record) throw new Error(`there is no record ${key} among ${resource}`);
        return placeOfRecord(order, record);
      },
    };
  }

  /** One page of matches. The key is a rank when sorted by relevance, otherwise a doc id. */
  private *listDocs(
    query: store.PageQuery,
    held?: HeldTerms,
  ): Reading<{ docIds: DocId[]; next?: store.Key }> {
    const { order, after, limit } = query;
    if (order === 'relevance' && isRanked(query)) {
      const set = yield* this.searcher.find(query, held);
      const start = after ?? 0;
      const docIds = yield* this.searcher.takeRanked(query, start, limit, held);
      const end = start + docIds.length;
      return end < countDocs(set) ? { docIds, next: end } : { docIds };
    }
    const direction = order === 'relevance' ? 'descending' : order;
    const page = { order: direction, after, limit: limit + 1 };
    return cutPage(yield* this.searcher.take(query, page, held), limit);
  }

  private *readBatch(resource: Resource, docIds: readonly DocId[]): Reading<Buffer> {
    return this.join(resource, yield* ask('readDocuments', resource, docIds));
  }

  private join(resource: Resource, documents: readonly Buffer[]): Buffer {
    return this.mark(resource, joinByCommas(documents));
  }

  private mark(resource: Resource, documents: Buffer): Buffer {
    return this.onlyPassages ? mark(resource, documents) : documents;
  }
}
