// Publishes a file that exists already: in another folder, or once more in its own.
import { constants, copyFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../publication/lock.ts';
import { fileName, type Manifest } from '../publication/manifest.ts';
import { hashFile, openFile } from '../store/sqlite/file.ts';
import { nameFile, partPath, publishFile, removeParts } from './publish.ts';

/**
 * Publishes the file of `manifest`, which is in the folder `from`, in the folder `to` as well.
 * @throws FolderLocked, LostRecords unless forced
 */
export function publishCopy(from: string, manifest: Manifest, to: string, force: boolean) {
  return withLock(to, () => {
    removeParts(to);
    const part = partPath(to);
    try {
      copyFileSync(join(from, fileName(manifest)), part, constants.COPYFILE_EXCL);
      if (hashFile(part) !== manifest.sha256) throw new Error(`the copy in ${to} is damaged`);
      return publishFile(to, part, force);
    } finally {
      removeParts(to);
    }
  });
}

/**
 * Names an older file of the folder as the current one, under a new number.
 * @param version the first digits of its SHA-256
 * @throws FolderLocked, or an Error that lists the kept versions
 */
export function rollBack(folder: string, version: string): Manifest {
  return withLock(folder, () => {
    const kept = listKept(folder);
    const found = kept.filter((sha256) => sha256.startsWith(version));
    const [sha256] = found;
    if (sha256 === undefined || found.length > 1) {
      const list = kept.map((hash) => hash.slice(0, 12)).join(', ') || 'nothing';
      throw new Error(`${folder} has no single version ${version}; it keeps ${list}`);
    }
    const path = join(folder, fileName({ sha256 }));
    if (hashFile(path) !== sha256) throw new Error(`${path} is damaged; choose another version`);
    openFile(path).close();
    return nameFile(folder, sha256, statSync(path).size);
  });
}

/** Newest first. */
function listKept(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name))
    .map((name) => ({ name, modifiedMs: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.modifiedMs - a.modifiedMs)
    .map(({ name }) => name.slice(0, 64));
}
