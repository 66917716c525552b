// A few connections to one server, and a bounded queue of reads that wait for one.
import { StoreOverloadedError } from '../store.ts';
import type { Connection } from './connection.ts';
import { waitFor } from './patience.ts';

export interface PoolLimits {
  connectionsMax: number;
  /** Reads that may wait, and how long. */
  waitingMax: number;
  waitingMaxMs: number;
}

export class Pool {
  private readonly connect: () => Connection;
  private readonly limits: PoolLimits;
  private readonly idle: Connection[] = [];
  private readonly connections = new Set<Connection>();
  /** In the order in which they came. */
  private readonly waiting = new Set<(connection: Connection) => void>();

  constructor(connect: () => Connection, limits: PoolLimits) {
    this.connect = connect;
    this.limits = limits;
  }

  /** Reads that run or wait. */
  get load(): number {
    return this.connections.size - this.idle.length + this.waiting.size;
  }

  /**
   * A connection for one read, to be given back with `release` or `discard`.
   * @throws StoreOverloadedError, or the reason of a signal
   */
  async acquire(signals: readonly (AbortSignal | undefined)[]): Promise<Connection> {
    for (const signal of signals) signal?.throwIfAborted();
    const { connectionsMax, waitingMax, waitingMaxMs } = this.limits;
    const idle = this.idle.pop();
    if (idle) return idle;
    if (this.connections.size < connectionsMax) return this.open();
    if (this.waiting.size >= waitingMax) {
      throw new StoreOverloadedError(`${waitingMax} reads are waiting already`);
    }
    const { promise, resolve } = Promise.withResolvers<Connection>();
    this.waiting.add(resolve);
    const late = () => new StoreOverloadedError('no connection was free in time');
    try {
      return await waitFor(promise, waitingMaxMs, late, signals);
    } catch (error) {
      this.waiting.delete(resolve);
      // Its turn may have come at the very moment when it gave up.
      void promise.then((connection) => this.release(connection));
      throw error;
    }
  }

  /** Others may use it. */
  release(connection: Connection): void {
    if (!this.connections.has(connection)) return;
    const [next] = this.waiting;
    if (!next) {
      this.idle.push(connection);
      return;
    }
    this.waiting.delete(next);
    next(connection);
  }

  /** Ends it; somebody who waits gets another in its place. */
  discard(connection: Connection): void {
    if (!this.connections.delete(connection)) return;
    void connection.destroy();
    if (this.waiting.size > 0) this.release(this.open());
  }

  /** Ends all; whoever waits has to give up. */
  clear(): void {
    this.waiting.clear();
    this.idle.length = 0;
    for (const connection of [...this.connections]) this.discard(connection);
  }

  private open(): Connection {
    const connection = this.connect();
    this.connections.add(connection);
    return connection;
  }
}
