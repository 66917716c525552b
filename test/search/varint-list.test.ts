// Numbers come back as they were pushed, whatever they take.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Inverter } from '../../src/search/inverter.ts';
import { VarintList } from '../../src/search/varint-list.ts';
import { runs } from '../support/runs.ts';

const uint32 = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 2 ** 32 - 1 }));

test('a list gives back what was pushed, and 0 behind it', () => {
  fc.assert(
    fc.property(fc.array(uint32), (values) => {
      const list = new VarintList();
      for (const value of values) list.push(value);
      const next = list.read();
      expect([...values, 0].map(next)).toEqual([...values, 0]);
      expect(list.length).toBe(values.length);
    }),
    runs(100),
  );
});

test('a list that is longer than a chunk goes on', () => {
  const values = Array.from({ length: 20_000 }, (_, index) => Math.imul(index, 0x9e3779b1) >>> 0);
  const list = new VarintList();
  for (const value of values) list.push(value);
  expect(values.map(list.read())).toEqual(values);
});

test('docs without a value stand between others, and values come in the order of docs', () => {
  const inverter = new Inverter();
  for (const [docId, value] of [
    [2, 'b'],
    [2, 'a'],
    [5, 'b'],
    [5, 'b'],
  ] as const)
    inverter.add(docId, value);
  expect([...inverter.listPostings()].map(([value, ids]) => [value, [...ids]])).toEqual([
    ['a', [2]],
    ['b', [2, 5, 5]],
  ]);
});
