// Which windows hold a shingle, two neighbouring words, by its hash (see hashPair). Stored by the
// high half of the hash, its bucket: hashes and, beside each, a window, at most 65 windows a hash.
// All windows of a frequent hash are stored apart. All uint32 little-endian, ascending.
import { toUint32Array } from '../bytes.ts';
import { type Reading, readEach } from '../reading.ts';

/** A shingle that more windows hold is frequent: one more in its bucket says so. */
export const bucketWindowsMax = 64;

/** A shingle that more windows hold says nothing, and is not stored beside its bucket. */
export const combinedWindowsMax = 20_000;

export function bucketOf(hash: number): number {
  return hash >>> 16;
}

export class ShinglesReader {
  /** Windows that hold each shingle; of a frequent one, one more than `bucketWindowsMax`. */
  *listWindows(shingles: readonly number[]): Reading<(readonly number[])[]> {
    const buckets = yield* readEach(
      'readShingles',
      shingles.map((hash): [number] => [bucketOf(hash)]),
    );
    return shingles.map((hash, index) => {
      const bucket = buckets[index];
      if (!bucket) return [];
      const hashes = toUint32Array(bucket.hashes);
      const from = hashes.indexOf(hash);
      if (from === -1) return [];
      return [...toUint32Array(bucket.windows).subarray(from, hashes.lastIndexOf(hash) + 1)];
    });
  }

  /** Up to `bucketWindowsMax` windows that hold both of two frequent shingles. */
  *listCommonWindows(first: number, second: number): Reading<readonly number[]> {
    const stored = yield* readEach('readFrequentShingle', [[first], [second]]);
    const [shorter, longer] = stored
      .map((windows) => (windows ? toUint32Array(windows) : new Uint32Array()))
      .sort((a, b) => a.length - b.length) as [Uint32Array, Uint32Array];
    const others = new Set(longer);
    return [...shorter.filter((window) => others.has(window)).subarray(0, bucketWindowsMax)];
  }
}
