// Runs in a worker thread: finds which statements match an FTS5 expression, however many they are.
// Started by search-thread.ts alone.
import { parentPort, workerData } from 'node:worker_threads';
import { matchingSql } from '../../search/full-text/reader.ts';
import { openFile } from './file.ts';
import type { Asked, Found } from './search-thread.ts';

const matching = openFile((workerData as { path: string }).path)
  .prepare<[string], number>(matchingSql)
  .pluck();

parentPort?.on('message', ({ id, expression }: Asked) => {
  try {
    const numbers = Uint32Array.from(matching.all(expression));
    parentPort?.postMessage({ id, numbers } satisfies Found, [numbers.buffer]);
  } catch (error) {
    parentPort?.postMessage({ id, detail: (error as Error).message } satisfies Found);
  }
});
