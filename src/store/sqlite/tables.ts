// The tables of a dataset file that hold its records. Each resource has a dense `number` in list
// order (from 1), a readable `id`, and its public JSON as `document` (see document.ts).

import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { CaveatKind, CaveatSeverity } from '../../records/caveat.ts';
import { SourceKind } from '../../records/citation.ts';
import { EventKind, EventStatus } from '../../records/event.ts';
import { ActorKind } from '../../records/reference.ts';
import { AttributionStatus, StatementAct, StatementForm } from '../../records/statement.ts';
import { sql } from '../drizzle.ts';
import { blob, check, index, integer, primaryKey, sqliteTable, text } from './drizzle.ts';

const record = () => ({
  number: integer().primaryKey(),
  id: text().notNull().unique(),
  document: blob({ mode: 'buffer' }).notNull(),
});

/** Of every record but topics: when it was added and last changed, and how often. */
const remembered = () => ({
  addedAt: text(),
  modifiedAt: text(),
  revision: integer().notNull(),
});

const dateText = () => text();

const date = <P extends string>(prefix: P) =>
  ({
    [`${prefix}Edtf`]: dateText(),
    [`${prefix}Earliest`]: dateText(),
    [`${prefix}Latest`]: dateText(),
    [`${prefix}Basis`]: dateText(),
  }) as Record<`${P}${'Edtf' | 'Earliest' | 'Latest' | 'Basis'}`, ReturnType<typeof dateText>>;

export const oneOf = (column: string, options: readonly string[]) =>
  check(
    `${column}_is_known`,
    sql.raw(`${column} IN (${options.map((option) => `'${option}'`).join(', ')})`),
  );

export const actors = sqliteTable(
  'actors',
  {
    ...record(),
    kind: text().notNull(),
    name: text().notNull(),
    memberOfId: text().references((): AnySQLiteColumn => actors.id),
    ...remembered(),
    nameFr: text().notNull(),
  },
  () => [oneOf('kind', ActorKind.options)],
);

export const sources = sqliteTable(
  'sources',
  {
    ...record(),
    kind: text().notNull(),
    held: integer({ mode: 'boolean' }).notNull(),
    title: text(),
    publisher: text(),
    agency: text(),
    platform: text(),
    originalUrl: text(),
    archivedUrl: text(),
    origin: text().notNull(),
    language: text(),
    ...date('published'),
    sha256: text(),
    words: integer(),
    text: text(),
    ...remembered(),
  },
  () => [
    oneOf('kind', SourceKind.options),
    check('held_has_text', sql`held IN (0, 1) AND held = (text IS NOT NULL)`),
  ],
);

/** What was printed before publishers corrected it. */
export const earlierTexts = sqliteTable(
  'earlier_texts',
  {
    sourceId: text()
      .notNull()
      .references(() => sources.id),
    /** The first digits of its hash, as addresses name it. */
    name: text().notNull(),
    sha256: text().notNull(),
    /** When it was replaced. */
    until: text().notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.name] })],
);

export const events = sqliteTable(
  'events',
  {
    ...record(),
    nameEn: text().notNull(),
    nameFr: text().notNull(),
    kind: text().notNull(),
    ...date('when'),
    placeEn: text(),
    placeFr: text(),
    status: text().notNull(),
    parentId: text().references((): AnySQLiteColumn => events.id),
    ...remembered(),
  },
  () => [oneOf('kind', EventKind.options), oneOf('status', EventStatus.options)],
);

export const topics = sqliteTable('topics', {
  ...record(),
  nameEn: text().notNull(),
  nameFr: text().notNull(),
});

export const statements = sqliteTable(
  'statements',
  {
    ...record(),
    actorId: text()
      .notNull()
      .references(() => actors.id),
    role: text(),
    onBehalfOfId: text().references(() => actors.id),
    form: text().notNull(),
    act: text().notNull(),
    status: text().notNull(),
    language: text().notNull(),
    text: text().notNull(),
    summaryEn: text().notNull(),
    summaryFr: text().notNull(),
    ...date('said'),
    identifiedId: text().references(() => actors.id),
    ...remembered(),
  },
  (table) => [
    index('statements_by_actor').on(table.actorId),
    oneOf('form', StatementForm.options),
    oneOf('act', StatementAct.options),
    oneOf('status', AttributionStatus.options),
    check('said_in_order', sql`said_earliest <= said_latest`),
  ],
);

export const caveats = sqliteTable(
  'caveats',
  {
    ...record(),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
    kind: text().notNull(),
    severity: text().notNull(),
    explanationEn: text().notNull(),
    explanationFr: text().notNull(),
    ...remembered(),
  },
  () => [oneOf('kind', CaveatKind.options), oneOf('severity', CaveatSeverity.options)],
);

/** What documents embed more than once. */
export const pieces = sqliteTable('_pieces', {
  number: integer().primaryKey(),
  piece: blob({ mode: 'buffer' }).notNull(),
});

/** The table of each resource. */
export const recordTables = { statements, actors, events, sources, topics, caveats } as const;

/** Those with a memory of their own. */
export const rememberingTables = { statements, actors, events, sources, caveats } as const;
