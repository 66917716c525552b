// Counting values: one scan over the found numbers, whatever the number of different values.
import type Database from 'better-sqlite3';
import { toCodes, toUint32Array } from '../bytes.ts';
import { countNumbers, listNumbers, type NumberSet } from '../doc-set.ts';

/** Codes are places in `names`; `names.length` stands for no value. */
interface Column {
  names: string[];
  /** Where the codes of each number begin; undefined when every number has one code. */
  starts: Uint32Array | undefined;
  codes: Codes;
}

type Codes = Uint8Array | Uint16Array | Uint32Array;

export type ValueCount = [value: string, count: number];

/** Bytes of a code among so many names and the code for none. */
export function codeBytes(names: number): 1 | 2 | 4 {
  if (names < 0xff) return 1;
  return names < 0xffff ? 2 : 4;
}

export class ValueColumns {
  private readonly columns = new Map<string, Column>();
  /** The counts of everything, which is asked for most. */
  private readonly totals = new Map<string, Uint32Array>();
  private readonly read: Database.Statement<
    [string],
    { names: string; starts: Buffer | null; codes: Buffer }
  >;
  private readonly total: number;
  private last: { set: NumberSet; numbers: Uint32Array } | undefined;

  constructor(client: Database.Database, total: number) {
    this.total = total;
    this.read = client.prepare('SELECT names, starts, codes FROM value_columns WHERE field = ?');
  }

  /** The most frequent values among the numbers, most frequent first, then by name. */
  count(field: string, numbers: NumberSet, limit: number): ValueCount[] {
    const { names } = this.readColumn(field);
    const counts = this.countCodes(field, numbers);
    return takeMostFrequent(counts, limit).map((code) => [
      names[code] as string,
      counts[code] as number,
    ]);
  }

  private countCodes(field: string, numbers: NumberSet): Uint32Array {
    const isAll = countNumbers(numbers) === this.total;
    const known = isAll && this.totals.get(field);
    if (known) return known;
    const { names, starts, codes } = this.readColumn(field);
    const all = new Uint32Array(names.length + 1);
    const list = this.listOnce(numbers);
    if (starts) countRuns(list, starts, codes, all);
    else countSingle(list, codes, all);
    const counts = all.subarray(0, names.length);
    if (isAll) this.totals.set(field, counts);
    return counts;
  }

  /** Several fields of the same numbers are counted one after the other. */
  private listOnce(set: NumberSet): Uint32Array {
    if (this.last?.set !== set) this.last = { set, numbers: listNumbers(set) };
    return this.last.numbers;
  }

  private readColumn(field: string): Column {
    const known = this.columns.get(field);
    if (known) return known;
    const row = this.read.get(field);
    if (!row) throw new Error(`the file has no column for counting "${field}"`);
    const names = JSON.parse(row.names) as string[];
    const starts = row.starts ? toUint32Array(row.starts) : undefined;
    const column = { names, starts, codes: toCodes(row.codes, codeBytes(names.length)) };
    this.columns.set(field, column);
    return column;
  }
}

function countSingle(numbers: Uint32Array, codes: Codes, counts: Uint32Array): void {
  for (const number of numbers) {
    const code = codes[number] as number;
    counts[code] = (counts[code] as number) + 1;
  }
}

function countRuns(
  numbers: Uint32Array,
  starts: Uint32Array,
  codes: Codes,
  counts: Uint32Array,
): void {
  for (const number of numbers) {
    const end = starts[number + 1] as number;
    for (let at = starts[number] as number; at < end; at++) {
      const code = codes[at] as number;
      counts[code] = (counts[code] as number) + 1;
    }
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
