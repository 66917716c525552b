// Runs in a worker thread: finds which statements match FTS5 expressions, however many they are.
// Started by dataset.ts alone.
import { parentPort, workerData } from 'node:worker_threads';
import type { SearchJob, SearchOutcome, SearchThreadData } from '../../search/offload.ts';
import { openFile } from './file.ts';
import { prepareMatching } from './raw-queries.ts';

const { path, cancelled } = workerData as SearchThreadData & { path: string };
const matching = prepareMatching(openFile(path));

parentPort?.on('message', (job: SearchJob) => {
  const outcome = search(job);
  const buffers = 'lists' in outcome ? outcome.lists.map(({ buffer }) => buffer) : [];
  parentPort?.postMessage(outcome, buffers as ArrayBuffer[]);
});

function search({ id, expressions }: SearchJob): SearchOutcome {
  try {
    const lists: Uint32Array[] = [];
    for (const expression of expressions) {
      if (Atomics.load(cancelled, 0) === id) return { id, failure: 'nobody waits for it' };
      lists.push(Uint32Array.from(matching.all(expression)));
    }
    return { id, lists };
  } catch (error) {
    return { id, failure: (error as Error).message };
  }
}
