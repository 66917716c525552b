// Starts the worker thread that fetches and checks one publication, and waits for its verdict.
import { startModule } from '../store/module-worker.ts';
import type { Outcome, Work } from './prepare.ts';

/** Never rejects. Aborting ends the thread. */
export function prepareInThread(work: Work, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const worker = startModule(import.meta.url, 'check-worker', work);
    const fail = (detail: string) => resolve({ outcome: 'failed', detail });
    const abort = () => void worker.terminate();
    signal.addEventListener('abort', abort, { once: true });
    worker.once('message', (outcome: Outcome) => resolve(outcome));
    worker.once('error', (error) => fail(error.message));
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', abort);
      fail(signal.aborted ? messageOf(signal.reason) : `the check exited with code ${code}`);
    });
  });
}

const messageOf = (reason: unknown) => (reason instanceof Error ? reason.message : String(reason));
