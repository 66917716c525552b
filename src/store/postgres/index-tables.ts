// The tables in PostgreSQL that find records: facts, spellings, lists and columns, as in the file.
// Those that serve requests, and are not for people, begin with `_`.

import { bytea, ofPublication, text, tsvector } from './columns.ts';
import { bigint, index, integer, pgTable, primaryKey, uniqueIndex } from './drizzle.ts';

/** Facts about the dataset itself: how it was made and what it covers. */
export const dataset = pgTable(
  'dataset',
  {
    ...ofPublication(),
    key: text().notNull(),
    value: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.key] })],
);

/** Every spelling that finds a record, folded. `kind` is the resource. */
export const spellings = pgTable(
  'spellings',
  {
    ...ofPublication(),
    number: integer().notNull(),
    kind: text().notNull(),
    folded: text().notNull(),
    id: text().notNull(),
    spelling: text().notNull(),
    /** The folded words in alphabetical order; null where the order of words matters. */
    sortedWords: text(),
  },
  (table) => [
    primaryKey({ columns: [table.publication, table.number] }),
    uniqueIndex('spellings_by_name').on(table.publication, table.kind, table.folded, table.id),
    index('spellings_by_words').on(table.publication, table.kind, table.sortedWords),
  ],
);

/**
 * The numbers of the spellings that hold a word, or three neighbouring letters (a trigram; a word
 * begins with two spaces and ends with one): little-endian uint32, ascending.
 */
export const spellingParts = pgTable(
  '_spelling_parts',
  {
    ...ofPublication(),
    kind: text().notNull(),
    type: text().notNull(),
    part: text().notNull(),
    count: integer().notNull(),
    numbers: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.kind, table.type, table.part] })],
);

/** The doc ids that have a value: little-endian uint32, ascending. */
export const postings = pgTable(
  '_postings',
  {
    ...ofPublication(),
    resource: text().notNull(),
    field: text().notNull(),
    value: text().notNull(),
    count: integer().notNull(),
    numbers: bytea().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.publication, table.resource, table.field, table.value] }),
  ],
);

/**
 * The values of one field by doc id, for counting. `codes[starts[n] … starts[n + 1]]`, or
 * `codes[n]` where `starts` is null, are indexes into `names` (a sorted JSON array), whose length
 * means no value. Little-endian; `starts` are uint32, codes as wide as needed.
 */
export const valueColumns = pgTable(
  '_value_columns',
  {
    ...ofPublication(),
    field: text().notNull(),
    names: text().notNull(),
    starts: bytea(),
    codes: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.field] })],
);

/** One int32 per doc id (index 0 unused), little-endian: days since 1970-01-01. */
export const dayColumns = pgTable(
  '_day_columns',
  {
    ...ofPublication(),
    resource: text().notNull(),
    name: text().notNull(),
    days: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.resource, table.name] })],
);

/** The numbers of a resource in another order: little-endian uint32. */
export const sortOrders = pgTable(
  '_sort_orders',
  {
    ...ofPublication(),
    resource: text().notNull(),
    sortedBy: text().notNull(),
    numbers: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.resource, table.sortedBy] })],
);

/** The held texts, cut into windows of equal length to compare wording piece by piece. */
export const sourceWindows = pgTable(
  '_source_windows',
  {
    ...ofPublication(),
    number: integer().notNull(),
    sourceId: text().notNull(),
    /** Code point offsets in the text: start of the first word, end of the last. */
    start: integer().notNull(),
    end: integer().notNull(),
    /** The paragraph of the first word. */
    paragraph: integer().notNull(),
    /** Folded, joined by spaces. */
    words: text().notNull(),
    /** The name of the earlier text that it is of; null for the one of now. */
    earlier: text(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.number] })],
);

/** How often each folded word occurs in the held texts. */
export const sourceWords = pgTable(
  '_source_words',
  {
    ...ofPublication(),
    word: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.word] })],
);

/**
 * Which windows contain a pair of neighbouring words. A row holds the pairs whose hashes share
 * their high half (see `hashPair`), and the window of each, as little-endian uint32. A pair that
 * occurs in more than 64 windows is common; only its first 65 are here.
 */
export const sourcePairs = pgTable(
  '_source_pairs',
  {
    ...ofPublication(),
    bucket: integer().notNull(),
    hashes: bytea().notNull(),
    windows: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.bucket] })],
);

/** All windows of each common pair, except of pairs that occur nearly everywhere. */
export const commonPairs = pgTable(
  '_common_pairs',
  {
    ...ofPublication(),
    /** A uint32. */
    hash: bigint({ mode: 'number' }).notNull(),
    windows: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.hash] })],
);

/**
 * Single words of a language without their inflection: which statements hold them (`numbers`), and
 * which hold them again, once for each further time (`repeats`). Little-endian uint32, ascending.
 * The empty one stands for all words.
 */
export const searchStems = pgTable(
  '_search_stems',
  {
    ...ofPublication(),
    scope: text().notNull(),
    /** Primary subtag (RFC 5646). */
    language: text().notNull(),
    stem: text().notNull(),
    count: integer().notNull(),
    numbers: bytea().notNull(),
    repeats: bytea().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.publication, table.scope, table.language, table.stem] }),
  ],
);

/**
 * How many words each statement has, by number: little-endian uint32; and all together. `languages`
 * is JSON: how many statements have a text in each language.
 */
export const searchLengths = pgTable(
  '_search_lengths',
  {
    ...ofPublication(),
    scope: text().notNull(),
    total: bigint({ mode: 'number' }).notNull(),
    languages: text().notNull(),
    lengths: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.publication, table.scope] })],
);

/**
 * The words of each statement, folded and in order, for phrases and beginnings of words: behind
 * their language and between spaces (see `encodeTexts`), and as lexemes, by which they are found.
 */
export const statementWords = pgTable(
  '_statement_words',
  {
    ...ofPublication(),
    number: integer().notNull(),
    passage: text().notNull(),
    summary: text().notNull(),
    passageLexemes: tsvector().notNull(),
    summaryLexemes: tsvector().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.publication, table.number] }),
    index('_statement_words_by_passage').using('gin', table.passageLexemes),
    index('_statement_words_by_summary').using('gin', table.summaryLexemes),
  ],
);
