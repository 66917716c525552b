// Inverts one field in memory: it takes the values of each doc, and gives the docs of each value
// (postings). Everything is in typed arrays, however many docs there are.
import { sumPrefixes } from './csr-lists.ts';
import type { DocId } from './doc-set.ts';
import { VarintList } from './varint-list.ts';

export class Inverter {
  /** Provisional ordinals, in the order in which values were seen first. */
  private readonly provisional = new Map<string, number>();
  /** The ordinals of all docs, one after the other. */
  private readonly ordinals = new VarintList();
  /** How many each doc has before the last one, which is still added to. */
  private readonly counts = new VarintList();
  private lastDoc: DocId = 0;
  private lastCount = 0;

  /** How many values were added. */
  get length(): number {
    return this.ordinals.length;
  }

  /** Docs come in ascending order; a value may come several times with one doc. */
  add(docId: DocId, value: string): void {
    this.addOrdinal(docId, this.ordinalOf(value));
  }

  /** The provisional ordinal of a value; it never changes. */
  ordinalOf(value: string): number {
    let ordinal = this.provisional.get(value);
    if (ordinal === undefined) {
      ordinal = this.provisional.size;
      this.provisional.set(value, ordinal);
    }
    return ordinal;
  }

  /** Like `add`, for callers that already have the ordinal. */
  addOrdinal(docId: DocId, ordinal: number): void {
    for (; this.lastDoc < docId; this.lastDoc++) {
      this.counts.push(this.lastCount);
      this.lastCount = 0;
    }
    this.ordinals.push(ordinal);
    this.lastCount++;
  }

  /** The distinct values in ascending order, and each one's place by its provisional ordinal. */
  sortValues(): { values: string[]; ordinals: Uint32Array } {
    const values = [...this.provisional.keys()].sort((a, b) => (a < b ? -1 : 1));
    const ordinals = new Uint32Array(values.length);
    for (const [ordinal, value] of values.entries()) {
      ordinals[this.provisional.get(value) as number] = ordinal;
    }
    return { values, ordinals };
  }

  /** What was added, in the order in which it was added. */
  forEach(visit: (provisional: number, docId: DocId) => void): void {
    const nextOrdinal = this.ordinals.read();
    const nextCount = this.counts.read();
    for (let docId = 0; docId <= this.lastDoc; docId++) {
      const count = docId < this.lastDoc ? nextCount() : this.lastCount;
      for (let left = count; left > 0; left--) visit(nextOrdinal(), docId);
    }
  }

  /** Each value with its docs, both ascending; a doc as often as the value was added for it. */
  *listPostings(): Generator<[value: string, docIds: Uint32Array]> {
    const { values, ordinals } = this.sortValues();
    const offsets = new Uint32Array(values.length + 1);
    this.forEach((provisional) => {
      const ordinal = ordinals[provisional] as number;
      offsets[ordinal + 1] = (offsets[ordinal + 1] as number) + 1;
    });
    sumPrefixes(offsets);
    const next = offsets.slice();
    const sorted = new Uint32Array(this.length);
    this.forEach((provisional, docId) => {
      const ordinal = ordinals[provisional] as number;
      sorted[next[ordinal] as number] = docId;
      next[ordinal] = (next[ordinal] as number) + 1;
    });
    for (const [ordinal, value] of values.entries()) {
      yield [value, sorted.subarray(offsets[ordinal], offsets[ordinal + 1])];
    }
  }
}
