// Starts the worker thread that gets and checks one publication, and waits for its verdict.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Manifest } from '../store/manifest.ts';
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
    const worker = startWorker(work);
    const fail = (detail: string) => resolve({ outcome: 'failed', detail });
    const abort = () => void worker.terminate();
    signal.addEventListener('abort', abort, { once: true });
    worker.once('message', (outcome: Outcome) => resolve(outcome));
    worker.once('error', (error) => fail(error.message));
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', abort);
      fail(`the check ended with code ${code}`);
    });
  });
}

/**
 * Beside this file: JavaScript when built. In development it is TypeScript, whose loader must be
 * there before the thread reads its first module.
 */
function startWorker(workerData: Work): Worker {
  const extension = extname(import.meta.filename);
  const { href } = new URL(`./check-worker${extension}`, import.meta.url);
  if (extension === '.js') return new Worker(new URL(href), { workerData });
  const load = `import('tsx/esm/api').then((tsx) => { tsx.register(); import('${href}'); })`;
  return new Worker(load, { workerData, eval: true });
}
