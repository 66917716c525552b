// What a person sees of a long job, and that a script sees nothing of it.
import { expect, test } from 'vitest';
import { showProgress } from '../../src/seed/progress.ts';

function watch(isTTY: boolean) {
  let [time, text] = [0, ''];
  const stream = { isTTY, write: (more: string) => (text += more) };
  const progress = showProgress(stream, () => time);
  const readLines = () => text.split('\r\u001b[K').slice(1);
  return { progress, readLines, readAll: () => text, wait: (ms: number) => (time += ms) };
}

test('the stage, how much of it is done, and the time that is left once that can be told', () => {
  const { progress, readLines, wait } = watch(true);
  progress.begin('parsing');
  wait(100);
  progress.count(0, 200);
  wait(900);
  progress.count(10, 200);
  wait(1500);
  progress.count(50, 200);
  progress.begin('checking');
  progress.end();
  expect(readLines()).toEqual([
    'parsing …',
    'parsing … 0 of 200',
    'parsing … 10 of 200',
    'parsing … 50 of 200, 8 s left',
    'checking …',
    '',
  ]);
});

test('not more often than ten times a second', () => {
  const { progress, readLines, wait } = watch(true);
  progress.begin('parsing');
  for (let done = 0; done < 1000; done++) {
    wait(1);
    progress.count(done, 1000);
  }
  expect(readLines()).toHaveLength(11);
});

test('nothing where nobody looks', () => {
  const { progress, readAll, wait } = watch(false);
  progress.begin('parsing');
  wait(5000);
  progress.count(1, 2);
  progress.end();
  expect(readAll()).toBe('');
});
