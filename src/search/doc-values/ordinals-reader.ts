// Doc values of a field, to count by. Stored: its distinct values, ascending (a JSON array), and
// the ordinals of the docs, which are places in it: of doc d those from offsets[d] to offsets[d +
// 1] (uint32); or, without offsets, ordinals[d], where the number of values means none.
import { type Ordinals, toOrdinals, toUint32Array } from '../bytes.ts';
import { countDocs, type DocSet, listDocs } from '../doc-set.ts';
import { type Reading, read } from '../reading.ts';

interface OrdinalColumn {
  names: string[];
  /** Undefined when no doc has two ordinals. */
  offsets: Uint32Array | undefined;
  ordinals: Ordinals;
}

export type ValueCount = [value: string, count: number];

/** Bytes of a stored ordinal, little-endian, among so many values and the one for none. */
export function widthOf(values: number): 1 | 2 | 4 {
  if (values < 0xff) return 1;
  return values < 0xffff ? 2 : 4;
}

export class OrdinalsReader {
  private readonly docCount: number;
  private readonly columns = new Map<string, OrdinalColumn>();
  /** The counts over all docs, which are asked for most. */
  private readonly totals = new Map<string, Uint32Array>();
  private last: { docs: DocSet; docIds: Uint32Array } | undefined;

  constructor(docCount: number) {
    this.docCount = docCount;
  }

  /** The most frequent values among the docs, most frequent first, then by name. */
  *count(field: string, docs: DocSet, limit: number): Reading<ValueCount[]> {
    const column = yield* this.readColumn(field);
    const { names } = column;
    const counts = this.countOrdinals(field, docs, column);
    return listMostFrequent(counts, limit).map((ordinal) => [
      names[ordinal] as string,
      counts[ordinal] as number,
    ]);
  }

  private countOrdinals(
    field: string,
    docs: DocSet,
    { names, offsets, ordinals }: OrdinalColumn,
  ): Uint32Array {
    const isAll = countDocs(docs) === this.docCount;
    const cached = isAll && this.totals.get(field);
    if (cached) return cached;
    const sums = new Uint32Array(names.length + 1);
    const docIds = this.listOnce(docs);
    if (offsets) countMultiple(docIds, offsets, ordinals, sums);
    else countSingle(docIds, ordinals, sums);
    const counts = sums.subarray(0, names.length);
    if (isAll) this.totals.set(field, counts);
    return counts;
  }

  /** Several fields of the same docs are counted one after the other. */
  private listOnce(docs: DocSet): Uint32Array {
    if (this.last?.docs !== docs) this.last = { docs, docIds: listDocs(docs) };
    return this.last.docIds;
  }

  private *readColumn(field: string): Reading<OrdinalColumn> {
    const cached = this.columns.get(field);
    if (cached) return cached;
    const stored = yield* read('readOrdinals', field);
    if (!stored) throw new Error(`the file has no column for counting "${field}"`);
    const names = JSON.parse(stored.names) as string[];
    const offsets = stored.offsets ? toUint32Array(stored.offsets) : undefined;
    const column = { names, offsets, ordinals: toOrdinals(stored.ordinals, widthOf(names.length)) };
    this.columns.set(field, column);
    return column;
  }
}

function countSingle(docIds: Uint32Array, ordinals: Ordinals, counts: Uint32Array): void {
  for (const docId of docIds) {
    const ordinal = ordinals[docId] as number;
    counts[ordinal] = (counts[ordinal] as number) + 1;
  }
}

function countMultiple(
  docIds: Uint32Array,
  offsets: Uint32Array,
  ordinals: Ordinals,
  counts: Uint32Array,
): void {
  for (const docId of docIds) {
    const end = offsets[docId + 1] as number;
    for (let at = offsets[docId] as number; at < end; at++) {
      const ordinal = ordinals[at] as number;
      counts[ordinal] = (counts[ordinal] as number) + 1;
    }
  }
}

/** Ordinals of the largest counts. Ordinals are in the order of names, and so are equal counts. */
function listMostFrequent(counts: Uint32Array, limit: number): number[] {
  if (limit >= counts.length) {
    const ordinals = [...counts.keys()].filter((ordinal) => counts[ordinal] !== 0);
    return ordinals.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  }
  const top: number[] = [];
  for (let ordinal = 0; ordinal < counts.length; ordinal++) {
    const count = counts[ordinal] as number;
    const last = top.at(-1);
    if (count === 0 || (top.length === limit && count <= (counts[last as number] as number))) {
      continue;
    }
    let at = top.length;
    while (at > 0 && (counts[top[at - 1] as number] as number) < count) at--;
    top.splice(at, 0, ordinal);
    if (top.length > limit) top.pop();
  }
  return top;
}
