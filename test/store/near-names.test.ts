// What it takes to suggest names among twenty thousand.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postingsMax } from '../../src/search/names/names-reader.ts';
import { writeNames } from '../../src/search/names/names-writer.ts';
import { readNow } from '../../src/search/reading.ts';
import { NameIndex } from '../../src/store/name-index.ts';
import { SqliteDirectoryWriter } from '../../src/store/sqlite/directory-writer.ts';
import { buildFile, type Client, connect, openFile } from '../../src/store/sqlite/file.ts';
import { spellings } from '../../src/store/sqlite/index-tables.ts';
import { inserter } from '../../src/store/sqlite/inserter.ts';
import { SqliteStorage } from '../../src/store/sqlite/storage.ts';
import { temporaryFolder } from '../support/seeds.ts';

const count = 20_000;
/** Few syllables, so that all names look alike: the worst case. */
const syllables = 'ba ko ri tan pe sko ush vla dmi mar an el ov ski ard ent ou lin gra mo'.split(
  ' ',
);

/** A name is looked up as it is written, and with its words in another order. */
const readsMax = 2;

let state = 1;
function draw(limit: number): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
  return (state >>> 8) % limit;
}
const word = () => Array.from({ length: 2 + draw(3) }, () => syllables[draw(20)]).join('');
const name = (length = 30) => Array.from({ length: 60 }, word).join(' ').slice(0, length).trim();

const folder = temporaryFolder();
let client: Client;
const names = new NameIndex();
let storage: SqliteStorage;
beforeAll(() => {
  const path = join(folder, 'names.sqlite');
  const rows = [...new Set(Array.from({ length: count }, () => name(20)))]
    .sort()
    .map((folded, index) => ({
      number: index + 1,
      kind: 'actors',
      folded,
      id: `id-${index}`,
      spelling: folded,
      sortedWords: null,
    }));
  buildFile(path, (file) => {
    const db = connect(file);
    const insert = inserter(db, spellings);
    file.transaction(() => {
      for (const row of rows) insert(row);
      writeNames(new SqliteDirectoryWriter(db), 'actors', rows);
    })();
  });
  client = openFile(path);
  const db = connect(client);
  storage = new SqliteStorage(db);
});
afterAll(() => {
  client.close();
  rmSync(folder, { recursive: true });
});

test.each([30, 450])('an unknown name of %i letters is looked up in few reads', (length) => {
  let reads = 0;
  const counting = new Proxy(storage, {
    get: (target, method) => {
      const member = Reflect.get(target, method, target);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        reads += 1;
        return Reflect.apply(member, target, given);
      };
    },
  });
  for (let run = 0; run < 50; run++) {
    reads = 0;
    expect(readNow(counting, names.resolve('actors', name(length)))).toEqual([]);
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThanOrEqual(readsMax);
  }
});

test.each([30, 450])('a name of %i letters reads a bounded number of postings', (length) => {
  let postings = 0;
  const counting = new Proxy(storage, {
    get: (target, method) =>
      method === 'readNames'
        ? (...given: Parameters<SqliteStorage['readNames']>) => {
            const lists = target.readNames(...given);
            postings += lists.reduce((sum, list) => sum + list.length / 4, 0);
            return lists;
          }
        : Reflect.get(target, method, target),
  });
  const index = new NameIndex();
  for (let run = 0; run < 50; run++) {
    postings = 0;
    readNow(counting, index.suggest('actors', name(length)));
    expect(postings).toBeGreaterThan(0);
    // By trigrams and by words; all names together have ten times as many.
    expect(postings).toBeLessThanOrEqual(2 * postingsMax);
  }
});

test('a misspelt name is found among them', () => {
  const row = client.prepare('SELECT spelling FROM spellings WHERE number = 7000').pluck();
  const spelling = row.get() as string;
  const misspelt = `${spelling.slice(0, 5)}x${spelling.slice(6)}`;
  expect(readNow(storage, names.suggest('actors', misspelt))[0]).toBe(spelling);
});
