// The search structures of a file, read from its tables. Every query is prepared once and reads one
// row by its key, or a bounded number of rows.

import { type Resource, resourceNames } from '../../records/resources.ts';
import { fromArray } from '../../search/bytes.ts';
import type {
  DayBound,
  Directory,
  NameFrequency,
  NamePartType,
  SortedBy,
  StemKey,
  StoredNorms,
  StoredOrdinals,
  StoredShingles,
  StoredWindow,
  StoredWord,
} from '../../search/directory.ts';
import type { ScopedTerm, SearchScope } from '../../search/query.ts';
import { and, between, eq, gte, lt, sql } from '../drizzle.ts';
import type { Db } from './file.ts';
import { matchExpression } from './full-text-words.ts';
import {
  commonPairs,
  dataset,
  dayColumns,
  postings,
  searchLengths,
  searchStems,
  sortOrders,
  sourcePairs,
  sourceWindows,
  spellingParts,
  valueColumns,
} from './index-tables.ts';
import { changes } from './memory-tables.ts';
import {
  prepareMatching,
  prepareNameFrequencies,
  prepareNames,
  prepareWords,
} from './raw-queries.ts';
import { recordTables } from './tables.ts';

export class SqliteDirectory implements Directory {
  private readonly queries: ReturnType<typeof prepareQueries>;

  constructor(db: Db) {
    this.queries = prepareQueries(db);
  }

  readPostings(resource: string, field: string, value: string): Buffer | undefined {
    if (field !== 'id') return this.queries.postings.get({ resource, field, value })?.numbers;
    const rows =
      resource === 'changes'
        ? this.queries.changes.all(readRecordKey(value))
        : this.queries.ids[resource as Resource].all({ value });
    return fromArray(Uint32Array.from(rows, ({ number }) => number));
  }

  readPostingsFrom(resource: string, field: string, value: string): Buffer[] {
    return this.queries.postingsFrom.all({ resource, field, value }).map(({ numbers }) => numbers);
  }

  readOrdinals(field: string): StoredOrdinals | undefined {
    return this.queries.ordinals.get({ field });
  }

  readDays(resource: string, bound: DayBound): Buffer | undefined {
    return this.queries.days.get({ resource, bound })?.days;
  }

  readOrder(resource: string, by: SortedBy): Buffer | undefined {
    return this.queries.order.get({ resource, by })?.numbers;
  }

  readDocFrequency(key: StemKey): number | undefined {
    return this.queries.docFrequency.get({ ...key })?.count;
  }

  readStemPostings(key: StemKey): Buffer | undefined {
    return this.queries.stemPostings.get({ ...key })?.numbers;
  }

  readStemRepeats(key: StemKey): Buffer | undefined {
    return this.queries.stemRepeats.get({ ...key })?.repeats;
  }

  readNorms(scope: SearchScope): StoredNorms | undefined {
    return this.queries.norms.get({ scope });
  }

  matchTerm(term: ScopedTerm): number[] {
    return this.queries.matching.all(matchExpression(term));
  }

  readNameFrequencies({ resource, type }: NamePartType, parts: readonly string[]): NameFrequency[] {
    return this.queries.nameFrequencies.all(JSON.stringify(parts), resource, type);
  }

  readNames({ resource, type }: NamePartType, parts: readonly string[]): Buffer[] {
    return this.queries.names.all(JSON.stringify(parts), resource, type);
  }

  readNamesByBeginning(resource: string, beginning: string): Buffer[] {
    const range = { resource, from: beginning, before: `${beginning}\u{10ffff}` };
    return this.queries.namesByBeginning.all(range).map(({ numbers }) => numbers);
  }

  readShingles(bucket: number): StoredShingles | undefined {
    return this.queries.shingles.get({ bucket });
  }

  readFrequentShingle(hash: number): Buffer | undefined {
    return this.queries.frequentShingle.get({ hash })?.windows;
  }

  readWords(words: readonly string[]): StoredWord[] {
    return this.queries.words.all(JSON.stringify(words));
  }

  readWordTotal(): number {
    return Number(this.queries.wordTotal.get()?.value);
  }

  readWindows(from: number, to: number, of: number): StoredWindow[] {
    return this.queries.windows.all({ from, to, of });
  }
}

function prepareQueries(db: Db) {
  const hash = eq(commonPairs.hash, sql.placeholder('hash'));
  const bucket = eq(sourcePairs.bucket, sql.placeholder('bucket'));
  const scope = eq(searchLengths.scope, sql.placeholder('scope'));
  return {
    ...prepareColumns(db),
    ids: prepareIds(db),
    changes: prepareChanges(db),
    ...prepareStems(db),
    ...prepareNameParts(db),
    norms: db.select().from(searchLengths).where(scope).prepare(),
    matching: prepareMatching(db.$client),
    shingles: db.select().from(sourcePairs).where(bucket).prepare(),
    frequentShingle: db.select().from(commonPairs).where(hash).prepare(),
    words: prepareWords(db.$client),
    wordTotal: db.select().from(dataset).where(eq(dataset.key, 'source_words')).prepare(),
    windows: prepareWindows(db),
  };
}

function prepareColumns(db: Db) {
  const { resource, field, value, numbers } = postings;
  const { names, starts, codes } = valueColumns;
  const byKey = and(
    eq(resource, sql.placeholder('resource')),
    eq(field, sql.placeholder('field')),
    eq(value, sql.placeholder('value')),
  );
  const fromKey = and(
    eq(resource, sql.placeholder('resource')),
    eq(field, sql.placeholder('field')),
    gte(value, sql.placeholder('value')),
  );
  const byOrder = and(
    eq(sortOrders.resource, sql.placeholder('resource')),
    eq(sortOrders.sortedBy, sql.placeholder('by')),
  );
  const byField = eq(valueColumns.field, sql.placeholder('field'));
  const byBound = and(
    eq(dayColumns.resource, sql.placeholder('resource')),
    eq(dayColumns.name, sql.placeholder('bound')),
  );
  const columns = { names, offsets: starts, ordinals: codes };
  return {
    postings: db.select({ numbers }).from(postings).where(byKey).prepare(),
    postingsFrom: db.select({ numbers }).from(postings).where(fromKey).prepare(),
    order: db.select({ numbers: sortOrders.numbers }).from(sortOrders).where(byOrder).prepare(),
    ordinals: db.select(columns).from(valueColumns).where(byField).prepare(),
    days: db.select({ days: dayColumns.days }).from(dayColumns).where(byBound).prepare(),
  };
}

/** The changes of a record; its key has its resource and its id. */
function prepareChanges(db: Db) {
  const { number, resource, recordId } = changes;
  return db
    .select({ number })
    .from(changes)
    .where(and(eq(resource, sql.placeholder('resource')), eq(recordId, sql.placeholder('id'))))
    .orderBy(number)
    .prepare();
}

function readRecordKey(key: string) {
  const [resource, id] = key.split('/');
  return { resource, id };
}

/** The numbers of records by their ids, which have an index and need no postings. */
function prepareIds(db: Db) {
  const prepare = (resource: Resource) => {
    const { number, id } = recordTables[resource];
    return db
      .select({ number })
      .from(recordTables[resource])
      .where(eq(id, sql.placeholder('value')))
      .prepare();
  };
  return Object.fromEntries(resourceNames.map((name) => [name, prepare(name)])) as Record<
    Resource,
    ReturnType<typeof prepare>
  >;
}

/** Separate queries, because lists can be long and each caller needs only one of them. */
function prepareStems(db: Db) {
  const { scope, language, stem, count, numbers, repeats } = searchStems;
  const byStem = and(
    eq(scope, sql.placeholder('scope')),
    eq(language, sql.placeholder('language')),
    eq(stem, sql.placeholder('stem')),
  );
  return {
    docFrequency: db.select({ count }).from(searchStems).where(byStem).prepare(),
    stemPostings: db.select({ numbers }).from(searchStems).where(byStem).prepare(),
    stemRepeats: db.select({ repeats }).from(searchStems).where(byStem).prepare(),
  };
}

/** Most words to complete one beginning with. */
const completedMax = 200;

function prepareNameParts(db: Db) {
  const { kind, type, part, numbers } = spellingParts;
  const byBeginning = and(
    eq(kind, sql.placeholder('resource')),
    eq(type, 'word'),
    gte(part, sql.placeholder('from')),
    lt(part, sql.placeholder('before')),
  );
  return {
    nameFrequencies: prepareNameFrequencies(db.$client),
    names: prepareNames(db.$client),
    namesByBeginning: db
      .select({ numbers })
      .from(spellingParts)
      .where(byBeginning)
      .orderBy(part)
      .limit(completedMax)
      .prepare(),
  };
}

function prepareWindows(db: Db) {
  const { number, sourceId } = sourceWindows;
  const source = db
    .select({ sourceId })
    .from(sourceWindows)
    .where(eq(number, sql.placeholder('of')));
  return db
    .select()
    .from(sourceWindows)
    .where(
      and(between(number, sql.placeholder('from'), sql.placeholder('to')), eq(sourceId, source)),
    )
    .orderBy(number)
    .prepare();
}
