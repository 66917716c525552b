// The cache of the searcher: what was used last stays, and no more than fits.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentCache } from '../../src/search/cache.ts';

const open = (sizeMax: number) => new RecentCache<string, string>(sizeMax, (text) => text.length);

test('what is asked for stays, and what was not for a generation goes', () => {
  const cache = open(8);
  for (const key of ['a', 'b', 'c', 'd', 'e']) {
    cache.set(key, key.repeat(2));
    expect(cache.get('a')).toBe('aa');
  }
  expect(['b', 'c'].map((key) => cache.get(key))).toEqual([undefined, undefined]);
  expect(cache.get('e')).toBe('ee');
});

test('what is larger than a generation is not kept', () => {
  const cache = open(8);
  cache.set('a', 'aa');
  cache.set('b', 'bbbbb');
  expect([cache.get('a'), cache.get('b')]).toEqual(['aa', undefined]);
});

test('it never holds more than fits, and what was set last is there', () => {
  const keys = fc.array(fc.integer({ min: 1, max: 9 }).map(String), { minLength: 1 });
  fc.assert(
    fc.property(keys, keys, (first, second) => {
      const cache = open(18);
      for (const key of [...first, ...second]) {
        cache.set(key, key.repeat(Number(key)));
        expect(cache.get(key)).toBe(key.repeat(Number(key)));
      }
      const { young, old } = cache as unknown as Record<'young' | 'old', Map<string, string>>;
      const held = [...young.values(), ...old.values()].join('').length;
      expect(held).toBeLessThanOrEqual(18);
    }),
  );
});
