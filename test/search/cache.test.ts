// The cache of the searcher: what was used last stays, and no more than fits.
import { expect, test } from 'vitest';
import { LruCache } from '../../src/search/cache.ts';

const open = (sizeMax: number) => new LruCache<string>(sizeMax, (text) => text.length);

test('what was used least recently goes first', () => {
  const cache = open(6);
  cache.set('a', 'aa');
  cache.set('b', 'bb');
  cache.set('c', 'cc');
  expect(cache.get('a')).toBe('aa');
  cache.set('d', 'dd');
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.has(key))).toEqual(['a', 'c', 'd']);
});

test('a large value takes the place of several, and one that is too large of none', () => {
  const cache = open(6);
  cache.set('a', 'aa');
  cache.set('b', 'bb');
  cache.set('c', 'cc');
  cache.set('d', 'dddd');
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.has(key))).toEqual(['c', 'd']);
  cache.set('e', 'eeeeeee');
  expect(['c', 'd', 'e'].filter((key) => cache.has(key))).toEqual(['c', 'd']);
});

test('a value that is replaced is counted once', () => {
  const cache = open(6);
  for (const value of ['aaaa', 'aaa', 'aa']) cache.set('a', value);
  cache.set('b', 'bbbb');
  expect([cache.get('a'), cache.get('b')]).toEqual(['aa', 'bbbb']);
});
