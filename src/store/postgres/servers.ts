// Several PostgreSQL servers as one: a primary and its standbys, whose roles change while we read.
// Every read names its publication and goes to a server that has it.
import type { Sql } from 'postgres';
import { StoreOverloadedError } from '../store.ts';
import { parseAddresses } from './addresses.ts';
import { isSame, type Publication, type PublicationKey } from './publication-queries.ts';
import { Server, type ServerOptions } from './server.ts';
import { MissingError, ServerError } from './server-error.ts';

export interface ServersOptions extends Partial<ServerOptions> {
  /** DATABASE_URL. */
  url: string;
  /** Of the datasets that this program reads. */
  schema: number;
  log: Log;
  /** How often every server is asked what it has. */
  pollIntervalMs?: number;
  /** How often at least, as one may hang. */
  pollIntervalMaxMs?: number;
  /** Called when another publication is to be served. */
  onChange?: () => void;
  /** How long standbys that lack the newest publication are waited for. */
  lagMaxMs?: number;
}

/** For the operator. */
export interface ServersStatus {
  /** Number of times a server could not be asked what it has. */
  failures: number;
  /** When one last answered, in milliseconds since 1970; undefined means never. */
  reachedAt: number | undefined;
  /** The newest publication that a server has. */
  newestSeq: number;
  servers: readonly { name: string; isUp: boolean }[];
}

interface Log {
  info: (facts: object, message: string) => void;
  warn: (facts: object, message: string) => void;
}

const defaults = {
  pollIntervalMs: 1000,
  pollIntervalMaxMs: 1000,
  lagMaxMs: 30_000,
  connectionsMax: 8,
  waitingMax: 200,
  waitingMaxMs: 5000,
  connectTimeoutMs: 2000,
  statementTimeoutMs: 10_000,
  readTimeoutMs: 20_000,
  lookTimeoutMs: 2000,
};

const attemptsMax = 3;

export class Servers {
  private readonly options: typeof defaults & ServersOptions;
  private readonly servers: readonly Server[];
  private publication: Publication | undefined;
  /** The newest one that only a primary has, and since when. */
  private awaited: { publication: Publication; since: number } | undefined;
  private polling: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;
  private failures = 0;
  private reachedAt: number | undefined;
  /** Names of those of which it was logged that they are down. */
  private readonly down = new Set<string>();

  private constructor(options: ServersOptions) {
    this.options = { ...defaults, ...options };
    const onNotify = () => void this.poll();
    this.servers = parseAddresses(options.url).map(
      (address) => new Server(address, this.options, onNotify),
    );
  }

  /** Asks every server once, and goes on to follow them, whatever they answered. */
  static async open(options: ServersOptions): Promise<Servers> {
    const servers = new Servers(options);
    await servers.poll();
    servers.schedule();
    return servers;
  }

  /** What is served; undefined when no server was found that has anything. */
  current(): Publication | undefined {
    return this.publication;
  }

  status(): ServersStatus {
    const { failures, reachedAt, publication, servers } = this;
    const newest = this.list()[0] ?? publication;
    return {
      failures,
      reachedAt,
      newestSeq: newest?.number ?? 0,
      servers: servers.map(({ name, isUp }) => ({ name, isUp })),
    };
  }

  /** Everything that can be read somewhere, newest first. */
  list(): Publication[] {
    const all = this.servers.flatMap((server) => (server.isUp ? server.list() : []));
    const isFirst = (each: Publication, index: number) =>
      all.findIndex((other) => isSame(other, each)) === index;
    return all.filter(isFirst).sort((a, b) => b.number - a.number);
  }

  /**
   * Reads from a server that has the publication. The work may run again on another server, from
   * its beginning, so it must only read.
   * @throws StoreOverloadedError when no server can answer now
   */
  async read<T>(
    publication: PublicationKey,
    work: (sql: Sql) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const tried = new Set<Server>();
    for (let attempt = 1; ; attempt++) {
      const server =
        this.choose(publication, tried) ?? (await this.chooseAgain(publication, tried));
      try {
        return await server.read(publication, work, signal);
      } catch (error) {
        if (!(error instanceof ServerError || error instanceof MissingError)) throw error;
        if (attempt === attemptsMax) {
          throw new StoreOverloadedError(error.message, { cause: error });
        }
        tried.add(server);
        void this.poll();
      }
    }
  }

  /** Asks every server what it has. Never rejects. */
  poll(): Promise<void> {
    this.polling ??= this.lookAtAll().finally(() => {
      this.polling = undefined;
    });
    return this.polling;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.polling;
    for (const server of this.servers) server.close();
  }

  /** Roles may have changed a moment ago, or a server is back, or only too busy to say so. */
  private async chooseAgain(
    publication: PublicationKey,
    tried: ReadonlySet<Server>,
  ): Promise<Server> {
    await this.poll();
    const server =
      this.choose(publication, tried) ??
      this.choose(publication, new Set()) ??
      this.choose(publication, tried, this.servers);
    if (server) return server;
    throw new StoreOverloadedError(`no server has publication ${publication.number}`);
  }

  /** Standbys first, and among them the one that has least to do. */
  private choose(
    publication: PublicationKey,
    tried: ReadonlySet<Server>,
    servers: readonly Server[] = this.servers.filter(({ isUp }) => isUp),
  ): Server | undefined {
    const able = servers.filter((server) => !tried.has(server) && has(server, publication));
    const standbys = able.filter((server) => server.isStandby);
    const preferred = standbys.length > 0 ? standbys : able;
    return preferred.reduce<Server | undefined>(
      (best, server) => (best && best.load <= server.load ? best : server),
      undefined,
    );
  }

  private async lookAtAll(): Promise<void> {
    if (this.isClosed) return;
    await Promise.all(this.servers.map((server) => this.lookAt(server)));
    const next = this.findNext();
    if (!next) return;
    const facts = { publication: next.number, before: this.publication?.number };
    if (next.number > (this.publication?.number ?? 0)) {
      this.options.log.info(facts, 'serving another publication');
    } else {
      this.options.log.warn(facts, 'no server has the publication that was served any more');
    }
    this.publication = next;
    this.options.onChange?.();
  }

  private async lookAt(server: Server): Promise<void> {
    const { log } = this.options;
    try {
      await server.look();
      this.reachedAt = Date.now();
      if (this.down.delete(server.name)) log.info({ server: server.name }, 'the server is back');
    } catch (error) {
      this.failures++;
      if (this.down.has(server.name)) return;
      this.down.add(server.name);
      const reason = (error as Error).message;
      log.warn({ server: server.name, reason }, 'the server cannot be read from');
    }
  }

  /** The publication to switch to; undefined to stay with what is served. */
  private findNext(): Publication | undefined {
    const { publication: served } = this;
    const standbys = this.servers.filter((server) => server.isUp && server.isStandby);
    const all = this.list();
    const onStandbys = all.find((each) => standbys.some((server) => has(server, each)));
    const next = standbys.length === 0 || this.isLate(all[0], onStandbys) ? all[0] : onStandbys;
    if (!next || isSame(next, served)) return undefined;
    const isServed = served && all.some((each) => isSame(each, served));
    return isServed && next.number <= served.number ? undefined : next;
  }

  /** Standbys that do not get what the primary has do not hold it up for ever. */
  private isLate(newest: Publication | undefined, onStandbys: Publication | undefined): boolean {
    if (!newest || isSame(newest, onStandbys)) {
      this.awaited = undefined;
      return false;
    }
    if (!isSame(newest, this.awaited?.publication)) {
      this.awaited = { publication: newest, since: performance.now() };
    }
    return performance.now() - (this.awaited?.since ?? 0) >= this.options.lagMaxMs;
  }

  private schedule(): void {
    if (this.isClosed) return;
    const { pollIntervalMs, pollIntervalMaxMs } = this.options;
    const ms = Math.min(pollIntervalMs, pollIntervalMaxMs) * (1 - Math.random() / 4);
    this.timer = setTimeout(() => void this.poll().then(() => this.schedule()), ms).unref();
  }
}

const has = (server: Server, publication: PublicationKey) =>
  server.list().some((each) => isSame(each, publication));
