// The prepared queries of what records are called.
import type { SQL } from 'drizzle-orm';
import type { LocalizedText } from '../../records/reference.ts';
import { type Resource, resources } from '../../records/resources.ts';
import { and, eq, sql } from '../drizzle.ts';
import type { Db } from './file.ts';
import { spellings } from './index-tables.ts';
import { prepareSpellings } from './raw-queries.ts';
import { actors, caveats, events, sources, statements, topics } from './tables.ts';

type FindLabel = (id: string) => LocalizedText | undefined;

/** Reads the columns from which the registry makes a label. */
export function prepareLabels(db: Db): Record<Resource, FindLabel> {
  const id = sql.placeholder('id');
  const { title, publisher } = sources;
  const actor = db
    .select({ label: { en: actors.name, fr: actors.nameFr } })
    .from(actors)
    .where(eq(actors.id, id));
  const event = db
    .select({ name: { en: events.nameEn, fr: events.nameFr } })
    .from(events)
    .where(eq(events.id, id));
  const source = db
    .select({ id: sources.id, title, publisher })
    .from(sources)
    .where(eq(sources.id, id));
  const topic = db
    .select({ name: { en: topics.nameEn, fr: topics.nameFr } })
    .from(topics)
    .where(eq(topics.id, id));
  const statement = db
    .select({ summary: { en: statements.summaryEn, fr: statements.summaryFr } })
    .from(statements)
    .where(eq(statements.id, id));
  const caveat = db
    .select({ explanation: { en: caveats.explanationEn, fr: caveats.explanationFr } })
    .from(caveats)
    .where(eq(caveats.id, id));
  return {
    statements: labelFinder(statement.prepare(), resources.statements.label),
    caveats: labelFinder(caveat.prepare(), resources.caveats.label),
    actors: labelFinder(actor.prepare(), resources.actors.label),
    events: labelFinder(event.prepare(), resources.events.label),
    sources: labelFinder(source.prepare(), resources.sources.label),
    topics: labelFinder(topic.prepare(), resources.topics.label),
  };
}

function labelFinder<T>(
  query: { get: (values: { id: string }) => T | undefined },
  label: (record: T) => LocalizedText,
): FindLabel {
  return (id) => {
    const record = query.get({ id });
    return record && label(record);
  };
}

export function prepareNames(db: Db) {
  const { id, spelling, kind, folded, sortedWords } = spellings;
  const ofKind = eq(kind, sql.placeholder('resource'));
  const list = (condition: SQL) =>
    db.select({ id, spelling }).from(spellings).where(and(ofKind, condition));
  return {
    folded: list(eq(folded, sql.placeholder('folded')))
      .orderBy(id)
      .prepare(),
    reordered: list(eq(sortedWords, sql.placeholder('words'))).prepare(),
    numbered: prepareSpellings(db.$client),
  };
}
