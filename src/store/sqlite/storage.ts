// A dataset file as what engines read from: the search structures, and the records as rows.
import type { Resource } from '../../records/resources.ts';
import { resourceNames } from '../../records/resources.ts';
import type { DocId } from '../../search/doc-set.ts';
import type { TextName } from '../../search/quotes/corpus.ts';
import type { Storage } from '../storage.ts';
import { listSpans } from './contents.ts';
import { SqliteCorpus } from './corpus.ts';
import { SqliteDirectory } from './directory.ts';
import { DocumentReader } from './document.ts';
import type { Db } from './file.ts';
import { prepareMemory, readBuried, readChangedStatements } from './memory-queries.ts';
import { prepareLabels, prepareNames } from './name-queries.ts';
import { prepareTexts } from './raw-queries.ts';
import { prepareEarlierText, prepareQueries, prepareText, type Queries } from './record-queries.ts';

export class SqliteStorage extends SqliteDirectory implements Storage {
  private readonly db: Db;
  private readonly corpus: SqliteCorpus;
  private readonly records: Record<Resource, Queries>;
  private readonly documents: DocumentReader;
  private readonly texts: ReturnType<typeof prepareTexts>;
  private readonly text: ReturnType<typeof prepareText>;
  private readonly earlierText: ReturnType<typeof prepareEarlierText>;
  private readonly labels: ReturnType<typeof prepareLabels>;
  private readonly names: ReturnType<typeof prepareNames>;
  private readonly memory: ReturnType<typeof prepareMemory>;

  constructor(db: Db) {
    super(db);
    this.db = db;
    this.corpus = new SqliteCorpus(db);
    this.records = Object.fromEntries(
      resourceNames.map((resource) => [resource, prepareQueries(db, resource)]),
    ) as Record<Resource, Queries>;
    this.documents = new DocumentReader(db.$client);
    this.texts = prepareTexts(db.$client);
    this.text = prepareText(db);
    this.earlierText = prepareEarlierText(db);
    this.labels = prepareLabels(db);
    this.names = prepareNames(db);
    this.memory = prepareMemory(db);
  }

  listNames(phrases: Iterable<string>) {
    return this.corpus.listNames(phrases);
  }

  readText(text: TextName, start: number, length: number) {
    return this.corpus.readText(text, start, length);
  }

  listStatements(text: TextName, start: number, end: number) {
    return this.corpus.listStatements(text, start, end);
  }

  listCaveats(text: TextName, start: number, end: number) {
    return this.corpus.listCaveats(text, start, end);
  }

  readDocument(resource: Resource, id: string) {
    const stored = this.records[resource].document.get(id);
    return stored && this.documents.read(stored);
  }

  readDocuments(resource: Resource, docIds: readonly DocId[]) {
    const { numbered } = this.records[resource];
    return docIds.map((docId) => this.documents.read(numbered.get(docId) as Buffer));
  }

  readTexts(docIds: readonly DocId[]) {
    const rows = this.texts.all(JSON.stringify(docIds));
    return rows.map((row) => ({ ...row, document: this.documents.read(row.document) }));
  }

  readEntries(resource: Resource, start: number, limit: number) {
    return this.records[resource].entries.all({ start, limit });
  }

  readNeighbours(resource: Resource, beginning: string) {
    return this.records[resource].neighbours.all({ beginning }).map(({ id }) => id);
  }

  hasRecord(resource: Resource, id: string) {
    return this.records[resource].id.get({ id }) !== undefined;
  }

  readSortedBy(resource: Resource, docId: DocId) {
    return this.records[resource].place.get({ number: docId });
  }

  readSourceText(sourceId: string) {
    return this.text.get({ id: sourceId })?.text;
  }

  readEarlierText(sourceId: string, name: string) {
    return this.earlierText.get({ sourceId, name });
  }

  readSpans(sourceId: string) {
    return listSpans(this.db, sourceId);
  }

  readNamed(resource: Resource, folded: string) {
    return this.names.folded.all({ resource, folded });
  }

  readReordered(resource: Resource, words: string) {
    return this.names.reordered.all({ resource, words });
  }

  readSpellings(numbers: readonly number[]) {
    return this.names.numbered.all(JSON.stringify(numbers));
  }

  readLabel(resource: Resource, id: string) {
    return this.labels[resource](id);
  }

  readChange(number: number) {
    return this.memory.change.get({ number });
  }

  readChangedStatements() {
    return readChangedStatements(this.db);
  }

  readBuried() {
    return readBuried(this.db);
  }

  readNewestChange() {
    return this.memory.newest;
  }

  readHolders(resource: Resource, id: string) {
    return this.memory.holders.all({ resource, id }).map(({ holderId }) => holderId);
  }

  readTombstone(resource: Resource, id: string) {
    return this.memory.tombstone.get({ resource, id });
  }

  readSuccessors(resource: Resource, id: string) {
    return this.memory.successors.all({ resource, id });
  }
}
