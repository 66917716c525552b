// Searches that would keep others waiting: in a thread for each dataset, which is started when it
// is first needed and ends with its dataset.
import type { Worker } from 'node:worker_threads';
import type { Pending } from '../../search/pending.ts';
import { startModule } from '../module-worker.ts';
import type { Dataset } from './dataset.ts';

export interface Asked {
  id: number;
  expression: string;
}

export type Found = { id: number; numbers: Uint32Array } | { id: number; detail: string };

interface Waiting {
  resolve: (numbers: Uint32Array) => void;
  reject: (error: Error) => void;
}

export class SearchThread {
  private readonly path: string;
  private readonly waiting = new Map<number, Waiting>();
  private worker: Worker | undefined;
  private asked = 0;

  /** @param path of the dataset file */
  constructor(path: string) {
    this.path = path;
  }

  /** The numbers of the statements that match an FTS5 expression, ascending. */
  find(expression: string): Promise<Uint32Array> {
    const worker = this.open();
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, expression } satisfies Asked);
    });
  }

  close(): void {
    void this.worker?.terminate();
  }

  private open(): Worker {
    if (this.worker) return this.worker;
    const worker = startModule(import.meta.url, 'search-worker', { path: this.path });
    this.worker = worker;
    worker.unref();
    worker.on('message', (found: Found) => {
      const waiting = this.waiting.get(found.id);
      this.waiting.delete(found.id);
      if ('numbers' in found) waiting?.resolve(found.numbers);
      else waiting?.reject(new Error(found.detail));
    });
    // An error is followed by an exit, when there may be another thread already.
    const fail = (error: Error) => this.worker === worker && this.fail(error);
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`the search ended with code ${code}`)));
    return worker;
  }

  /** The next question starts a new thread. */
  private fail(error: Error): void {
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

interface Aside {
  thread: SearchThread;
  /** What it is looking for. */
  begun: Map<string, Promise<void>>;
}

const asides = new WeakMap<Dataset, Aside>();

/** Settled when it is worth asking again. */
export function findAside(dataset: Dataset, { key, expression, accept }: Pending): Promise<void> {
  const { thread, begun } = openAside(dataset);
  const known = begun.get(key);
  if (known) return known;
  const found = thread
    .find(expression)
    .then(accept)
    .finally(() => begun.delete(key));
  begun.set(key, found);
  return found;
}

function openAside(dataset: Dataset): Aside {
  const known = asides.get(dataset);
  if (known) return known;
  const aside = { thread: new SearchThread(dataset.path), begun: new Map() };
  asides.set(dataset, aside);
  dataset.onClose(() => aside.thread.close());
  return aside;
}
