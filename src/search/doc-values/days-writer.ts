// Collects the first and the last possible day of each doc; days-reader.ts says what is stored.
import { fromArray } from '../bytes.ts';
import type { DayBound, DirectoryWriter } from '../directory.ts';
import { openEndDay, openStartDay, undatedDay } from './days-reader.ts';

/** Days since 1970-01-01; null is open. */
type DocDays = Readonly<Record<DayBound, number | null>>;

export class DaysWriter {
  /** By doc id; index 0 is not used. */
  private readonly earliest = [undatedDay];
  private readonly latest = [undatedDay];

  /** Docs come in the order of their ids, from 1. @param days null for a doc without a date */
  add(days: DocDays | null): void {
    this.earliest.push(days ? (days.earliest ?? openStartDay) : undatedDay);
    this.latest.push(days ? (days.latest ?? openEndDay) : undatedDay);
  }

  finish(directory: DirectoryWriter, resource: string): void {
    for (const bound of ['earliest', 'latest'] as const) {
      directory.writeDays(resource, bound, fromArray(Int32Array.from(this[bound])));
    }
  }

  /** The first and the last known day; undefined where there is none. */
  findPeriod(): Record<DayBound, number | undefined> {
    const first = this.earliest.filter(isKnown).reduce((a, b) => Math.min(a, b), Infinity);
    const last = this.latest.filter(isKnown).reduce((a, b) => Math.max(a, b), -Infinity);
    return {
      earliest: first === Infinity ? undefined : first,
      latest: last === -Infinity ? undefined : last,
    };
  }
}

function isKnown(day: number): boolean {
  return day > openStartDay && day < openEndDay;
}
