// The tables of a dataset file that remember: what changed, and ids under which nothing stands now.

import { ChangeKind } from '../../records/change.ts';
import { resourceNames } from '../../records/resources.ts';
import { blob, index, integer, primaryKey, sqliteTable, text } from './drizzle.ts';
import { oneOf } from './tables.ts';

/** Why records changed. One correction changes many. */
export const changeNotes = sqliteTable('_change_notes', {
  number: integer().primaryKey(),
  noteEn: text().notNull(),
  noteFr: text().notNull(),
});

/**
 * In the order of time, oldest first. Whatever a change names goes by resource and id. The view
 * `changes` has the notes.
 */
export const changes = sqliteTable(
  '_changes',
  {
    number: integer().primaryKey(),
    changedAt: text().notNull(),
    kind: text().notNull(),
    resource: text().notNull(),
    recordId: text().notNull(),
    what: text(),
    byResource: text(),
    byId: text(),
    was: text(),
    note: integer().references(() => changeNotes.number),
  },
  (table) => [
    index('changes_by_record').on(table.resource, table.recordId),
    oneOf('kind', ChangeKind.options),
    oneOf('resource', resourceNames),
  ],
);

/** By number of the change: the number of the statement that it is of, else 0. Uint32. */
export const changeColumns = sqliteTable('_change_columns', {
  name: text().primaryKey(),
  numbers: blob({ mode: 'buffer' }).notNull(),
});

/** Records that were withdrawn. */
export const tombstones = sqliteTable(
  'tombstones',
  {
    resource: text().notNull(),
    id: text().notNull(),
    withdrawnAt: text().notNull(),
    reasonEn: text().notNull(),
    reasonFr: text().notNull(),
    /** Of a statement: whose it was, and in which source it stood. */
    actorId: text(),
    onBehalfOfId: text(),
    sourceId: text(),
  },
  (table) => [
    primaryKey({ columns: [table.resource, table.id] }),
    oneOf('resource', resourceNames),
  ],
);

/** What stands in the place of a withdrawn record today. */
export const successors = sqliteTable(
  'successors',
  {
    resource: text().notNull(),
    id: text().notNull(),
    position: integer().notNull(),
    successorResource: text().notNull(),
    successorId: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.resource, table.id, table.position] })],
);

/** Ids that records had before; several records had the id of what was split into them. */
export const formerIds = sqliteTable(
  'former_ids',
  {
    resource: text().notNull(),
    id: text().notNull(),
    holderId: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.resource, table.id, table.holderId] }),
    oneOf('resource', resourceNames),
  ],
);
