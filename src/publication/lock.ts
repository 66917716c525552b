// Lets one process at a time write to a folder. Node has no file lock that the operating system
// releases when its holder is killed. SQLite has one on every platform, so an empty database is it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createFolder } from '../disk/folders.ts';
import { checkRegular } from './regular-file.ts';

export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError';
}

/** What holds a folder until it is let go, or until the process ends in whatever way. */
export interface FolderLock {
  release: () => void;
}

/**
 * Creates the folder if it does not exist.
 * @throws FolderLockedError at once when another process holds the lock, NoFileError when something
 *   else stands in its place
 */
export function lockFolder(folder: string): FolderLock {
  createFolder(folder);
  const path = join(folder, '.lock');
  if (existsSync(path)) checkRegular(path);
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new FolderLockedError(`${folder} is in use by another seed job, or by a node that pulls`);
  }
  return { release: () => void lock.close() };
}

/**
 * Runs `work` while holding the lock.
 * @throws FolderLockedError at once when another process holds it
 */
export function withLock<T>(folder: string, work: () => T): T {
  const lock = lockFolder(folder);
  try {
    return work();
  } finally {
    lock.release();
  }
}
