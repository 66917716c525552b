// Fetches one publication, checks it and reports the outcome.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hashFile, placeFile, removeParts } from '../publication/disk.ts';
import { fileName, type Manifest } from '../publication/manifest.ts';
import { checkContents, checkHash, checkSize } from './check.ts';
import { removeNote, writeNote } from './checked-note.ts';
import type { Pace } from './origin.ts';
import { pullFile } from './pull.ts';
import { RefusalError, type RefusalReason } from './refusal.ts';

export interface Work {
  folder: string;
  /** Address to pull from; undefined when another process puts the file into the folder. */
  origin: string | undefined;
  manifest: Manifest;
  pace?: Pace | undefined;
}

export type Outcome =
  | { outcome: 'good' }
  | { outcome: 'refused'; reason: RefusalReason; detail: string }
  /** It could not be fetched or read, which says nothing about the publication itself. */
  | { outcome: 'failed'; detail: string };

/**
 * Never rejects.
 * @param onCheck called when everything is here, and only the check is still to come
 */
export async function prepareFile(
  work: Work,
  _signal?: AbortSignal,
  onCheck: () => void = () => {},
): Promise<Outcome> {
  const { folder, manifest } = work;
  try {
    if (work.origin === undefined || isHere(work)) checkHere(work, onCheck);
    else await pull(work, onCheck);
    writeNote(folder, manifest);
    return { outcome: 'good' };
  } catch (error) {
    const detail = (error as Error).message;
    if (error instanceof RefusalError) return { outcome: 'refused', reason: error.reason, detail };
    return { outcome: 'failed', detail };
  }
}

/** Whether a file that has the hash need not be pulled. */
function isHere({ folder, manifest }: Work): boolean {
  const path = join(folder, fileName(manifest));
  return existsSync(path) && hashFile(path) === manifest.sha256;
}

function checkHere({ folder, origin, manifest }: Work, onCheck: () => void): void {
  onCheck();
  removeNote(folder, manifest);
  const path = join(folder, fileName(manifest));
  checkSize(statSync(path).size, manifest);
  // What could have been pulled was hashed to see that it need not be.
  if (origin === undefined) checkHash(hashFile(path), manifest);
  checkContents(path);
}

/** What is refused was never more than a part; no file that is served or kept is touched. */
async function pull(work: Work, onCheck: () => void): Promise<void> {
  const { folder, origin, manifest, pace } = work;
  removeParts(folder);
  try {
    const part = await pullFile(folder, origin as string, manifest, pace);
    onCheck();
    checkContents(part);
    placeFile(part, folder, fileName(manifest));
  } finally {
    removeParts(folder);
  }
}
