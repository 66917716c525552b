// What an operator is told about following publications.
import type { RefusalReason } from './refusal.ts';

/** For the operator. Times are in milliseconds since 1970; undefined means never. */
export interface ReplicaStatus {
  refused: Readonly<Record<RefusalReason, number>>;
  /** Number of times the origin could not be read. */
  failures: number;
  /** When the origin last gave a manifest. */
  reachedAt: number | undefined;
  /** When the current dataset was swapped in. */
  loadedAt: number | undefined;
  /** Number of the newest publication that passed its checks, or that the folder names. */
  newestSeq: number;
  /** Whether a restart would lack the served file. */
  isCopyMissing: boolean;
}
