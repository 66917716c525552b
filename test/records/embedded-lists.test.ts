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

  test('are cut in one relation and whole in the others', () => {
    const relations = [relate('incoming', 2), relate('incoming', 21), relate('outgoing', 20)];
    const record = boundLists('statements', { id: 'own', relations });
    expect(record.relations?.map(({ scope }) => scope?.length)).toEqual([2, 20, 20]);
    expect(record).not.toHaveProperty('more');
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

describe('what is left out of', () => {
  const via = (...ids: (string | null)[]) =>
    ids.map((id) => ({ via: id === null ? null : { id } }));
  const rest = (record: Omit<Parameters<typeof boundLists>[1], 'id'>) =>
    (boundLists('statements', { id: 'own', ...record }) as { more?: object }).more;
  const at = (url: string) => ({ total: 21, url: `/statements?related_to=${url}` });

  test('relations is found by the record', () => {
    const relations = listOf(21, 100);
    expect(rest({ relations })).toEqual({ relations: at('own') });
    expect(rest({ relations, citations: via('leak') })).toEqual({ relations: at('own') });
    expect(boundLists('statements', { id: 'own', relations })).toMatchObject({
      relations: relations.slice(0, 20),
    });
  });

  test.each([
    ['own', []],
    ['own', via(null)],
    ['own', via(null, 'leak')],
    ['own', via('wire', 'leak')],
    ['own,leak', via('leak')],
    ['own,leak', via('leak', 'leak')],
  ])('who disputes it is found by %s where its citations are %j', (url, citations) => {
    const attribution = { status: 'disputed' as const, by: listOf(21, 100) };
    expect(rest({ attribution, citations })).toEqual({ attribution: at(url) });
    const record = boundLists('statements', { id: 'own', attribution, citations });
    expect(record.attribution).toEqual({ status: 'disputed', by: listOf(20, 100) });
  });

  test('one list is told beside others that are whole', () => {
    const [relations, caveats] = [listOf(20, 100), listOf(21, 100)];
    const record = boundLists('statements', { id: 'own', relations, caveats });
    expect(record).toEqual({
      id: 'own',
      relations,
      caveats: caveats.slice(0, 20),
      more: { caveats: { total: 21, url: '/caveats?statement=own' } },
    });
  });
});
