// Values that wait to be compiled come back as they were, each once.
import { expect, test } from 'vitest';
import { PackedList, packText, unpackText } from '../../src/seed/compile/packed-list.ts';
import { streamRecords } from '../../src/seed/compile.ts';
import { checkFolder } from '../../src/seed/pipeline.ts';
import { writeSeeds } from '../support/seeds.ts';

const list = (length: number) =>
  Array.from({ length }, (_, number) => ({
    number,
    text: 'l’été\n\u2028👍🏽'.repeat(number % 300),
  }));

test.each([0, 1, 2000])('a list of %s values gives them back in order', (length) => {
  const packed = new PackedList(list(length));
  expect(packed.length).toBe(length);
  expect([...packed]).toEqual(list(length));
});

test('a value that is longer than a part comes back', () => {
  const long = [{ text: 'ж'.repeat(200_000) }, { text: 'short' }];
  expect([...new PackedList([...long])]).toEqual(long);
});

test('values are held neither by the list that they came in, nor when they were gone through', () => {
  const items = list(3);
  const packed = new PackedList(items);
  expect(items).toEqual([]);
  expect([...packed]).toHaveLength(3);
  expect([...packed]).toEqual([]);
});

test('a packed text has one byte in each character', () => {
  const packed = packText('l’été 👍🏽');
  expect(packed).toMatch(/^[\0-\xff]*$/);
  expect(unpackText(packed)).toBe('l’été 👍🏽');
});

test('of the seeds that are being compiled, the texts are kept', () => {
  const { seeds } = checkFolder(writeSeeds());
  const texts = [...seeds.sources.values()].map(({ article }) => article);
  streamRecords(seeds);
  const kept = [...seeds.sources.values()];
  expect(kept.map(({ article }) => article)).toEqual(texts);
  expect(kept.flatMap((one) => [one.source ?? [], one.statements, one.caveats].flat())).toEqual([]);
});
