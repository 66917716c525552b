// Fetches one publication, checks it and reports the outcome.
import { removeFile } from '../publication/files.ts';
import type { Manifest } from '../publication/manifest.ts';
import { checkFile } from './check.ts';
import { pullFile } from './pull.ts';
import { RefusalError, type RefusalReason } from './refusal.ts';

export interface Work {
  folder: string;
  /** Address to pull from; undefined when another process puts the file into the folder. */
  origin: string | undefined;
  manifest: Manifest;
}

export type Outcome =
  | { outcome: 'good' }
  | { outcome: 'refused'; reason: RefusalReason; detail: string }
  /** It could not be fetched or read, which says nothing about the publication itself. */
  | { outcome: 'failed'; detail: string };

/** Never rejects. */
export async function prepareFile({ folder, origin, manifest }: Work): Promise<Outcome> {
  try {
    if (origin !== undefined) await pullFile(folder, origin, manifest);
    try {
      checkFile(folder, manifest);
    } catch (error) {
      // Remove a bad download, so that the next try fetches it again.
      if (origin !== undefined && error instanceof RefusalError) removeFile(folder, manifest);
      throw error;
    }
    return { outcome: 'good' };
  } catch (error) {
    const detail = (error as Error).message;
    if (error instanceof RefusalError) return { outcome: 'refused', reason: error.reason, detail };
    return { outcome: 'failed', detail };
  }
}
