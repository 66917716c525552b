// Fills a new file in a thread of its own, while the records are still being made. The file is the
// same, byte for byte, as without a thread.
import { boundLists } from '../../records/embedded-lists.ts';
import type { RecordOf, Resource } from '../../records/resources.ts';
import { startModule } from '../module-worker.ts';
import { QueueSender, shareQueue } from '../thread-queue.ts';
import { DocumentPacker, type PackedDocument } from './document.ts';
import type { Records } from './records.ts';
import { type Facts, writingOrder } from './write.ts';

/** What the thread is given when it starts. */
export interface WriteThreadData {
  path: string;
  facts: Facts;
  shared: SharedArrayBuffer;
}

/** A record as JSON, whole, and packed; a source with its texts. */
export interface SentRecord extends PackedDocument {
  json: string;
  text?: string | undefined;
  passages?: ReturnType<Records['passages']['get']>;
  earlier?: ReturnType<Records['earlierTexts']['get']>;
}

/** Of one list, in order; the last of a list says so. */
export type RecordBatch = { resource: Resource; records: SentRecord[]; isLast: boolean };

/** What is written behind the records, in this order. */
const past = ['changes', 'tombstones', 'formerIds'] as const satisfies (keyof Records)[];
export type Past = (typeof past)[number];

/** Of one list, in order, as is a batch of records. */
export type PastBatch = { list: Past; entries: unknown[]; isLast: boolean };

/** Characters of the records of one message: fewer cost more waking, more cost memory. */
const batchLength = 1 << 18;

/** Entries of the past in one message. */
const entriesMax = 1000;

/**
 * Where a heap of its own is full, a thread ends without a word, so only the memory of the machine
 * limits it. What it makes of a record is garbage soon, and needs little room.
 */
const resourceLimits = { maxOldGenerationSizeMb: 1 << 20, maxYoungGenerationSizeMb: 12 };

/** Told of every record as it will be sent to readers. */
type Note = <R extends Resource>(resource: R, record: RecordOf<R>, json: string) => void;

/** @throws the error of the thread, also when it ended without one */
export function buildInThread(path: string, records: Records, facts: Facts, note: Note): void {
  const shared = shareQueue();
  const data: WriteThreadData = { path, facts, shared };
  const thread = startModule(import.meta.url, 'write-worker', data, { resourceLimits });
  const queue = new QueueSender(shared, thread);
  try {
    const sender = new RecordSender(queue, records, note);
    for (const resource of writingOrder) sender.sendList(resource);
    for (const list of past) sender.sendPast(list);
  } catch (error) {
    queue.giveUp();
    // One that starts only now must not write.
    void thread.terminate();
    throw error;
  }
  queue.finish();
}

/** Sends lists of records in batches. */
class RecordSender {
  private readonly packer = new DocumentPacker();
  private readonly queue: QueueSender;
  private readonly records: Records;
  private readonly note: Note;

  constructor(queue: QueueSender, records: Records, note: Note) {
    this.queue = queue;
    this.records = records;
    this.note = note;
  }

  sendList<R extends Resource>(resource: R): void {
    let batch: SentRecord[] = [];
    let length = 0;
    for (const record of this.records[resource] as Iterable<RecordOf<R>>) {
      const sent = this.describe(resource, record);
      batch.push(sent);
      length += sent.json.length + (sent.text?.length ?? 0);
      if (length < batchLength) continue;
      this.queue.send({ resource, records: batch, isLast: false } satisfies RecordBatch);
      batch = [];
      length = 0;
    }
    this.queue.send({ resource, records: batch, isLast: true } satisfies RecordBatch);
  }

  sendPast(list: Past): void {
    let entries: unknown[] = [];
    for (const entry of this.records[list]) {
      entries.push(entry);
      if (entries.length < entriesMax) continue;
      this.queue.send({ list, entries, isLast: false } satisfies PastBatch);
      entries = [];
    }
    this.queue.send({ list, entries, isLast: true } satisfies PastBatch);
  }

  private describe<R extends Resource>(resource: R, record: RecordOf<R>): SentRecord {
    const bounded = boundLists(resource, record);
    const sent = JSON.stringify(bounded);
    this.note(resource, record, sent);
    const json = bounded === record ? sent : JSON.stringify(record);
    const packed = this.packer.pack(bounded);
    if (resource !== 'sources') return { json, ...packed };
    const { texts, passages, earlierTexts } = this.records;
    const { id } = record;
    const of = { text: texts.get(id), passages: passages.get(id), earlier: earlierTexts.get(id) };
    return { json, ...packed, ...of };
  }
}
