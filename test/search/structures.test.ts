// Each search structure, from its writer to its reader, against what was put in.
import { describe, expect, test } from 'vitest';
import { fromArray, toInt32Array, toOrdinals, toUint32Array } from '../../src/search/bytes.ts';
import { ChunkedList } from '../../src/search/chunked-list.ts';
import { CsrLists, sumPrefixes } from '../../src/search/csr-lists.ts';
import { buildDocSet, listDocs } from '../../src/search/doc-set.ts';
import {
  openEndDay,
  openStartDay,
  readDays,
  undatedDay,
} from '../../src/search/doc-values/days-reader.ts';
import { DaysWriter } from '../../src/search/doc-values/days-writer.ts';
import { OrdinalsReader } from '../../src/search/doc-values/ordinals-reader.ts';
import { writeOrdinals } from '../../src/search/doc-values/ordinals-writer.ts';
import { Inverter } from '../../src/search/inverter.ts';
import { openInterval, readPostings, writePostings } from '../../src/search/keyword-postings.ts';
import { readNow } from '../../src/search/reading.ts';
import { listBatches } from '../../src/search/walk.ts';
import { MemoryDirectory } from '../support/memory-directory.ts';

describe('bytes', () => {
  test('are little-endian, and read wherever they begin', () => {
    expect([...fromArray(Uint32Array.of(1, 0x01020304))]).toEqual([1, 0, 0, 0, 4, 3, 2, 1]);
    expect([...fromArray(Uint16Array.of(0x0102))]).toEqual([2, 1]);
    expect([...fromArray(Uint32Array.of(7, 8, 9).subarray(1))]).toEqual([8, 0, 0, 0, 9, 0, 0, 0]);
    const shifted = Buffer.concat([Buffer.alloc(1), fromArray(Int32Array.of(-2, 5))]).subarray(1);
    expect([...toInt32Array(shifted)]).toEqual([-2, 5]);
    expect([...toUint32Array(shifted)]).toEqual([2 ** 32 - 2, 5]);
  });
  test.each([
    [1, [1, 2, 3, 4]],
    [2, [0x0201, 0x0403]],
    [4, [0x04030201]],
  ] as const)('are ordinals of %i', (width, ordinals) => {
    expect([...toOrdinals(Buffer.from([1, 2, 3, 4]), width)]).toEqual(ordinals);
  });
});

test('a list grows beyond its first chunks', () => {
  const list = new ChunkedList();
  const count = 2 * 65_536 + 3;
  for (let value = 0; value < count; value++) list.push(value * 2);
  expect(list.length).toBe(count);
  expect([0, 65_535, 65_536, count - 1].map((index) => list.at(index))).toEqual([
    0,
    131_070,
    131_072,
    2 * (count - 1),
  ]);
  const array = list.toArray();
  expect(array).toHaveLength(count);
  expect(array.every((value, index) => value === 2 * index)).toBe(true);
});

test('rows come back in order, whether some are empty or not', () => {
  const lists = new CsrLists();
  for (const [row, value] of [
    [1, 7],
    [1, 8],
    [4, 9],
    [5, 7],
  ] as const)
    lists.add(row, value);
  const seen: number[][] = [];
  lists.forEach((value, row) => {
    seen.push([row, value]);
  });
  expect(seen).toEqual([
    [1, 7],
    [1, 8],
    [4, 9],
    [5, 7],
  ]);
  expect(lists.length).toBe(4);
  const counts = Uint32Array.of(0, 2, 0, 3);
  sumPrefixes(counts);
  expect([...counts]).toEqual([0, 2, 2, 5]);
});

function invert(entries: readonly (readonly [docId: number, value: string])[]): Inverter {
  const inverter = new Inverter();
  for (const [docId, value] of entries) inverter.add(docId, value);
  return inverter;
}

describe('postings', () => {
  const entries = [
    [1, 'b'],
    [1, 'a'],
    [2, 'b'],
    [4, 'c'],
    [4, 'b'],
  ] as const;

  test('have each value with its docs', () => {
    const lists = [...invert(entries).listPostings()].map(([value, docIds]) => [value, ...docIds]);
    expect(lists).toEqual([
      ['a', 1],
      ['b', 1, 2, 4],
      ['c', 4],
    ]);
    expect(invert(entries).length).toBe(5);
  });

  test('are found by value, and by this and every later one', () => {
    const directory = new MemoryDirectory();
    writePostings(directory, { resource: 'r', field: 'f' }, invert(entries));
    const find = (value: string, field = 'f') => [
      ...listDocs(readNow(directory, readPostings({ resource: 'r', field, value }, 100))),
    ];
    expect(find('b')).toEqual([1, 2, 4]);
    expect(find('d')).toEqual([]);
    expect(find('b', 'g')).toEqual([]);
    expect(find(openInterval('b'))).toEqual([1, 2, 4]);
    expect(find(openInterval('c'))).toEqual([4]);
    expect(find(openInterval('d'))).toEqual([]);
    expect(openInterval('2025')).toBe('2025/..');
  });
});

describe('counts of values', () => {
  const docs = (...docIds: number[]) => buildDocSet(Uint32Array.from(docIds), 1000);
  function count(
    entries: readonly (readonly [number, string])[],
    docIds: readonly number[],
    limit = 10,
    docCount = 4,
  ) {
    const directory = new MemoryDirectory();
    writeOrdinals(directory, 'f', invert(entries), docCount);
    const reader = new OrdinalsReader(docCount);
    const ask = (ids: readonly number[]) =>
      readNow(directory, reader.count('f', docs(...ids), limit));
    return {
      found: ask(docIds),
      again: ask(docIds),
      hasOffsets: directory.readOrdinals('f')?.offsets,
    };
  }

  const single = [
    [1, 'x'],
    [2, 'y'],
    [4, 'y'],
  ] as const;
  const several = [
    [1, 'x'],
    [1, 'y'],
    [2, 'y'],
    [4, 'z'],
    [4, 'y'],
  ] as const;

  test('of docs with one value each', () => {
    const { found, again, hasOffsets } = count(single, [1, 2, 3, 4]);
    expect(found).toEqual([
      ['y', 2],
      ['x', 1],
    ]);
    expect(again).toEqual(found);
    expect(hasOffsets).toBeNull();
    expect(count(single, [1, 3]).found).toEqual([['x', 1]]);
    expect(count(single, [3]).found).toEqual([]);
  });

  test('of docs with several values', () => {
    const { found, hasOffsets } = count(several, [1, 2, 3, 4]);
    expect(found).toEqual([
      ['y', 3],
      ['x', 1],
      ['z', 1],
    ]);
    expect(hasOffsets).not.toBeNull();
    expect(count(several, [4]).found).toEqual([
      ['y', 1],
      ['z', 1],
    ]);
    expect(count(several, [2, 3]).found).toEqual([['y', 1]]);
  });

  test('are the largest ones, of equals the first by name', () => {
    expect(count(several, [1, 2, 3, 4], 1).found).toEqual([['y', 3]]);
    expect(count(several, [1, 2, 3, 4], 2).found).toEqual([
      ['y', 3],
      ['x', 1],
    ]);
    const rising = [
      [1, 'a'],
      [2, 'b'],
      [3, 'b'],
      [4, 'c'],
      [5, 'c'],
      [6, 'c'],
      [7, 'd'],
    ] as const;
    const all = [1, 2, 3, 4, 5, 6, 7];
    expect(count(rising, all, 2, 7).found).toEqual([
      ['c', 3],
      ['b', 2],
    ]);
    expect(count(rising, all, 3, 7).found).toEqual([
      ['c', 3],
      ['b', 2],
      ['a', 1],
    ]);
    expect(count(rising, all, 4, 7).found).toEqual([
      ['c', 3],
      ['b', 2],
      ['a', 1],
      ['d', 1],
    ]);
  });

  test.each([254, 255, 300, 65_600])('of %i different values', (values) => {
    const entries = Array.from({ length: values }, (_, index) => [index + 1, `v${index}`] as const);
    const { found } = count(entries, [1, values], 10, values + 1);
    expect(found).toEqual([
      ['v0', 1],
      [`v${values - 1}`, 1],
    ]);
  });

  test('of a field that has no column is an error', () => {
    const reading = new OrdinalsReader(1).count('g', docs(1), 1);
    expect(() => readNow(new MemoryDirectory(), reading)).toThrow('column for counting "g"');
  });
});

describe('days', () => {
  test('come back with what is not known and what is open', () => {
    const writer = new DaysWriter();
    writer.add(null);
    writer.add({ earliest: null, latest: 5 });
    writer.add({ earliest: -3, latest: 7 });
    writer.add({ earliest: 2, latest: null });
    expect(writer.findPeriod()).toEqual({ earliest: -3, latest: 7 });
    const directory = new MemoryDirectory();
    writer.finish(directory, 'r');
    const { earliest, latest } = readNow(directory, readDays('r'));
    expect([...earliest]).toEqual([undatedDay, undatedDay, openStartDay, -3, 2]);
    expect([...latest]).toEqual([undatedDay, undatedDay, 5, 7, openEndDay]);
    expect(() => readNow(directory, readDays('s'))).toThrow('the file has no days of s');
  });
  test('that nobody knows make no period', () => {
    const writer = new DaysWriter();
    writer.add(null);
    writer.add({ earliest: null, latest: null });
    expect(writer.findPeriod()).toEqual({ earliest: undefined, latest: undefined });
  });
});

test('all docs come in batches: first those that are ranked, then the others', () => {
  const docs = [9, 8, 7, 6, 5];
  const take = (after: number | undefined) =>
    docs.filter((docId) => after === undefined || docId < after).slice(0, 2);
  expect([...listBatches([3, 9, 1], 8, 2, take)]).toEqual([[3, 9], [1], [7, 6], [5]]);
  expect([...listBatches([], undefined, 2, take)]).toEqual([[9, 8], [7, 6], [5]]);
  expect([...listBatches([1, 2], 5, 2, take)]).toEqual([[1, 2]]);
});
