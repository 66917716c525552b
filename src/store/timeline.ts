// Merges several lists by date.
import type { Resource } from '../records/resources.ts';
import type { DocId } from '../search/doc-set.ts';
import { openStartDay, undatedDay } from '../search/doc-values/days-reader.ts';
import { forEach, type Reading } from '../search/reading.ts';
import { askEach } from './storage.ts';
import type { Key, Timeline, TimelineEntry, TimelineQuery } from './store.ts';

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

/** Documents to read at a time. */
const batchSize = 25;

interface Days {
  findDays(resource: Resource, docId: DocId): Reading<{ earliest: number }>;
}

/**
 * Merges one page of each list and takes the first rows, at least one, until their documents have
 * `bytesMax` bytes. Each page is as long as the result may be.
 */
export function* mergeByDay(
  pages: readonly ListPage[],
  { order, after, limit, bytesMax }: TimelineQuery,
  days: Days,
): Reading<Timeline> {
  const lists = yield* forEach(pages, ({ resource, docIds }, list) =>
    forEach(docIds, function* (docId): Reading<Row> {
      const { earliest: day } = yield* days.findDays(resource, docId);
      return { list, resource, docId, day };
    }),
  );
  const merged = lists.flat();
  const sign = order === 'ascending' ? 1 : -1;
  merged.sort((a, b) => sign * (a.day - b.day || a.list - b.list || a.docId - b.docId));
  const { rows, entries } = yield* readRows(merged.slice(0, limit), bytesMax);
  const isLast = merged.length === rows.length && pages.every(({ next }) => next === undefined);
  const next: Timeline['next'] = isLast
    ? undefined
    : pages.map((_, list) => rows.findLast((row) => row.list === list)?.docId ?? after[list]);
  return { entries, next };
}

/** The first rows until their documents have `bytesMax` bytes, but at least one. */
function* readRows(
  wanted: readonly Row[],
  bytesMax: number,
): Reading<{ rows: Row[]; entries: TimelineEntry[] }> {
  const rows: Row[] = [];
  const entries: TimelineEntry[] = [];
  let bytes = 0;
  for (let at = 0; at < wanted.length; at += batchSize) {
    const batch = wanted.slice(at, at + batchSize);
    const documents = yield* askEach(
      'readDocuments',
      batch.map(({ resource, docId }): [Resource, DocId[]] => [resource, [docId]]),
    );
    for (const [index, row] of batch.entries()) {
      const [document] = documents[index] as [Buffer];
      bytes += document.length;
      if (rows.length > 0 && bytes > bytesMax) return { rows, entries };
      rows.push(row);
      entries.push({ resource: row.resource, day: knownDay(row.day), document });
    }
  }
  return { rows, entries };
}

function knownDay(day: number): number | undefined {
  return day === undatedDay || day === openStartDay ? undefined : day;
}
