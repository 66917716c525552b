// Runs in a worker thread: takes from a queue and ends as it is told.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { QueueReceiver } from '../../src/store/thread-queue.ts';

const { shared, startsNot } = workerData as { shared: SharedArrayBuffer; startsNot?: boolean };
if (startsNot) throw new Error('this program cannot be loaded');
const queue = new QueueReceiver(shared, parentPort as MessagePort);

queue.run(() => {
  for (;;) {
    const message = queue.take() as 'go on' | 'be done' | 'throw' | 'die';
    if (message === 'be done') return;
    if (message === 'throw') throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    if (message === 'die') process.exit(3);
  }
});
