// What became of ids under which nothing stands now: withdrawn and former ids.
import { kindOf } from '../records/change.ts';
import type { Past } from '../records/past.ts';
import type { Resource } from '../records/resources.ts';
import type { Reading } from '../search/reading.ts';
import { ask } from './storage.ts';

/** Undefined when no record ever had the id, or one has it still. */
export function* findPast(resource: Resource, id: string): Reading<Past | undefined> {
  const record = { kind: kindOf[resource], id };
  const holders = yield* ask('readHolders', resource, id);
  if (holders.length > 0) return { record, holders };
  const tombstone = yield* ask('readTombstone', resource, id);
  if (!tombstone) return undefined;
  const successors = yield* ask('readSuccessors', resource, id);
  return {
    record,
    ...tombstone,
    successors: successors.map((successor) => ({
      kind: kindOf[successor.resource as Resource],
      id: successor.id,
    })),
  };
}
