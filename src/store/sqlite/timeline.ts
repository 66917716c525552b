// Merges several lists by date.
import type { Resource } from '../../records/resources.ts';
import type { DocId } from '../../search/doc-set.ts';
import { openStartDay, undatedDay } from '../../search/doc-values/days-reader.ts';
import type { Key, Timeline, TimelineEntry, TimelineQuery } from '../store.ts';

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

/**
 * Merges one page of each list and takes the first rows, at least one, until their documents have
 * `bytesMax` bytes. Each page is as long as the result may be.
 */
export function mergeByDay(
  pages: readonly ListPage[],
  { order, after, limit, bytesMax }: TimelineQuery,
  { days, read }: { days: Days; read: (resource: Resource, docId: DocId) => Buffer },
): Timeline {
  const merged = pages.flatMap(({ resource, docIds }, list) =>
    docIds.map((docId): Row => {
      const { earliest: day } = days.findDays(resource, docId);
      return { list, resource, docId, day };
    }),
  );
  const sign = order === 'ascending' ? 1 : -1;
  merged.sort((a, b) => sign * (a.day - b.day || a.list - b.list || a.docId - b.docId));
  const rows: Row[] = [];
  const entries: TimelineEntry[] = [];
  let bytes = 0;
  for (const row of merged.slice(0, limit)) {
    const { resource, docId } = row;
    const document = read(resource, docId);
    bytes += document.length;
    if (rows.length > 0 && bytes > bytesMax) break;
    rows.push(row);
    entries.push({ resource, day: knownDay(row.day), document });
  }
  const isLast = merged.length === rows.length && pages.every(({ next }) => next === undefined);
  const next: Timeline['next'] = isLast
    ? undefined
    : pages.map((_, list) => rows.findLast((row) => row.list === list)?.docId ?? after[list]);
  return { entries, next };
}

function knownDay(day: number): number | undefined {
  return day === undatedDay || day === openStartDay ? undefined : day;
}
