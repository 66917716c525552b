// Collects which windows hold a shingle; shingles-reader.ts says what is stored.
import { fromArray } from '../bytes.ts';
import { CsrLists, sumPrefixes } from '../csr-lists.ts';
import type { DirectoryWriter } from '../directory.ts';
import { bucketOf, bucketWindowsMax, combinedWindowsMax } from './shingles-reader.ts';

const bucketCount = 1 << 16;
const low = 0xffff;

/** Buckets that are sorted together: a quarter of them, for a quarter of the memory. */
const partLength = bucketCount / 4;

export class ShinglesWriter {
  private readonly hashes = new CsrLists();
  private readonly offsets = new Uint32Array(bucketCount + 1);

  /** Windows come in ascending order; a shingle may occur several times in one window. */
  add(hash: number, window: number): void {
    const bucket = bucketOf(hash);
    this.hashes.add(window, hash);
    this.offsets[bucket + 1] = (this.offsets[bucket + 1] as number) + 1;
  }

  finish(directory: DirectoryWriter): void {
    const { offsets } = this;
    sumPrefixes(offsets);
    let sorted: Float64Array = new Float64Array();
    for (let bucket = 0; bucket < bucketCount; bucket++) {
      const first = bucket & ~(partLength - 1);
      if (bucket === first) sorted = this.sortPart(first);
      const begin = offsets[first] as number;
      const entries = sorted
        .subarray((offsets[bucket] as number) - begin, (offsets[bucket + 1] as number) - begin)
        .sort();
      if (entries.length > 0) writeBucket(directory, bucket, entries);
    }
  }

  /** Groups the entries of some buckets: the low half of each hash and the window in one number. */
  private sortPart(first: number): Float64Array {
    const { offsets } = this;
    const end = first + partLength;
    const begin = offsets[first] as number;
    const next = offsets.slice(first, end);
    const sorted = new Float64Array((offsets[end] as number) - begin);
    this.hashes.forEach((hash, window) => {
      const bucket = bucketOf(hash);
      if (bucket < first || bucket >= end) return;
      const place = next[bucket - first] as number;
      sorted[place - begin] = (hash & low) * 2 ** 32 + window;
      next[bucket - first] = place + 1;
    });
    return sorted;
  }
}

function writeBucket(directory: DirectoryWriter, bucket: number, entries: Float64Array): void {
  const hashes: number[] = [];
  const windows: number[] = [];
  for (const [hash, list] of groupByHash(entries, bucket)) {
    for (const window of list.subarray(0, bucketWindowsMax + 1)) {
      hashes.push(hash);
      windows.push(window);
    }
    if (list.length <= bucketWindowsMax || list.length > combinedWindowsMax) continue;
    directory.writeFrequentShingle(hash, fromArray(list));
  }
  directory.writeShingles(bucket, {
    hashes: fromArray(Uint32Array.from(hashes)),
    windows: fromArray(Uint32Array.from(windows)),
  });
}

/** The distinct windows of each hash, ascending. A list is overwritten by the next one. */
function* groupByHash(
  sorted: Float64Array,
  bucket: number,
): Generator<[hash: number, windows: Uint32Array]> {
  const windows = new Uint32Array(sorted.length);
  for (let from = 0; from < sorted.length; ) {
    const high = Math.floor((sorted[from] as number) / 2 ** 32);
    let count = 0;
    let at = from;
    for (; Math.floor((sorted[at] as number) / 2 ** 32) === high; at++) {
      const value = sorted[at] as number;
      if (at === from || value !== sorted[at - 1]) windows[count++] = value % 2 ** 32;
    }
    yield [((bucket << 16) | high) >>> 0, windows.subarray(0, count)];
    from = at;
  }
}
