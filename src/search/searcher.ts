// Which docs match a query, and in which order: the sets of its filters, days and words are
// intersected. Sets that were found stay in a cache and are shared.
import { RecentCache } from './cache.ts';
import type { DayBound, Directory, SortedBy } from './directory.ts';
import {
  buildDocSet,
  countDocs,
  type DocId,
  type DocSet,
  everyDoc,
  filterDocs,
  intersect,
  sizeOf,
  subtract,
  takeDocs,
  unite,
} from './doc-set.ts';
import { type DayColumns, matchDays, readDays } from './doc-values/days-reader.ts';
import { readOrder, type SortOrder } from './doc-values/orders.ts';
import { PostingsReader } from './full-text/postings-reader.ts';
import { parseText, type ScopedQuery } from './full-text/scoped-query.ts';
import { readPostings } from './keyword-postings.ts';
import {
  isRanked,
  keyOfQuery,
  keyOfTerm,
  type Query,
  type RankedQuery,
  type ScopedTerm,
  type TextQuery,
} from './query.ts';

/** By doc id, by how well they match, or another order; see `SortedBy`. */
export type Order = 'ascending' | 'descending' | 'relevance' | SortedBy;

/** Up to `limit` docs behind `after`; from the first when that is undefined. */
interface DocsPage {
  order: Exclude<Order, 'relevance'>;
  after: DocId | undefined;
  limit: number;
}

/** The docs of the slow terms of one request, by key, for as long as the request takes. */
export type HeldTerms = ReadonlyMap<string, DocSet>;

const none: HeldTerms = new Map();

interface Ranking {
  docIds: DocId[];
  /** The oldest doc that was ranked; older ones follow by date. */
  oldest: DocId;
}

/** How many of the newest matches are ranked. */
const rankedMax = 2000;

const defaultCacheBytesMax = 32 * 1024 * 1024;
const rankingsMax = 100;

interface SearcherOptions {
  /** Records of each resource. */
  docCounts: Readonly<Record<string, number>>;
  /** The resource that has full text. */
  textResource: string;
  /** With more docs to look at, a term is slow. */
  scannedMax: number;
  /** Of the sets that are kept for the next query; 32 MB by default. */
  cacheBytesMax?: number | undefined;
}

export class Searcher {
  private readonly directory: Directory;
  private readonly docCounts: Readonly<Record<string, number>>;
  private readonly textDocCount: number;
  private readonly scannedMax: number;
  private readonly fullText: PostingsReader;
  private readonly days = new Map<string, DayColumns>();
  private readonly orders = new Map<string, SortOrder>();
  private readonly sets: RecentCache<DocSet>;
  private readonly parsed = new WeakMap<TextQuery, readonly ScopedQuery[]>();
  private readonly rankings = new RecentCache<Ranking>(rankingsMax, () => 1);

  /** Page, total and facets of one answer ask for the same query one after the other. */
  private last: { query: Query; set: DocSet } | undefined;

  constructor(directory: Directory, options: SearcherOptions) {
    const { docCounts, textResource, scannedMax } = options;
    const { cacheBytesMax = defaultCacheBytesMax } = options;
    this.sets = new RecentCache(cacheBytesMax, (set) => sizeOf(set) + 64);
    this.directory = directory;
    this.docCounts = docCounts;
    this.textDocCount = docCounts[textResource] ?? 0;
    this.scannedMax = scannedMax;
    this.fullText = new PostingsReader(directory, this.textDocCount);
  }

  /** The terms of a text whose search would keep others waiting and that are not in a cache. */
  listSlowTerms(text: TextQuery, held: HeldTerms): ScopedTerm[] {
    const slow = new Map<string, ScopedTerm>();
    const terms = this.parse(text).flatMap(({ required, excluded }) => [...required, ...excluded]);
    for (const term of terms) {
      if (term.kind === 'word') continue;
      const key = keyOfTerm(term);
      if (held.has(key) || this.sets.get(key) || slow.has(key)) continue;
      if (this.fullText.estimateScanned(term) <= this.scannedMax) continue;
      slow.set(key, term);
    }
    return [...slow.values()];
  }

  /** Takes what another thread found for a slow term: ascending doc ids. */
  acceptTerm(term: ScopedTerm, docIds: Uint32Array): [key: string, docs: DocSet] {
    const key = keyOfTerm(term);
    const cached = this.sets.get(key);
    if (cached) return [key, cached];
    const docs = buildDocSet(docIds, this.textDocCount);
    this.sets.set(key, docs);
    return [key, docs];
  }

  /** All docs that match. The set is shared: do not change it. */
  find(query: Query, held = none): DocSet {
    if (this.last?.query === query) return this.last.set;
    const key = keyOfQuery(query);
    let set = this.sets.get(key);
    if (!set) {
      set = this.match(query, held);
      this.sets.set(key, set);
    }
    this.last = { query, set };
    return set;
  }

  /** Up to `limit` matches behind `after` in an order that every query has. */
  take(query: Query, { order, after, limit }: DocsPage, held = none): DocId[] {
    const set = this.find(query, held);
    return order === 'ascending' || order === 'descending'
      ? takeDocs(set, order, after, limit)
      : this.readOrder(query.resource, order).take(set, after, limit);
  }

  /** Docs from the place `start` on, best first: those that are ranked, then the older ones. */
  takeRanked(query: RankedQuery, start: number, limit: number, held = none): DocId[] {
    const { docIds, oldest } = this.rank(query, held);
    const page = docIds.slice(start, start + limit);
    const missing = limit - page.length;
    if (missing === 0) return page;
    const skipped = Math.max(0, start - docIds.length);
    const older = takeDocs(this.find(query, held), 'descending', oldest, skipped + missing);
    return [...page, ...older.slice(skipped)];
  }

  /**
   * All docs that match, batch by batch. The set stays the same however long the reader takes, so
   * walking through all docs costs no more than their number.
   */
  *walk(query: Query, order: Order, batchSize: number, held = none): Generator<DocId[]> {
    const direction = order === 'relevance' ? 'descending' : order;
    let after: DocId | undefined;
    if (order === 'relevance' && isRanked(query)) {
      const { docIds, oldest } = this.rank(query, held);
      for (let at = 0; at < docIds.length; at += batchSize) yield docIds.slice(at, at + batchSize);
      after = oldest;
    }
    for (;;) {
      const docIds = this.take(query, { order: direction, after, limit: batchSize }, held);
      if (docIds.length === 0) return;
      yield docIds;
      after = docIds.at(-1);
    }
  }

  /** How many docs a resource has. */
  countAll(resource: string): number {
    return this.docCount(resource);
  }

  /** The doc at a rank of an order, counted from 0. */
  docAt(resource: string, order: Exclude<Order, 'relevance'>, rank: number): DocId {
    if (order === 'ascending') return rank + 1;
    if (order === 'descending') return this.docCount(resource) - rank;
    return this.readOrder(resource, order).at(rank);
  }

  findDays(resource: string, docId: DocId): Record<DayBound, number> {
    const { earliest, latest } = this.readDays(resource);
    return { earliest: earliest[docId] as number, latest: latest[docId] as number };
  }

  private match({ resource, filters, days, text }: Query, held: HeldTerms): DocSet {
    const parts: DocSet[] = [];
    for (const [field, values] of Object.entries(filters)) {
      if (values) parts.push(this.findField(resource, field, values));
    }
    const max = this.docCount(resource);
    const set = text ? this.matchText(text, parts, held) : intersectAll(parts, max);
    if (!days) return set;
    const dated = filterDocs(set, matchDays(this.readDays(resource), days));
    if (days.match === 'overlaps') return dated;
    return intersect(dated, this.findValue(resource, 'certain', 'true'));
  }

  /** All required words must occur in one language, and no excluded one in any. */
  private matchText(text: TextQuery, filters: readonly DocSet[], held: HeldTerms): DocSet {
    const max = this.textDocCount;
    const queries = this.parse(text);
    const sets = queries.flatMap(({ required, any }) => {
      const terms = required.length > 0 ? required : [any];
      const parts = terms.map((term) => this.findTerm(term, held));
      if (parts.some((part) => countDocs(part) === 0)) return [];
      return [intersectAll([...filters, ...parts], max)];
    });
    const [first = buildDocSet(new Uint32Array(), max)] = sets;
    const set = sets.length > 1 ? unite(sets, max) : first;
    const excluded = queries.flatMap(({ excluded }) => excluded);
    return excluded.reduce((left, term) => subtract(left, this.findTerm(term, held)), set);
  }

  /** Ranks no more than the newest matches, so that a common word costs no more than a rare one. */
  private rank(query: RankedQuery, held: HeldTerms): Ranking {
    const key = keyOfQuery(query);
    const cached = this.rankings.get(key);
    if (cached) return cached;
    const { text } = query;
    const newest = takeDocs(this.find(query, held), 'descending', undefined, rankedMax);
    const required = this.parse(text).flatMap(({ required }) => required);
    const terms = required.flatMap((term) =>
      this.fullText.listPostings(term, this.findTerm(term, held)),
    );
    const docIds = this.fullText.rank(newest, terms, text.scope);
    const ranking = { docIds, oldest: newest.at(-1) ?? 1 };
    this.rankings.set(key, ranking);
    return ranking;
  }

  /** A slow term that is in no cache is looked for right here: whoever can wait asks before. */
  private findTerm(term: ScopedTerm, held: HeldTerms): DocSet {
    const key = keyOfTerm(term);
    const cached = held.get(key) ?? this.sets.get(key);
    if (cached) return cached;
    const docs = this.fullText.findTerm(term);
    this.sets.set(key, docs);
    return docs;
  }

  private findField(resource: string, field: string, values: readonly string[]): DocSet {
    const max = this.docCount(resource);
    if (values.length === 0) return buildDocSet(new Uint32Array(), max);
    return unite(
      values.map((value) => this.findValue(resource, field, value)),
      max,
    );
  }

  private findValue(resource: string, field: string, value: string): DocSet {
    const key = `${resource}\0${field}\0${value}`;
    const cached = this.sets.get(key);
    if (cached) return cached;
    const postings = { resource, field, value };
    const docs = readPostings(this.directory, postings, this.docCount(resource));
    this.sets.set(key, docs);
    return docs;
  }

  /** The words of a search as each language of the texts understands them. */
  private parse(text: TextQuery): readonly ScopedQuery[] {
    const cached = this.parsed.get(text);
    if (cached) return cached;
    const queries = parseText(text, this.fullText.listLanguages(text.scope));
    this.parsed.set(text, queries);
    return queries;
  }

  private docCount(resource: string): number {
    return this.docCounts[resource] ?? 0;
  }

  private readOrder(resource: string, by: SortedBy): SortOrder {
    const key = `${resource} ${by}`;
    const cached = this.orders.get(key);
    if (cached) return cached;
    const order = readOrder(this.directory, resource, by);
    this.orders.set(key, order);
    return order;
  }

  private readDays(resource: string): DayColumns {
    const cached = this.days.get(resource);
    if (cached) return cached;
    const columns = readDays(this.directory, resource);
    this.days.set(resource, columns);
    return columns;
  }
}

/** The rarest first, so that no other is walked through. */
function intersectAll(sets: readonly DocSet[], max: number): DocSet {
  const [first = everyDoc(max), ...others] = sets.toSorted((a, b) => countDocs(a) - countDocs(b));
  return others.reduce(intersect, first);
}
