// Writes what the records remember into a fresh file.
import type { RecordName, StoredChange } from '../../records/change.ts';
import type { Memory } from '../../records/memory.ts';
import { resourceOf } from '../../records/resources.ts';
import { fromArray } from '../../search/bytes.ts';
import { ChunkedList } from '../../search/chunked-list.ts';
import type { DirectoryWriter, SortedBy } from '../../search/directory.ts';
import { Inverter } from '../../search/inverter.ts';
import { writePostings } from '../../search/keyword-postings.ts';
import type { Db } from './file.ts';
import { sortOrders } from './index-tables.ts';
import { inserter } from './inserter.ts';
import * as tables from './memory-tables.ts';
import { walkValues } from './raw-queries.ts';
import type { WrittenRecords } from './records.ts';
import { rememberingTables } from './tables.ts';

/** The columns of a record that say when it was added and last changed, and how often. */
export function rememberedColumns({ added, modified, revision }: Memory) {
  return { addedAt: added, modifiedAt: modified, revision };
}

/** Once all records are written; returns the number of changes. */
export function writeMemory(db: Db, directory: DirectoryWriter, records: WrittenRecords): number {
  const insertChange = inserter(db, tables.changes);
  const noteOf = noteInserter(db);
  let number = 0;
  const kinds = new Inverter();
  const instants = new Inverter();
  for (const change of records.changes) {
    insertChange({ ...changeRow(++number, change), note: noteOf(change) });
    kinds.add(number, change.kind);
    instants.add(number, change.on);
  }
  writePostings(directory, { resource: 'changes', field: 'changed_since' }, instants);
  writePostings(directory, { resource: 'changes', field: 'kind' }, kinds);
  writeStatementColumn(db);
  const insertTombstone = inserter(db, tables.tombstones);
  const insertSuccessor = inserter(db, tables.successors);
  for (const { record, on, reason, successors, found } of records.tombstones) {
    const name = nameRecord(record);
    insertTombstone({
      ...name,
      withdrawnAt: on,
      reasonEn: reason.en,
      reasonFr: reason.fr,
      actorId: found?.actor ?? null,
      onBehalfOfId: found?.on_behalf_of ?? null,
      sourceId: found?.source ?? null,
    });
    for (const [position, successor] of successors.entries()) {
      const { resource: successorResource, id: successorId } = nameRecord(successor);
      insertSuccessor({ ...name, position, successorResource, successorId });
    }
  }
  const insertFormer = inserter(db, tables.formerIds);
  for (const { record, holder } of records.formerIds) {
    insertFormer({ ...nameRecord(record), holderId: holder });
  }
  return number;
}

function writeStatementColumn(db: Db): void {
  const joined = `_changes LEFT JOIN statements
    ON _changes.resource = 'statements' AND statements.id = _changes.record_id`;
  const listed = listNumbers(db, joined, 'statements.number', '_changes.number');
  // Changes are numbered from 1.
  const numbers = new Uint32Array(listed.length + 1);
  numbers.set(listed, 1);
  inserter(db, tables.changeColumns)({ name: 'statement', numbers: fromArray(numbers) });
}

/** The orders of every resource that remembers, once its records are written. */
export function writeOrders(db: Db): void {
  const insert = inserter(db, sortOrders);
  for (const resource of Object.keys(rememberingTables)) {
    const write = (sortedBy: SortedBy, order: string) => {
      const numbers = listNumbers(db, resource, 'number', order);
      insert({ resource, sortedBy, numbers: fromArray(numbers) });
    };
    write('id', 'id');
    write('modified', 'modified_at DESC, id');
  }
}

/** One column, 0 for null: the builder would have all rows in memory at once. */
function listNumbers(db: Db, table: string, column: string, order: string): Uint32Array {
  const numbers = new ChunkedList();
  for (const [number] of walkValues(db.$client, table, column, order)) {
    numbers.push((number as number | null) ?? 0);
  }
  return numbers.toArray();
}

/** The number of a change's note, which is stored once. */
function noteInserter(db: Db) {
  const insert = inserter(db, tables.changeNotes);
  const numbers = new Map<string, number>();
  return ({ note }: StoredChange): number | null => {
    if (note === null) return null;
    const key = `${note.en}\n\n${note.fr}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = numbers.size + 1;
    numbers.set(key, number);
    insert({ number, noteEn: note.en, noteFr: note.fr });
    return number;
  };
}

function changeRow(number: number, change: StoredChange) {
  const { on, kind, record, what, by, was } = change;
  const { resource, id: recordId } = nameRecord(record);
  return {
    number,
    changedAt: on,
    kind,
    resource,
    recordId,
    what,
    byResource: by ? resourceOf[by.kind] : null,
    byId: by?.id ?? null,
    was,
  };
}

function nameRecord({ kind, id }: RecordName) {
  return { resource: resourceOf[kind], id };
}
