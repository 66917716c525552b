// Merges several lists by date.
import type { Resource } from '../../records/resources.ts';
import type { DocId } from '../../search/doc-set.ts';
import { openStartDay, undatedDay } from '../../search/doc-values/days-reader.ts';
import type { Key, Timeline, TimelineQuery } from '../store.ts';

interface ListPage {
  resource: Resource;
  docIds: readonly DocId[];
  next?: Key;
}

interface Row {
  /** Which of the lists it comes from. */
  list: number;
  resource: Resource;
  docId: DocId;
  day: number;
}

interface Days {
  findDays(resource: Resource, docId: DocId): { earliest: number };
}

/** Merges one page of each list and takes the first rows. Each page is as long as the result. */
export function mergeByDay(
  pages: readonly ListPage[],
  { order, after, limit }: TimelineQuery,
  days: Days,
) {
  const merged = pages.flatMap(({ resource, docIds }, list) =>
    docIds.map((docId): Row => {
      const { earliest: day } = days.findDays(resource, docId);
      return { list, resource, docId, day };
    }),
  );
  const sign = order === 'ascending' ? 1 : -1;
  merged.sort((a, b) => sign * (a.day - b.day || a.list - b.list || a.docId - b.docId));
  const rows = merged.slice(0, limit);
  const isLast = merged.length === rows.length && pages.every(({ next }) => next === undefined);
  const next: Timeline['next'] = isLast
    ? undefined
    : pages.map((_, list) => rows.findLast((row) => row.list === list)?.docId ?? after[list]);
  return { rows: rows.map(({ day, ...row }) => ({ ...row, day: knownDay(day) })), next };
}

function knownDay(day: number): number | undefined {
  return day === undatedDay || day === openStartDay ? undefined : day;
}
