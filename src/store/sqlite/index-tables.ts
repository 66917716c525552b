// The tables of a dataset file that find its records: facts, spellings, lists and columns. Those
// that serve requests, and are not for people, begin with `_`. Views and FTS5 tables, which Drizzle
// cannot define, are made by migrations alone.
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from './drizzle.ts';
import { sources } from './tables.ts';

/** Facts about the file itself: how it was made and what it covers. */
export const dataset = sqliteTable('dataset', {
  key: text().primaryKey(),
  value: text().notNull(),
});

/** Every spelling that finds a record, folded. `kind` is the resource. */
export const spellings = sqliteTable(
  'spellings',
  {
    number: integer().primaryKey(),
    kind: text().notNull(),
    folded: text().notNull(),
    id: text().notNull(),
    spelling: text().notNull(),
    /** The folded words in alphabetical order; null where the order of words matters. */
    sortedWords: text(),
  },
  (table) => [
    uniqueIndex('spellings_by_name').on(table.kind, table.folded, table.id),
    index('spellings_by_words').on(table.kind, table.sortedWords),
  ],
);

/**
 * The numbers of the spellings that hold a word, or three neighbouring letters (a trigram; a word
 * begins with two spaces and ends with one): little-endian uint32, ascending.
 */
export const spellingParts = sqliteTable(
  '_spelling_parts',
  {
    kind: text().notNull(),
    type: text().notNull(),
    part: text().notNull(),
    count: integer().notNull(),
    numbers: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.type, table.part] })],
);

/** The doc ids that have a value: little-endian uint32, ascending. */
export const postings = sqliteTable(
  '_postings',
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
 * The values of one field by doc id, for counting. `codes[starts[n] … starts[n + 1]]`, or
 * `codes[n]` where `starts` is null, are indexes into `names` (a sorted JSON array), whose length
 * means no value. Little-endian; `starts` are uint32, codes as wide as needed.
 */
export const valueColumns = sqliteTable('_value_columns', {
  field: text().primaryKey(),
  names: text().notNull(),
  starts: blob({ mode: 'buffer' }),
  codes: blob({ mode: 'buffer' }).notNull(),
});

/** One int32 per doc id (index 0 unused), little-endian: days since 1970-01-01. */
export const dayColumns = sqliteTable(
  '_day_columns',
  {
    resource: text().notNull(),
    name: text().notNull(),
    days: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.resource, table.name] })],
);

/** The numbers of a resource in another order: little-endian uint32. */
export const sortOrders = sqliteTable(
  '_sort_orders',
  {
    resource: text().notNull(),
    sortedBy: text().notNull(),
    numbers: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.resource, table.sortedBy] })],
);

/** The held texts, cut into windows of equal length to compare wording piece by piece. */
export const sourceWindows = sqliteTable('_source_windows', {
  number: integer().primaryKey(),
  sourceId: text()
    .notNull()
    .references(() => sources.id),
  /** Code point offsets in the text: start of the first word, end of the last. */
  start: integer().notNull(),
  end: integer().notNull(),
  /** The paragraph of the first word. */
  paragraph: integer().notNull(),
  /** Folded, joined by spaces. */
  words: text().notNull(),
  /** The name of the earlier text that it is of; null for the one of now. */
  earlier: text(),
});

/** How often each folded word occurs in the held texts. */
export const sourceWords = sqliteTable('_source_words', {
  word: text().primaryKey(),
  count: integer().notNull(),
});

/**
 * Which windows contain a pair of neighbouring words. A row holds the pairs whose hashes share
 * their high half (see `hashPair`), and the window of each, as little-endian uint32. A pair that
 * occurs in more than 64 windows is common; only its first 65 are here.
 */
export const sourcePairs = sqliteTable('_source_pairs', {
  bucket: integer().primaryKey(),
  hashes: blob({ mode: 'buffer' }).notNull(),
  windows: blob({ mode: 'buffer' }).notNull(),
});

/** All windows of each common pair, except of pairs that occur nearly everywhere. */
export const commonPairs = sqliteTable('_common_pairs', {
  hash: integer().primaryKey(),
  windows: blob({ mode: 'buffer' }).notNull(),
});

/**
 * Single words of a language without their inflection: which statements hold them (`numbers`), and
 * which hold them again, once for each further time (`repeats`). Little-endian uint32, ascending.
 * The empty one stands for all words.
 */
export const searchStems = sqliteTable(
  '_search_stems',
  {
    scope: text().notNull(),
    /** Primary subtag (RFC 5646). */
    language: text().notNull(),
    stem: text().notNull(),
    count: integer().notNull(),
    numbers: blob({ mode: 'buffer' }).notNull(),
    repeats: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.language, table.stem] })],
);

/**
 * How many words each statement has, by number: little-endian uint32; and all together. `languages`
 * is JSON: how many statements have a text in each language.
 */
export const searchLengths = sqliteTable('_search_lengths', {
  scope: text().primaryKey(),
  total: integer().notNull(),
  languages: text().notNull(),
  lengths: blob({ mode: 'buffer' }).notNull(),
});
