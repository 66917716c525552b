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

/** What is written behind the records, in this order. */
const past = ['changes', 'tombstones', 'formerIds'] as const satisfies (keyof Records)[];
type Past = (typeof past)[number];

/** Of one list, in order; the last of a list says so. Records are a `SentRecord` each. */
export interface Batch {
  list: Resource | Past;
  entries: unknown[];
  isLast: boolean;
}

/** Characters of what is in one message: fewer cost more waking, more cost memory. */
const batchLength = 1 << 18;

/** Characters that an entry of the past counts as. */
const pastLength = 256;

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
    const lengthOf = ({ json, text }: SentRecord) => json.length + (text?.length ?? 0);
    this.send(resource, this.describeAll(resource), lengthOf);
  }

  sendPast(list: Past): void {
    this.send<unknown>(list, this.records[list], () => pastLength);
  }

  private send<T>(list: Batch['list'], all: Iterable<T>, lengthOf: (entry: T) => number): void {
    let entries: T[] = [];
    let length = 0;
    for (const entry of all) {
      entries.push(entry);
      length += lengthOf(entry);
      if (length < batchLength) continue;
      this.queue.send({ list, entries, isLast: false } satisfies Batch);
      entries = [];
      length = 0;
    }
    this.queue.send({ list, entries, isLast: true } satisfies Batch);
  }

  private *describeAll<R extends Resource>(resource: R): Generator<SentRecord> {
    const records = this.records[resource] as Iterable<RecordOf<R>>;
    for (const record of records) yield this.describe(resource, record);
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
