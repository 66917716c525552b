// What an engine reads from, whatever keeps it: the search structures, and the records as rows. One
// that answers later has the same methods, with promises.

import type { Span } from '../records/quoted-text.ts';
import type { LocalizedText } from '../records/reference.ts';
import type { Resource } from '../records/resources.ts';
import type { Directory } from '../search/directory.ts';
import type { DocId } from '../search/doc-set.ts';
import type { Corpus } from '../search/quotes/corpus.ts';
import { askers } from '../search/reading.ts';
import type { EarlierText, Entry, Named, TextPage } from './store.ts';

/** What a record may be sorted by. */
export interface SortedBy {
  id: string;
  modified: string | null;
  earliest: string | null;
  latest: string | null;
  severity: string | null;
}

/** A row of the table of changes. */
interface ChangeRow {
  changedAt: string;
  kind: string;
  resource: string;
  recordId: string;
  what: string | null;
  byResource: string | null;
  byId: string | null;
  was: string | null;
  noteEn: string | null;
  noteFr: string | null;
}

/** A withdrawn statement. */
export interface BuriedStatement {
  id: string;
  actorId: string | null;
  onBehalfOfId: string | null;
  sourceId: string | null;
}

export interface Storage extends Directory, Corpus {
  readDocument(resource: Resource, id: string): Buffer | undefined;
  /** In the order of the doc ids. */
  readDocuments(resource: Resource, docIds: readonly DocId[]): Buffer[];
  readTexts(docIds: readonly DocId[]): TextPage['statements'];
  readEntries(resource: Resource, start: number, limit: number): Entry[];
  /** The next ids in alphabetical order; only the first if there are many. */
  readNeighbours(resource: Resource, beginning: string): string[];
  hasRecord(resource: Resource, id: string): boolean;
  readSortedBy(resource: Resource, docId: DocId): SortedBy | undefined;
  /** Null when the source is not held. */
  readSourceText(sourceId: string): string | null | undefined;
  readEarlierText(sourceId: string, name: string): EarlierText | undefined;
  /** The passages of a source that anything cites. */
  readSpans(sourceId: string): Span[];

  /** Sorted by id. */
  readNamed(resource: Resource, folded: string): Named[];
  /** Those with the same words in another order. */
  readReordered(resource: Resource, sortedWords: string): Named[];
  /** In the order of the numbers of the spellings. */
  readSpellings(numbers: readonly number[]): Named[];
  readLabel(resource: Resource, id: string): LocalizedText | undefined;

  readChange(number: number): ChangeRow | undefined;
  /** By number of the change: the number of the statement that it is of, else 0. */
  readChangedStatements(): Buffer | undefined;
  readBuried(): BuriedStatement[];
  readNewestChange(): string | null;
  readHolders(resource: Resource, id: string): string[];
  readTombstone(resource: Resource, id: string): { on: string; reason: LocalizedText } | undefined;
  readSuccessors(resource: Resource, id: string): { resource: string; id: string }[];
}

export const { ask, askEach } = askers<Storage>();
