// Searches that would keep others waiting, made by a worker thread: one at a time, from a bounded
// queue, each with a deadline. What nobody waits for any more is not made.
import type { ScopedTerm } from './query.ts';

/** A message to the thread: everything that one request has to wait for. */
export interface SearchJob {
  id: number;
  terms: readonly ScopedTerm[];
}

/** The matching doc ids of each term, ascending; or why there are none. */
export type SearchOutcome = { id: number; lists: Uint32Array[] } | { id: number; failure: string };

/** What the thread is given when it starts. */
export interface SearchThreadData {
  /** Holds the id of the last job that nobody waits for any more. */
  cancelled: Int32Array;
}

/** As much of a worker thread as is needed. */
interface Thread {
  on(event: 'message', listener: (outcome: SearchOutcome) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  postMessage(job: SearchJob): void;
  terminate(): Promise<unknown>;
  unref(): void;
}

export interface OffloadLimits {
  /** Requests that may wait at a time. */
  waitingMax: number;
  /** How long each of them may wait. */
  deadlineMs: number;
}

const defaultOffloadLimits: OffloadLimits = { waitingMax: 100, deadlineMs: 10_000 };

/** The queue is full, or the search took too long. */
export class OffloadError extends Error {
  override readonly name = 'OffloadError';
}

interface Waiter {
  resolve: (lists: readonly Uint32Array[]) => void;
  reject: (error: Error) => void;
}

interface Job extends SearchJob {
  key: string;
  waiters: Set<Waiter>;
}

export class Offload {
  private readonly start: (data: SearchThreadData) => Thread;
  private readonly limits: OffloadLimits;
  private readonly cancelled = new Int32Array(new SharedArrayBuffer(4));
  /** By key, in the order in which they came; the running one is the first. */
  private readonly jobs = new Map<string, Job>();
  private running: Job | undefined;
  private thread: Thread | undefined;
  private waiting = 0;
  private lastId = 0;

  /** @param start starts a thread that answers each `SearchJob` with a `SearchOutcome` */
  constructor(start: (data: SearchThreadData) => Thread, limits = defaultOffloadLimits) {
    this.start = start;
    this.limits = limits;
  }

  /**
   * The matching doc ids of each term, ascending. The lists may be shared.
   * @param signal of a client that may leave
   * @throws OffloadError, or the reason of the signal
   */
  find(terms: readonly ScopedTerm[], signal?: AbortSignal): Promise<readonly Uint32Array[]> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (this.waiting >= this.limits.waitingMax) {
        return reject(new OffloadError(`${this.waiting} searches are waiting already`));
      }
      const job = this.enqueue(terms);
      const { deadlineMs } = this.limits;
      const leave = (error: Error) => {
        waiter.reject(error);
        this.abandon(job);
      };
      const abort = () => leave(signal?.reason);
      const late = () => leave(new OffloadError(`nothing was found within ${deadlineMs} ms`));
      const deadline = setTimeout(late, deadlineMs);
      const end = () => {
        job.waiters.delete(waiter);
        this.waiting--;
        clearTimeout(deadline);
        signal?.removeEventListener('abort', abort);
      };
      const waiter: Waiter = {
        resolve: (lists) => {
          end();
          resolve(lists);
        },
        reject: (error) => {
          end();
          reject(error);
        },
      };
      signal?.addEventListener('abort', abort);
      job.waiters.add(waiter);
      this.waiting++;
      this.runNext();
    });
  }

  /** Ends the thread and whatever waits for it. */
  close(): void {
    const { thread } = this;
    this.thread = undefined;
    this.running = undefined;
    void thread?.terminate();
    for (const job of [...this.jobs.values()]) this.fail(job, new OffloadError('it was closed'));
  }

  /** Requests that look for the same terms share one job. */
  private enqueue(terms: readonly ScopedTerm[]): Job {
    const key = JSON.stringify(terms);
    const queued = this.jobs.get(key);
    if (queued) return queued;
    const job: Job = { id: ++this.lastId, key, terms, waiters: new Set() };
    this.jobs.set(key, job);
    return job;
  }

  private runNext(): void {
    if (this.running) return;
    const [job] = this.jobs.values();
    if (!job) return;
    this.running = job;
    const { id, terms } = job;
    try {
      this.openThread().postMessage({ id, terms } satisfies SearchJob);
    } catch (error) {
      this.replaceThread(error as Error);
    }
  }

  /** A running job goes on until the thread checks whether anybody still waits for it. */
  private abandon(job: Job): void {
    if (job.waiters.size > 0) return;
    this.forget(job);
    if (this.running === job) Atomics.store(this.cancelled, 0, job.id);
  }

  private openThread(): Thread {
    if (this.thread) return this.thread;
    const thread = this.start({ cancelled: this.cancelled });
    this.thread = thread;
    // The deadline of whoever waits keeps the process alive for as long as is needed.
    thread.unref();
    thread.on('message', (outcome: SearchOutcome) => this.settle(outcome));
    // An exit follows each error; by then there may be another thread already.
    const end = (error: Error) => this.thread === thread && this.replaceThread(error);
    thread.on('error', end);
    thread.on('exit', (code) => end(new Error(`the search ended with code ${code}`)));
    return thread;
  }

  private settle(outcome: SearchOutcome): void {
    const { running } = this;
    if (running?.id !== outcome.id) return;
    this.running = undefined;
    if ('lists' in outcome) {
      this.forget(running);
      for (const { resolve } of [...running.waiters]) resolve(outcome.lists);
    } else {
      this.fail(running, new Error(outcome.failure));
    }
    this.runNext();
  }

  /** The running job fails; those that wait are left to the next thread. */
  private replaceThread(error: Error): void {
    const { running } = this;
    this.thread = undefined;
    this.running = undefined;
    if (running) this.fail(running, error);
    this.runNext();
  }

  private fail(job: Job, error: Error): void {
    this.forget(job);
    for (const { reject } of [...job.waiters]) reject(error);
  }

  /** By now another job may look for the same terms. */
  private forget(job: Job): void {
    if (this.jobs.get(job.key) === job) this.jobs.delete(job.key);
  }
}
