// What the seed job publishes: a file that it built, a copy in another folder, an older file again.
import { constants, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashFile } from '../publication/disk.ts';
import { fileName, type Manifest } from '../publication/manifest.ts';
import { publish, publishAgain, type Signing } from '../publication/publish.ts';
import type { Retention } from '../publication/retention.ts';
import type { RecordName } from '../records/change.ts';
import { openFile, schemaVersion } from '../store/sqlite/file.ts';
import { checkLoss } from './loss.ts';
import { holdsAny } from './takedown.ts';

export interface Publishing {
  /** Whether to publish even if many records would be lost. */
  force?: boolean;
  /** What was taken down. */
  erased?: readonly RecordName[];
  retention?: Retention | undefined;
  signing?: Signing | undefined;
}

/**
 * Publishes the file that `build` makes at the path it is given.
 * @throws FolderLockedError, RecordLossError unless forced
 */
export function publishFile(
  folder: string,
  { force = false, erased = [], retention, signing }: Publishing,
  build: (part: string) => void,
): Manifest {
  const write = (part: string) => {
    build(part);
    if (!force) checkLoss(folder, part);
  };
  const isTakenDown = (path: string) => holdsAny(path, erased);
  return publish(folder, schemaVersion, write, { retention, isTakenDown, signing });
}

/**
 * Publishes the file of `manifest`, which is in the folder `from`, in the folder `to` as well.
 * @throws FolderLockedError, RecordLossError unless forced
 */
export function publishCopy(from: string, manifest: Manifest, to: string, how: Publishing) {
  return publishFile(to, how, (part) => {
    copyFileSync(join(from, fileName(manifest)), part, constants.COPYFILE_EXCL);
    if (hashFile(part) !== manifest.sha256) throw new Error(`the copy in ${to} is damaged`);
  });
}

/**
 * Publishes an older file of the folder again, under a new number.
 * @param version the first digits of its SHA-256
 * @throws FolderLockedError, or an Error that lists the versions there are
 */
export function rollBack(
  folder: string,
  version: string,
  { retention, signing }: Pick<Publishing, 'retention' | 'signing'> = {},
): Manifest {
  const check = (path: string) => openFile(path).close();
  return publishAgain(folder, schemaVersion, version, { check, retention, signing });
}
