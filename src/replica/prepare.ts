// Gets one publication and checks it, and says how that went.
import { removeFile } from '../publication/files.ts';
import type { Manifest } from '../publication/manifest.ts';
import { checkFile } from './check.ts';
import { pullFile } from './pull.ts';
import { RefusalError, type RefusalReason } from './refusal.ts';

export interface Work {
  folder: string;
  /** Address to pull from; undefined when the file is put into the folder by someone else. */
  origin: string | undefined;
  manifest: Manifest;
}

export type Outcome =
  | { outcome: 'good' }
  | { outcome: 'refused'; reason: RefusalReason; detail: string }
  /** It could not be got or read; it says nothing about the publication. */
  | { outcome: 'failed'; detail: string };

/** Never rejects. */
export async function prepareFile({ folder, origin, manifest }: Work): Promise<Outcome> {
  try {
    if (origin !== undefined) await pullFile(folder, origin, manifest);
    try {
      checkFile(folder, manifest);
    } catch (error) {
      // A pulled file that is not good is of no use; the next try gets it anew.
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
