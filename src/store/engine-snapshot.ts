// A version as one request sees it, over an engine. Each store only says how it answers what the
// engine wants to read: at once, or after having waited.
import type { FacetName } from '../records/fields.ts';
import type { Resource } from '../records/resources.ts';
import type { DocSet } from '../search/doc-set.ts';
import type { Reading } from '../search/reading.ts';
import type { Engine } from './engine.ts';
import { findPast } from './past.ts';
import type {
  Awaitable,
  ChangeQuery,
  Key,
  KeyedList,
  Order,
  PageQuery,
  Place,
  Query,
  Snapshot,
  TimelineQuery,
} from './store.ts';
import type { WasTakenBack } from './taken-back.ts';

/** What snapshots of one version share. */
export interface Version extends Pick<Snapshot, 'manifest' | 'file' | 'texts' | 'hold'> {
  /** Without it, any id may have been there. */
  readonly wasTakenBack: WasTakenBack | undefined;
}

export abstract class EngineSnapshot<V extends Version = Version> implements Snapshot {
  protected readonly shared: V;
  protected readonly engine: Engine;
  protected readonly signal: (() => AbortSignal) | undefined;
  /** Of slow terms, what was found aside for this request. */
  protected readonly terms = new Map<string, DocSet>();

  constructor(shared: V, engine: Engine, signal: (() => AbortSignal) | undefined) {
    this.shared = shared;
    this.engine = engine;
    this.signal = signal;
  }

  protected abstract read<T>(reading: Reading<T>): Awaitable<T>;

  /** Reads what may search for the texts of the queries. */
  protected search<T>(_queries: readonly Query[], begin: () => Reading<T>): Awaitable<T> {
    return this.read(begin());
  }

  get version() {
    return this.shared.manifest.version;
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
    return this.engine.authority;
  }

  findDocument(resource: Resource, id: string) {
    return this.read(this.engine.findDocument(resource, id));
  }

  listDocuments(query: PageQuery) {
    return this.search([query], () => this.engine.listDocuments(query, this.terms));
  }

  listTexts(query: PageQuery) {
    return this.search([query], () => this.engine.listTexts(query, this.terms));
  }

  listTimeline(query: TimelineQuery) {
    return this.search(query.lists, () => this.engine.listTimeline(query, this.terms));
  }

  listChanges(query: ChangeQuery) {
    const queries = query.statements ? [query.statements] : [];
    return this.search(queries, () => this.engine.listChanges(query, this.terms));
  }

  async *walkDocuments(query: Query, order: Order, limit: number) {
    const begin = () => this.engine.walkDocuments(query, order, limit, this.terms);
    for (const batch of await this.search([query], begin)) yield await this.read(batch);
  }

  listEntries(resource: Resource, start: number, limit: number) {
    return this.read(this.engine.listEntries(resource, start, limit));
  }

  count(query: Query) {
    return this.search([query], () => this.engine.count(query, this.terms));
  }

  countValues(query: Query, field: FacetName, limit?: number) {
    return this.search([query], () => this.engine.countValues(query, field, limit, this.terms));
  }

  coverage() {
    return this.read(this.engine.coverage());
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

  describeKey(list: KeyedList, key: Key) {
    return this.read(this.engine.describeKey(list, key));
  }

  findKey(list: KeyedList, place: Place) {
    return this.read(this.engine.findKey(list, place));
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

  mayReturn(resource: Resource, id: string) {
    const { manifest, wasTakenBack } = this.shared;
    if (manifest.rolledBackFrom === undefined) return false;
    return wasTakenBack ? wasTakenBack(resource, id) : true;
  }

  resolveName(resource: Resource, input: string) {
    return this.read(this.engine.resolveName(resource, input));
  }

  completeName(resource: Resource, words: string) {
    return this.read(this.engine.completeName(resource, words));
  }

  suggestNames(resource: Resource, input: string) {
    return this.read(this.engine.suggestNames(resource, input));
  }

  findLabels(resource: Resource, ids: readonly string[]) {
    return this.read(this.engine.findLabels(resource, ids));
  }

  hold(): () => void {
    return this.shared.hold();
  }
}
