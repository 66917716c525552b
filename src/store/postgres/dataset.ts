// One publication in PostgreSQL as requests see it. Every query names the publication, so an answer
// is never made from two.
import type { Sql } from 'postgres';
import { describeAgain } from '../../publication/ledger.ts';
import { type Manifest, type PastPublication, parseManifest } from '../../publication/manifest.ts';
import type { FacetName } from '../../records/fields.ts';
import type { Resource } from '../../records/resources.ts';
import type { SourceText } from '../../records/source.ts';
import type { DocSet } from '../../search/doc-set.ts';
import type { Read, Reading } from '../../search/reading.ts';
import { Engine } from '../engine.ts';
import { findPast } from '../past.ts';
import type {
  ChangeQuery,
  Key,
  KeyedList,
  Order,
  PageQuery,
  Place,
  Query,
  Snapshot,
  TimelineQuery,
} from '../store.ts';
import type { Publication } from './publication-queries.ts';
import { answer } from './reads.ts';
import type { Servers } from './servers.ts';

export type WasTakenBack = (resource: Resource, id: string) => Promise<boolean>;

interface DatasetOptions {
  texts: SourceText;
  cacheBytesMax?: number;
  /** Without it, any id may have been there. */
  wasTakenBack?: WasTakenBack | undefined;
  /** Where it is not the current one: as the current one knows it. */
  past?: PastPublication;
}

/** What snapshots of one publication share. */
export class PostgresDataset {
  readonly manifest: Manifest;
  readonly texts: SourceText;
  readonly engine: Engine;
  readonly wasTakenBack: WasTakenBack | undefined;
  private readonly servers: Servers;
  private readonly publication: Publication;

  private constructor(
    servers: Servers,
    publication: Publication,
    facts: ReadonlyMap<string, string>,
    { texts, cacheBytesMax, wasTakenBack, past }: DatasetOptions,
  ) {
    this.servers = servers;
    this.publication = publication;
    this.manifest = past ? describeAgain(past, []) : parseManifest(publication.manifest);
    this.texts = texts;
    this.wasTakenBack = wasTakenBack;
    this.engine = new Engine(facts, { texts, cacheBytesMax });
  }

  static async open(
    servers: Servers,
    publication: Publication,
    options: DatasetOptions,
  ): Promise<PostgresDataset> {
    const rows = await servers.read(
      publication,
      (sql) => sql<{ key: string; value: string }[]>`
        SELECT key, value FROM dataset WHERE publication = ${publication.recordsOf}`,
    );
    const facts = new Map(rows.map(({ key, value }) => [key, value]));
    return new PostgresDataset(servers, publication, facts, options);
  }

  snapshot(signal?: () => AbortSignal): Snapshot {
    return new PostgresSnapshot(this, signal);
  }

  isOf({ number, sha256 }: Publication): boolean {
    return this.publication.number === number && this.publication.sha256 === sha256;
  }

  read(wanted: readonly Read[], signal: AbortSignal | undefined): Promise<unknown[]> {
    const { recordsOf } = this.publication;
    const work = (sql: Sql) => answer({ sql, publication: recordsOf }, wanted);
    return this.servers.read(this.publication, work, signal);
  }
}

class PostgresSnapshot implements Snapshot {
  /** There is none. */
  readonly file = undefined;
  private readonly dataset: PostgresDataset;
  private readonly signal: (() => AbortSignal) | undefined;
  private waiting: AbortSignal | undefined;
  /** No term is searched aside here. */
  private readonly terms = new Map<string, DocSet>();

  constructor(dataset: PostgresDataset, signal: (() => AbortSignal) | undefined) {
    this.dataset = dataset;
    this.signal = signal;
  }

  get version() {
    return this.dataset.manifest.version;
  }

  get manifest() {
    return this.dataset.manifest;
  }

  get texts() {
    return this.dataset.texts;
  }

  get authority() {
    return this.engine.authority;
  }

  findDocument(resource: Resource, id: string) {
    return this.read(this.engine.findDocument(resource, id));
  }

  listDocuments(query: PageQuery) {
    return this.read(this.engine.listDocuments(query));
  }

  listTexts(query: PageQuery) {
    return this.read(this.engine.listTexts(query));
  }

  listTimeline(query: TimelineQuery) {
    return this.read(this.engine.listTimeline(query));
  }

  listChanges(query: ChangeQuery) {
    return this.read(this.engine.listChanges(query, this.terms));
  }

  /** The set of what matches is small; a cursor on the server would hold up a standby's replay. */
  async *walkDocuments(query: Query, order: Order) {
    const batches = await this.read(this.engine.walkDocuments(query, order));
    for (const batch of batches) yield await this.read(batch);
  }

  listEntries(resource: Resource, start: number, limit: number) {
    return this.read(this.engine.listEntries(resource, start, limit));
  }

  count(query: Query) {
    return this.read(this.engine.count(query));
  }

  countValues(query: Query, field: FacetName, limit?: number) {
    return this.read(this.engine.countValues(query, field, limit));
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
    const { manifest, wasTakenBack } = this.dataset;
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
    return Promise.all(ids.map((id) => this.read(this.engine.findLabel(resource, id))));
  }

  /** A publication stays until two more have followed it; nothing can hold it longer. */
  hold() {
    return () => {};
  }

  private get engine(): Engine {
    return this.dataset.engine;
  }

  private async read<T>(reading: Reading<T>): Promise<T> {
    let step = reading.next([]);
    if (step.done) return step.value;
    this.waiting ??= this.signal?.();
    while (!step.done) step = reading.next(await this.dataset.read(step.value, this.waiting));
    return step.value;
  }
}
