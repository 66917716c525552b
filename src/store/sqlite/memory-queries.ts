// The prepared queries of what the records of a file remember: changes, withdrawn and former ids.

import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { and, eq, getTableColumns, max, sql } from '../drizzle.ts';
import type { Db } from './file.ts';
import {
  changeColumns,
  changeNotes,
  changes,
  formerIds,
  successors,
  tombstones,
} from './memory-tables.ts';

const place = { resource: sql.placeholder('resource'), id: sql.placeholder('id') };

export function prepareMemory(db: Db) {
  return {
    holders: prepareHolders(db),
    tombstone: prepareTombstone(db),
    successors: prepareSuccessors(db),
    newest: readNewest(db),
    change: prepareChange(db),
  };
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

function prepareChange(db: Db) {
  const { note, ...columns } = getTableColumns(changes);
  // Not a join: SQLite would plan it anew for each number.
  const read = (text: SQLiteColumn) =>
    sql<string | null>`(SELECT ${text} FROM ${changeNotes} WHERE ${changeNotes.number} = ${note})`;
  const { noteEn, noteFr } = changeNotes;
  return db
    .select({ ...columns, noteEn: read(noteEn), noteFr: read(noteFr) })
    .from(changes)
    .where(eq(changes.number, sql.placeholder('number')))
    .prepare();
}

/** Withdrawn statements. */
export function readBuried(db: Db) {
  const { id, actorId, onBehalfOfId, sourceId } = tombstones;
  return db
    .select({ id, actorId, onBehalfOfId, sourceId })
    .from(tombstones)
    .where(eq(tombstones.resource, 'statements'))
    .all();
}

export function readChangedStatements(db: Db): Buffer | undefined {
  const { name, numbers } = changeColumns;
  return db.select({ numbers }).from(changeColumns).where(eq(name, 'statement')).get()?.numbers;
}
