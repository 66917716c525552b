// What every record remembers, from the changes that a reader of it was told of.
import type { RecordKind, StoredChange } from '../../records/change.ts';
import { CorrectionSubject, type Memory } from '../../records/memory.ts';
import type { Seeds } from '../model.ts';
import { compare } from '../problem.ts';
import { ChangeList, type Draft, type Subject } from './changes.ts';

export interface MemoryIndex {
  /** The record with what it remembers. */
  remember: <T extends Subject>(kind: RecordKind, record: T) => T & Memory;
  /** Notes what happened to a record that does not say it itself. */
  note: (kind: RecordKind, record: Subject) => void;
  /** Everything that happened to the records so far, with their additions. */
  changes: StoredChange[];
}

export function buildMemory(seeds: Seeds): MemoryIndex {
  const list = new ChangeList(seeds);
  const changes: StoredChange[] = [];
  const nothing = { what: null, by: null, was: null, note: null };
  const follow = (kind: RecordKind, subject: Subject): Memory => {
    const record = { kind, id: subject.id };
    const added = list.findAddition(kind, subject.id);
    const drafts = list.of(kind, subject);
    if (added !== null) changes.push({ record, on: added, kind: 'added', ...nothing });
    for (const draft of drafts) changes.push({ record, ...draft });
    return summarize(added, drafts);
  };
  return {
    remember: (kind, record) => ({ ...record, ...follow(kind, record) }),
    note: follow,
    changes,
  };
}

/** What changed in one step has one instant, and counts once. */
function summarize(added: string | null, changes: readonly Draft[]): Memory {
  const instants = new Set(changes.map(({ on }) => on));
  const modified = [...instants, ...(added === null ? [] : [added])].sort().at(-1) ?? null;
  return {
    added,
    modified,
    revision: 1 + instants.size,
    corrections: changes.flatMap(({ kind, on, what, was, note }) => {
      const subject = CorrectionSubject.safeParse(what);
      return kind === 'corrected' && subject.success ? [{ on, what: subject.data, was, note }] : [];
    }),
  };
}

/** The order of time, oldest first; of one instant, by what they are of. */
export function sortChanges(changes: StoredChange[]): StoredChange[] {
  return changes
    .map((change) => ({ change, key: keyOf(change) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ change }) => change);
}

function keyOf({ on, record, kind, what, by }: StoredChange): string {
  return [on, record.kind, record.id, kind, what ?? '', by?.kind ?? '', by?.id ?? ''].join('\0');
}
