// The tables in PostgreSQL that belong to records or join them, as in the file.

import { ofPublication, text } from './columns.ts';
import { index, integer, pgTable, primaryKey } from './drizzle.ts';

export const actorNames = pgTable(
  'actor_names',
  {
    ...ofPublication(),
    actorId: text().notNull(),
    position: integer().notNull(),
    name: text().notNull(),
    lang: text().notNull(),
    script: text().notNull(),
    kind: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.actorId, table.position] })],
);

export const actorRoles = pgTable(
  'actor_roles',
  {
    ...ofPublication(),
    actorId: text().notNull(),
    position: integer().notNull(),
    title: text().notNull(),
    organizationId: text(),
    sourceId: text().notNull(),
    speaksForId: text(),
    heldFrom: text(),
    heldUntil: text(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.actorId, table.position] })],
);

/** What an institution belongs to. */
export const actorWholes = pgTable(
  'actor_wholes',
  {
    ...ofPublication(),
    actorId: text().notNull(),
    wholeId: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.actorId, table.wholeId] })],
);

export const eventParticipants = pgTable(
  'event_participants',
  {
    ...ofPublication(),
    eventId: text().notNull(),
    actorId: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.eventId, table.actorId] })],
);

const ofStatement = () => ({
  statementId: text().notNull(),
});

/** For whom a statement was made, and why. */
export const statementVoices = pgTable(
  'statement_voices',
  {
    ...ofPublication(),
    ...ofStatement(),
    actorId: text().notNull(),
    reason: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.publication, table.statementId, table.actorId] }),
    index('statement_voices_by_actor').on(table.publication, table.actorId),
  ],
);

export const statementAudience = pgTable(
  'statement_audience',
  {
    ...ofPublication(),
    ...ofStatement(),
    actorId: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.statementId, table.actorId] })],
);

export const statementEvents = pgTable(
  'statement_events',
  {
    ...ofPublication(),
    ...ofStatement(),
    eventId: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.publication, table.statementId, table.eventId] }),
    index('statement_events_by_event').on(table.publication, table.eventId),
  ],
);

export const statementTopics = pgTable(
  'statement_topics',
  {
    ...ofPublication(),
    ...ofStatement(),
    topicId: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.publication, table.statementId, table.topicId] }),
    index('statement_topics_by_topic').on(table.publication, table.topicId),
  ],
);

export const statementMentions = pgTable(
  'statement_mentions',
  {
    ...ofPublication(),
    ...ofStatement(),
    actorId: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.publication, table.statementId, table.actorId] }),
    index('statement_mentions_by_actor').on(table.publication, table.actorId),
  ],
);

export const caveatTargets = pgTable(
  'caveat_targets',
  {
    ...ofPublication(),
    id: integer().notNull(),
    caveatId: text().notNull(),
    statementId: text(),
    eventId: text(),
    actorId: text(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.id] })],
);

/** A passage and the one record that it supports. */
export const citations = pgTable(
  'citations',
  {
    ...ofPublication(),
    id: integer().notNull(),
    statementId: text(),
    eventId: text(),
    caveatId: text(),
    position: integer().notNull(),
    sourceId: text().notNull(),
    viaId: text(),
    exact: text().notNull(),
    prefix: text().notNull(),
    suffix: text().notNull(),
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
    primaryKey({ columns: [table.publication, table.id] }),
    index('citations_by_statement').on(table.publication, table.statementId),
    index('citations_by_source').on(table.publication, table.sourceId, table.start),
  ],
);

/** Outgoing relations only; an index finds them from the other end. */
export const relations = pgTable(
  'relations',
  {
    ...ofPublication(),
    id: integer().notNull(),
    statementId: text().notNull(),
    type: text().notNull(),
    targetStatementId: text(),
    targetEventId: text(),
    targetSourceId: text(),
  },
  (table) => [
    primaryKey({ columns: [table.publication, table.id] }),
    index('relations_by_statement').on(table.publication, table.statementId),
    index('relations_by_target').on(table.publication, table.targetStatementId),
  ],
);
