// Runs in a worker thread, so that hashing a large file and writing it to the disk never hold up a
// request. Started by check-thread.ts alone.
import { parentPort, workerData } from 'node:worker_threads';
import { prepareFile, type Work } from './prepare.ts';

parentPort?.postMessage(await prepareFile(workerData as Work));
