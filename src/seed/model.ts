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

/** What the checks of other files ask of a source. A name is a kind and an id: `actor putin`. */
export interface SourceInterface extends SourceCounts {
  /** The names that are its own: also former ones, and that of the words of its text. */
  claims: string[];
  /** The names of others that it mentions. */
  mentions: string[];
  /** Of each report that has one: the statement and the source that it is by way of. */
  vias: [statement: string, source: string][];
  /** The files of actors from which its statements inherit. */
  givers: string[];
  /** What is not published is checked a second time without it. */
  isWithheld: boolean;
  /** Whether no other may hold its words. */
  isQuoted: boolean;
}

export interface SourceCounts {
  id: string;
  statements: number;
  caveats: number;
  /** The statements that its text carries; null when it is not held. */
  cited: number | null;
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
  /** What is known of the sources that were not read. */
  elsewhere: SourceInterface[];
  /** By kind, each id with the `file:line` that claims it. */
  claimed: Record<RecordKind, Map<string, string>>;
  /** Kinds of which some ids are not known, because their file cannot be understood. */
  unclear: Set<RecordKind>;
}

/** The id of the source to which a file or folder belongs. */
export function sourceOf(path: string): string | undefined {
  const [folder, id] = path.replace(/\.(yaml|txt)$/, '').split('/');
  return folder === 'sources' ? id : undefined;
}
