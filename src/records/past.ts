// Ids under which nothing stands any more: withdrawn for a reason, or gone on under other ids.
import type { RecordName } from './change.ts';
import type { LocalizedText } from './reference.ts';

/** A record that was withdrawn. Its id is never used for anything else. */
export interface Tombstone {
  record: RecordName;
  /** An instant. */
  on: string;
  reason: LocalizedText;
  /** What stands in its place today. */
  successors: readonly RecordName[];
}

/** As it is stored: of a statement also what it is found by. */
export interface StoredTombstone extends Tombstone {
  found: { actor: string; on_behalf_of: string | null; source: string } | null;
}

/** An id that a record had before; of one that was split, several records had it. */
export interface FormerId {
  record: RecordName;
  holder: string;
}

/** What became of an id: it was withdrawn, or the record goes on under the ids of its holders. */
export type Past = Tombstone | { record: RecordName; holders: readonly string[] };
