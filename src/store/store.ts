// What the service needs from a database, whatever the engine: plain values in, plain values and
// ready documents out. No doc ids, sets, handles or SQL. Addresses in documents are relative.
import type { Manifest, PastPublication } from '../publication/manifest.ts';
import type { Authority } from '../records/authority.ts';
import type { FacetName, Filters } from '../records/fields.ts';
import type { Past } from '../records/past.ts';
import type { LocalizedText } from '../records/reference.ts';
import type { Resource } from '../records/resources.ts';
import type { SourceText } from '../records/source.ts';
import type { DayRange, TextQuery } from '../search/query.ts';
import type { Lookup } from '../search/quotes/finder.ts';

export { openInterval } from '../search/keyword-postings.ts';
export type { DayRange, Lookup, PastPublication, SourceText, TextQuery };
export type FoundPassage = Lookup['passages'][number];

/** Values of one field are alternatives (none: nothing matches); all fields must match. */
export interface Query {
  resource: Resource;
  filters: Filters;
  days?: DayRange | undefined;
  /** Only for statements. */
  text?: TextQuery | undefined;
}

/** `modified`: what was changed last comes first; `id`: alphabetical. */
export type Order = 'ascending' | 'descending' | 'relevance' | 'modified' | 'id';

/** Where a page ended. Valid only for the same list of the same version. */
export type Key = number;

/** A list whose keys can be found again in another version. */
export interface KeyedList {
  resource: Resource | 'changes';
  order: Exclude<Order, 'relevance'>;
}

/** What the record at a key is sorted by, and its id. */
export type Place = readonly [sortedBy: string, id: string];

export interface PageQuery extends Query {
  order: Order;
  /** Where the previous page ended; undefined for the first page. */
  after: Key | undefined;
  limit: number;
}

export interface Page {
  /** JSON objects, joined by commas. */
  documents: Buffer;
  /** Where this page ended; undefined when it is the last. */
  next: Key | undefined;
}

/** Statements with their verbatim text. */
export interface TextPage extends Pick<Page, 'next'> {
  statements: { document: Buffer; text: string; language: string }[];
}

export interface ChangeQuery {
  /** Only changes of the statements that match, and of such that were withdrawn. */
  statements: Query | undefined;
  /** An id is that of a record behind its resource: `actors/peskov`. */
  filters: Readonly<Partial<Record<'id' | 'kind' | 'changed_since', readonly string[]>>>;
  /** Newest first. */
  after: Key | undefined;
  limit: number;
}

export interface ChangePage extends Page {
  total: number;
}

export interface TimelineQuery {
  /** Lists to merge by day. Within a day, the records of the first list come first. */
  lists: readonly Query[];
  order: 'ascending' | 'descending';
  /** Where the previous page ended in each list; undefined for its beginning. */
  after: readonly (Key | undefined)[];
  limit: number;
  /** A page ends before its documents have more bytes than this, but holds one at least. */
  bytesMax: number;
}

export interface Timeline {
  entries: TimelineEntry[];
  /** Where this page ended in each list; undefined when it is the last. */
  next: (Key | undefined)[] | undefined;
}

export interface TimelineEntry {
  resource: Resource;
  /** The day by which it is sorted; undefined when it has none. */
  day: number | undefined;
  document: Buffer;
}

export type ValueCount = [value: string, count: number];

/** A record that a spelling finds. */
export interface Named {
  id: string;
  spelling: string;
}

export interface Entry {
  id: string;
  /** The instant of its last change; null where nothing says so. */
  modified: string | null;
}

export interface EarlierText {
  text: string;
  /** The instant at which it was replaced. */
  until: string;
}

export interface Coverage {
  period: { earliest: string | null; latest: string | null };
  undated: number;
}

/** The engine is overloaded or took too long. Trying again later may help. */
export class StoreOverloadedError extends Error {
  override readonly name = 'StoreOverloadedError';
}

export interface Store {
  /**
   * The snapshot to answer one request from; undefined while there is no dataset. The request
   * reads everything from it.
   * @param signal called only when the request has to wait; when it aborts, the wait ends
   */
  current(signal?: () => AbortSignal): Snapshot | undefined;
}

/** Versions that were current before, as far as their files are still there. */
export interface Archive {
  /** Whether requests can be answered from it. */
  keeps(past: PastPublication): boolean;
  /** Whether a record stood in it; undefined where that cannot be told without a long check. */
  holds(past: PastPublication, resource: Resource, id: string): Awaitable<boolean | undefined>;
  /**
   * Undefined when nothing can be answered from it. Whoever waits for anything before the snapshot
   * is held may find it closed.
   * @throws StoreOverloadedError when too many others are open, or it is still being checked
   */
  open(past: PastPublication, signal?: () => AbortSignal): Promise<Snapshot | undefined>;
}

/** What an engine knows at once it returns at once; for the rest it returns a promise. */
export type Awaitable<T> = T | Promise<T>;

/** One version of the database, as one request sees it. Any method may throw engine errors. */
export interface Snapshot {
  readonly version: string;
  /** The same object as long as the same publication is served, so caches use it as their key. */
  readonly manifest: Manifest;
  /**
   * A descriptor of the file itself, whatever stands under its name now; open as long as the
   * snapshot is held. Undefined where the engine has no file.
   */
  readonly file: number | undefined;
  /** `quotes`: nothing of a text is given out but its passages, so the file must not be either. */
  readonly texts: SourceText;
  readonly authority: Authority;

  /** The record's JSON, or undefined when there is none. */
  findDocument(resource: Resource, id: string): Awaitable<Buffer | undefined>;
  /** One page of what matches. */
  listDocuments(query: PageQuery): Awaitable<Page>;
  listTexts(query: PageQuery): Awaitable<TextPage>;
  listTimeline(query: TimelineQuery): Awaitable<Timeline>;
  listChanges(query: ChangeQuery): Awaitable<ChangePage>;
  /** The first `limit` that match, in batches of JSON objects that are joined by commas. */
  walkDocuments(query: Query, order: Order, limit: number): AsyncIterable<Buffer>;
  /** The records of a resource in list order, from the one at `start`, counted from 0. */
  listEntries(resource: Resource, start: number, limit: number): Awaitable<Entry[]>;
  /** How many records match, exactly. */
  count(query: Query): Awaitable<number>;
  /** How many of the matching statements have each value of a field, most frequent first. */
  countValues(query: Query, field: FacetName, limit?: number): Awaitable<ValueCount[]>;
  coverage(): Awaitable<Coverage>;

  /** The nearest passages to a text from elsewhere, best first. */
  findPassages(text: string, limit: number): Awaitable<Lookup>;
  /** The stored text of a source; null when the source is not held, undefined when unknown. */
  findText(sourceId: string): Awaitable<string | null | undefined>;

  /**
   * A text as it was printed before its publisher corrected it, by the name that addresses have for
   * it; undefined when there is none that may be given out.
   */
  findEarlierText(sourceId: string, name: string): Awaitable<EarlierText | undefined>;

  describeKey(list: KeyedList, key: Key): Awaitable<Place>;
  /** The last record that is not behind a place, whatever it is of; undefined when all are. */
  findKey(list: KeyedList, place: Place): Awaitable<Key | undefined>;

  /** The instant of the last change that the records tell of; null when they tell of none. */
  findNewestChange(): Awaitable<string | null>;

  hasId(resource: Resource, id: string): Awaitable<boolean>;
  /** What became of an id; undefined when no record ever had it, or one has it still. */
  findPast(resource: Resource, id: string): Awaitable<Past | undefined>;
  /** After a rollback: whether the version that was taken back had this id, or may have had it. */
  mayReturn(resource: Resource, id: string): Awaitable<boolean>;
  /**
   * Records that have this id or spelling, whatever its case and accents, also with a title or an
   * article, or in another order. An id wins.
   */
  resolveName(resource: Resource, input: string): Awaitable<Named[]>;
  /**
   * Ids of records with a spelling in which each of these words begins a word; without any, those
   * with a near spelling. Only the first if there are many.
   */
  completeName(resource: Resource, words: string): Awaitable<string[]>;
  /** Known spellings that the input may have been meant for, one of each record. */
  suggestNames(resource: Resource, input: string): Awaitable<string[]>;
  /** What each record is called; undefined where there is none. */
  findLabels(resource: Resource, ids: readonly string[]): Awaitable<(LocalizedText | undefined)[]>;

  /**
   * Keeps the underlying file open, even if another dataset is published meanwhile, until the
   * returned function is called.
   */
  hold(): () => void;
}
