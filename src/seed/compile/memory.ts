// What every record remembers, from the changes that a reader of it was told of.
import type { RecordKind, StoredChange } from '../../records/change.ts';
import { CorrectionSubject, type Memory } from '../../records/memory.ts';
import type { Seeds } from '../model.ts';
import { compare } from '../problem.ts';
import { ChangeList, type Draft, type Subject } from './changes.ts';

export interface MemoryIndex {
  /** The record with what it remembers. */
  remember: <T extends Subject>(kind: RecordKind, record: T) => T & Memory;
  /** Everything that happened to these records, with their additions. */
  listChanges: (kind: RecordKind, records: readonly Subject[]) => StoredChange[];
}

export function buildMemory(seeds: Seeds): MemoryIndex {
  const list = new ChangeList(seeds);
  return {
    remember: (kind, record) => {
      const changes = list.of(kind, record);
      return { ...record, ...summarize(list.findAddition(kind, record.id), changes) };
    },
    listChanges: (kind, records) =>
      records.flatMap((record) => {
        const added = list.findAddition(kind, record.id);
        const nothing = { what: null, by: null, was: null, note: null };
        const first: Draft[] = added === null ? [] : [{ on: added, kind: 'added', ...nothing }];
        const drafts = [...first, ...list.of(kind, record)];
        return drafts.map((draft) => ({ record: { kind, id: record.id }, ...draft }));
      }),
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
  return changes.sort((a, b) => compare(keyOf(a), keyOf(b)));
}

function keyOf({ on, record, kind, what, by }: StoredChange): string {
  return [on, record.kind, record.id, kind, what ?? '', by?.kind ?? '', by?.id ?? ''].join('\0');
}
