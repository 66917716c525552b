// Runs in a worker thread: fills a file with the records that it is sent. Started only by
// write-thread.ts.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type RecordOf, type Resource, resourceNames } from '../../records/resources.ts';
import { QueueReceiver } from '../thread-queue.ts';
import { buildFile } from './file.ts';
import type { WrittenRecords } from './records.ts';
import { writeRecords } from './write.ts';
import type { Past, PastBatch, RecordBatch, SentRecord, WriteThreadData } from './write-thread.ts';

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
    changes: { [Symbol.iterator]: () => receivePast('changes') },
    tombstones: { [Symbol.iterator]: () => receivePast('tombstones') },
    formerIds: { [Symbol.iterator]: () => receivePast('formerIds') },
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

function* receivePast<L extends Past>(list: L): Generator<EntryOf<L>> {
  for (let isLast = false; !isLast; ) {
    const batch = queue.take() as PastBatch;
    if (batch.list !== list) throw new Error(`${batch.list} came for ${list}`);
    yield* batch.entries as EntryOf<L>[];
    isLast = batch.isLast;
  }
}

type EntryOf<L extends Past> = WrittenRecords[L] extends Iterable<infer T> ? T : never;
