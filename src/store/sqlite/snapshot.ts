// A dataset as one request sees it. Fast answers are given at once; slow terms are searched in the
// worker thread, and the results are kept until the request ends.
import type { FacetName } from '../../records/fields.ts';
import type { Resource } from '../../records/resources.ts';
import type { DocSet } from '../../search/doc-set.ts';
import { type Offload, OffloadError } from '../../search/offload.ts';
import type { ScopedTerm } from '../../search/query.ts';
import {
  type ChangeQuery,
  type Key,
  type KeyedList,
  type Order,
  type PageQuery,
  type Place,
  type Query,
  type Snapshot,
  StoreOverloadedError,
  type TimelineQuery,
} from '../store.ts';
import type { SqliteEngine } from './engine.ts';

/** Whether the version that was taken back had an id, or may have had it. */
export type WasTakenBack = (resource: Resource, id: string) => Promise<boolean>;

/** What snapshots of one dataset share. */
interface Shared extends Pick<Snapshot, 'version' | 'manifest' | 'file' | 'texts' | 'hold'> {
  readonly engine: SqliteEngine;
  readonly offload: Offload;
  readonly wasTakenBack: WasTakenBack | undefined;
}

export class SqliteSnapshot implements Snapshot {
  private readonly shared: Shared;
  private readonly signal: (() => AbortSignal) | undefined;
  private readonly terms = new Map<string, DocSet>();

  constructor(shared: Shared, signal: (() => AbortSignal) | undefined) {
    this.shared = shared;
    this.signal = signal;
  }

  get version() {
    return this.shared.version;
  }

  get manifest() {
    return this.shared.manifest;
  }

  get file() {
    return this.shared.file;
  }

  get texts() {
    return this.shared.texts;
  }

  get authority() {
    return this.shared.engine.authority;
  }

  findDocument(resource: Resource, id: string) {
    return this.shared.engine.findDocument(resource, id);
  }

  listDocuments(query: PageQuery) {
    return this.withTerms([query], () => this.shared.engine.listDocuments(query, this.terms));
  }

  listTexts(query: PageQuery) {
    return this.withTerms([query], () => this.shared.engine.listTexts(query, this.terms));
  }

  listTimeline(query: TimelineQuery) {
    return this.withTerms(query.lists, () => this.shared.engine.listTimeline(query, this.terms));
  }

  listChanges(query: ChangeQuery) {
    const queries = query.statements ? [query.statements] : [];
    return this.withTerms(queries, () => this.shared.engine.listChanges(query, this.terms));
  }

  async *walkDocuments(query: Query, order: Order) {
    const batches = () => this.shared.engine.walkDocuments(query, order, this.terms);
    yield* await this.withTerms([query], batches);
  }

  listEntries(resource: Resource, start: number, limit: number) {
    return this.shared.engine.listEntries(resource, start, limit);
  }

  count(query: Query) {
    return this.withTerms([query], () => this.shared.engine.count(query, this.terms));
  }

  countValues(query: Query, field: FacetName, limit?: number) {
    const { engine } = this.shared;
    return this.withTerms([query], () => engine.countValues(query, field, limit, this.terms));
  }

  coverage() {
    return this.shared.engine.coverage();
  }

  findPassages(text: string, limit: number) {
    return this.shared.engine.findPassages(text, limit);
  }

  findText(sourceId: string) {
    return this.shared.engine.findText(sourceId);
  }

  findEarlierText(sourceId: string, name: string) {
    return this.shared.engine.findEarlierText(sourceId, name);
  }

  describeKey(list: KeyedList, key: Key) {
    return this.shared.engine.describeKey(list, key);
  }

  findKey(list: KeyedList, place: Place) {
    return this.shared.engine.findKey(list, place);
  }

  hasId(resource: Resource, id: string) {
    return this.shared.engine.hasId(resource, id);
  }

  findNewestChange() {
    return this.shared.engine.findNewestChange();
  }

  findPast(resource: Resource, id: string) {
    return this.shared.engine.findPast(resource, id);
  }

  mayReturn(resource: Resource, id: string) {
    const { manifest, wasTakenBack } = this.shared;
    if (manifest.rolledBackFrom === undefined) return false;
    return wasTakenBack ? wasTakenBack(resource, id) : true;
  }

  resolveName(resource: Resource, input: string) {
    return this.shared.engine.resolveName(resource, input);
  }

  completeName(resource: Resource, beginning: string) {
    return this.shared.engine.completeName(resource, beginning);
  }

  suggestNames(resource: Resource, input: string) {
    return this.shared.engine.suggestNames(resource, input);
  }

  findLabels(resource: Resource, ids: readonly string[]) {
    return ids.map((id) => this.shared.engine.findLabel(resource, id));
  }

  hold(): () => void {
    return this.shared.hold();
  }

  /** Reads at once when no term is slow; otherwise first sends all slow terms in one message. */
  private withTerms<T>(queries: readonly Query[], read: () => T): T | Promise<T> {
    if (queries.every(({ text }) => text === undefined)) return read();
    const slow = queries.flatMap((query) => this.shared.engine.listSlowTerms(query, this.terms));
    return slow.length === 0 ? read() : this.findAside(slow).then(read);
  }

  /** @throws StoreOverloadedError */
  private async findAside(terms: readonly ScopedTerm[]): Promise<void> {
    const release = this.hold();
    try {
      const lists = await this.shared.offload.find(terms, this.signal?.());
      for (const [index, term] of terms.entries()) {
        const docIds = lists[index] as Uint32Array;
        this.terms.set(...this.shared.engine.acceptTerm(term, docIds));
      }
    } catch (error) {
      if (!(error instanceof OffloadError)) throw error;
      throw new StoreOverloadedError(error.message, { cause: error });
    } finally {
      release();
    }
  }
}
