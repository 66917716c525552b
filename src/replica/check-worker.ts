// Runs in a worker thread: gets one publication and checks it, so that hashing a large file and
// writing it to the disk never hold up a request. Started by prepare.ts alone.
import { parentPort, workerData } from 'node:worker_threads';
import { removeFile } from '../publication/files.ts';
import { checkFile } from './check.ts';
import type { Outcome, Work } from './prepare.ts';
import { pullFile } from './pull.ts';
import { RefusalError } from './refusal.ts';

async function prepare({ folder, origin, manifest }: Work): Promise<Outcome> {
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

parentPort?.postMessage(await prepare(workerData as Work));
