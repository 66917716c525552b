// Postings of a field whose values are not analysed, such as ids and kinds.
// Stored for each value that some doc has: the ids of its docs, uint32 little-endian, ascending.
import { fromArray, toUint32Array } from './bytes.ts';
import type { DirectoryWriter, PostingsKey } from './directory.ts';
import { buildDocSet, type DocSet, unite } from './doc-set.ts';
import type { Inverter } from './inverter.ts';
import { type Reading, read } from './reading.ts';

/** Values in ascending order. */
export function writePostings(
  directory: DirectoryWriter,
  { resource, field }: Omit<PostingsKey, 'value'>,
  inverter: Inverter,
): void {
  for (const [value, docIds] of inverter.listPostings()) {
    directory.writePostings({ resource, field, value }, docIds.length, fromArray(docIds));
  }
}

/** Ends a value that stands for itself and every greater one, as in an EDTF interval. */
const openEnd = '/..';

/** The docs of any value from this one on. */
export function openInterval(value: string): string {
  return `${value}${openEnd}`;
}

/** Empty for a value that no doc has. */
export function* readPostings(
  { resource, field, value }: PostingsKey,
  docIdMax: number,
): Reading<DocSet> {
  if (value.endsWith(openEnd)) {
    const from = value.slice(0, -openEnd.length);
    const lists = yield* read('readPostingsFrom', resource, field, from);
    const sets = lists.map((bytes) => buildDocSet(toUint32Array(bytes), docIdMax));
    return unite(sets, docIdMax);
  }
  const bytes = yield* read('readPostings', resource, field, value);
  return buildDocSet(bytes ? toUint32Array(bytes) : new Uint32Array(), docIdMax);
}
