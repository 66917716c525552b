// One writer at a time for a folder. Node has no file lock that the operating system releases when
// its holder is killed; SQLite has, on every platform, so the lock is its lock on an empty file.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError';
}

/**
 * Runs `work` while nobody else may. Makes the folder when there is none.
 * @throws FolderLockedError at once when somebody does
 */
export function withLock<T>(folder: string, work: () => T): T {
  mkdirSync(folder, { recursive: true });
  const lock = new Database(join(folder, '.lock'), { timeout: 0 });
  try {
    takeLock(lock, folder);
    return work();
  } finally {
    lock.close();
  }
}

function takeLock(lock: Database.Database, folder: string): void {
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new FolderLockedError(`another seed job is using ${folder}; wait for it to finish`);
  }
}
