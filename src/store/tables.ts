// The tables of a dataset file. Each resource has a dense `number` in list order (from 1), a
// readable `id`, and its public JSON, ready to send, as `document`.
import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core';
import { CaveatKind, CaveatSeverity } from '../domain/caveat.ts';
import { SourceKind } from '../domain/citation.ts';
import { EventKind, EventStatus } from '../domain/event.ts';
import { ActorKind } from '../domain/reference.ts';
import {
  AttributionStatus,
  RelationType,
  StatementAct,
  StatementForm,
} from '../domain/statement.ts';

/** Resources that have a list and single records, by table name. */
export const resources = [
  'statements',
  'actors',
  'events',
  'sources',
  'topics',
  'caveats',
] as const;
export type Resource = (typeof resources)[number];

const record = () => ({
  number: integer().primaryKey(),
  id: text().notNull().unique(),
  document: blob({ mode: 'buffer' }).notNull(),
});

const dateText = () => text();

const date = <P extends string>(prefix: P) =>
  ({
    [`${prefix}Edtf`]: dateText(),
    [`${prefix}Earliest`]: dateText(),
    [`${prefix}Latest`]: dateText(),
    [`${prefix}Basis`]: dateText(),
  }) as Record<`${P}${'Edtf' | 'Earliest' | 'Latest' | 'Basis'}`, ReturnType<typeof dateText>>;

const oneOf = (column: string, options: readonly string[]) =>
  check(
    `${column}_is_known`,
    sql.raw(`${column} IN (${options.map((option) => `'${option}'`).join(', ')})`),
  );

/** Facts about the file itself: how it was made and what it covers. */
export const dataset = sqliteTable('dataset', {
  key: text().primaryKey(),
  value: text().notNull(),
});

export const actors = sqliteTable(
  'actors',
  {
    ...record(),
    kind: text().notNull(),
    name: text().notNull(),
    memberOfId: text().references((): AnySQLiteColumn => actors.id),
  },
  () => [oneOf('kind', ActorKind.options)],
);

export const actorNames = sqliteTable(
  'actor_names',
  {
    actorId: text()
      .notNull()
      .references(() => actors.id),
    position: integer().notNull(),
    name: text().notNull(),
    lang: text().notNull(),
    script: text().notNull(),
    kind: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.actorId, table.position] })],
);

export const sources = sqliteTable(
  'sources',
  {
    ...record(),
    kind: text().notNull(),
    held: integer({ mode: 'boolean' }).notNull(),
    title: text(),
    publisher: text(),
    originalUrl: text(),
    language: text(),
    ...date('published'),
    sha256: text(),
    words: integer(),
    text: text(),
  },
  () => [
    oneOf('kind', SourceKind.options),
    check('held_has_text', sql`held IN (0, 1) AND held = (text IS NOT NULL)`),
  ],
);

export const actorRoles = sqliteTable(
  'actor_roles',
  {
    actorId: text()
      .notNull()
      .references(() => actors.id),
    position: integer().notNull(),
    title: text().notNull(),
    organizationId: text().references(() => actors.id),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
  },
  (table) => [primaryKey({ columns: [table.actorId, table.position] })],
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
  },
  () => [oneOf('kind', EventKind.options), oneOf('status', EventStatus.options)],
);

export const eventParticipants = sqliteTable(
  'event_participants',
  {
    eventId: text()
      .notNull()
      .references(() => events.id),
    actorId: text()
      .notNull()
      .references(() => actors.id),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.actorId] })],
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
  },
  (table) => [
    index('statements_by_actor').on(table.actorId),
    oneOf('form', StatementForm.options),
    oneOf('act', StatementAct.options),
    oneOf('status', AttributionStatus.options),
    check('said_in_order', sql`said_earliest <= said_latest`),
  ],
);

const ofStatement = () => ({
  statementNumber: integer()
    .notNull()
    .references(() => statements.number),
});

export const statementAudience = sqliteTable(
  'statement_audience',
  {
    ...ofStatement(),
    actorId: text()
      .notNull()
      .references(() => actors.id),
  },
  (table) => [primaryKey({ columns: [table.statementNumber, table.actorId] })],
);

export const statementEvents = sqliteTable(
  'statement_events',
  {
    ...ofStatement(),
    eventId: text()
      .notNull()
      .references(() => events.id),
  },
  (table) => [
    primaryKey({ columns: [table.statementNumber, table.eventId] }),
    index('statement_events_by_event').on(table.eventId),
  ],
);

export const statementTopics = sqliteTable(
  'statement_topics',
  {
    ...ofStatement(),
    topicId: text()
      .notNull()
      .references(() => topics.id),
  },
  (table) => [
    primaryKey({ columns: [table.statementNumber, table.topicId] }),
    index('statement_topics_by_topic').on(table.topicId),
  ],
);

export const statementMentions = sqliteTable(
  'statement_mentions',
  {
    ...ofStatement(),
    actorId: text()
      .notNull()
      .references(() => actors.id),
  },
  (table) => [
    primaryKey({ columns: [table.statementNumber, table.actorId] }),
    index('statement_mentions_by_actor').on(table.actorId),
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
  },
  () => [oneOf('kind', CaveatKind.options), oneOf('severity', CaveatSeverity.options)],
);

export const caveatTargets = sqliteTable(
  'caveat_targets',
  {
    id: integer().primaryKey(),
    caveatId: text()
      .notNull()
      .references(() => caveats.id),
    statementId: text().references(() => statements.id),
    eventId: text().references(() => events.id),
  },
  () => [check('one_target', sql`(statement_id IS NULL) + (event_id IS NULL) = 1`)],
);

/** A passage and the one record that it supports. */
export const citations = sqliteTable(
  'citations',
  {
    id: integer().primaryKey(),
    statementId: text().references(() => statements.id),
    eventId: text().references(() => events.id),
    caveatId: text().references(() => caveats.id),
    position: integer().notNull(),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
    viaId: text().references(() => sources.id),
    exact: text().notNull(),
    prefix: text().notNull(),
    suffix: text().notNull(),
    start: integer().notNull(),
    end: integer().notNull(),
    paragraph: integer().notNull(),
  },
  (table) => [
    index('citations_by_statement').on(table.statementId),
    index('citations_by_source').on(table.sourceId, table.start),
    check('one_owner', sql`(statement_id IS NULL) + (event_id IS NULL) + (caveat_id IS NULL) = 2`),
    check('within_text', sql`start >= 0 AND "end" = start + length(exact) AND length(exact) > 0`),
  ],
);

/** Outgoing relations only; the other end is found through the index. */
export const relations = sqliteTable(
  'relations',
  {
    id: integer().primaryKey(),
    statementId: text()
      .notNull()
      .references(() => statements.id),
    type: text().notNull(),
    targetStatementId: text().references(() => statements.id),
    targetEventId: text().references(() => events.id),
    targetSourceId: text().references(() => sources.id),
  },
  (table) => [
    index('relations_by_statement').on(table.statementId),
    index('relations_by_target').on(table.targetStatementId),
    oneOf('type', RelationType.options),
    check(
      'one_target',
      sql`(target_statement_id IS NULL) + (target_event_id IS NULL) + (target_source_id IS NULL) = 2`,
    ),
  ],
);

/** Every spelling that finds a record, folded. `kind` is the resource. */
export const spellings = sqliteTable(
  'spellings',
  {
    kind: text().notNull(),
    folded: text().notNull(),
    id: text().notNull(),
    spelling: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.folded, table.id] })],
);

/** Which numbers of a resource have a value: little-endian uint32, ascending. */
export const postings = sqliteTable(
  'postings',
  {
    resource: text().notNull(),
    field: text().notNull(),
    value: text().notNull(),
    count: integer().notNull(),
    numbers: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.resource, table.field, table.value] })],
);

/**
 * The values of one field by number, for counting them: `codes[starts[n] … starts[n + 1]]` are
 * indexes into `names` (a JSON array, ascending). Little-endian uint32.
 */
export const valueColumns = sqliteTable('value_columns', {
  field: text().primaryKey(),
  names: text().notNull(),
  starts: blob({ mode: 'buffer' }).notNull(),
  codes: blob({ mode: 'buffer' }).notNull(),
});

/** One int32 per number (index 0 unused), little-endian: days since 1970-01-01. */
export const dayColumns = sqliteTable(
  'day_columns',
  {
    resource: text().notNull(),
    name: text().notNull(),
    days: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.resource, table.name] })],
);

/** The held texts cut into windows of equal length, so that wording is compared piece by piece. */
export const sourceWindows = sqliteTable('source_windows', {
  number: integer().primaryKey(),
  sourceId: text()
    .notNull()
    .references(() => sources.id),
  /** Code points in the text: of the first word, and behind the last. */
  start: integer().notNull(),
  end: integer().notNull(),
  /** In which paragraph the first word stands. */
  paragraph: integer().notNull(),
  /** Folded, joined by spaces. */
  words: text().notNull(),
});

/** How often each folded word stands in the held texts. */
export const sourceWords = sqliteTable('source_words', {
  word: text().primaryKey(),
  count: integer().notNull(),
});
