// What records are called: which spellings are stored, and what is found by them.
import { describe, expect, test } from 'vitest';
import { NamesReader } from '../../src/search/names/names-reader.ts';
import { writeNames } from '../../src/search/names/names-writer.ts';
import { readNow } from '../../src/search/reading.ts';
import { NameIndex } from '../../src/store/name-index.ts';
import { SpellingList } from '../../src/store/sqlite/spelling-list.ts';
import type { Named } from '../../src/store/store.ts';
import { MemoryDirectory } from '../support/memory-directory.ts';
import { buildPerson } from '../support/records.ts';

describe('spellings', () => {
  const list = (...people: ReturnType<typeof buildPerson>[]) => {
    const spellings = new SpellingList();
    for (const person of people) spellings.add('actors', person);
    return spellings.list();
  };
  const person = (id: string, name: string, ...families: string[]) => ({
    ...buildPerson(name, ...families),
    id,
  });

  test('are folded, in order, each once, with their words in order', () => {
    expect(list(person('anna', 'Anna Marin', 'ANNA'))).toEqual([
      {
        number: 1,
        kind: 'actors',
        folded: 'anna',
        id: 'anna',
        spelling: 'anna',
        sortedWords: null,
      },
      {
        ...{ number: 2, kind: 'actors', folded: 'anna marin', id: 'anna' },
        ...{ spelling: 'Anna Marin', sortedWords: 'anna marin' },
      },
    ]);
  });
  test('that fold to nothing are none', () => {
    expect(list(person('a', '?!')).map(({ spelling }) => spelling)).toEqual(['a']);
  });
  test('are family names of several, unless they are the name of somebody else', () => {
    const names = (...people: ReturnType<typeof buildPerson>[]) =>
      list(...people).flatMap(({ folded, id }) => (folded === 'jones' ? [id] : []));
    const [anna, ewen] = [person('anna', 'Anna Jones'), person('ewen', 'Ewen Jones', 'Jones')];
    expect(names(anna, ewen)).toEqual(['anna', 'ewen']);
    expect(names(ewen)).toEqual(['ewen']);
    expect(names(anna, person('jones', 'The Jones Company'))).toEqual(['jones']);
  });
});

test('a name of which two words begin so is found once', () => {
  const directory = new MemoryDirectory();
  const names = ['anna adams', 'boris ivanov', 'anatol abel', 'zoe adams'];
  const numbered = names.map((folded, index) => ({ number: index + 1, folded }));
  writeNames(directory, 'actors', numbered);
  const find = (beginnings: string, limit: number) =>
    readNow(directory as never, new NamesReader().findByBeginnings('actors', beginnings, limit));
  expect(find('a', 9)).toEqual([1, 3, 4]);
  expect(find('a', 2)).toEqual([1, 3]);
  expect(find('ad an', 9)).toEqual([1]);
});

describe('names', () => {
  const rows: Named[] = [
    { id: 'peskov', spelling: 'peskov' },
    { id: 'peskov', spelling: 'Dmitry Peskov' },
    { id: 'union', spelling: 'EU' },
    { id: 'eu', spelling: 'The other' },
    { id: 'eu', spelling: 'eu' },
  ];
  const directory = new MemoryDirectory();
  const fold = (text: string) => text.toLowerCase();
  writeNames(
    directory,
    'actors',
    rows.map(({ spelling }, index) => ({ number: index + 1, folded: fold(spelling) })),
  );
  let reads = 0;
  const storage = Object.assign(Object.create(directory), {
    readNamed: (_: string, folded: string) => {
      reads++;
      return rows.filter(({ spelling }) => fold(spelling) === folded);
    },
    readReordered: (_: string, words: string) => {
      if (words === 'a b') return ['z', 'y', 'z'].map((id) => ({ id, spelling: `b a of ${id}` }));
      return words === 'dmitry peskov' ? [rows[1]] : [];
    },
    readSpellings: (numbers: number[]) => numbers.map((number) => rows[number - 1]),
    readLabel: (_: string, id: string) => {
      reads++;
      return id === 'peskov' ? { en: 'Peskov', fr: 'Peskov' } : undefined;
    },
  });
  const index = new NameIndex();
  const ids = (input: string, resource: 'actors' | 'events' = 'actors') =>
    readNow(storage, index.resolve(resource, input)).map(({ id }) => id);

  test('lead to all that have them, but an id to its own record', () => {
    expect(ids('EU')).toEqual(['union', 'eu']);
    expect(ids('eu')).toEqual(['eu']);
    expect(ids('Mr Peskov')).toEqual(['peskov']);
    expect(ids('Peskov Dmitry')).toEqual(['peskov']);
    // In another order it may be several, each once, in the order of their ids.
    expect(ids('b a')).toEqual(['y', 'z']);
    expect(ids('nobody')).toEqual([]);
  });
  test('are looked up once, by resource', () => {
    const [first, before] = [ids('peskov'), reads];
    expect(ids('peskov')).toEqual(first);
    expect(reads).toBe(before);
    ids('peskov', 'events');
    expect(reads).toBeGreaterThan(before);
  });
  test('are suggested, one of each record', () => {
    expect(readNow(storage, index.suggest('actors', 'Peskow'))).toEqual(['peskov']);
  });
  test('are completed by beginnings, else by what looks alike', () => {
    const complete = (words: string) => readNow(storage, index.complete('actors', words));
    expect(complete('pes')).toEqual(['peskov']);
    expect(complete('peskow')).toEqual(['peskov']);
    expect(complete('qqq')).toEqual([]);
  });
  test('have labels, which are read once', () => {
    const labels = () => readNow(storage, index.findLabels('actors', ['peskov', 'x', 'peskov']));
    expect(labels().map((label) => label?.en)).toEqual(['Peskov', undefined, 'Peskov']);
    const before = reads;
    labels();
    // What has no label is asked for again.
    expect(reads).toBe(before + 1);
    expect(readNow(storage, index.findLabel('actors', 'peskov'))?.fr).toBe('Peskov');
  });
});
