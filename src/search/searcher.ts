// Which records match: posting lists and day columns of the file, combined as number sets.
import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { SearchTerm } from '../text/search-query.ts';
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
import { keyOfQuery, keyOfTerm, type Query, type TextQuery } from './query.ts';

export type Order = 'ascending' | 'descending' | 'relevance';

/** A term that is looked for in another thread, as FTS5 understands it; see `matchingSql`. */
export interface SlowTerm {
  key: string;
  expression: string;
}

/** Terms of one request, by key, that stay at hand for as long as it takes. */
export type HeldTerms = ReadonlyMap<string, NumberSet>;

const none: HeldTerms = new Map();

interface Ranking {
  ranked: number[];
  from: number;
}

/** How many of the newest matches compete for the first places. */
const rankedMax = 2000;

const cacheBytesMax = 32 * 1024 * 1024;

export class NumberIndex {
  private readonly posting: Database.Statement<[string, string, string], Buffer>;
  private readonly columns = new Map<string, DayColumns>();
  private readonly totals: Readonly<Record<string, number>>;
  private readonly search: SearchIndex;
  private readonly sets = new LRUCache<string, NumberSet>({
    maxSize: cacheBytesMax,
    sizeCalculation: (set) => sizeOf(set) + 64,
  });
  private readonly rankings = new LRUCache<string, Ranking>({ max: 100 });

  /** Page, total and facets of one answer ask for the same query one after the other. */
  private last: { query: Query; set: NumberSet } | undefined;
  private readonly client: Database.Database;
  private readonly scannedMax: number;

  /**
   * @param totals records of each resource
   * @param scannedMax with more statements to look at, a term is slow
   */
  constructor(
    client: Database.Database,
    totals: Readonly<Record<string, number>>,
    scannedMax: number,
  ) {
    this.client = client;
    this.totals = totals;
    this.scannedMax = scannedMax;
    this.posting = client.prepare<[string, string, string], Buffer>(
      'SELECT numbers FROM postings WHERE resource = ? AND field = ? AND value = ?',
    );
    this.posting.pluck();
    this.search = new SearchIndex(client, this.total('statements'));
  }

  /** The terms of a text whose search would keep others waiting and that are not at hand. */
  listSlowTerms({ query, scope }: TextQuery, held: HeldTerms): SlowTerm[] {
    const slow = new Map<string, SlowTerm>();
    for (const term of [...query.required, ...query.excluded]) {
      if (term.kind === 'word') continue;
      const key = keyOfTerm(term, scope);
      if (held.has(key) || this.sets.has(key) || slow.has(key)) continue;
      if (this.search.estimateScanned(term, scope) <= this.scannedMax) continue;
      slow.set(key, { key, expression: matchExpression(term, scope) });
    }
    return [...slow.values()];
  }

  /** What another thread found for a slow term: ascending numbers. */
  acceptTerm(key: string, numbers: Uint32Array): NumberSet {
    const known = this.sets.get(key);
    if (known) return known;
    const set = numberSet(numbers, this.total('statements'));
    this.sets.set(key, set);
    return set;
  }

  /** The numbers of all matching records. The result is shared: do not change it. */
  find(query: Query, held = none): NumberSet {
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

  private match({ resource, filters, days, text }: Query, held: HeldTerms): NumberSet {
    const parts = Object.entries(filters)
      .filter(([, values]) => values !== undefined)
      .map(([field, values]) => this.findField(resource, field, values as readonly string[]));
    for (const term of text?.query.required ?? []) {
      parts.push(this.findTerm(term, (text as TextQuery).scope, held));
    }
    parts.sort((a, b) => countNumbers(a) - countNumbers(b));
    const [first, ...rest] = parts.length > 0 ? parts : [everyNumber(this.total(resource))];
    let found = rest.reduce(intersect, first as NumberSet);
    for (const term of text?.query.excluded ?? []) {
      found = subtract(found, this.findTerm(term, (text as TextQuery).scope, held));
    }
    return days ? this.keepDays(resource, found, days) : found;
  }

  /** Numbers from the place `start` on, best first: those that compete, then the older ones. */
  takeRanked(query: RankedQuery, start: number, limit: number, held = none): number[] {
    const { ranked, from } = this.rank(query, held);
    const taken = ranked.slice(start, start + limit);
    const missing = limit - taken.length;
    if (missing === 0) return taken;
    const skipped = Math.max(0, start - ranked.length);
    const older = takeNumbers(this.find(query, held), 'descending', from, skipped + missing);
    return [...taken, ...older.slice(skipped)];
  }

  /**
   * All numbers found, batch by batch. What was found stays the same however long the reader
   * takes, so that a walk of all records costs no more than their number.
   */
  *walk(query: Query, order: Order, batchSize: number, held = none): Generator<number[]> {
    const found = this.find(query, held);
    const direction = order === 'ascending' ? 'ascending' : 'descending';
    let after: number | undefined;
    if (order === 'relevance' && isRanked(query)) {
      const { ranked, from } = this.rank(query, held);
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

  /**
   * Up to `rankedMax` of the newest numbers found, best first, and the number from which on they
   * were taken: what is older follows by date, so that a common word costs no more than a rare one.
   */
  private rank(query: RankedQuery, held: HeldTerms): Ranking {
    const key = keyOfQuery(query);
    const known = this.rankings.get(key);
    if (known) return known;
    const { scope, query: words } = query.text;
    const newest = takeNumbers(this.find(query, held), 'descending', undefined, rankedMax);
    const weighed = words.required.flatMap((term) =>
      this.search.weigh(term, scope, this.findTerm(term, scope, held)),
    );
    const ranked = this.search.rank(weighed, scope, newest);
    const ranking = { ranked, from: newest.at(-1) ?? 1 };
    this.rankings.set(key, ranking);
    return ranking;
  }

  findDays(resource: string, number: number): { earliest: number; latest: number } {
    const { earliest, latest } = this.readColumns(resource);
    return { earliest: earliest[number] as number, latest: latest[number] as number };
  }

  /** A slow term that is not at hand is looked for right here: whoever can wait asks before. */
  private findTerm(term: SearchTerm, scope: SearchScope, held: HeldTerms): NumberSet {
    const key = keyOfTerm(term, scope);
    const known = held.get(key) ?? this.sets.get(key);
    if (known) return known;
    const set = this.search.findTerm(term, scope);
    this.sets.set(key, set);
    return set;
  }

  private total(resource: string): number {
    return this.totals[resource] ?? 0;
  }

  private findField(resource: string, field: string, values: readonly string[]): NumberSet {
    const max = this.total(resource);
    if (values.length === 0) return numberSet(new Uint32Array(), max);
    return unite(
      values.map((value) => this.findPosting(resource, field, value)),
      max,
    );
  }

  private findPosting(resource: string, field: string, value: string): NumberSet {
    const key = `${resource}\0${field}\0${value}`;
    const known = this.sets.get(key);
    if (known) return known;
    const bytes = this.posting.get(resource, field, value);
    const numbers = bytes ? toUint32Array(bytes) : new Uint32Array();
    const set = numberSet(numbers, this.total(resource));
    this.sets.set(key, set);
    return set;
  }

  private keepDays(resource: string, set: NumberSet, range: DayRange): NumberSet {
    const columns = this.readColumns(resource);
    return filterNumbers(set, ...matchDays(columns, range));
  }

  private readColumns(resource: string): DayColumns {
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

/** A query with words to be relevant to. */
export type RankedQuery = Query & { text: TextQuery };

export function isRanked(query: Query): query is RankedQuery {
  return query.text !== undefined;
}
