// Where a page of docs ends.
import type { DocId } from '../search/doc-set.ts';
import type { Key } from './store.ts';

/** @param docIds one more than fits, if there is one: it tells that there is a next page */
export function cutPage(docIds: DocId[], limit: number): { docIds: DocId[]; next?: Key } {
  if (docIds.length <= limit) return { docIds };
  const page = docIds.slice(0, limit);
  return { docIds: page, next: page.at(-1) as Key };
}
