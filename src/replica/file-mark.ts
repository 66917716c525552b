// Recognises a file that somebody wrote to after it was checked. Published files never change, so
// one that did is damaged.
import { statSync } from 'node:fs';

export interface FileMark {
  inode: number;
  bytes: number;
  modifiedMs: number;
}

/** Undefined when there is no such file. */
export function markFile(path: string): FileMark | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && { inode: stat.ino, bytes: stat.size, modifiedMs: stat.mtimeMs };
}

export function isSameMark(a: FileMark | undefined, b: FileMark | undefined): boolean {
  return a?.inode === b?.inode && a?.bytes === b?.bytes && a?.modifiedMs === b?.modifiedMs;
}
