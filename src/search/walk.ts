// The docs of a set in batches. The set stays the same however long the reader takes.
import type { DocId } from './doc-set.ts';

/**
 * Those that are ranked, and then the others, batch by batch.
 * @param take those behind a doc; the first when it is undefined
 */
export function* listBatches(
  ranked: readonly DocId[],
  oldest: DocId | undefined,
  size: number,
  take: (after: DocId | undefined) => DocId[],
): Generator<DocId[]> {
  for (let at = 0; at < ranked.length; at += size) yield ranked.slice(at, at + size);
  let after = oldest;
  for (;;) {
    const docIds = take(after);
    if (docIds.length === 0) return;
    yield docIds;
    after = docIds.at(-1);
  }
}

/** The first `limit` docs of batches, and no batch behind them. */
export function* takeFirst(batches: Iterable<DocId[]>, limit: number): Generator<DocId[]> {
  let left = limit;
  for (const docIds of batches) {
    yield docIds.slice(0, left);
    left -= docIds.length;
    if (left <= 0) return;
  }
}
