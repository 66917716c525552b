// Fetches one publication, checks it and reports the outcome.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashFile, placeFile, removeParts } from '../publication/disk.ts';
import { fileName, type Manifest } from '../publication/manifest.ts';
import { checkContents, checkFile } from './check.ts';
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
    if (isMissing(work)) await pull(work, onCheck);
    else checkHere(work, onCheck);
    writeNote(folder, manifest);
    return { outcome: 'good' };
  } catch (error) {
    const detail = (error as Error).message;
    if (error instanceof RefusalError) return { outcome: 'refused', reason: error.reason, detail };
    return { outcome: 'failed', detail };
  }
}

/** Whether there is an origin to pull from, and no file here that has the hash. */
function isMissing({ folder, origin, manifest }: Work): boolean {
  if (origin === undefined) return false;
  const path = join(folder, fileName(manifest));
  return !existsSync(path) || hashFile(path) !== manifest.sha256;
}

function checkHere({ folder, manifest }: Work, onCheck: () => void): void {
  onCheck();
  removeNote(folder, manifest);
  checkFile(folder, manifest);
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
