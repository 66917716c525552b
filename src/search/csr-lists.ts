// Lists of uint32 by row, in compressed sparse row form (CSR): the values of all rows one after the
// other, and for each row the offset at which its values begin. Grows without copying.
import { ChunkedList } from './chunked-list.ts';

export class CsrLists {
  private readonly values = new ChunkedList();
  /** By row; the last row ends where the values end. */
  private readonly offsets = new ChunkedList();

  get length(): number {
    return this.values.length;
  }

  /** Rows come in ascending order; those left out are empty. */
  add(row: number, value: number): void {
    while (this.offsets.length <= row) this.offsets.push(this.values.length);
    this.values.push(value);
  }

  forEach(visit: (value: number, row: number) => void): void {
    let row = -1;
    let next = 0;
    this.values.forEach((value, index) => {
      while (index >= next) {
        row++;
        next = row + 1 < this.offsets.length ? this.offsets.at(row + 1) : this.length;
      }
      visit(value, row);
    });
  }
}

/** Prefix sum in place: counts, shifted by one, become the offsets at which each list begins. */
export function sumPrefixes(counts: Uint32Array): void {
  for (let at = 1; at < counts.length; at++) {
    counts[at] = (counts[at] as number) + (counts[at - 1] as number);
  }
}
