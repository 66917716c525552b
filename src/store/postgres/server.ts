// One PostgreSQL server as a node sees it: whether it is up, what it has, and reads from it.
import type { Sql } from 'postgres';
import { StoreOverloadedError } from '../store.ts';
import type { ServerAddress } from './addresses.ts';
import { Connection } from './connection.ts';
import { waitFor } from './patience.ts';
import { Pool, type PoolLimits } from './pool.ts';
import { listen, type Publication, type PublicationKey, readState } from './publication-queries.ts';
import { isFaultOfServer, isTimeout, MissingError, ServerError } from './server-error.ts';

export interface ServerOptions extends PoolLimits {
  /** Of the datasets that this program reads. */
  schema: number;
  connectTimeoutMs: number;
  /** After which the server stops a query. */
  statementTimeoutMs: number;
  /** For all queries of one read together. */
  readTimeoutMs: number;
  /** How long a server may take to say how it is. */
  lookTimeoutMs: number;
}

export class Server {
  readonly name: string;
  private readonly address: ServerAddress;
  private readonly options: ServerOptions;
  private readonly onNotify: () => void;
  private readonly pool: Pool;
  /** Asks how the server is, and listens: reads never keep it waiting. */
  private watch: Connection | undefined;
  private listeningGeneration: number | undefined;
  private standby = false;
  private publications: readonly Publication[] = [];
  /** Aborts when the server goes down. */
  private up: AbortController | undefined;

  /** @param onNotify called when something was published */
  constructor(address: ServerAddress, options: ServerOptions, onNotify: () => void) {
    this.address = address;
    this.name = `${address.host}:${address.port}`;
    this.options = options;
    this.onNotify = onNotify;
    this.pool = new Pool(() => new Connection(address, options), options);
  }

  /** Whether it answered when it was last asked. */
  get isUp(): boolean {
    return this.up !== undefined;
  }

  get isStandby(): boolean {
    return this.standby;
  }

  /** Reads that run or wait. */
  get load(): number {
    return this.pool.load;
  }

  /** What it had when it last answered. */
  list(): readonly Publication[] {
    return this.publications;
  }

  /**
   * Asks it how it is and what it has.
   * @throws Error that says why nothing can be read from it
   */
  async look(): Promise<void> {
    this.watch ??= new Connection(this.address, { ...this.options, onNotify: this.onNotify });
    const { watch, options } = this;
    const late = () => new ServerError(`no answer within ${options.lookTimeoutMs} ms`);
    try {
      const answer = readState(watch.sql, options.schema, this.publications);
      const state = await waitFor(answer, options.lookTimeoutMs, late);
      this.standby = state.isStandby;
      this.publications = state.publications;
      this.up ??= new AbortController();
      this.listen(watch);
    } catch (error) {
      this.goDown(error as Error);
      throw error;
    }
  }

  /**
   * @param work sends its queries at once
   * @throws ServerError or MissingError when another server may do better
   * @throws StoreOverloadedError when it has too much to do, or the read takes too long
   */
  async read<T>(
    publication: PublicationKey,
    work: (sql: Sql) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const { pool } = this;
    const signals = [this.up?.signal, signal];
    const connection = await pool.acquire(signals);
    const attempt = this.attempt(connection, publication, work);
    // A client that leaves does not take the connection away from the query that runs on it.
    attempt.then(
      () => pool.release(connection),
      (error) =>
        error instanceof ServerError ? pool.discard(connection) : pool.release(connection),
    );
    const late = () => {
      pool.discard(connection);
      return new StoreOverloadedError('the read took too long');
    };
    return await waitFor(attempt, this.options.readTimeoutMs, late, signals);
  }

  close(): void {
    this.goDown(new ServerError('it was closed'));
  }

  private async attempt<T>(
    connection: Connection,
    publication: PublicationKey,
    work: (sql: Sql) => Promise<T>,
  ): Promise<T> {
    try {
      if (!(await connection.has(publication))) {
        throw new MissingError(`${this.name} has no publication ${publication.number}`);
      }
      const { generation } = connection;
      const [value, isThere] = await Promise.all([
        work(connection.sql),
        connection.stillHas(publication),
      ]);
      if (generation !== connection.generation) {
        throw new ServerError('it closed a connection while it was read');
      }
      if (isThere) return value;
      throw new MissingError(`${this.name} has publication ${publication.number} no longer`);
    } catch (error) {
      if (isTimeout(error)) throw new StoreOverloadedError('a query took too long');
      if (!isFaultOfServer(error)) throw error;
      throw new ServerError((error as Error).message, { cause: error });
    }
  }

  /** What runs or waits here is given up, and may go on elsewhere. */
  private goDown(error: Error): void {
    void this.watch?.destroy();
    this.watch = undefined;
    this.listeningGeneration = undefined;
    this.up?.abort(new ServerError(`${this.name} went down`, { cause: error }));
    this.up = undefined;
    this.pool.clear();
  }

  /** Only a primary can be listened to. Whether it works or not: we ask now and then, too. */
  private listen(watch: Connection): void {
    if (this.standby || this.listeningGeneration === watch.generation) return;
    this.listeningGeneration = watch.generation;
    listen(watch.sql).catch(() => {});
  }
}
