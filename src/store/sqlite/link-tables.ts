// The tables of a dataset file that belong to records or join them: names, roles, citations …

import { RelationType, VoiceReason } from '../../records/statement.ts';
import { sql } from '../drizzle.ts';
import { check, index, integer, primaryKey, sqliteTable, text } from './drizzle.ts';
import { actors, caveats, events, oneOf, sources, statements, topics } from './tables.ts';

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
    speaksForId: text().references(() => actors.id),
    heldFrom: text(),
    heldUntil: text(),
  },
  (table) => [primaryKey({ columns: [table.actorId, table.position] })],
);

/** What an institution belongs to. */
export const actorWholes = sqliteTable(
  'actor_wholes',
  {
    actorId: text()
      .notNull()
      .references(() => actors.id),
    wholeId: text()
      .notNull()
      .references(() => actors.id),
  },
  (table) => [primaryKey({ columns: [table.actorId, table.wholeId] })],
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

const ofStatement = () => ({
  statementId: text()
    .notNull()
    .references(() => statements.id),
});

/** For whom a statement was made, and why. */
export const statementVoices = sqliteTable(
  'statement_voices',
  {
    ...ofStatement(),
    actorId: text()
      .notNull()
      .references(() => actors.id),
    reason: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.statementId, table.actorId] }),
    oneOf('reason', VoiceReason.options),
  ],
);

export const statementAudience = sqliteTable(
  'statement_audience',
  {
    ...ofStatement(),
    actorId: text()
      .notNull()
      .references(() => actors.id),
  },
  (table) => [primaryKey({ columns: [table.statementId, table.actorId] })],
);

export const statementEvents = sqliteTable(
  'statement_events',
  {
    ...ofStatement(),
    eventId: text()
      .notNull()
      .references(() => events.id),
  },
  (table) => [primaryKey({ columns: [table.statementId, table.eventId] })],
);

export const statementTopics = sqliteTable(
  'statement_topics',
  {
    ...ofStatement(),
    topicId: text()
      .notNull()
      .references(() => topics.id),
  },
  (table) => [primaryKey({ columns: [table.statementId, table.topicId] })],
);

export const statementMentions = sqliteTable(
  'statement_mentions',
  {
    ...ofStatement(),
    actorId: text()
      .notNull()
      .references(() => actors.id),
  },
  (table) => [primaryKey({ columns: [table.statementId, table.actorId] })],
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
    actorId: text().references(() => actors.id),
  },
  () => [
    check('one_target', sql`(statement_id IS NULL) + (event_id IS NULL) + (actor_id IS NULL) = 2`),
  ],
);

/**
 * A passage and the one record that it supports. The view `citations` has its words, and those
 * around it, from the text of the source.
 */
export const citations = sqliteTable(
  '_citations',
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
    start: integer().notNull(),
    end: integer().notNull(),
    paragraph: integer().notNull(),
    /** Of a passage of a statement: the claim, or only its speaker. */
    holds: text(),
    /** Of the passage, BCP 47. */
    language: text().notNull(),
    /** Of the document, where one has been noted. */
    time: text(),
    page: integer(),
  },
  (table) => [
    index('citations_by_statement').on(table.statementId),
    index('citations_by_source').on(table.sourceId, table.start),
    check('one_owner', sql`(statement_id IS NULL) + (event_id IS NULL) + (caveat_id IS NULL) = 2`),
    check('within_text', sql`start >= 0 AND "end" > start`),
  ],
);

/** Outgoing relations only; an index finds them from the other end. */
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
