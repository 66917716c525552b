// The parsed seeds, as the later stages see them: every record as a typed entry, and which ids the
// files claim.

import type { RecordKind } from '../records/resources.ts';
import type { Entry } from './parse/entry.ts';
import type { Correction, Withdrawal } from './parse/memory.ts';
import type { Register } from './parse/register.ts';
import type {
  ActorFile,
  DatasetFile,
  EventFile,
  SeedCaveat,
  SeedReport,
  SeedStatement,
  SeedTopic,
  SourceFile,
} from './parse/schema.ts';

export interface SourceSeed {
  id: string;
  /** Which of its files exist: `source`, `article`, `statements`. */
  files: Set<string>;
  source: Entry<SourceFile> | undefined;
  /** What its statements inherit, as it is written; undefined when its file is not understood. */
  defaults: Entry<unknown> | undefined;
  caveats: Entry<SeedCaveat>[];
  /** The text of a held source as stored. */
  article: string | undefined;
  /** Its texts of before, by the day on which each was replaced, oldest first. */
  earlier: Map<string, string>;
  statements: Entry<SeedStatement>[];
  reports: Entry<SeedReport>[];
  /** Passages of its text that hold no statement. */
  dismissed: Entry<string>[];
}

/** What every record with an id remembers. */
export interface MemoryEntry {
  kind: RecordKind;
  id: string;
  entry: Entry<{
    corrections: Correction[];
    formerly: string[];
    split: boolean;
    added?: string | null | undefined;
  }>;
}

/** Entries with problems of their own are left out, but their ids count as claimed. */
export interface Seeds {
  /** Undefined when nothing is said about the database as a whole. */
  dataset: Entry<DatasetFile> | undefined;
  actors: Map<string, Entry<ActorFile>>;
  events: Map<string, Entry<EventFile>>;
  topics: Entry<SeedTopic>[];
  withdrawn: Entry<Withdrawal>[];
  /** Undefined when nothing was ever released. */
  register: Register | undefined;
  sources: Map<string, SourceSeed>;
  /** By kind, each id with the `file:line` that claims it. */
  claimed: Record<RecordKind, Map<string, string>>;
  /** Kinds of which some ids are not known, because their file cannot be understood. */
  unclear: Set<RecordKind>;
}

/** Names one quote of the seeds: its record, and which of the record's quotes it is, from 0. */
export type QuoteId = `${'event' | 'caveat' | 'statement' | 'report'} ${string} ${number}`;
