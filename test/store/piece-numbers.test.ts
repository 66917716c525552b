// Pieces are numbered in the order in which they come, and found by their hashes.
import { expect, test } from 'vitest';
import { PieceNumbers } from '../../src/store/sqlite/piece-numbers.ts';

test('each of many pieces is found under its number, and no other is', () => {
  const numbers = new PieceNumbers();
  const keys = Array.from({ length: 20_000 }, (_, index) => {
    return [Math.imul(index, 0x9e3779b1), index % 7, 96 + (index % 3)] as const;
  });
  expect(keys.map((key) => numbers.add(...key))).toEqual(keys.map((_, index) => index + 1));
  expect(keys.map((key) => numbers.find(...key))).toEqual(keys.map((_, index) => index + 1));
  expect(numbers.find(1, 2, 96)).toBeUndefined();
});

test('pieces that share a hash, or all but the length, are told apart', () => {
  const numbers = new PieceNumbers();
  const keys: [number, number, number][] = [
    [5, 6, 100],
    [5, 7, 100],
    [6, 6, 100],
    [5, 6, 101],
  ];
  for (const key of keys.slice(0, 3)) numbers.add(...key);
  expect(keys.map((key) => numbers.find(...key))).toEqual([1, 2, 3, undefined]);
});
