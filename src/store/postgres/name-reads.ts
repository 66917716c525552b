// Reads what records are called, what changed, and what became of ids.

import type { PgColumn } from 'drizzle-orm/pg-core';
import type { LocalizedText } from '../../records/reference.ts';
import { type Resource, resources } from '../../records/resources.ts';
import { and, desc, eq } from '../drizzle.ts';
import type { Named } from '../store.ts';
import { spellings } from './index-tables.ts';
import { changeColumns, changes, formerIds, successors, tombstones } from './memory-tables.ts';
import { connect, listNumbers } from './record-reads.ts';
import { listTexts } from './search-reads.ts';
import type { Reads, Source } from './source.ts';
import { actors, caveats, events, recordTables, sources, statements, topics } from './tables.ts';

type NameReads = Pick<
  Reads,
  | 'listNames'
  | 'readNamed'
  | 'readReordered'
  | 'readSpellings'
  | 'readLabel'
  | 'readChange'
  | 'readChangedStatements'
  | 'readBuried'
  | 'readNewestChange'
  | 'readHolders'
  | 'readTombstone'
  | 'readSuccessors'
>;

export const nameReads: NameReads = {
  async listNames({ sql, publication }, phrases) {
    const rows = await sql<{ folded: string }[]>`
      SELECT folded FROM ${listTexts(sql, [...new Set(phrases)])}
      JOIN spellings ON publication = ${publication} AND kind = 'actors' AND folded = wanted`;
    return rows.map(({ folded }) => folded);
  },

  async readNamed({ sql, publication }, resource, name) {
    const { id, spelling, kind, folded } = spellings;
    return await connect(sql)
      .select({ id, spelling })
      .from(spellings)
      .where(and(of(spellings, publication), eq(kind, resource), eq(folded, name)))
      .orderBy(id);
  },

  async readReordered({ sql, publication }, resource, words) {
    const { id, spelling, kind, sortedWords, number } = spellings;
    return await connect(sql)
      .select({ id, spelling })
      .from(spellings)
      .where(and(of(spellings, publication), eq(kind, resource), eq(sortedWords, words)))
      .orderBy(number);
  },

  async readSpellings({ sql, publication }, numbers) {
    return await sql<Named[]>`
      SELECT spellings.id, spelling FROM ${listNumbers(sql, numbers)}
      JOIN spellings ON publication = ${publication} AND number = wanted ORDER BY place`;
  },

  async readLabel(source, resource, id) {
    return await labels[resource](source, id);
  },

  async readChange({ sql, publication }, number) {
    const [row] = await connect(sql)
      .select()
      .from(changes)
      .where(and(of(changes, publication), eq(changes.number, number)));
    return row;
  },

  async readChangedStatements({ sql, publication }) {
    const { name, numbers } = changeColumns;
    const [row] = await connect(sql)
      .select({ numbers })
      .from(changeColumns)
      .where(and(of(changeColumns, publication), eq(name, 'statement')));
    return row?.numbers;
  },

  async readBuried({ sql, publication }) {
    const { id, actorId, onBehalfOfId, sourceId, resource } = tombstones;
    return await connect(sql)
      .select({ id, actorId, onBehalfOfId, sourceId })
      .from(tombstones)
      .where(and(of(tombstones, publication), eq(resource, 'statements')));
  },

  async readNewestChange({ sql, publication }) {
    const { changedAt, number } = changes;
    const [row] = await connect(sql)
      .select({ changedAt })
      .from(changes)
      .where(of(changes, publication))
      .orderBy(desc(number))
      .limit(1);
    return row?.changedAt ?? null;
  },

  async readHolders({ sql, publication }, resource, id) {
    const { holderId } = formerIds;
    const rows = await connect(sql)
      .select({ holderId })
      .from(formerIds)
      .where(
        and(of(formerIds, publication), eq(formerIds.resource, resource), eq(formerIds.id, id)),
      )
      .orderBy(holderId);
    return rows.map((row) => row.holderId);
  },

  async readTombstone({ sql, publication }, resource, id) {
    const { withdrawnAt: on, reasonEn: en, reasonFr: fr } = tombstones;
    const [row] = await connect(sql)
      .select({ on, reason: { en, fr } })
      .from(tombstones)
      .where(
        and(of(tombstones, publication), eq(tombstones.resource, resource), eq(tombstones.id, id)),
      );
    return row;
  },

  async readSuccessors({ sql, publication }, resource, id) {
    const { successorResource, successorId, position } = successors;
    return await connect(sql)
      .select({ resource: successorResource, id: successorId })
      .from(successors)
      .where(
        and(of(successors, publication), eq(successors.resource, resource), eq(successors.id, id)),
      )
      .orderBy(position);
  },
};

const of = (table: { publication: PgColumn }, publication: number) =>
  eq(table.publication, publication);

type FindLabel = (source: Source, id: string) => Promise<LocalizedText | undefined>;

/** From the columns of which the registry makes a label. */
const labels: Record<Resource, FindLabel> = {
  async actors({ sql, publication }, id) {
    const label = { en: actors.name, fr: actors.nameFr };
    const rows = connect(sql).select({ label }).from(actors);
    const [row] = await rows.where(isRecord('actors', publication, id));
    return row && resources.actors.label(row);
  },
  async events({ sql, publication }, id) {
    const name = { en: events.nameEn, fr: events.nameFr };
    const rows = connect(sql).select({ name }).from(events);
    const [row] = await rows.where(isRecord('events', publication, id));
    return row && resources.events.label(row);
  },
  async sources({ sql, publication }, id) {
    const { title, publisher } = sources;
    const rows = connect(sql).select({ id: sources.id, title, publisher }).from(sources);
    const [row] = await rows.where(isRecord('sources', publication, id));
    return row && resources.sources.label(row);
  },
  async topics({ sql, publication }, id) {
    const name = { en: topics.nameEn, fr: topics.nameFr };
    const rows = connect(sql).select({ name }).from(topics);
    const [row] = await rows.where(isRecord('topics', publication, id));
    return row && resources.topics.label(row);
  },
  async statements({ sql, publication }, id) {
    const summary = { en: statements.summaryEn, fr: statements.summaryFr };
    const rows = connect(sql).select({ summary }).from(statements);
    const [row] = await rows.where(isRecord('statements', publication, id));
    return row && resources.statements.label(row);
  },
  async caveats({ sql, publication }, id) {
    const explanation = { en: caveats.explanationEn, fr: caveats.explanationFr };
    const rows = connect(sql).select({ explanation }).from(caveats);
    const [row] = await rows.where(isRecord('caveats', publication, id));
    return row && resources.caveats.label(row);
  },
};

function isRecord(resource: Resource, publication: number, id: string) {
  const table = recordTables[resource];
  return and(eq(table.publication, publication), eq(table.id, id));
}
