// The tables in PostgreSQL that remember: what changed, and ids under which nothing stands now.

import { bytea, ofPublication, text } from './columns.ts';
import { index, integer, pgTable, primaryKey } from './drizzle.ts';

/** In the order of time, oldest first. Whatever a change names goes by resource and id. */
export const changes = pgTable(
  'changes',
  {
    ...ofPublication(),
    number: integer().notNull(),
    changedAt: text().notNull(),
    kind: text().notNull(),
    resource: text().notNull(),
    recordId: text().notNull(),
    what: text(),
    byResource: text(),
    byId: text(),
    was: text(),
    noteEn: text(),
    noteFr: text(),
  },
  (table) => [
    primaryKey({ columns: [table.publication, table.number] }),
    index('changes_by_record').on(table.publication, table.resource, table.recordId),
  ],
);

/** By number of the change: the number of the statement that it is of, else 0. Uint32. */
export const changeColumns = pgTable(
  '_change_columns',
  {
    ...ofPublication(),
    name: text().notNull(),
    numbers: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.name] })],
);

/** Records that were withdrawn. */
export const tombstones = pgTable(
  'tombstones',
  {
    ...ofPublication(),
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
  (table) => [primaryKey({ columns: [table.publication, table.resource, table.id] })],
);

/** What stands in the place of a withdrawn record today. */
export const successors = pgTable(
  'successors',
  {
    ...ofPublication(),
    resource: text().notNull(),
    id: text().notNull(),
    position: integer().notNull(),
    successorResource: text().notNull(),
    successorId: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.publication, table.resource, table.id, table.position] }),
  ],
);

/** Ids that records had before; several records had the id of what was split into them. */
export const formerIds = pgTable(
  'former_ids',
  {
    ...ofPublication(),
    resource: text().notNull(),
    id: text().notNull(),
    holderId: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.publication, table.resource, table.id, table.holderId] }),
  ],
);
