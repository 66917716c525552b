// Searches that would keep others waiting, done by a worker thread: one at a time, from a bounded
// queue, each with a deadline. What nobody waits for any more is not done.
/** A message to the thread: everything that one request has to wait for. */
export interface SearchJob {
  id: number;
  expressions: readonly string[];
}

/** The matching doc ids of each expression, ascending; or why there are none. */
export type SearchOutcome = { id: number; lists: Uint32Array[] } | { id: number; failure: string };

/** What the thread is given when it starts. */
export interface SearchThreadData {
  /** Holds the id of the last job that is not wanted any more. */
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

/** There is no room in the queue, or it took too long. */
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
  /** By what they look for, in the order in which they came; the running one is the first. */
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
   * The matching doc ids of each expression, ascending. The lists may be shared.
   * @param signal of a client that may leave
   * @throws OffloadError, or the reason of the signal
   */
  find(expressions: readonly string[], signal?: AbortSignal): Promise<readonly Uint32Array[]> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (this.waiting >= this.limits.waitingMax) {
        return reject(new OffloadError(`${this.waiting} searches are waiting already`));
      }
      const job = this.enqueue(expressions);
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

  /** Who looks for the same waits for the same job. */
  private enqueue(expressions: readonly string[]): Job {
    const key = JSON.stringify(expressions);
    const queued = this.jobs.get(key);
    if (queued) return queued;
    const job: Job = { id: ++this.lastId, key, expressions, waiters: new Set() };
    this.jobs.set(key, job);
    return job;
  }

  private runNext(): void {
    if (this.running) return;
    const [job] = this.jobs.values();
    if (!job) return;
    this.running = job;
    const { id, expressions } = job;
    try {
      this.openThread().postMessage({ id, expressions } satisfies SearchJob);
    } catch (error) {
      this.replaceThread(error as Error);
    }
  }

  /** A job that is running goes on until the thread looks whether it is still wanted. */
  private abandon(job: Job): void {
    if (job.waiters.size > 0) return;
    this.forget(job);
    if (this.running === job) Atomics.store(this.cancelled, 0, job.id);
  }

  private openThread(): Thread {
    if (this.thread) return this.thread;
    const thread = this.start({ cancelled: this.cancelled });
    this.thread = thread;
    // What waits has a deadline, which keeps the process alive for as long as is needed.
    thread.unref();
    thread.on('message', (outcome: SearchOutcome) => this.settle(outcome));
    // An error is followed by an exit, when there may be another thread already.
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

  /** What was running fails; what waits is for the next thread. */
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

  /** Another job may look for the same by now. */
  private forget(job: Job): void {
    if (this.jobs.get(job.key) === job) this.jobs.delete(job.key);
  }
}
