// Which records match: posting lists and day columns of the file, combined as number sets.
import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { type Resource, resources } from '../store/sqlite/tables.ts';
import type { SearchQuery, SearchTerm } from '../text/search-query.ts';
import { toInt32Array, toUint32Array } from './bytes.ts';
import {
  countNumbers,
  everyNumber,
  filterNumbers,
  intersect,
  type NumberSet,
  numberSet,
  sizeOf,
  subtract,
  takeNumbers,
  unite,
} from './doc-set.ts';
import { buildDayColumns, type DayColumns, type DayRange, matchDays } from './doc-values/days.ts';
import { matchExpression, SearchIndex, type SearchScope } from './full-text/reader.ts';
import { Pending } from './pending.ts';

/** Values of one field are alternatives (none: nothing matches); all fields must match. */
export interface Find {
  resource: Resource;
  filters: Readonly<Record<string, readonly string[] | undefined>>;
  days?: DayRange | undefined;
  /** Only for statements. */
  search?: Search | undefined;
}

export type Order = 'ascending' | 'descending' | 'relevance';

interface Ranking {
  ranked: number[];
  from: number;
}

export interface Search {
  query: SearchQuery;
  scope: SearchScope;
}

/** How many of the newest matches compete for the first places. */
const rankedMax = 2000;

const cacheBytesMax = 32 * 1024 * 1024;

export class NumberIndex {
  private readonly posting: Database.Statement<[string, string, string], Buffer>;
  private readonly columns = new Map<Resource, DayColumns>();
  private readonly totals: Record<Resource, number>;
  private readonly search: SearchIndex;
  private readonly sets = new LRUCache<string, NumberSet>({
    maxSize: cacheBytesMax,
    sizeCalculation: (set) => sizeOf(set) + 64,
  });
  private readonly rankings = new LRUCache<string, Ranking>({ max: 100 });

  private readonly client: Database.Database;
  private readonly scannedMax: number;

  /** @param scannedMax with more statements to look at, a search is Pending */
  constructor(client: Database.Database, scannedMax: number) {
    this.client = client;
    this.scannedMax = scannedMax;
    this.posting = client.prepare<[string, string, string], Buffer>(
      'SELECT numbers FROM postings WHERE resource = ? AND field = ? AND value = ?',
    );
    this.posting.pluck();
    const total = client
      .prepare<[string], string>('SELECT value FROM dataset WHERE key = ?')
      .pluck();
    this.totals = Object.fromEntries(
      resources.map((resource) => [resource, Number(total.get(resource))]),
    ) as Record<Resource, number>;
    this.search = new SearchIndex(client, this.totals.statements);
  }

  countAll(resource: Resource): number {
    return this.totals[resource];
  }

  /**
   * The numbers of all matching records. The result is shared: do not change it.
   * @throws Pending for a search that would keep others waiting
   */
  find(find: Find): NumberSet {
    const { resource, filters, days, search } = find;
    const key = findKey(find);
    const known = this.sets.get(key);
    if (known) return known;
    const parts = Object.entries(filters)
      .filter(([, values]) => values !== undefined)
      .map(([field, values]) => this.findField(resource, field, values as readonly string[]));
    if (search) parts.push(...this.findTerms(search));
    parts.sort((a, b) => countNumbers(a) - countNumbers(b));
    const [first, ...rest] = parts.length > 0 ? parts : [everyNumber(this.totals[resource])];
    let found = rest.reduce(intersect, first as NumberSet);
    for (const term of search?.query.excluded ?? []) {
      found = subtract(found, this.findTerm(term, (search as Search).scope));
    }
    if (days) found = this.keepDays(resource, found, days);
    this.sets.set(key, found);
    return found;
  }

  /**
   * Up to `rankedMax` of the newest numbers found, best first, and the number from which on they
   * were taken: what is older follows by date, so that a common word costs no more than a rare one.
   */
  rank(find: Find, search: Search): Ranking {
    const key = findKey(find);
    const known = this.rankings.get(key);
    if (known) return known;
    const ranking = this.rankNewest(find, search);
    this.rankings.set(key, ranking);
    return ranking;
  }

  /** Numbers from the place `start` on, best first: those that compete, then the older ones. */
  takeRanked(find: Find, search: Search, start: number, limit: number): number[] {
    const { ranked, from } = this.rank(find, search);
    const taken = ranked.slice(start, start + limit);
    const missing = limit - taken.length;
    if (missing === 0) return taken;
    const skipped = Math.max(0, start - ranked.length);
    const older = takeNumbers(this.find(find), 'descending', from, skipped + missing);
    return [...taken, ...older.slice(skipped)];
  }

  /**
   * All numbers found, batch by batch. What was found stays the same however long the reader
   * takes, so that a walk of all records costs no more than their number.
   */
  *walk(find: Find, order: Order, batchSize: number): Generator<number[]> {
    const found = this.find(find);
    const direction = order === 'ascending' ? 'ascending' : 'descending';
    let after: number | undefined;
    if (order === 'relevance' && find.search) {
      const { ranked, from } = this.rank(find, find.search);
      for (let at = 0; at < ranked.length; at += batchSize) yield ranked.slice(at, at + batchSize);
      after = from;
    }
    for (;;) {
      const numbers = takeNumbers(found, direction, after, batchSize);
      if (numbers.length === 0) return;
      yield numbers;
      after = numbers.at(-1);
    }
  }

  private rankNewest(find: Find, { query, scope }: Search): Ranking {
    const newest = takeNumbers(this.find(find), 'descending', undefined, rankedMax);
    const weighed = query.required.flatMap((term) =>
      this.search.weigh(term, scope, this.findTerm(term, scope)),
    );
    return { ranked: this.search.rank(weighed, scope, newest), from: newest.at(-1) ?? 1 };
  }

  findDays(resource: Resource, number: number): { earliest: number; latest: number } {
    const { earliest, latest } = this.readColumns(resource);
    return { earliest: earliest[number] as number, latest: latest[number] as number };
  }

  private findTerms({ query, scope }: Search): NumberSet[] {
    return query.required.map((term) => this.findTerm(term, scope));
  }

  private findTerm(term: SearchTerm, scope: SearchScope): NumberSet {
    const key = `${scope}\0${term.kind}\0${term.words.join(' ')}`;
    const known = this.sets.get(key);
    if (known) return known;
    if (this.search.estimateScanned(term, scope) > this.scannedMax) {
      throw new Pending(key, matchExpression(term, scope), (numbers) => {
        this.sets.set(key, numberSet(numbers, this.totals.statements));
      });
    }
    const set = this.search.findTerm(term, scope);
    this.sets.set(key, set);
    return set;
  }

  private findField(resource: Resource, field: string, values: readonly string[]): NumberSet {
    const max = this.totals[resource];
    if (values.length === 0) return numberSet(new Uint32Array(), max);
    return unite(
      values.map((value) => this.findPosting(resource, field, value)),
      max,
    );
  }

  private findPosting(resource: Resource, field: string, value: string): NumberSet {
    const key = `${resource}\0${field}\0${value}`;
    const known = this.sets.get(key);
    if (known) return known;
    const bytes = this.posting.get(resource, field, value);
    const numbers = bytes ? toUint32Array(bytes) : new Uint32Array();
    const set = numberSet(numbers, this.totals[resource]);
    this.sets.set(key, set);
    return set;
  }

  private keepDays(resource: Resource, set: NumberSet, range: DayRange): NumberSet {
    const columns = this.readColumns(resource);
    return filterNumbers(set, ...matchDays(columns, range));
  }

  private readColumns(resource: Resource): DayColumns {
    const known = this.columns.get(resource);
    if (known) return known;
    const read = this.client
      .prepare<[string, string], Buffer>(
        'SELECT days FROM day_columns WHERE resource = ? AND name = ?',
      )
      .pluck();
    const column = (name: string) => toInt32Array(read.get(resource, name) as Buffer);
    const columns = buildDayColumns(column('earliest'), column('latest'));
    this.columns.set(resource, columns);
    return columns;
  }
}

function findKey({ resource, filters, days, search }: Find): string {
  return JSON.stringify([resource, filters, days, search]);
}
