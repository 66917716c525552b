// What a service answers from, as configured: the files of a folder, or a PostgreSQL database.
import type { Logger } from 'pino';
import { Replica } from '../replica/replica.ts';
import type { ReplicaStatus } from '../replica/status.ts';
import type { DatabaseStatus } from '../store/postgres/database.ts';
import type { Archive, Store } from '../store/store.ts';
import { type Config, readRetention } from './config.ts';

interface OpenStore {
  store: Store;
  archive: Archive;
  status: () => ReplicaStatus | DatabaseStatus;
  /** Looks for a publication at once. */
  poll?: () => Promise<void>;
  /** The path of a served file that somebody wrote to. */
  findDamage?: () => string | undefined;
  close: () => Promise<void>;
}

export async function openStore(config: Config, log: Logger): Promise<OpenStore> {
  const { DATABASE_URL: url, POLL_INTERVAL_MS: pollIntervalMs, SERVE_TEXTS: texts } = config;
  if (url !== undefined) {
    // Loaded here only: without it, a node that serves files starts half a second sooner.
    const { PostgresDatabase } = await import('../store/postgres/database.ts');
    const database = await PostgresDatabase.open({ url, log, pollIntervalMs, texts });
    const { archive, status } = database;
    return { store: database, archive, status, close: () => database.close() };
  }
  const replica = openReplica(config, log);
  return {
    store: replica,
    archive: replica.archive,
    status: replica.status,
    poll: () => replica.poll(),
    findDamage: () => replica.findDamage(),
    close: () => replica.close(),
  };
}

/** Follows publications as configured. A served file that is damaged ends the process. */
export function openReplica(config: Config, log: Logger): Replica {
  return Replica.open({
    folder: config.DATA_DIR,
    origin: config.ORIGIN_URL,
    pollIntervalMs: config.POLL_INTERVAL_MS,
    bytesMax: config.DATASET_BYTES_MAX,
    retention: readRetention(config),
    log,
    trustedKeys: config.TRUSTED_KEYS ?? [],
    texts: config.SERVE_TEXTS,
    onDamage: (reason) => exitWith(log, { reason }, 'the service cannot go on'),
  });
}

/** Ends at once. The message may be on its way through a thread that makes it readable. */
function exitWith(logger: Logger, facts: object, message: string): void {
  logger.fatal(facts, message);
  logger.flush(() => process.exit(1));
  globalThis.setTimeout(() => process.exit(1), 1000);
}
