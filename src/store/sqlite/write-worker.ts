// Runs in a worker thread: fills a file with the records that it is sent. Started only by
// write-thread.ts.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type RecordOf, type Resource, resourceNames } from '../../records/resources.ts';
import { QueueReceiver } from '../thread-queue.ts';
import { buildFile } from './file.ts';
import type { WrittenRecords } from './records.ts';
import { writeRecords } from './write.ts';
import type { RecordBatch, SentPast, SentRecord, WriteThreadData } from './write-thread.ts';

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
  let past: SentPast | undefined;
  const receive = (list: keyof SentPast) => ({
    [Symbol.iterator]: () => {
      past ??= queue.take() as SentPast;
      return past[list][Symbol.iterator]();
    },
  });
  return {
    ...(Object.fromEntries(lists) as Pick<WrittenRecords, Resource>),
    changes: receive('changes') as WrittenRecords['changes'],
    tombstones: receive('tombstones') as WrittenRecords['tombstones'],
    formerIds: receive('formerIds') as WrittenRecords['formerIds'],
    texts: { get: () => current.text },
    passages: { get: () => current.passages },
    earlierTexts: { get: () => current.earlier },
  };
}

function* receiveList<R extends Resource>(resource: R): Generator<RecordOf<R>> {
  for (let isLast = false; !isLast; ) {
    const batch = queue.take() as RecordBatch;
    if (batch.resource !== resource) throw new Error(`${batch.resource} came for ${resource}`);
    for (const record of batch.records) {
      current = record;
      yield JSON.parse(record.json);
    }
    isLast = batch.isLast;
  }
}
