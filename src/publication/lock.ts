// Lets one process at a time write to a folder. Node has no file lock that the operating system
// releases when its holder is killed. SQLite has one on every platform, so an empty database is it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError';
}

/**
 * Runs `work` while holding the lock. Creates the folder if it does not exist.
 * @throws FolderLockedError at once when another process holds the lock
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
