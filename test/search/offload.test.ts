// The queue to the search thread: in order, bounded, each search with a deadline, none for nobody,
// and a thread that dies takes no more with it than what it was doing.
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import {
  Offload,
  OffloadError,
  type OffloadLimits,
  type SearchJob,
  type SearchThreadData,
} from '../../src/search/offload.ts';
import type { ScopedTerm } from '../../src/search/query.ts';

/** A thread that answers when it is told to. */
class FakeThread extends EventEmitter {
  readonly jobs: SearchJob[] = [];
  readonly data: SearchThreadData;

  constructor(data: SearchThreadData) {
    super();
    this.data = data;
  }

  postMessage(job: SearchJob): void {
    this.jobs.push(job);
  }

  unref(): void {}

  async terminate(): Promise<number> {
    return 0;
  }

  /** Answers the last job. */
  answer(...lists: number[][]): void {
    const { id } = this.last;
    this.emit('message', { id, lists: lists.map((list) => Uint32Array.from(list)) });
  }

  die(): void {
    this.emit('error', new Error('it died'));
    this.emit('exit', 1);
  }

  get last(): SearchJob {
    return this.jobs.at(-1) as SearchJob;
  }

  get isCancelled(): boolean {
    return Atomics.load(this.data.cancelled, 0) === this.last.id;
  }
}

function openOffload(limits: Partial<OffloadLimits> = {}) {
  const threads: FakeThread[] = [];
  const start = (data: SearchThreadData) => {
    const thread = new FakeThread(data);
    threads.push(thread);
    return thread;
  };
  const offload = new Offload(start, { waitingMax: 10, deadlineMs: 60_000, ...limits });
  const thread = () => threads.at(-1) as FakeThread;
  return { offload, threads, thread };
}

/** A phrase of one word each. */
const terms = (...words: string[]): ScopedTerm[] =>
  words.map((word) => ({
    kind: 'phrase',
    words: [word],
    stems: [[word]],
    scope: 'passage',
    language: 'fr',
  }));

const wordsOf = (job: SearchJob) => job.terms.flatMap(({ words }) => words);

const numbers = (lists: readonly Uint32Array[]) => lists.map((list) => [...list]);

test('a thread is started when it is first needed, and gets one job at a time', async () => {
  const { offload, threads, thread } = openOffload();
  expect(threads).toHaveLength(0);
  const first = offload.find(terms('a', 'b'));
  const second = offload.find(terms('c'));
  expect(threads).toHaveLength(1);
  expect(thread().jobs.map(wordsOf)).toEqual([['a', 'b']]);
  thread().answer([1], [2, 3]);
  expect(numbers(await first)).toEqual([[1], [2, 3]]);
  expect(wordsOf(thread().last)).toEqual(['c']);
  thread().answer([4]);
  expect(numbers(await second)).toEqual([[4]]);
});

test('who looks for the same waits for the same', async () => {
  const { offload, thread } = openOffload();
  const both = Promise.all([offload.find(terms('a')), offload.find(terms('a'))]);
  expect(thread().jobs).toHaveLength(1);
  thread().answer([7]);
  expect((await both).map(numbers)).toEqual([[[7]], [[7]]]);
});

test('beyond its bound the queue takes nobody, and again when there is room', async () => {
  const { offload, thread } = openOffload({ waitingMax: 2 });
  const first = offload.find(terms('a'));
  const second = offload.find(terms('b'));
  await expect(offload.find(terms('c'))).rejects.toThrow(OffloadError);
  await expect(offload.find(terms('a'))).rejects.toThrow('2 searches are waiting already');
  thread().answer([1]);
  await first;
  const third = offload.find(terms('c'));
  thread().answer([2]);
  thread().answer([3]);
  expect(numbers(await second)).toEqual([[2]]);
  expect(numbers(await third)).toEqual([[3]]);
});

test('a deadline ends the wait, in the queue and while it is being done', async () => {
  const { offload, thread } = openOffload({ deadlineMs: 10 });
  const late = [offload.find(terms('a')), offload.find(terms('b'))];
  for (const { reason } of (await Promise.allSettled(late)) as PromiseRejectedResult[]) {
    expect(reason).toBeInstanceOf(OffloadError);
  }
  expect(thread().isCancelled).toBe(true);
  const next = offload.find(terms('c'));
  thread().emit('message', { id: thread().last.id, failure: 'nobody waits for it' });
  expect(thread().jobs.map(wordsOf)).toEqual([['a'], ['c']]);
  thread().answer([1]);
  expect(numbers(await next)).toEqual([[1]]);
});

test('what nobody waits for any more is not done; what somebody waits for is', async () => {
  const { offload, thread } = openOffload();
  const [one, two] = [new AbortController(), new AbortController()];
  const running = offload.find(terms('a'), one.signal);
  const queued = offload.find(terms('b'), one.signal);
  const shared = [
    offload.find(terms('c'), one.signal),
    offload.find(terms('c'), two.signal),
  ] as const;
  one.abort();
  for (const gone of [running, queued, shared[0]]) {
    await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
  }
  expect(thread().isCancelled).toBe(true);
  const again = offload.find(terms('a'), two.signal);
  thread().answer([1]);
  expect(wordsOf(thread().last)).toEqual(['c']);
  thread().answer([2]);
  expect(numbers(await shared[1])).toEqual([[2]]);
  expect(wordsOf(thread().last)).toEqual(['a']);
  thread().answer([3]);
  expect(numbers(await again)).toEqual([[3]]);
  expect(thread().jobs).toHaveLength(3);
});

test('a client that has left before is not waited for', async () => {
  const { offload, threads } = openOffload();
  await expect(offload.find(terms('a'), AbortSignal.abort())).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(threads).toHaveLength(0);
});

test('a search that fails says why, and the next is done', async () => {
  const { offload, thread } = openOffload();
  const first = offload.find(terms('a'));
  const second = offload.find(terms('b'));
  thread().emit('message', { id: thread().last.id, failure: 'no such table' });
  await expect(first).rejects.toThrow('no such table');
  thread().answer([1]);
  expect(numbers(await second)).toEqual([[1]]);
});

test('a thread that dies fails what it was doing; the next one does what waits', async () => {
  const { offload, threads, thread } = openOffload();
  const first = offload.find(terms('a'));
  const second = offload.find(terms('b'));
  const [dead] = threads;
  dead?.die();
  await expect(first).rejects.toThrow('it died');
  expect(threads).toHaveLength(2);
  dead?.emit('exit', 1);
  thread().answer([5]);
  expect(numbers(await second)).toEqual([[5]]);
  expect(threads).toHaveLength(2);
});

test('a thread that cannot be started fails each search, not the process', async () => {
  const offload = new Offload(() => {
    throw new Error('no more threads');
  });
  await expect(offload.find(terms('a'))).rejects.toThrow('no more threads');
  await expect(offload.find(terms('a'))).rejects.toThrow('no more threads');
});

test('closing ends what waits', async () => {
  const { offload } = openOffload();
  const waiting = [offload.find(terms('a')), offload.find(terms('b'))];
  offload.close();
  for (const { status } of await Promise.allSettled(waiting)) expect(status).toBe('rejected');
});
