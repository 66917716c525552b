// What a record embeds of others: how much of it, and where the rest is found.
import { describe, expect, test } from 'vitest';
import { boundLists } from '../../src/records/embedded-lists.ts';
import type { Relation } from '../../src/records/statement.ts';

/** Objects of so many characters as JSON. */
const listOf = (count: number, characters: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${index}`.padStart(characters - '{"id":""}'.length, 'x'),
  })) as never[];

const bound = (count: number, characters: number) =>
  boundLists('topics', { id: 'talks', caveats: listOf(count, characters) }) as {
    caveats: object[];
    more?: object;
  };

describe('a list', () => {
  test.each([
    ['of short ones, twenty of them', 20, 100, 20],
    ['of short ones', 21, 100, 20],
    ['that is just not too long', 6, 1000, 6],
    ['that is too long by one', 7, 1000, 6],
    ['of one more than five that are too long', 6, 5000, 5],
    ['of five, however long they are', 5, 50_000, 5],
  ])('%s', (_what, count, characters, kept) => {
    const { caveats, more } = bound(count, characters);
    expect(caveats).toEqual(listOf(count, characters).slice(0, kept));
    const url = '/caveats?topic=talks';
    expect(more).toEqual(kept === count ? undefined : { caveats: { total: count, url } });
  });
});

describe('the statements that a document is all there is of', () => {
  const relate = (direction: Relation['direction'], count: number) =>
    ({ id: 'other', direction, scope: listOf(count, 20) }) as unknown as Relation;
  const boundOne = (relation: Relation) =>
    boundLists('statements', { id: 'own', relations: [relation] }).relations?.[0];

  test('are all there when they are few', () => {
    const relation = relate('incoming', 20);
    const record = { id: 'own', relations: [relation] };
    expect(boundLists('statements', record)).toBe(record);
  });

  test.each([
    ['outgoing', 'other'],
    ['incoming', 'own'],
  ] as const)('of an %s relation are found by that document', (direction, via) => {
    expect(boundOne(relate(direction, 21))).toEqual({
      ...relate(direction, 20),
      more: { scope: { total: 21, url: `/statements?via=${via}` } },
    });
  });
});
