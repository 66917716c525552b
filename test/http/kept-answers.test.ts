// Which answers are kept: what is asked for again stays, whatever else is asked for once.
import { expect, test, vi } from 'vitest';
import { KeptAnswers } from '../../src/http/exchange/kept-answers.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { openForTest } from '../support/listening.ts';

const open = (bytesMax: number) => new KeptAnswers<Buffer>(bytesMax, ({ length }) => length);
const answer = Buffer.alloc(10);

test('While there is room, all are kept the first time', () => {
  const kept = open(30);
  for (const key of 'abc') kept.set(key, answer);
  expect([...'abc'].map((key) => kept.get(key))).toEqual([answer, answer, answer]);
});

test('What nobody asks for again pushes nothing out', () => {
  const kept = open(30);
  for (const key of 'abc') kept.set(key, answer);
  for (let once = 0; once < 1000; once++) kept.set(`${once}`, answer);
  expect([...'abc'].map((key) => kept.get(key))).toEqual([answer, answer, answer]);
});

test('What is asked for twice takes the place of what was used longest ago', () => {
  const kept = open(30);
  for (const key of 'abc') kept.set(key, answer);
  kept.get('a');
  kept.set('d', answer);
  expect(kept.get('d')).toBeUndefined();
  kept.set('d', answer);
  expect([...'abcd'].map((key) => kept.get(key))).toEqual([answer, undefined, answer, answer]);
});

test('What is larger than all room is never kept, and pushes nothing out', () => {
  const kept = open(30);
  kept.set('a', answer);
  for (let times = 0; times < 3; times++) kept.set('b', Buffer.alloc(31));
  expect([kept.get('a'), kept.get('b')]).toEqual([answer, undefined]);
});

test('A page that everybody reads stays while one client asks for 300 others', async () => {
  const { app } = await openForTest({ cacheBytesMax: 200_000 });
  const made = vi.spyOn(Dataset.prototype, 'hold');
  const ask = async (url: string) => {
    made.mockClear();
    expect((await app.inject(url)).statusCode).toBe(200);
    return made.mock.calls.length > 0 ? 'made' : 'kept';
  };
  const page = '/statements?limit=20';
  expect([await ask(page), await ask(page)]).toEqual(['made', 'kept']);
  for (let other = 0; other < 300; other++) {
    const facet = ['act', 'form', 'month'][other % 3];
    expect(await ask(`/statements?limit=${1 + (other % 100)}&facets=${facet}`)).toBe('made');
  }
  expect(await ask(page)).toBe('kept');
  made.mockRestore();
});
