// Counting values: one scan over the found numbers, whatever the number of different values.
import type Database from 'better-sqlite3';
import { toUint32Array } from './bytes.ts';
import { forEachNumber, type NumberSet } from './number-set.ts';

/** The fields of statements that can be counted. */
export const countedFields = [
  'actor',
  'event',
  'source',
  'topic',
  'form',
  'act',
  'status',
  'month',
] as const;
export type CountedField = (typeof countedFields)[number];

interface Column {
  names: string[];
  starts: Uint32Array;
  codes: Uint32Array;
}

export type ValueCount = [value: string, count: number];

export class ValueColumns {
  private readonly columns = new Map<CountedField, Column>();
  private readonly read: Database.Statement<
    [string],
    { names: string; starts: Buffer; codes: Buffer }
  >;

  constructor(client: Database.Database) {
    this.read = client.prepare('SELECT names, starts, codes FROM value_columns WHERE field = ?');
  }

  /** The most frequent values among the numbers, most frequent first, then by name. */
  count(field: CountedField, numbers: NumberSet, limit: number): ValueCount[] {
    const { names, starts, codes } = this.readColumn(field);
    const counts = new Uint32Array(names.length);
    forEachNumber(numbers, (number) => {
      const end = starts[number + 1] as number;
      for (let at = starts[number] as number; at < end; at++) {
        const code = codes[at] as number;
        counts[code] = (counts[code] as number) + 1;
      }
    });
    return takeMostFrequent(counts, limit).map((code) => [
      names[code] as string,
      counts[code] as number,
    ]);
  }

  private readColumn(field: CountedField): Column {
    const known = this.columns.get(field);
    if (known) return known;
    const row = this.read.get(field);
    if (!row) throw new Error(`the file has no column for counting "${field}"`);
    const column = {
      names: JSON.parse(row.names) as string[],
      starts: toUint32Array(row.starts),
      codes: toUint32Array(row.codes),
    };
    this.columns.set(field, column);
    return column;
  }
}

/** Indexes of the largest counts; names ascend with their index, so ties fall in their order. */
function takeMostFrequent(counts: Uint32Array, limit: number): number[] {
  if (limit >= counts.length) {
    const all = [...counts.keys()].filter((code) => counts[code] !== 0);
    return all.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  }
  const taken: number[] = [];
  for (let code = 0; code < counts.length; code++) {
    const count = counts[code] as number;
    const last = taken.at(-1);
    if (count === 0 || (taken.length === limit && count <= (counts[last as number] as number))) {
      continue;
    }
    let at = taken.length;
    while (at > 0 && (counts[taken[at - 1] as number] as number) < count) at--;
    taken.splice(at, 0, code);
    if (taken.length > limit) taken.pop();
  }
  return taken;
}
