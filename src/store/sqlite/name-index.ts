// What records are called: from any spelling to ids, from ids to labels.
import { and, eq, gte, lt, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { LocalizedText } from '../../records/reference.ts';
import { type Resource, resources } from '../../records/resources.ts';
import { foldName, nearestNames } from '../../text/names.ts';
import type { Named } from '../store.ts';
import type { Db } from './file.ts';
import { spellings } from './index-tables.ts';
import { actors, caveats, events, sources, statements, topics } from './tables.ts';

/** Most spellings to read for one prefix. */
const completedMax = 200;

/** Most spellings to compare with a misspelt name. */
const comparedMax = 20_000;

type FindLabel = (id: string) => LocalizedText | undefined;

export class NameIndex {
  private readonly labels: Record<Resource, FindLabel>;
  private readonly spellings: ReturnType<typeof prepareSpellings>;
  private readonly completions: ReturnType<typeof prepareCompletions>;
  private readonly every: ReturnType<typeof prepareEvery>;
  /** The names asked for most recently. */
  private readonly known = new LRUCache<string, Named[]>({ max: 1000 });
  /** The labels that were asked for last: a page with facets needs a hundred. */
  private readonly knownLabels = new LRUCache<string, LocalizedText>({ max: 5000 });

  constructor(db: Db) {
    this.labels = prepareLabels(db);
    this.spellings = prepareSpellings(db);
    this.completions = prepareCompletions(db);
    this.every = prepareEvery(db);
  }

  /** Records that have this id or spelling, whatever its case and accents. An id wins. */
  resolve(resource: Resource, input: string): Named[] {
    const key = `${resource}\0${input}`;
    const known = this.known.get(key);
    if (known) return known;
    const found = this.spellings.all({ resource, folded: foldName(input) });
    const exact = found.filter(({ id }) => id === input);
    const named = exact.length > 0 ? exact : found;
    if (named.length > 0) this.known.set(key, named);
    return named;
  }

  /** Ids of records with a spelling that begins like this; only the first if there are many. */
  complete(resource: Resource, beginning: string): string[] {
    const folded = foldName(beginning);
    if (folded === '') return [];
    const rows = this.completions.all({ resource, from: folded, before: `${folded}\u{10ffff}` });
    return [...new Set(rows.map(({ id }) => id))];
  }

  /** Known spellings that the input may have been meant for. */
  suggest(resource: Resource, input: string): string[] {
    const rows = this.every.all({ resource });
    return nearestNames(
      input,
      rows.map(({ spelling }) => spelling),
    );
  }

  /** What a record is called, or undefined when there is none. */
  findLabel(resource: Resource, id: string): LocalizedText | undefined {
    const key = `${resource}\0${id}`;
    const known = this.knownLabels.get(key);
    if (known) return known;
    const label = this.labels[resource](id);
    if (label) this.knownLabels.set(key, label);
    return label;
  }
}

/** Reads the columns from which the registry makes a label. */
function prepareLabels(db: Db): Record<Resource, FindLabel> {
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

function prepareSpellings(db: Db) {
  const { id, spelling, kind, folded } = spellings;
  return db
    .select({ id, spelling })
    .from(spellings)
    .where(and(eq(kind, sql.placeholder('resource')), eq(folded, sql.placeholder('folded'))))
    .orderBy(id)
    .prepare();
}

function prepareCompletions(db: Db) {
  const { id, kind, folded } = spellings;
  return db
    .select({ id })
    .from(spellings)
    .where(
      and(
        eq(kind, sql.placeholder('resource')),
        gte(folded, sql.placeholder('from')),
        lt(folded, sql.placeholder('before')),
      ),
    )
    .limit(completedMax)
    .prepare();
}

function prepareEvery(db: Db) {
  const { spelling, kind } = spellings;
  return db
    .select({ spelling })
    .from(spellings)
    .where(eq(kind, sql.placeholder('resource')))
    .limit(comparedMax)
    .prepare();
}
