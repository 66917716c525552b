// What records are called: from any spelling to ids, from ids to labels.
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { LocalizedText } from '../../records/reference.ts';
import { type Resource, resources } from '../../records/resources.ts';
import type { Directory } from '../../search/directory.ts';
import { NamesReader } from '../../search/names/names-reader.ts';
import { listNameForms, sortWords } from '../../text/name-forms.ts';
import { foldName, rankNearest } from '../../text/names.ts';
import type { Named } from '../store.ts';
import type { Db } from './file.ts';
import { spellings } from './index-tables.ts';
import { prepareSpellings } from './raw-queries.ts';
import { actors, caveats, events, sources, statements, topics } from './tables.ts';

/** How many of the most similar spellings are compared with a misspelt name letter by letter. */
const comparedMax = 30;

const suggestedMax = 3;

/** Most records that words of a name complete to, and most spellings to read for them. */
const completedMax = 200;
const spellingsMax = 2000;

type FindLabel = (id: string) => LocalizedText | undefined;

export class NameIndex {
  private readonly labels: Record<Resource, FindLabel>;
  private readonly queries: ReturnType<typeof prepareQueries>;
  private readonly reader: NamesReader;
  /** The names asked for most recently. */
  private readonly known = new LRUCache<string, Named[]>({ max: 1000 });
  /** The labels that were asked for last: a page with facets needs a hundred. */
  private readonly knownLabels = new LRUCache<string, LocalizedText>({ max: 5000 });

  constructor(db: Db, directory: Directory) {
    this.labels = prepareLabels(db);
    this.queries = prepareQueries(db);
    this.reader = new NamesReader(directory);
  }

  /**
   * Records that have this id or spelling, whatever its case and accents, also with a title or an
   * article, or in another order. An id wins.
   */
  resolve(resource: Resource, input: string): Named[] {
    const key = `${resource}\0${input}`;
    const known = this.known.get(key);
    if (known) return known;
    const found = this.find(resource, foldName(input));
    const exact = found.filter(({ id }) => id === input);
    const named = exact.length > 0 ? exact : found;
    if (named.length > 0) this.known.set(key, named);
    return named;
  }

  /** Ids of records with a name in which each of the words begins a word; or with a near name. */
  complete(resource: Resource, words: string): string[] {
    const folded = foldName(words);
    const numbers = this.reader.findByBeginnings(resource, folded, spellingsMax);
    const rows = numbers.length > 0 ? this.read(numbers) : this.near(resource, folded);
    return [...new Set(rows.map(({ id }) => id))].slice(0, completedMax);
  }

  /** Known spellings that the input may have been meant for, one of each record. */
  suggest(resource: Resource, input: string): string[] {
    const near = this.near(resource, foldName(input));
    return keepOneEach(near)
      .slice(0, suggestedMax)
      .map(({ spelling }) => spelling);
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

  private find(resource: Resource, name: string): Named[] {
    for (const folded of [name, ...listNameForms(name)]) {
      const found = this.queries.folded.all({ resource, folded });
      if (found.length > 0) return found;
      const words = sortWords(folded);
      const reordered = words === undefined ? [] : this.queries.reordered.all({ resource, words });
      if (reordered.length > 0) return keepOneEach(reordered).sort(compareIds);
    }
    return [];
  }

  /** Spellings that look alike or stand in a folded name, the nearest first. */
  private near(resource: Resource, folded: string): Named[] {
    const numbers = new Set([
      ...this.reader.findNear(resource, folded, comparedMax),
      ...this.reader.findByWords(resource, folded, comparedMax),
    ]);
    return rankNearest(folded, this.read([...numbers]), ({ spelling }) => spelling);
  }

  private read(numbers: readonly number[]): Named[] {
    return this.queries.numbered.all(JSON.stringify(numbers));
  }
}

const compareIds = (a: Named, b: Named) => (a.id < b.id ? -1 : 1);

function keepOneEach(names: readonly Named[]): Named[] {
  const ids = new Set<string>();
  return names.filter(({ id }) => !ids.has(id) && ids.add(id));
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

function prepareQueries(db: Db) {
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
