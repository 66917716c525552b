// One reviewer an article: a file in the draft's folder that names the process. What a dead process
// left behind is taken over.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReviewError } from './error.ts';

const lockOf = (folder: string) => join(folder, 'review.lock');

/** Returns what opens the lock again. @throws ReviewError while another process has it */
export function lockDraft(folder: string): () => void {
  const path = lockOf(folder);
  if (!tryLock(path)) {
    dropStale(path, folder);
    if (!tryLock(path)) throw refusal(folder, path, readHolder(path));
  }
  return () => rmSync(path, { force: true });
}

function tryLock(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moved aside first: another process may take it over at the same time, and has the new one. */
function dropStale(path: string, folder: string): void {
  const holder = readHolder(path);
  if (isAlive(holder)) throw refusal(folder, path, holder);
  const aside = `${path}.${process.pid}`;
  renameSync(path, aside);
  const moved = readHolder(aside);
  if (isAlive(moved)) linkSync(aside, path);
  rmSync(aside);
  if (isAlive(moved)) throw refusal(folder, path, moved);
}

function readHolder(path: string): number {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10);
  } catch {
    return Number.NaN;
  }
}

/** Signal 0 only asks. A process of somebody else is alive too. */
function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function refusal(folder: string, path: string, holder: number): ReviewError {
  const message = `${folder} is under review in process ${holder}; close that one first, or remove ${path} if it is not`;
  return new ReviewError(message, 423);
}
