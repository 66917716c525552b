// Which records match: posting lists and day columns of the file, combined as number sets.
import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import {
  everyNumber,
  filterNumbers,
  intersect,
  type NumberSet,
  numberSet,
  sizeOf,
  unite,
} from './number-set.ts';
import { type Resource, resources } from './tables.ts';

/** Days since 1970-01-01, both included; undefined is open. */
export interface DayRange {
  from: number | undefined;
  to: number | undefined;
  /** `overlaps`: the date may lie in the range; `within`: it certainly does. */
  match: 'overlaps' | 'within';
}

/** Values of one field are alternatives; all fields must match. */
export interface Find {
  resource: Resource;
  filters: Readonly<Record<string, readonly string[] | undefined>>;
  days?: DayRange | undefined;
}

const cacheBytesMax = 32 * 1024 * 1024;

export class NumberIndex {
  private readonly posting: Database.Statement<[string, string, string], Buffer>;
  private readonly columns = new Map<Resource, { earliest: Int32Array; latest: Int32Array }>();
  private readonly totals: Record<Resource, number>;
  private readonly sets = new LRUCache<string, NumberSet>({
    maxSize: cacheBytesMax,
    sizeCalculation: (set) => sizeOf(set) + 64,
  });

  private readonly client: Database.Database;

  constructor(client: Database.Database) {
    this.client = client;
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
  }

  /** The numbers of all matching records. The result is shared: do not change it. */
  find({ resource, filters, days }: Find): NumberSet {
    const key = JSON.stringify([resource, filters, days]);
    const known = this.sets.get(key);
    if (known) return known;
    const parts = Object.entries(filters)
      .filter(([, values]) => values !== undefined && values.length > 0)
      .map(([field, values]) => this.findField(resource, field, values as readonly string[]))
      .sort((a, b) => sizeOf(a) - sizeOf(b));
    const [first, ...rest] = parts.length > 0 ? parts : [everyNumber(this.totals[resource])];
    let found = rest.reduce(intersect, first as NumberSet);
    if (days) found = this.keepDays(resource, found, days);
    this.sets.set(key, found);
    return found;
  }

  private findField(resource: Resource, field: string, values: readonly string[]): NumberSet {
    const max = this.totals[resource];
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
    const set = numberSet(new Uint32Array(aligned(bytes)), this.totals[resource]);
    this.sets.set(key, set);
    return set;
  }

  private keepDays(resource: Resource, set: NumberSet, { from, to, match }: DayRange): NumberSet {
    const { earliest, latest } = this.readColumns(resource);
    const low = from ?? -Infinity;
    const high = to ?? Infinity;
    const test =
      match === 'overlaps'
        ? (number: number) =>
            isDated(latest[number]) && at(latest, number) >= low && at(earliest, number) <= high
        : (number: number) =>
            isDated(latest[number]) && at(earliest, number) >= low && at(latest, number) <= high;
    return filterNumbers(set, test);
  }

  private readColumns(resource: Resource) {
    const known = this.columns.get(resource);
    if (known) return known;
    const read = this.client
      .prepare<[string, string], Buffer>(
        'SELECT days FROM day_columns WHERE resource = ? AND name = ?',
      )
      .pluck();
    const column = (name: string) => new Int32Array(aligned(read.get(resource, name) as Buffer));
    const columns = { earliest: column('earliest'), latest: column('latest') };
    this.columns.set(resource, columns);
    return columns;
  }
}

function at(column: Int32Array, number: number): number {
  return column[number] as number;
}

function isDated(latest: number | undefined): boolean {
  return latest !== -(2 ** 31);
}

/** A copy whose bytes begin at a multiple of four, as typed arrays need. */
function aligned(bytes: Buffer | undefined): ArrayBuffer {
  if (!bytes) return new ArrayBuffer(0);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
