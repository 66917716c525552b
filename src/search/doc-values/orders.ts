// Other orders than that of the doc ids. Stored for each resource and order: the doc ids in it,
// uint32 little-endian.
import { toUint32Array } from '../bytes.ts';
import type { SortedBy } from '../directory.ts';
import { countDocs, type DocId, type DocSet, hasDoc, listDocs } from '../doc-set.ts';
import { type Reading, read } from '../reading.ts';

/** With one doc in so many, collecting a set is faster than looking for its docs. */
const sparseness = 32;

export class SortOrder {
  private readonly docIds: Uint32Array;
  /** By doc id, the place in the order. */
  private readonly ranks: Uint32Array;

  constructor(docIds: Uint32Array) {
    this.docIds = docIds;
    this.ranks = new Uint32Array(docIds.length + 1);
    for (const [rank, docId] of docIds.entries()) this.ranks[docId] = rank;
  }

  at(rank: number): DocId {
    return this.docIds[rank] as number;
  }

  /** Up to `limit` docs of the set behind `after`; from the first when that is undefined. */
  take(set: DocSet, after: DocId | undefined, limit: number): DocId[] {
    const start = after === undefined ? 0 : (this.ranks[after] ?? this.docIds.length) + 1;
    return countDocs(set) * sparseness < this.docIds.length
      ? this.collect(set, start, limit)
      : this.scan(set, start, limit);
  }

  private collect(set: DocSet, start: number, limit: number): DocId[] {
    const ranks = listDocs(set)
      .map((docId) => this.ranks[docId] as number)
      .filter((rank) => rank >= start);
    return [...ranks.sort().subarray(0, limit)].map((rank) => this.docIds[rank] as number);
  }

  private scan(set: DocSet, start: number, limit: number): DocId[] {
    const taken: DocId[] = [];
    for (let rank = start; rank < this.docIds.length && taken.length < limit; rank++) {
      const docId = this.docIds[rank] as number;
      if (hasDoc(set, docId)) taken.push(docId);
    }
    return taken;
  }
}

/** @throws Error for a resource without this order */
export function* readOrder(resource: string, by: SortedBy): Reading<SortOrder> {
  const bytes = yield* read('readOrder', resource, by);
  if (!bytes) throw new Error(`the file has no order of ${resource} by ${by}`);
  return new SortOrder(toUint32Array(bytes));
}
