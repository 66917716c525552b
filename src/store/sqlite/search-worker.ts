// Runs in a worker thread: finds the statements that match a slow term. Started only by dataset.ts.
import { parentPort, workerData } from 'node:worker_threads';
import type { SearchJob, SearchOutcome, SearchThreadData } from '../../search/offload.ts';
import { SqliteDirectory } from './directory.ts';
import { connect, openFile } from './file.ts';

const { path, cancelled } = workerData as SearchThreadData & { path: string };
const directory = new SqliteDirectory(connect(openFile(path)));

parentPort?.on('message', (job: SearchJob) => {
  const outcome = search(job);
  const buffers = 'lists' in outcome ? outcome.lists.map(({ buffer }) => buffer) : [];
  parentPort?.postMessage(outcome, buffers as ArrayBuffer[]);
});

function search({ id, terms }: SearchJob): SearchOutcome {
  try {
    const lists: Uint32Array[] = [];
    for (const term of terms) {
      if (Atomics.load(cancelled, 0) === id) return { id, failure: 'nobody waits for it' };
      lists.push(Uint32Array.from(directory.matchTerm(term)));
    }
    return { id, lists };
  } catch (error) {
    return { id, failure: (error as Error).message };
  }
}
