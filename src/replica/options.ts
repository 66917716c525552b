// What a replica needs to be told: what to follow, how, and whom to tell of it.
import type { KeyObject } from 'node:crypto';
import type { Retention } from '../publication/retention.ts';
import type { SourceText } from '../store/store.ts';
import type { Pace } from './origin.ts';
import type { PastLimits } from './past-datasets.ts';
import type { Outcome, Work } from './prepare.ts';

interface Log {
  info: (facts: object, message: string) => void;
  warn: (facts: object, message: string) => void;
}

export interface ReplicaOptions {
  /** Where the files are. When pulling, it belongs to this process alone. */
  folder: string;
  /** Address to pull from; undefined to follow the folder's own manifest. */
  origin: string | undefined;
  pollIntervalMs: number;
  bytesMax: number;
  /** When there are any, nothing else than what they signed is taken. */
  trustedKeys?: readonly KeyObject[];
  log: Log;
  /** When pulling: how many files are kept. */
  retention?: Retention;
  /** Fetches and checks a publication; by default in a worker thread. Never rejects. */
  prepare?: (work: Work, signal: AbortSignal) => Promise<Outcome>;
  /** Called when the served file was written to, and it cannot be read on. */
  onDamage?: (reason: string) => void;
  /** How slow the origin may be. */
  pace?: Pace;
  /** With `quotes` nothing of a text is given out but its passages. */
  texts?: SourceText | undefined;
  /** How many past versions are open, and for how long. */
  pastLimits?: PastLimits;
  /** A pull that takes longer gives way to a newer publication; a minute by default. */
  patienceMs?: number;
}
