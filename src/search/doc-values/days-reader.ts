// Doc values of days: which docs a range of days meets. Stored for each resource as two columns,
// the first and the last possible day by doc id (from 1): int32 little-endian, since 1970-01-01.
// Docs are in the order of dates, so a range takes or leaves most blocks as a whole.
import { toInt32Array } from '../bytes.ts';
import { blockBits, type DocFilter, type DocId } from '../doc-set.ts';
import type { DayRange } from '../query.ts';
import { type Reading, readEach } from '../reading.ts';

/** Stands for a date that is not known: no range ever meets it. */
export const undatedDay = -(2 ** 31);

/** Stands for a date that is open at its beginning or its end. */
export const openStartDay = undatedDay + 1;
export const openEndDay = 2 ** 31 - 1;

export interface DayColumns {
  /** By doc id. */
  earliest: Int32Array;
  latest: Int32Array;
  earliestBounds: BlockBounds;
  latestBounds: BlockBounds;
}

/** The least and the greatest value of each block: a zone map. */
interface BlockBounds {
  minima: Int32Array;
  maxima: Int32Array;
}

/** @throws Error for a resource that has no dates */
export function* readDays(resource: string): Reading<DayColumns> {
  const columns = yield* readEach('readDays', [
    [resource, 'earliest'],
    [resource, 'latest'],
  ]);
  const [earliest, latest] = columns.map((bytes) => {
    if (!bytes) throw new Error(`the file has no days of ${resource}`);
    return toInt32Array(bytes);
  }) as [Int32Array, Int32Array];
  return buildDayColumns(earliest, latest);
}

/** @param earliest by doc id, from index 1 on */
export function buildDayColumns(earliest: Int32Array, latest: Int32Array): DayColumns {
  return {
    earliest,
    latest,
    earliestBounds: boundBlocks(earliest),
    latestBounds: boundBlocks(latest),
  };
}

function boundBlocks(days: Int32Array): BlockBounds {
  const count = (days.length >>> blockBits) + 1;
  const minima = new Int32Array(count).fill(2 ** 31 - 1);
  const maxima = new Int32Array(count).fill(-(2 ** 31));
  for (let docId = 1; docId < days.length; docId++) {
    const block = docId >>> blockBits;
    const day = at(days, docId);
    if (day < at(minima, block)) minima[block] = day;
    if (day > at(maxima, block)) maxima[block] = day;
  }
  return { minima, maxima };
}

/** What has its days in a range; whether it has them for certain is not known here. */
export function matchDays(
  { earliest, latest, earliestBounds, latestBounds }: DayColumns,
  { from = -Infinity, to = Infinity, match }: DayRange,
): DocFilter {
  const overlaps = match === 'overlaps';
  // The day that must not be before the range, and the one that must not be after it.
  const [low, high] = overlaps ? [latest, earliest] : [earliest, latest];
  const [lows, highs] = overlaps ? [latestBounds, earliestBounds] : [earliestBounds, latestBounds];
  return {
    decideBlock: (block) => {
      if (at(lows.maxima, block) < from || at(highs.minima, block) > to) return false;
      const isDated = at(latestBounds.minima, block) !== undatedDay;
      return isDated && at(lows.minima, block) >= from && at(highs.maxima, block) <= to
        ? true
        : undefined;
    },
    accepts: (docId: DocId) =>
      at(latest, docId) !== undatedDay && at(low, docId) >= from && at(high, docId) <= to,
  };
}

function at(column: Int32Array, index: number): number {
  return column[index] as number;
}
