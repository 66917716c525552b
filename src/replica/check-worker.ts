// Runs in a worker thread, so that no request waits while a large file is hashed and written to the
// disk. Started only by check-thread.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { prepareFile, type Work } from './prepare.ts';

const onCheck = () => parentPort?.postMessage('checking');
parentPort?.postMessage(await prepareFile(workerData as Work, undefined, onCheck));
