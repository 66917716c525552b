// Which files of before hold words that were taken down. Such files are kept nowhere.
import type { RecordName } from '../records/change.ts';
import { resourceOf } from '../records/resources.ts';
import { hasRecord } from '../store/sqlite/contents.ts';
import { connect, openFile } from '../store/sqlite/file.ts';

/** What nobody can read any more might hold them as well. */
export function holdsAny(path: string, erased: readonly RecordName[]): boolean {
  if (erased.length === 0) return false;
  try {
    const client = openFile(path);
    try {
      const db = connect(client);
      return erased.some(({ kind, id }) => hasRecord(db, resourceOf[kind], id));
    } finally {
      client.close();
    }
  } catch {
    return true;
  }
}
