// First and last possible days by number, and which numbers a range of days meets. As numbers are
// in the order of dates, most blocks of them lie in a range as a whole or not at all.
import { blockBits } from '../doc-set.ts';

/** Stands for a date that is not known: no range ever meets it. */
export const undatedDay = -(2 ** 31);

/** Stands for a date that is open at its beginning or its end. */
export const openStartDay = undatedDay + 1;
export const openEndDay = 2 ** 31 - 1;

/** Days since 1970-01-01, both included; undefined is open. */
export interface DayRange {
  from: number | undefined;
  to: number | undefined;
  /** `overlaps`: the date may lie in the range; `within`: it certainly does. */
  match: 'overlaps' | 'within';
}

export interface DayColumns {
  /** By number. */
  earliest: Int32Array;
  latest: Int32Array;
  /** By block: the least and the greatest of each column. */
  earliestBounds: Bounds;
  latestBounds: Bounds;
}

interface Bounds {
  least: Int32Array;
  greatest: Int32Array;
}

/** @param earliest by number, from index 1 on */
export function buildDayColumns(earliest: Int32Array, latest: Int32Array): DayColumns {
  return {
    earliest,
    latest,
    earliestBounds: boundBlocks(earliest),
    latestBounds: boundBlocks(latest),
  };
}

function boundBlocks(days: Int32Array): Bounds {
  const count = (days.length >>> blockBits) + 1;
  const least = new Int32Array(count).fill(2 ** 31 - 1);
  const greatest = new Int32Array(count).fill(-(2 ** 31));
  for (let number = 1; number < days.length; number++) {
    const block = number >>> blockBits;
    const day = days[number] as number;
    if (day < (least[block] as number)) least[block] = day;
    if (day > (greatest[block] as number)) greatest[block] = day;
  }
  return { least, greatest };
}

/** What `filterNumbers` needs: whether a block lies in the range, and whether a number does. */
export function matchDays(
  { earliest, latest, earliestBounds, latestBounds }: DayColumns,
  { from = -Infinity, to = Infinity, match }: DayRange,
): [decide: (block: number) => boolean | undefined, test: (number: number) => boolean] {
  const overlaps = match === 'overlaps';
  // The day that must not be before the range, and the one that must not be behind it.
  const [low, high] = overlaps ? [latest, earliest] : [earliest, latest];
  const [lows, highs] = overlaps ? [latestBounds, earliestBounds] : [earliestBounds, latestBounds];
  const decide = (block: number) => {
    if (at(lows.greatest, block) < from || at(highs.least, block) > to) return false;
    const dated = at(latestBounds.least, block) !== undatedDay;
    return dated && at(lows.least, block) >= from && at(highs.greatest, block) <= to
      ? true
      : undefined;
  };
  const test = (number: number) =>
    at(latest, number) !== undatedDay && at(low, number) >= from && at(high, number) <= to;
  return [decide, test];
}

function at(column: Int32Array, index: number): number {
  return column[index] as number;
}
