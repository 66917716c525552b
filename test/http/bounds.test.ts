// Every limit of a request in one table: the largest that is allowed, and the smallest that is not.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AnswerCache } from '../../src/http/exchange/send.ts';
import { buildTestApp, openCurated } from '../support/curated.ts';
import type { Refusal } from '../support/service.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.close());

const letters = (length: number) => 'a'.repeat(length);
/** Different values that are all known. */
const values = (count: number) =>
  Array.from({ length: count }, (_, index) => ['peskov', 'Peskov', 'PESKOV'][index % 3]).join();
const parameters = (count: number) =>
  Array.from({ length: count }, (_, index) => `p${index}=1`).join('&');

/** `of` says what is counted; `url` makes an address that has so many. */
interface Limit {
  of: string;
  max: number;
  url: (count: number) => string;
  /** What the answer says when there is one too many. */
  says: RegExp;
}

const limits: Limit[] = [
  {
    of: 'values of a parameter',
    max: 50,
    url: (count) => `/statements?actor=${values(count)}`,
    says: /more than 50 values/,
  },
  {
    of: 'the records of a page',
    max: 100,
    url: (count) => `/statements?limit=${count}`,
    says: /from 1 to 100/,
  },
  {
    of: 'the characters of a search',
    max: 200,
    url: (count) => `/statements?q=${letters(count)}`,
    says: /at most 200 characters/,
  },
  {
    of: 'the characters of a search for a name',
    max: 100,
    url: (count) => `/actors?q=${letters(count)}`,
    says: /at most 100 characters/,
  },
  {
    of: 'the characters of a sentence to look up',
    max: 2000,
    url: (count) => `/lookup?text=${letters(count)}`,
    says: /longer than 2000 characters/,
  },
  {
    of: 'the matches of a sentence',
    max: 20,
    url: (count) => `/lookup?text=mot&limit=${count}`,
    says: /from 1 to 20/,
  },
  {
    of: 'the steps of a graph',
    max: 5,
    url: (count) => `/statements/peskov-2025-12-03-eu-gas/relations?depth=${count}`,
    says: /from 1 to 5/,
  },
];

test.each(limits)('$of: $max are allowed, one more is refused', async ({ max, url, says }) => {
  const allowed = await app.inject(url(max));
  expect(allowed.statusCode, allowed.body).toBe(200);
  const refused = await app.inject(url(max + 1));
  expect(refused.statusCode).toBe(400);
  expect(refused.json<Refusal>().detail).toMatch(says);
});

/** What else is wrong with these is said, so long as they are not too many or too long. */
const bounded: Limit[] = [
  {
    of: 'parameters',
    max: 50,
    url: (count) => `/statements?${parameters(count)}`,
    says: /^There are more than 50 parameters\.$/,
  },
  {
    of: 'the characters of a value',
    max: 500,
    url: (count) => `/statements?actor=${letters(count)}`,
    says: /longer than 500 characters/,
  },
  {
    of: 'the characters of a value in two code units',
    max: 500,
    url: (count) => `/statements?actor=${encodeURIComponent('🎉'.repeat(count))}`,
    says: /longer than 500 characters/,
  },
  {
    of: 'the characters of an id',
    max: 120,
    url: (count) => `/caveats?statement=${letters(count)}`,
    says: /at most 120 characters/,
  },
];

test.each(bounded)('$of: with $max it is another matter', async ({ max, url, says }) => {
  for (const [count, isTooMany] of [
    [max, false],
    [max + 1, true],
  ] as const) {
    const { statusCode, body } = await app.inject(url(count));
    expect(statusCode).toBe(400);
    expect(says.test((JSON.parse(body) as Refusal).detail), body).toBe(isTooMany);
  }
});

test('the answers that are kept have so many bytes, addresses included, the newest ones', () => {
  const dataset = openCurated();
  const cache = new AnswerCache(1_000_000).of(dataset.current());
  if (!cache) throw new Error('nothing is kept');
  // A fifth more is reckoned for what is kept compressed.
  const answer = { body: Buffer.alloc(250_000), headers: {}, etag: '"x"', tags: ['"x"'] };
  const setTwice = (url: string, length: number) => {
    for (let time = 0; time < 2; time++) cache.set(url, { ...answer, body: Buffer.alloc(length) });
    return cache.get(url) !== undefined;
  };
  for (const url of ['/a', '/b', '/c']) cache.set(url, answer);
  expect(setTwice('/d', 250_000)).toBe(true);
  expect(['/a', '/b', '/c'].map((url) => cache.get(url))).toEqual([undefined, answer, answer]);
  expect(setTwice('/larger', 1_000_001)).toBe(false);
  const long = Array.from({ length: 100 }, (_, index) => `/${index}${letters(20_000)}`);
  for (const url of long) expect(setTwice(url, 0)).toBe(true);
  // Each takes 40 kB, twice the length of its address.
  expect(long.filter((url) => cache.get(url))).toHaveLength(24);
  expect(new AnswerCache(0).of(dataset.current())).toBeUndefined();
  dataset.close();
});
