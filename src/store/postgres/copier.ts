// Copies a dataset file into partitions of its own, several tables at a time: while the server
// indexes one, the next is read from the file. What is read back must be what was sent.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { Sql, TransactionSql } from 'postgres';
import { type Client, openFile } from '../sqlite/file.ts';
import { encodeRows } from './copy-rows.ts';
import { readRows } from './file-rows.ts';
import {
  createPartition,
  indexPartition,
  nameColumn,
  namePartition,
  type PartitionedTable,
  partitionedTables,
} from './partitions.ts';

/** Held by every session that copies, beside the lock of the job: it may outlive a killed job. */
export const copyingLockKey = 0x4f6e5266;

const sessions = 3;

/** What takes longest is begun first, so that nothing long is left for the end. */
const longest = ['_statement_words', 'statements', 'citations', '_search_stems', 'changes'];

export interface CopyOptions {
  path: string;
  publication: number;
  /** A session of its own. */
  connect: () => Sql;
  progress: (step: string) => void;
}

/** @throws Error of the first table that failed; others may be complete, and nobody sees them */
export async function copyFile(options: CopyOptions): Promise<void> {
  const isLong = ({ name }: PartitionedTable) => longest.includes(name);
  const order = ({ name }: PartitionedTable) => longest.indexOf(name);
  const queue = [
    ...partitionedTables.filter(isLong).sort((a, b) => order(a) - order(b)),
    ...partitionedTables.filter((table) => !isLong(table)),
  ];
  const work = async () => {
    const copier = await Copier.open(options);
    try {
      for (let table = queue.shift(); table; table = queue.shift()) await copier.copy(table);
    } finally {
      queue.length = 0;
      await copier.close();
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: sessions }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

class Copier {
  private readonly options: CopyOptions;
  private readonly sql: Sql;
  private readonly client: Client;

  private constructor(options: CopyOptions) {
    this.options = options;
    this.sql = options.connect();
    this.client = openFile(options.path);
  }

  static async open(options: CopyOptions): Promise<Copier> {
    const copier = new Copier(options);
    await copier.sql`SELECT pg_advisory_lock_shared(${copyingLockKey})`;
    // It packs a document in a tenth of the time; not every server is built with it.
    await copier.sql`SELECT set_config(name, 'lz4', false) FROM pg_settings
      WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)`;
    return copier;
  }

  async copy(table: PartitionedTable): Promise<void> {
    const { publication, progress } = this.options;
    progress(`copying ${table.name}`);
    const sent = await this.sql.begin(async (sql) => {
      await createPartition(sql, table, publication);
      return this.send(sql, table);
    });
    await indexPartition(this.sql, table, publication);
    if ((await this.readBack(table)) === sent) return;
    throw new Error(`${table.name}: what was read back is not what was sent`);
  }

  async close(): Promise<void> {
    this.client.close();
    await this.sql.end({ timeout: 5 });
  }

  /**
   * Frozen, rows need not be written again when they are first read. That is only allowed in the
   * transaction that made the table.
   * @returns a hash of what was sent
   */
  private async send(sql: TransactionSql, table: PartitionedTable): Promise<string> {
    const { publication } = this.options;
    const hash = createHash('sha256');
    const rows = readRows(this.client, table, publication);
    async function* encode() {
      for (const chunk of encodeRows(rows, table.columns)) {
        hash.update(chunk);
        yield chunk;
        // Otherwise a server that takes everything at once would have this process for itself.
        await setImmediate();
      }
    }
    const into = `COPY ${namePartition(table.name, publication)} FROM STDIN (FORMAT binary, FREEZE)`;
    await pipeline(Readable.from(encode()), await sql.unsafe(into).writable());
    return hash.digest('hex');
  }

  private async readBack({ name, columns, key }: PartitionedTable): Promise<string> {
    const list = columns.map((column) => `"${nameColumn(column)}"`).join(', ');
    const order = key.map((column) => `"${column}"`).join(', ');
    const partition = namePartition(name, this.options.publication);
    const query = `SELECT ${list} FROM ${partition} ORDER BY ${order}`;
    const hash = createHash('sha256');
    const out = await this.sql.unsafe(`COPY (${query}) TO STDOUT (FORMAT binary)`).readable();
    // The driver stops its connection for whoever reads slowly, and leaves it so when that was the
    // end: what has listeners for `data` is never slow.
    out.on('data', (chunk: Buffer) => hash.update(chunk));
    await finished(out);
    return hash.digest('hex');
  }
}
