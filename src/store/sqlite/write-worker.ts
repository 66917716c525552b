// Runs in a worker thread: fills a file with the records that it is sent. Started only by
// write-thread.ts.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type RecordOf, type Resource, resourceNames } from '../../records/resources.ts';
import { QueueReceiver } from '../thread-queue.ts';
import { buildFile } from './file.ts';
import type { WrittenRecords } from './records.ts';
import { writeRecords } from './write.ts';
import type { Batch, SentRecord, WriteThreadData } from './write-thread.ts';

const { path, facts, shared } = workerData as WriteThreadData;
const queue = new QueueReceiver(shared, parentPort as MessagePort);

/** The record that is being written. */
let current: SentRecord = { json: '', document: '', pieces: [] };

queue.run(() => {
  buildFile(path, (client) =>
    writeRecords(client, receiveRecords(), facts, { pack: () => current }),
  );
});

/** What is written, taken from the queue in the order in which it is written. */
function receiveRecords(): WrittenRecords {
  const lists = resourceNames.map((resource) => [
    resource,
    { [Symbol.iterator]: () => receiveList(resource) },
  ]);
  return {
    ...(Object.fromEntries(lists) as Pick<WrittenRecords, Resource>),
    changes: { [Symbol.iterator]: () => receive('changes') },
    tombstones: { [Symbol.iterator]: () => receive('tombstones') },
    formerIds: { [Symbol.iterator]: () => receive('formerIds') },
    texts: { get: () => current.text },
    passages: { get: () => current.passages },
    earlierTexts: { get: () => current.earlier },
  };
}

function* receiveList<R extends Resource>(resource: R): Generator<RecordOf<R>> {
  for (const record of receive<SentRecord>(resource)) {
    current = record;
    yield JSON.parse(record.json);
  }
}

/** The entries of the list whose turn it is. */
function* receive<T>(list: Batch['list']): Generator<T> {
  for (let isLast = false; !isLast; ) {
    const batch = queue.take() as Batch;
    if (batch.list !== list) throw new Error(`${batch.list} came for ${list}`);
    yield* batch.entries as T[];
    isLast = batch.isLast;
  }
}
