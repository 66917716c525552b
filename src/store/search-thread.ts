// The search that would hold up everybody else: in a thread of its own, which is started when it is
// first needed.
import type { Worker } from 'node:worker_threads';
import { startModule } from './module-worker.ts';

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
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', (code) => this.fail(new Error(`the search ended with code ${code}`)));
    return worker;
  }

  /** The next question starts a new thread. */
  private fail(error: Error): void {
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
