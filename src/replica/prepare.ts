// Starts the worker thread that gets and checks one publication, and waits for its verdict.
import type { Manifest } from '../publication/manifest.ts';
import { startModule } from '../store/module-worker.ts';
import type { RefusalReason } from './refusal.ts';

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

/** Never rejects. Aborting ends the thread. */
export function prepareFile(work: Work, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const worker = startModule(import.meta.url, 'check-worker', work);
    const fail = (detail: string) => resolve({ outcome: 'failed', detail });
    const abort = () => void worker.terminate();
    signal.addEventListener('abort', abort, { once: true });
    worker.once('message', (outcome: Outcome) => resolve(outcome));
    worker.once('error', (error) => fail(error.message));
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', abort);
      fail(`the check exited with code ${code}`);
    });
  });
}
