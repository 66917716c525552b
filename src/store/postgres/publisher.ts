// Publishes a dataset file in a PostgreSQL database: its rows are copied into partitions of their
// own, read back and compared, and become visible in one transaction, or not at all.
import { join } from 'node:path';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import { describeNext } from '../../publication/ledger.ts';
import { fileName, type Manifest, parseManifest } from '../../publication/manifest.ts';
import { desc } from '../drizzle.ts';
import { copyFile, copyingLockKey } from './copier.ts';
import { drizzle, migrate } from './drizzle.ts';
import {
  attachPartitions,
  createPartitionSchema,
  dropPartitions,
  listPartitioned,
} from './partitions.ts';
import { publications } from './tables.ts';

/** "OnRe": nobody else's advisory lock in this database has it, one hopes. */
const lockKey = 0x4f6e5265;

/** What nodes listen to; the payload is the number of the publication. */
const channel = 'on_record_publications';

/** postgresql.org/docs/15/errcodes-appendix.html */
const lockNotAvailable = '55P03';

const migrationsFolder = join(import.meta.dirname, '../../../migrations/postgres');

export class DatabaseLockedError extends Error {
  override readonly name = 'DatabaseLockedError';
}

export interface PublishOptions {
  /** How many publications stay, the current one among them; at least two. */
  keepMax: number;
  progress?: (step: string) => void;
}

/**
 * Publishes the file of the manifest, which is in `folder`, unless it is current already.
 * @returns the manifest under which it stands there
 * @throws DatabaseLockedError when another job is publishing there
 */
export async function publishToDatabase(
  url: string,
  folder: string,
  manifest: Manifest,
  options: PublishOptions,
): Promise<Manifest> {
  const connect = () =>
    postgres(url, {
      max: 1,
      max_lifetime: null,
      target_session_attrs: 'read-write',
      connection: { application_name: 'on-record seed' },
      onnotice: () => {},
    });
  const publisher = new Publisher(connect, options);
  try {
    return await publisher.publish(join(folder, fileName(manifest)), manifest);
  } finally {
    await publisher.close();
  }
}

class Publisher {
  private readonly connect: () => Sql;
  private readonly sql: Sql;
  private readonly db: PostgresJsDatabase;
  private readonly keepMax: number;
  private readonly progress: (step: string) => void;

  constructor(connect: () => Sql, { keepMax, progress = () => {} }: PublishOptions) {
    this.connect = connect;
    this.sql = connect();
    this.db = drizzle(this.sql, { casing: 'snake_case' });
    this.keepMax = Math.max(2, keepMax);
    this.progress = progress;
  }

  async publish(path: string, manifest: Manifest): Promise<Manifest> {
    const session = await this.lock();
    await migrate(this.db, { migrationsFolder });
    const published = await this.list();
    await this.removeBut(published);
    const [current] = published;
    const next = follow(manifest, current && parseManifest(current.manifest));
    if (current?.manifest === JSON.stringify(next)) return next;
    const recordsOf = published.find(({ sha256 }) => sha256 === next.sha256)?.recordsOf ?? next.seq;
    if (recordsOf === next.seq) {
      await createPartitionSchema(this.sql);
      const { connect, progress } = this;
      await copyFile({ path, publication: next.seq, connect, progress });
    }
    this.progress('switching');
    await this.switch(next, recordsOf, session);
    const removed = next.ledger.flatMap(({ sha256, removed }) => (removed ? [sha256] : []));
    const kept = (await this.list()).filter(({ sha256 }) => !removed.includes(sha256));
    await this.removeBut(kept.slice(0, this.keepMax));
    return next;
  }

  async close(): Promise<void> {
    await this.sql.end({ timeout: 5 });
  }

  /**
   * The lock ends with the session, however that ends. What a killed job has begun on the server
   * goes on for a while, and until it has ended that job is still publishing.
   */
  private async lock(): Promise<number> {
    const [row] = await this.sql<{ locked: boolean; session: number }[]>`
      SELECT pg_try_advisory_lock(${lockKey}) AND pg_try_advisory_lock(${copyingLockKey})
        AS locked, pg_backend_pid() AS session`;
    if (row?.locked) {
      await this.sql`SELECT pg_advisory_unlock(${copyingLockKey})`;
      return row.session;
    }
    throw new DatabaseLockedError('another seed job is publishing to this database');
  }

  /** Newest first. */
  private list() {
    return this.db.select().from(publications).orderBy(desc(publications.number));
  }

  /**
   * All others go, with the partitions that no other needs and those of jobs that did not finish.
   * Where readers do not let go of a table it stays until the next time.
   */
  private async removeBut(kept: readonly { number: number; recordsOf: number }[]): Promise<void> {
    const numbers = kept.map(({ number }) => number);
    const partitions = new Set(kept.map(({ recordsOf }) => recordsOf));
    await this.sql`DELETE FROM publications WHERE number <> ALL (${numbers})`;
    for (const publication of await listPartitioned(this.sql)) {
      if (partitions.has(publication)) continue;
      try {
        await this.sql.begin((sql) => dropPartitions(sql, publication));
      } catch (error) {
        if ((error as { code?: string }).code !== lockNotAvailable) throw error;
      }
    }
  }

  private async switch(next: Manifest, recordsOf: number, session: number): Promise<void> {
    await this.sql.begin(async (sql) => {
      const [row] = await sql<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      if (row?.pid !== session) throw new Error('the connection was lost, and the lock with it');
      if (recordsOf === next.seq) await attachPartitions(sql, next.seq);
      const { seq, version, sha256, schema, publishedAt } = next;
      await sql`INSERT INTO publications
        (number, records_of, version, sha256, schema, manifest, published_at) VALUES
        (${seq}, ${recordsOf}, ${version}, ${sha256}, ${schema}, ${JSON.stringify(next)},
         ${publishedAt})`;
      await sql`SELECT pg_notify(${channel}, ${String(seq)})`;
    });
  }
}

/**
 * The manifest of the folder as it is, so that both engines answer alike; unless the database is
 * ahead of the folder, as after the folder was lost.
 */
function follow(manifest: Manifest, current: Manifest | undefined): Manifest {
  if (!current || manifest.seq > current.seq) return manifest;
  const { sha256, rolledBackFrom, ledger } = manifest;
  const takenDown = ledger.flatMap((past) => (past.removed ? [past.sha256] : []));
  const isTakenDown = current.ledger.every(
    (past) => past.removed || !takenDown.includes(past.sha256),
  );
  if (sha256 === current.sha256 && rolledBackFrom === current.rolledBackFrom && isTakenDown) {
    return current;
  }
  return describeNext(manifest, current, 0, { rolledBackFrom, takenDown });
}
