// Collects the values of one field while records are written in the order of their numbers, and
// turns them round: for each value its numbers. Everything is in typed arrays, however many.

import { codeBytes } from './doc-values/ordinals.ts';
import { accumulate, Runs } from './runs.ts';

/** The values by number, as places in the sorted names; see `ValueColumns`. */
interface Column {
  names: string[];
  /** Undefined when no number has two values. */
  starts: Uint32Array | undefined;
  codes: Uint8Array | Uint16Array | Uint32Array;
}

export class FieldBuilder {
  private readonly known = new Map<string, number>();
  private readonly codes = new Runs();

  /** Numbers come in ascending order; a value may come several times with one number. */
  add(number: number, value: string): void {
    this.addCode(number, this.codeOf(value));
  }

  /** What stands for a value here; it never changes. */
  codeOf(value: string): number {
    let code = this.known.get(value);
    if (code === undefined) {
      code = this.known.size;
      this.known.set(value, code);
    }
    return code;
  }

  /** The same as `add` for who knows the code. */
  addCode(number: number, code: number): void {
    this.codes.add(number, code);
  }

  /** Each value with its numbers, both ascending; a number as often as it was added. */
  *listPostings(): Generator<[value: string, numbers: Uint32Array]> {
    const { names, ranks } = this.rank();
    const ends = new Uint32Array(names.length + 1);
    this.codes.forEach((code) => {
      const rank = ranks[code] as number;
      ends[rank + 1] = (ends[rank + 1] as number) + 1;
    });
    accumulate(ends);
    const starts = ends.slice();
    const sorted = new Uint32Array(this.codes.length);
    this.codes.forEach((code, number) => {
      const rank = ranks[code] as number;
      sorted[starts[rank] as number] = number;
      starts[rank] = (starts[rank] as number) + 1;
    });
    for (const [rank, name] of names.entries()) {
      yield [name, sorted.subarray(ends[rank], ends[rank + 1])];
    }
  }

  /** @param count numbers run from 1 to this */
  buildColumn(count: number): Column {
    const { names, ranks } = this.rank();
    const Codes = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array }[codeBytes(names.length)];
    const starts = new Uint32Array(count + 2);
    const runs = new Codes(this.codes.length);
    const single = new Codes(count + 1).fill(names.length);
    let length = 0;
    let most = 0;
    this.codes.forEach((code, number) => {
      const rank = ranks[code] as number;
      runs[length++] = rank;
      single[number] = rank;
      starts[number + 1] = (starts[number + 1] as number) + 1;
      most = Math.max(most, starts[number + 1] as number);
    });
    if (most <= 1) return { names, starts: undefined, codes: single };
    accumulate(starts);
    return { names, starts, codes: runs };
  }

  /** The values in order, and where in that order each code is. */
  private rank(): { names: string[]; ranks: Uint32Array } {
    const names = [...this.known.keys()].sort((a, b) => (a < b ? -1 : 1));
    const ranks = new Uint32Array(names.length);
    for (const [rank, name] of names.entries()) ranks[this.known.get(name) as number] = rank;
    return { names, ranks };
  }
}
