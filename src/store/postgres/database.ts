// The publications of a PostgreSQL database as a store: the current one, and those that are kept.
import { setTimeout } from 'node:timers/promises';
import type { PastPublication } from '../../publication/manifest.ts';
import type { SourceText } from '../../records/source.ts';
import { schemaVersion } from '../sqlite/file.ts';
import type { Archive, Snapshot, Store } from '../store.ts';
import { PostgresDataset } from './dataset.ts';
import type { Publication } from './publication-queries.ts';
import { Servers, type ServersOptions, type ServersStatus } from './servers.ts';

export interface DatabaseOptions extends Omit<ServersOptions, 'schema' | 'onChange'> {
  /** With `quotes` nothing of a text is given out but its passages. */
  texts?: SourceText | undefined;
}

export interface DatabaseStatus extends ServersStatus {
  /** When the current publication was swapped in, in milliseconds since 1970. */
  loadedAt: number | undefined;
}

/** Past publications whose columns and sets stay in memory, and how much of their sets. */
const pastMax = 4;
const pastCacheBytesMax = 2 * 1024 * 1024;

/** Between two attempts to read a publication. */
const retryMs = 1000;

export class PostgresDatabase implements Store {
  private readonly servers: Servers;
  private readonly texts: SourceText;
  private readonly log: DatabaseOptions['log'];
  private dataset: PostgresDataset | undefined;
  private loadedAt: number | undefined;
  private loading: Promise<void> | undefined;
  private isClosed = false;
  /** By hash; whatever was used last is the last. */
  private readonly past = new Map<string, Promise<PostgresDataset>>();

  private constructor(servers: Servers, { texts = 'public', log }: DatabaseOptions) {
    this.servers = servers;
    this.texts = texts;
    this.log = log;
  }

  static async open(options: DatabaseOptions): Promise<PostgresDatabase> {
    let database: PostgresDatabase | undefined;
    const onChange = () => void database?.follow();
    const servers = await Servers.open({ ...options, schema: schemaVersion, onChange });
    database = new PostgresDatabase(servers, options);
    await database.follow();
    return database;
  }

  /** What was loaded last. */
  current(signal?: () => AbortSignal): Snapshot | undefined {
    return this.dataset?.snapshot(signal);
  }

  readonly archive: Archive = {
    keeps: (past) => this.findRow(past) !== undefined,
    holds: async (past, resource, id) => {
      const row = this.findRow(past);
      return row && (await (await this.openPast(row, past)).snapshot().hasId(resource, id));
    },
    open: async (past, signal) => {
      const row = this.findRow(past);
      return row && (await this.openPast(row, past)).snapshot(signal);
    },
  };

  readonly status = (): DatabaseStatus => ({ ...this.servers.status(), loadedAt: this.loadedAt });

  async close(): Promise<void> {
    this.isClosed = true;
    await this.loading;
    await this.servers.close();
  }

  /** Never rejects. */
  private follow(): Promise<void> {
    const publication = this.servers.current();
    const isDone = !publication || this.dataset?.isOf(publication);
    if (this.isClosed || isDone) return Promise.resolve();
    this.loading ??= this.load(publication).finally(() => {
      this.loading = undefined;
      // Another one may have come meanwhile, or this one could not be read.
      void this.follow();
    });
    return this.loading;
  }

  private async load(publication: Publication): Promise<void> {
    const { servers, texts, archive } = this;
    try {
      const dataset = await PostgresDataset.open(servers, publication, { texts, archive });
      await dataset.warm();
      this.dataset = dataset;
      this.loadedAt = Date.now();
    } catch (error) {
      const facts = { publication: publication.number, reason: (error as Error).message };
      this.log.warn(facts, 'the publication cannot be read');
      await setTimeout(retryMs);
    }
  }

  private findRow({ sha256, removed }: PastPublication): Publication | undefined {
    return removed ? undefined : this.servers.list().find((row) => row.sha256 === sha256);
  }

  private openPast(row: Publication, past: PastPublication): Promise<PostgresDataset> {
    const { servers, texts } = this;
    const options = { texts, cacheBytesMax: pastCacheBytesMax, past };
    const opened = this.past.get(past.sha256) ?? PostgresDataset.open(servers, row, options);
    this.past.delete(past.sha256);
    this.past.set(past.sha256, opened);
    opened.catch(() => this.past.delete(past.sha256));
    const [oldest] = this.past.keys();
    if (this.past.size > pastMax && oldest !== undefined) this.past.delete(oldest);
    return opened;
  }
}
