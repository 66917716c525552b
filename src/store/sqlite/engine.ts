// One open dataset file as an engine: whatever is read is there at once. Read-only; every query is
// prepared once.
import type { FacetName } from '../../records/fields.ts';
import type { Resource } from '../../records/resources.ts';
import type { DocSet } from '../../search/doc-set.ts';
import type { ScopedTerm } from '../../search/query.ts';
import { type Reading, readNow } from '../../search/reading.ts';
import type { HeldTerms } from '../../search/searcher.ts';
import { Engine, type EngineOptions } from '../engine.ts';
import { findPast } from '../past.ts';
import type {
  ChangeQuery,
  Key,
  KeyedList,
  Order,
  PageQuery,
  Place,
  Query,
  TimelineQuery,
} from '../store.ts';
import { type Client, connect, listFacts, openFile } from './file.ts';
import { SqliteStorage } from './storage.ts';

export class SqliteEngine {
  private readonly client: Client;
  private readonly storage: SqliteStorage;
  private readonly engine: Engine;

  /** @throws Error when the file is not a dataset of this schema */
  constructor(path: string, options: EngineOptions = {}) {
    this.client = openFile(path);
    const db = connect(this.client);
    this.storage = new SqliteStorage(db);
    this.engine = new Engine(listFacts(db), options);
  }

  get authority() {
    return this.engine.authority;
  }

  findDocument(resource: Resource, id: string) {
    return this.read(this.engine.findDocument(resource, id));
  }

  listDocuments(query: PageQuery, held?: HeldTerms) {
    return this.read(this.engine.listDocuments(query, held));
  }

  listTexts(query: PageQuery, held?: HeldTerms) {
    return this.read(this.engine.listTexts(query, held));
  }

  listTimeline(query: TimelineQuery, held?: HeldTerms) {
    return this.read(this.engine.listTimeline(query, held));
  }

  listChanges(query: ChangeQuery, held: HeldTerms) {
    return this.read(this.engine.listChanges(query, held));
  }

  describeKey(list: KeyedList, key: Key) {
    return this.read(this.engine.describeKey(list, key));
  }

  findKey(list: KeyedList, place: Place) {
    return this.read(this.engine.findKey(list, place));
  }

  *walkDocuments(query: Query, order: Order, held?: HeldTerms): Generator<Buffer> {
    const batches = this.read(this.engine.walkDocuments(query, order, held));
    for (const batch of batches) yield this.read(batch);
  }

  listEntries(resource: Resource, start: number, limit: number) {
    return this.read(this.engine.listEntries(resource, start, limit));
  }

  count(query: Query, held?: HeldTerms): number {
    return this.read(this.engine.count(query, held));
  }

  countValues(query: Query, field: FacetName, limit?: number, held?: HeldTerms) {
    return this.read(this.engine.countValues(query, field, limit, held));
  }

  findPassages(text: string, limit: number) {
    return this.read(this.engine.findPassages(text, limit));
  }

  findText(sourceId: string) {
    return this.read(this.engine.findText(sourceId));
  }

  findEarlierText(sourceId: string, name: string) {
    return this.read(this.engine.findEarlierText(sourceId, name));
  }

  resolveName(resource: Resource, input: string) {
    return this.read(this.engine.resolveName(resource, input));
  }

  completeName(resource: Resource, beginning: string) {
    return this.read(this.engine.completeName(resource, beginning));
  }

  findLabel(resource: Resource, id: string) {
    return this.read(this.engine.findLabel(resource, id));
  }

  hasId(resource: Resource, id: string) {
    return this.read(this.engine.hasId(resource, id));
  }

  findNewestChange() {
    return this.read(this.engine.findNewestChange());
  }

  findPast(resource: Resource, id: string) {
    return this.read(findPast(resource, id));
  }

  suggestNames(resource: Resource, input: string) {
    return this.read(this.engine.suggestNames(resource, input));
  }

  coverage() {
    return this.read(this.engine.coverage());
  }

  listSlowTerms(query: Query, held: HeldTerms): ScopedTerm[] {
    return this.read(this.engine.listSlowTerms(query, held));
  }

  acceptTerm(term: ScopedTerm, docIds: Uint32Array): [key: string, docs: DocSet] {
    return this.engine.acceptTerm(term, docIds);
  }

  close(): void {
    this.client.close();
  }

  private read<T>(reading: Reading<T>): T {
    return readNow(this.storage, reading);
  }
}
