// Which docs match a query, and in which order: the sets of its filters, days and words are
// intersected. Sets that were found stay in a cache and are shared.
import { RecentCache } from './cache.ts';
import type { DayBound, SortedBy } from './directory.ts';
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
import { DocColumns } from './doc-values/columns.ts';
import { matchDays } from './doc-values/days-reader.ts';
import { rankedMax, type TermPostings } from './full-text/bm25.ts';
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
import { forEach, type Reading } from './reading.ts';
import { listBatches } from './walk.ts';

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

const defaultCacheBytesMax = 32 * 1024 * 1024;
const rankingsMax = 100;

/** Searches whose words are understood already: some hundred kilobytes. */
const parsedMax = 500;

interface SearcherOptions {
  /** Records of each resource. */
  docCounts: Readonly<Record<string, number>>;
  /** The resource that has full text. */
  textResource: string;
  /** With more docs to look at, a term is slow. */
  scannedMax: number;
  /** Of the sets that are kept for the next query, 32 MB by default; of postings a quarter more. */
  cacheBytesMax?: number | undefined;
}

export class Searcher {
  private readonly docCounts: Readonly<Record<string, number>>;
  private readonly textDocCount: number;
  private readonly scannedMax: number;
  private readonly fullText: PostingsReader;
  private readonly columns = new DocColumns();
  private readonly sets: RecentCache<string, DocSet>;
  private readonly parsed = new RecentCache<string, readonly ScopedQuery[]>(parsedMax, () => 1);
  private readonly rankings = new RecentCache<string, Ranking>(rankingsMax, () => 1);

  /** Page, total and facets of one answer ask for the same query one after the other. */
  private last: { query: Query; set: DocSet } | undefined;

  constructor(options: SearcherOptions) {
    const { docCounts, textResource, scannedMax } = options;
    const { cacheBytesMax = defaultCacheBytesMax } = options;
    this.sets = new RecentCache(cacheBytesMax, (set) => sizeOf(set) + 64);
    this.docCounts = docCounts;
    this.textDocCount = docCounts[textResource] ?? 0;
    this.scannedMax = scannedMax;
    this.fullText = new PostingsReader(this.textDocCount, cacheBytesMax / 4);
  }

  /** The terms of a text whose search would keep others waiting and that are not in a cache. */
  *listSlowTerms(text: TextQuery, held: HeldTerms): Reading<ScopedTerm[]> {
    const slow = new Map<string, ScopedTerm>();
    const queries = yield* this.parse(text);
    const terms = queries.flatMap(({ required, excluded }) => [...required, ...excluded]);
    for (const term of terms) {
      if (term.kind === 'word') continue;
      const key = keyOfTerm(term);
      if (held.has(key) || this.sets.get(key) || slow.has(key)) continue;
      if ((yield* this.fullText.estimateScanned(term)) <= this.scannedMax) continue;
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
  *find(query: Query, held = none): Reading<DocSet> {
    if (this.last?.query === query) return this.last.set;
    const key = keyOfQuery(query);
    let set = this.sets.get(key);
    if (!set) {
      set = yield* this.match(query, held);
      this.sets.set(key, set);
    }
    this.last = { query, set };
    return set;
  }

  /** Up to `limit` matches behind `after` in an order that every query has. */
  *take(query: Query, { order, after, limit }: DocsPage, held = none): Reading<DocId[]> {
    const set = yield* this.find(query, held);
    if (order === 'ascending' || order === 'descending') return takeDocs(set, order, after, limit);
    return (yield* this.columns.readOrder(query.resource, order)).take(set, after, limit);
  }

  /** Docs from the place `start` on, best first: those that are ranked, then the older ones. */
  *takeRanked(query: RankedQuery, start: number, limit: number, held = none): Reading<DocId[]> {
    const { docIds, oldest } = yield* this.rank(query, held);
    const page = docIds.slice(start, start + limit);
    const missing = limit - page.length;
    if (missing === 0) return page;
    const skipped = Math.max(0, start - docIds.length);
    const set = yield* this.find(query, held);
    const older = takeDocs(set, 'descending', oldest, skipped + missing);
    return [...page, ...older.slice(skipped)];
  }

  /**
   * All docs that match, batch by batch. The set stays the same however long the reader takes, so
   * walking through all docs costs no more than their number.
   */
  *walk(query: Query, order: Order, batchSize: number, held = none): Reading<Generator<DocId[]>> {
    const set = yield* this.find(query, held);
    const ranking =
      order === 'relevance' && isRanked(query) ? yield* this.rank(query, held) : undefined;
    const direction = order === 'relevance' ? 'descending' : order;
    const isOwn = direction === 'ascending' || direction === 'descending';
    const sorted = isOwn ? undefined : yield* this.columns.readOrder(query.resource, direction);
    const take = (after: DocId | undefined) =>
      sorted?.take(set, after, batchSize) ??
      takeDocs(set, direction === 'ascending' ? direction : 'descending', after, batchSize);
    return listBatches(ranking?.docIds ?? [], ranking?.oldest, batchSize, take);
  }

  /** How many docs a resource has. */
  countAll(resource: string): number {
    return this.docCount(resource);
  }

  /** The doc at a rank of an order, counted from 0. */
  *docAt(resource: string, order: Exclude<Order, 'relevance'>, rank: number): Reading<DocId> {
    if (order === 'ascending') return rank + 1;
    if (order === 'descending') return this.docCount(resource) - rank;
    return (yield* this.columns.readOrder(resource, order)).at(rank);
  }

  *findDays(resource: string, docId: DocId): Reading<Record<DayBound, number>> {
    const { earliest, latest } = yield* this.columns.readDays(resource);
    return { earliest: earliest[docId] as number, latest: latest[docId] as number };
  }

  private *match({ resource, filters, days, text }: Query, held: HeldTerms): Reading<DocSet> {
    const parts: DocSet[] = [];
    for (const [field, values] of Object.entries(filters)) {
      if (values) parts.push(yield* this.findField(resource, field, values));
    }
    const max = this.docCount(resource);
    const set = text ? yield* this.matchText(text, parts, held) : intersectAll(parts, max);
    if (!days) return set;
    const dated = filterDocs(set, matchDays(yield* this.columns.readDays(resource), days));
    if (days.match === 'overlaps') return dated;
    return intersect(dated, yield* this.findValue(resource, 'certain', 'true'));
  }

  /** All required words must occur in one language, and no excluded one in any. */
  private *matchText(
    text: TextQuery,
    filters: readonly DocSet[],
    held: HeldTerms,
  ): Reading<DocSet> {
    const max = this.textDocCount;
    const queries = yield* this.parse(text);
    const sets: DocSet[] = [];
    for (const { required, any } of queries) {
      const terms = required.length > 0 ? required : [any];
      const parts = yield* forEach(terms, (term) => this.findTerm(term, held));
      if (parts.some((part) => countDocs(part) === 0)) continue;
      sets.push(intersectAll([...filters, ...parts], max));
    }
    const [first = buildDocSet(new Uint32Array(), max)] = sets;
    let set = sets.length > 1 ? unite(sets, max) : first;
    for (const { excluded } of queries) {
      for (const term of excluded) set = subtract(set, yield* this.findTerm(term, held));
    }
    return set;
  }

  /** Ranks no more than the newest matches, so that a common word costs no more than a rare one. */
  private *rank(query: RankedQuery, held: HeldTerms): Reading<Ranking> {
    const key = keyOfQuery(query);
    const cached = this.rankings.get(key);
    if (cached) return cached;
    const { text } = query;
    const set = yield* this.find(query, held);
    const newest = takeDocs(set, 'descending', undefined, rankedMax);
    const terms: TermPostings[] = [];
    // What finds nothing needs no postings.
    for (const { required } of newest.length > 0 ? yield* this.parse(text) : []) {
      for (const term of required) {
        const docs = yield* this.findTerm(term, held);
        terms.push(...(yield* this.fullText.listPostings(term, docs)));
      }
    }
    const docIds = yield* this.fullText.rank(newest, terms, text.scope);
    const ranking = { docIds, oldest: newest.at(-1) ?? 1 };
    this.rankings.set(key, ranking);
    return ranking;
  }

  /** A slow term that is in no cache is looked for right here: whoever can wait asks before. */
  private *findTerm(term: ScopedTerm, held: HeldTerms): Reading<DocSet> {
    const key = keyOfTerm(term);
    const cached = held.get(key) ?? this.sets.get(key);
    if (cached) return cached;
    const docs = yield* this.fullText.findTerm(term);
    this.sets.set(key, docs);
    return docs;
  }

  private *findField(resource: string, field: string, values: readonly string[]): Reading<DocSet> {
    const max = this.docCount(resource);
    if (values.length === 0) return buildDocSet(new Uint32Array(), max);
    return unite(yield* forEach(values, (value) => this.findValue(resource, field, value)), max);
  }

  private *findValue(resource: string, field: string, value: string): Reading<DocSet> {
    const key = `${resource}\0${field}\0${value}`;
    const cached = this.sets.get(key);
    if (cached) return cached;
    const postings = { resource, field, value };
    const docs = yield* readPostings(postings, this.docCount(resource));
    this.sets.set(key, docs);
    return docs;
  }

  /** The words of a search as each language of the texts understands them. */
  private *parse(text: TextQuery): Reading<readonly ScopedQuery[]> {
    const key = JSON.stringify(text);
    const cached = this.parsed.get(key);
    if (cached) return cached;
    const queries = parseText(text, yield* this.fullText.listLanguages(text.scope));
    this.parsed.set(key, queries);
    return queries;
  }

  private docCount(resource: string): number {
    return this.docCounts[resource] ?? 0;
  }
}

/** The rarest first, so that no other is walked through. */
function intersectAll(sets: readonly DocSet[], max: number): DocSet {
  const [first = everyDoc(max), ...others] = sets.toSorted((a, b) => countDocs(a) - countDocs(b));
  return others.reduce(intersect, first);
}
