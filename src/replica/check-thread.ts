// Starts the worker thread that fetches and checks one publication, and waits for its verdict.
import { startModule } from '../store/module-worker.ts';
import type { Outcome, Work } from './prepare.ts';

/** Checking takes a second for 50 MB or so. A check that does not end is one of a hostile file. */
const checkMsMin = 120_000;
const checkMsPerByte = 1 / 5000;

/** Never rejects. Aborting ends the thread. */
export function prepareInThread(
  work: Work,
  signal: AbortSignal,
  checkMsMax = checkMsMin + Math.ceil(work.manifest.bytes * checkMsPerByte),
): Promise<Outcome> {
  return new Promise((resolve) => {
    let limit: NodeJS.Timeout | undefined;
    const late = () => {
      const detail = `the check did not end within ${checkMsMax} ms`;
      resolve({ outcome: 'refused', reason: 'query', detail });
      void worker.terminate();
    };
    const worker = startModule(import.meta.url, 'check-worker', work);
    const fail = (detail: string) => resolve({ outcome: 'failed', detail });
    const abort = () => void worker.terminate();
    signal.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: Outcome | 'checking') => {
      if (message === 'checking') limit = setTimeout(late, checkMsMax);
      else resolve(message);
    });
    worker.once('error', (error) => fail(error.message));
    worker.once('exit', (code) => {
      clearTimeout(limit);
      signal.removeEventListener('abort', abort);
      fail(signal.aborted ? messageOf(signal.reason) : `the check exited with code ${code}`);
    });
  });
}

const messageOf = (reason: unknown) => (reason instanceof Error ? reason.message : String(reason));
