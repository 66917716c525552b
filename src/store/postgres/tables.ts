// The tables in PostgreSQL that say what is published, and that hold its records: those of the
// dataset file, from which they are copied, under one publication. What the file was checked for
// is not checked again, so there are no references and checks.
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { bytea, ofPublication, text } from './columns.ts';
import { boolean, index, integer, pgTable, primaryKey, timestamp, unique } from './drizzle.ts';

/**
 * What can be read. The one with the highest number is current. A row is written in the transaction
 * that attaches the partitions, so whatever is named here is there as a whole.
 */
export const publications = pgTable('publications', {
  /** The `seq` of its manifest. */
  number: integer().primaryKey(),
  /** The publication whose partitions hold its rows: itself, or an earlier one of the same file. */
  recordsOf: integer().notNull(),
  version: text().notNull(),
  sha256: text().notNull(),
  /** Of the dataset file; a node reads only the one it knows. */
  schema: integer().notNull(),
  /** JSON, as it stands in the folder. */
  manifest: text().notNull(),
  publishedAt: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
});

const recordKeys = (table: Readonly<Record<'publication' | 'number' | 'id', AnyPgColumn>>) => [
  primaryKey({ columns: [table.publication, table.number] }),
  unique().on(table.publication, table.id),
];

const record = () => ({
  number: integer().notNull(),
  id: text().notNull(),
  document: bytea().notNull(),
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

export const actors = pgTable(
  'actors',
  {
    ...ofPublication(),
    ...record(),
    kind: text().notNull(),
    name: text().notNull(),
    memberOfId: text(),
    ...remembered(),
    nameFr: text().notNull(),
  },
  recordKeys,
);

export const sources = pgTable(
  'sources',
  {
    ...ofPublication(),
    ...record(),
    kind: text().notNull(),
    held: boolean().notNull(),
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
  recordKeys,
);

/** What was printed before publishers corrected it. */
export const earlierTexts = pgTable(
  'earlier_texts',
  {
    ...ofPublication(),
    sourceId: text().notNull(),
    /** The first digits of its hash, as addresses name it. */
    name: text().notNull(),
    sha256: text().notNull(),
    /** When it was replaced. */
    until: text().notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.sourceId, table.name] })],
);

export const events = pgTable(
  'events',
  {
    ...ofPublication(),
    ...record(),
    nameEn: text().notNull(),
    nameFr: text().notNull(),
    kind: text().notNull(),
    ...date('when'),
    placeEn: text(),
    placeFr: text(),
    status: text().notNull(),
    parentId: text(),
    ...remembered(),
  },
  recordKeys,
);

export const topics = pgTable(
  'topics',
  {
    ...ofPublication(),
    ...record(),
    nameEn: text().notNull(),
    nameFr: text().notNull(),
  },
  recordKeys,
);

export const statements = pgTable(
  'statements',
  {
    ...ofPublication(),
    ...record(),
    actorId: text().notNull(),
    role: text(),
    onBehalfOfId: text(),
    form: text().notNull(),
    act: text().notNull(),
    status: text().notNull(),
    language: text().notNull(),
    text: text().notNull(),
    summaryEn: text().notNull(),
    summaryFr: text().notNull(),
    ...date('said'),
    identifiedId: text(),
    ...remembered(),
  },
  (table) => [
    ...recordKeys(table),
    index('statements_by_actor').on(table.publication, table.actorId),
  ],
);

export const caveats = pgTable(
  'caveats',
  {
    ...ofPublication(),
    ...record(),
    sourceId: text().notNull(),
    kind: text().notNull(),
    severity: text().notNull(),
    explanationEn: text().notNull(),
    explanationFr: text().notNull(),
    ...remembered(),
  },
  recordKeys,
);

/** The table of each resource. */
export const recordTables = { statements, actors, events, sources, topics, caveats } as const;
