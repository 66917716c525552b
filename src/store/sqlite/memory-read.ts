// What the records of a file remember: withdrawn and former ids.
import { and, eq, max, sql } from 'drizzle-orm';
import { kindOf } from '../../records/change.ts';
import type { Past } from '../../records/past.ts';
import type { Resource } from '../../records/resources.ts';
import type { Db } from './file.ts';
import { changes, formerIds, successors, tombstones } from './memory-tables.ts';

const place = { resource: sql.placeholder('resource'), id: sql.placeholder('id') };

export class MemoryReader {
  private readonly holders: ReturnType<typeof prepareHolders>;
  private readonly tombstone: ReturnType<typeof prepareTombstone>;
  private readonly successors: ReturnType<typeof prepareSuccessors>;
  private readonly newest: string | null;

  constructor(db: Db) {
    this.holders = prepareHolders(db);
    this.tombstone = prepareTombstone(db);
    this.successors = prepareSuccessors(db);
    this.newest = readNewest(db);
  }

  /** The instant of the last change; null when there is none. */
  findNewestChange(): string | null {
    return this.newest;
  }

  /** What became of an id; undefined when no record ever had it, or one has it still. */
  findPast(resource: Resource, id: string): Past | undefined {
    const record = { kind: kindOf[resource], id };
    const holders = this.holders.all({ resource, id }).map(({ holderId }) => holderId);
    if (holders.length > 0) return { record, holders };
    const row = this.tombstone.get({ resource, id });
    if (!row) return undefined;
    const { on, reason } = row;
    return {
      record,
      on,
      reason,
      successors: this.successors.all({ resource, id }).map((successor) => ({
        kind: kindOf[successor.resource as Resource],
        id: successor.id,
      })),
    };
  }
}

function prepareHolders(db: Db) {
  const { resource, id, holderId } = formerIds;
  return db
    .select({ holderId })
    .from(formerIds)
    .where(and(eq(resource, place.resource), eq(id, place.id)))
    .orderBy(holderId)
    .prepare();
}

function prepareTombstone(db: Db) {
  const { resource, id, withdrawnAt: on, reasonEn: en, reasonFr: fr } = tombstones;
  return db
    .select({ on, reason: { en, fr } })
    .from(tombstones)
    .where(and(eq(resource, place.resource), eq(id, place.id)))
    .prepare();
}

function readNewest(db: Db): string | null {
  const { changedAt, number } = changes;
  const last = db.select({ number: max(number) }).from(changes);
  const row = db.select({ changedAt }).from(changes).where(eq(number, last)).get();
  return row?.changedAt ?? null;
}

function prepareSuccessors(db: Db) {
  const { resource, id, position, successorResource, successorId } = successors;
  return db
    .select({ resource: successorResource, id: successorId })
    .from(successors)
    .where(and(eq(resource, place.resource), eq(id, place.id)))
    .orderBy(position)
    .prepare();
}
