// Collects which windows hold two words side by side, and writes them where one small read finds
// those of a pair: rows by the high half of its hash, sorted inside.
import type Database from 'better-sqlite3';
import { fromArray } from '../bytes.ts';
import { accumulate, Runs } from '../runs.ts';

/** Windows that are kept of one pair; a pair that has more is called common. */
export const pairRowsMax = 64;

/** Of a common pair so many are kept beside, to be combined with another's. */
export const combinedCountMax = 20_000;

const bucketCount = 1 << 16;
const low = 0xffff;

/** Buckets that are sorted together: a quarter of them, for a quarter of the memory. */
const partLength = bucketCount / 4;

export class PairBuilder {
  private readonly hashes = new Runs();
  private readonly starts = new Uint32Array(bucketCount + 1);

  /** Windows come in ascending order; a pair may come several times with one window. */
  add(hash: number, window: number): void {
    const bucket = hash >>> 16;
    this.hashes.add(window, hash);
    this.starts[bucket + 1] = (this.starts[bucket + 1] as number) + 1;
  }

  finish(client: Database.Database): void {
    const { starts } = this;
    accumulate(starts);
    const insertBucket = client.prepare('INSERT INTO source_pairs VALUES (?, ?, ?)');
    const insertCommon = client.prepare('INSERT INTO common_pairs VALUES (?, ?)');
    let sorted: Float64Array = new Float64Array();
    for (let bucket = 0; bucket < bucketCount; bucket++) {
      const first = bucket & ~(partLength - 1);
      if (bucket === first) sorted = this.sortPart(first);
      const begin = starts[first] as number;
      const own = sorted
        .subarray((starts[bucket] as number) - begin, (starts[bucket + 1] as number) - begin)
        .sort();
      if (own.length === 0) continue;
      const hashes: number[] = [];
      const windows: number[] = [];
      for (const [hash, found] of groupByHash(own, bucket)) {
        for (const window of found.subarray(0, pairRowsMax + 1)) {
          hashes.push(hash);
          windows.push(window);
        }
        if (found.length <= pairRowsMax || found.length > combinedCountMax) continue;
        insertCommon.run(hash, fromArray(found));
      }
      const lists = [hashes, windows].map((list) => fromArray(Uint32Array.from(list)));
      insertBucket.run(bucket, ...lists);
    }
  }

  /** Of some buckets in turn: the low half of each hash and the window in one number. */
  private sortPart(first: number): Float64Array {
    const { starts } = this;
    const behind = first + partLength;
    const begin = starts[first] as number;
    const next = starts.slice(first, behind);
    const sorted = new Float64Array((starts[behind] as number) - begin);
    this.hashes.forEach((hash, window) => {
      const bucket = hash >>> 16;
      if (bucket < first || bucket >= behind) return;
      const place = next[bucket - first] as number;
      sorted[place - begin] = (hash & low) * 2 ** 32 + window;
      next[bucket - first] = place + 1;
    });
    return sorted;
  }
}

function* groupByHash(
  sorted: Float64Array,
  bucket: number,
): Generator<[hash: number, windows: Uint32Array]> {
  const windows = new Uint32Array(sorted.length);
  for (let from = 0; from < sorted.length; ) {
    const high = Math.floor((sorted[from] as number) / 2 ** 32);
    let count = 0;
    let at = from;
    for (; at < sorted.length; at++) {
      const value = sorted[at] as number;
      if (Math.floor(value / 2 ** 32) !== high) break;
      if (at === from || value !== sorted[at - 1]) windows[count++] = value % 2 ** 32;
    }
    // Read before the next one is made.
    yield [((bucket << 16) | high) >>> 0, windows.subarray(0, count)];
    from = at;
  }
}
