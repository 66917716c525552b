// A record as it is stored.
import { boundLists } from '../../records/embedded-lists.ts';
import type { RecordOf, Resource } from '../../records/resources.ts';

/** Ready to send. Addresses begin with a slash; the service prepends its own. */
export function encode<R extends Resource>(resource: R, record: RecordOf<R>): Buffer {
  return Buffer.from(JSON.stringify(boundLists(resource, record)));
}
