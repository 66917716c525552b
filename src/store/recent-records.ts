// Records that were read last, as they were read. The lists of a dataset have many in common, each
// of which would otherwise be put together from its pieces again.
import { type Resource, resourceNames } from '../records/resources.ts';
import { RecentCache } from '../search/cache.ts';
import type { DocId } from '../search/doc-set.ts';
import type { Reading } from '../search/reading.ts';

/** A few thousand records. */
const defaultBytesMax = 8 * 1024 * 1024;

/** What a kept record takes besides its bytes. */
const entryBytes = 200;

export class RecentRecords<T extends object> {
  private readonly kept: RecentCache<number, T>;

  /** @param bytesMax to keep of one dataset; 0 keeps nothing */
  constructor(bytesOf: (record: T) => number, bytesMax = defaultBytesMax) {
    this.kept = new RecentCache(bytesMax, (record) => bytesOf(record) + entryBytes);
  }

  /**
   * In the order of the doc ids.
   * @param readMissing reads all that are not kept, in the order in which it is given them
   */
  *read(
    resource: Resource,
    docIds: readonly DocId[],
    readMissing: (docIds: readonly DocId[]) => Reading<readonly T[]>,
  ): Reading<T[]> {
    const records = docIds.map((docId) => this.kept.get(keyOf(resource, docId)));
    const missing = docIds.filter((_, at) => records[at] === undefined);
    if (missing.length === 0) return records as T[];
    const read = yield* readMissing(missing);
    for (const [at, docId] of missing.entries()) {
      this.kept.set(keyOf(resource, docId), read[at] as T);
    }
    let taken = 0;
    return records.map((record) => record ?? (read[taken++] as T));
  }
}

/** One number for a record of any resource. */
function keyOf(resource: Resource, docId: DocId): number {
  return docId * resourceNames.length + resourceNames.indexOf(resource);
}
