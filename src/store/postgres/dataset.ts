// One publication in PostgreSQL as requests see it. Every query names the publication, so an answer
// is never made from two.
import type { Sql } from 'postgres';
import { describeAgain } from '../../publication/ledger.ts';
import { type Manifest, type PastPublication, parseManifest } from '../../publication/manifest.ts';
import { facetNames } from '../../records/fields.ts';
import type { SourceText } from '../../records/source.ts';
import type { Read, Reading } from '../../search/reading.ts';
import { Engine } from '../engine.ts';
import { EngineSnapshot, type Version } from '../engine-snapshot.ts';
import type { Archive, Snapshot } from '../store.ts';
import { findTakenBack, type WasTakenBack } from '../taken-back.ts';
import type { Publication } from './publication-queries.ts';
import { answer } from './reads.ts';
import type { Servers } from './servers.ts';

interface DatasetOptions {
  texts: SourceText;
  cacheBytesMax?: number;
  /** Where the version is that was taken back. */
  archive?: Archive;
  /** Where it is not the current one: as the current one knows it. */
  past?: PastPublication;
}

/** What snapshots of one publication share. */
export class PostgresDataset implements Version {
  readonly manifest: Manifest;
  /** There is none. */
  readonly file = undefined;
  readonly texts: SourceText;
  readonly engine: Engine;
  readonly wasTakenBack: WasTakenBack | undefined;
  private readonly servers: Servers;
  private readonly publication: Publication;

  private constructor(
    servers: Servers,
    publication: Publication,
    facts: ReadonlyMap<string, string>,
    { texts, cacheBytesMax, archive, past }: DatasetOptions,
  ) {
    this.servers = servers;
    this.publication = publication;
    this.manifest = past ? describeAgain(past, []) : parseManifest(publication.manifest);
    this.texts = texts;
    this.wasTakenBack = archive && findTakenBack(this.manifest, archive);
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

  /** Reads the columns that counting and ranges of days need, so that nobody waits for them. */
  async warm(): Promise<void> {
    const snapshot = this.snapshot();
    const all = { resource: 'statements', filters: {} } as const;
    await snapshot.count({ ...all, days: { from: undefined, to: undefined, match: 'overlaps' } });
    for (const name of facetNames) await snapshot.countValues(all, name, 1);
  }

  snapshot(signal?: () => AbortSignal): Snapshot {
    return new PostgresSnapshot(this, this.engine, signal);
  }

  /**
   * Nothing holds a publication: nodes can only read, and standbys tell a primary of no locks. It
   * stays as long as it is among the newest `KEEP_FILES`; a read of it fails afterwards.
   */
  hold() {
    return () => {};
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

class PostgresSnapshot extends EngineSnapshot<PostgresDataset> {
  private waiting: AbortSignal | undefined;

  protected override async read<T>(reading: Reading<T>): Promise<T> {
    let step = reading.next([]);
    if (step.done) return step.value;
    this.waiting ??= this.signal?.();
    while (!step.done) step = reading.next(await this.shared.read(step.value, this.waiting));
    return step.value;
  }
}
