// Where a page ended, told so that it can be found again in another version: by what its last
// record is sorted by, and its id. A place is found by halving the list, whether its record still
// stands or not.
import { CaveatSeverity } from '../records/caveat.ts';
import type { Change } from '../records/change.ts';
import type { Reading } from '../search/reading.ts';
import type { SortedBy } from './storage.ts';
import type { Key, KeyedList, Place } from './store.ts';

const severities: readonly string[] = CaveatSeverity.options;

/** A list in the order of its pages. */
export interface PlacedList {
  length: number;
  /** The key at a rank, counted from 0. */
  keyAt: (rank: number) => Reading<Key>;
  placeOf: (key: Key) => Reading<Place>;
}

export function placeOfRecord(order: KeyedList['order'], record: SortedBy): Place {
  return [sortKeyOf(order, record), record.id];
}

/** As changes are sorted: what happened at one instant, by what it is of. */
export function placeOfChange({ on, record, kind, what, by }: Change): Place {
  const rest = [record.kind, record.id, kind, what ?? '', by?.kind ?? '', by?.id ?? ''];
  return [on, rest.join('\0')];
}

/** The key of the last record that is not behind the place; undefined when all are. */
export function* findPlace(
  list: KeyedList,
  place: Place,
  records: PlacedList,
): Reading<Key | undefined> {
  let first = 0;
  let end = records.length;
  while (first < end) {
    const middle = (first + end) >> 1;
    const other = yield* records.placeOf(yield* records.keyAt(middle));
    if (comparePlaces(list.order, other, place) <= 0) first = middle + 1;
    else end = middle;
  }
  return first === 0 ? undefined : yield* records.keyAt(first - 1);
}

/** Changes come first when they are new, and then in the order of their ids. */
function comparePlaces(order: KeyedList['order'], a: Place, b: Place): number {
  const [bySort, byId] = [compare(a[0], b[0]), compare(a[1], b[1])];
  if (order === 'modified') return -bySort || byId;
  return order === 'descending' ? -bySort || -byId : bySort || byId;
}

function sortKeyOf(order: KeyedList['order'], record: SortedBy): string {
  const { modified, earliest, latest, severity } = record;
  if (order === 'id') return '';
  if (order === 'modified') return modified ?? '';
  if (severity !== null) return String(severities.indexOf(severity));
  return `${earliest ?? ''} ${latest ?? ''}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
