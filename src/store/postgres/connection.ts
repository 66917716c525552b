// One connection to one server. It knows which publications were seen through it, and forgets them
// when it is made anew: behind the same address there may then be a server that lacks them.
import { connect, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import type { ServerAddress } from './addresses.ts';
import { makePgArray } from './drizzle.ts';
import { hasPublication, type PublicationKey } from './publication-queries.ts';

export interface ConnectionOptions {
  connectTimeoutMs: number;
  statementTimeoutMs: number;
  onNotify?: () => void;
}

const arrayOf = <T>(oid: number, parse: (text: string) => T) => ({
  to: oid,
  from: [oid],
  serialize: (values: readonly T[]) => makePgArray([...values]),
  parse: (text: string) => listElements(text).map(parse),
});

/** Arrays of one dimension without NULL, as PostgreSQL prints them. */
const listElements = (text: string) =>
  text
    .matchAll(/"((?:[^"\\]|\\.)*)"|[^,{}]+/gs)
    .map(([all, quoted]) => quoted?.replace(/\\(.)/gs, '$1') ?? all)
    .toArray();

/** Of `text` and `int4`: PostgreSQL's own numbers, in its pg_type.dat. */
const arrayTypes = { texts: arrayOf(1009, String), integers: arrayOf(1007, Number) };

export class Connection {
  readonly sql: Sql;
  private readonly address: ServerAddress;
  private socket: Socket | undefined;
  private readonly present = new Set<string>();
  /** How often it was closed. */
  private closures = 0;
  private isDestroyed = false;

  constructor(address: ServerAddress, options: ConnectionOptions) {
    this.address = address;
    const { connectTimeoutMs, statementTimeoutMs, onNotify } = options;
    // Three of these are not in the types of the driver.
    const settings = {
      max: 1,
      // The driver asks for them unguarded: a server that goes away would end the program.
      fetch_types: false,
      types: arrayTypes,
      connect_timeout: connectTimeoutMs / 1000,
      idle_timeout: 0,
      max_lifetime: null,
      backoff: () => 0,
      connection: {
        application_name: 'on-record',
        statement_timeout: statementTimeoutMs,
        default_transaction_read_only: true,
        // Compiling a query takes longer than most of ours run.
        jit: 'off',
      },
      socket: () => this.openSocket(),
      onnotify: () => onNotify?.(),
      onclose: () => this.forget(),
    };
    this.sql = postgres(address.url, settings);
  }

  /** Changes when it is made anew. */
  get generation(): number {
    return this.closures;
  }

  /** Whether the server at the other end has this publication. */
  async has(publication: PublicationKey): Promise<boolean> {
    const key = nameOf(publication);
    if (this.present.has(key)) return true;
    const { generation } = this;
    if (!(await hasPublication(this.sql, publication))) return false;
    if (generation === this.generation) this.present.add(key);
    return true;
  }

  /**
   * Whether it has it still, behind the queries that have just been sent. A publication is taken
   * off the list before its rows are dropped, so what was read before was all there.
   */
  async stillHas(publication: PublicationKey): Promise<boolean> {
    // The builder sends its queries some microtasks later.
    await setImmediate();
    const isThere = await hasPublication(this.sql, publication);
    if (!isThere) this.present.delete(nameOf(publication));
    return isThere;
  }

  /** Ends it now; what runs on it fails. A server that hangs is not waited for. */
  async destroy(): Promise<void> {
    this.isDestroyed = true;
    await this.sql.end({ timeout: 0 });
    this.socket?.destroy();
  }

  private forget(): void {
    this.closures++;
    this.present.clear();
  }

  /** Our own, as the driver closes sockets politely: it would wait for a server that hangs. */
  private openSocket(): Socket {
    const { host, port } = this.address;
    const socket = connect({ host, port });
    if (this.isDestroyed) socket.destroy();
    // Where the driver looks for the name that a certificate must have.
    this.socket = Object.assign(socket, { host, port });
    return socket;
  }
}

const nameOf = ({ number, sha256 }: PublicationKey) => `${number} ${sha256}`;
