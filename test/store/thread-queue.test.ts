// However the thread at the other end of a queue ends, whoever fills the queue learns of it.
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { startModule } from '../../src/store/module-worker.ts';
import { QueueSender, shareQueue } from '../../src/store/thread-queue.ts';

const open = (more: object = {}, startMs?: number) => {
  const shared = shareQueue();
  const thread = startModule(import.meta.url, '../support/queue-worker', { shared, ...more });
  thread.on('error', () => {});
  return { thread, queue: new QueueSender(shared, thread, startMs) };
};
const send = (queue: QueueSender, message: string) => queue.send(message as never);

test('a thread that has all it waits for is done', async () => {
  const { thread, queue } = open();
  for (let count = 0; count < 1000; count++) send(queue, 'go on');
  send(queue, 'be done');
  queue.finish();
  expect(await once(thread, 'exit')).toEqual([0]);
});

test.each([
  ['throws', 'throw', { message: 'no space', code: 'ENOSPC' }],
  ['dies', 'die', { message: 'a thread ended before it was done' }],
])('a thread that %s at the end is noticed', (_what, message, error) => {
  const { queue } = open();
  send(queue, message);
  expect(() => queue.finish()).toThrow(expect.objectContaining(error));
});

test.each([
  ['throws', 'throw', 'no space'],
  ['dies', 'die', 'a thread ended before it was done'],
])('a thread that %s is noticed by a sender that waits for room', (_what, message, error) => {
  const { queue } = open();
  send(queue, message);
  const fill = () => {
    for (let count = 0; count < 1000; count++) send(queue, 'go on');
  };
  expect(fill).toThrow(error);
  expect(() => queue.giveUp()).not.toThrow();
});

test('a thread ends when the sender gives up', async () => {
  const { thread, queue } = open();
  send(queue, 'go on');
  queue.giveUp();
  expect(await once(thread, 'exit')).toEqual([0]);
  expect(() => queue.finish()).toThrow('the sender gave up');
});

test('a thread whose program cannot be loaded is waited for no longer than it may take', () => {
  const { queue } = open({ startsNot: true }, 3000);
  send(queue, 'go on');
  expect(() => queue.finish()).toThrow('a thread did not start within 3 s');
  expect(() => queue.giveUp()).not.toThrow();
});
