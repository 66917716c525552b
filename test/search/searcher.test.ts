// Filters, days and words together: which docs match, in which order, and what is read again.
import { beforeEach, describe, expect, test } from 'vitest';
import { fromArray } from '../../src/search/bytes.ts';
import { listDocs } from '../../src/search/doc-set.ts';
import { DaysWriter } from '../../src/search/doc-values/days-writer.ts';
import { PostingsWriter } from '../../src/search/full-text/postings-writer.ts';
import { Inverter } from '../../src/search/inverter.ts';
import { writePostings } from '../../src/search/keyword-postings.ts';
import type { Query, RankedQuery, ScopedTerm } from '../../src/search/query.ts';
import { type Reading, readNow } from '../../src/search/reading.ts';
import { type Order, Searcher } from '../../src/search/searcher.ts';
import { MemoryDirectory } from '../support/memory-directory.ts';

const resource = 'statements';
const directory = new MemoryDirectory();

/** By doc id, from 1: day, actor, words in French, words in English. */
const docs = [
  [null, 'a', 'gaz russe', ''],
  [10, 'a', 'gaz gaz gaz', ''],
  [20, 'b', 'accord', 'gaz deal'],
  [30, 'b', 'le gaz et le prix du gaz', ''],
  [40, 'c', 'prix', 'deal'],
] as const;
const docCounts = { [resource]: docs.length, events: 2 };

const days = new DaysWriter();
const actors = new Inverter();
const certain = new Inverter();
const texts = new PostingsWriter('passage');
for (const [index, [day, actor, french, english]] of docs.entries()) {
  const docId = index + 1;
  days.add(day === null ? null : { earliest: day, latest: day + 5 });
  actors.add(docId, actor);
  if (docId !== 4) certain.add(docId, 'true');
  texts.add(docId, [
    { language: 'fr', words: french.split(' ') },
    ...(english === '' ? [] : [{ language: 'en', words: english.split(' ') }]),
  ]);
}
days.finish(directory, resource);
writePostings(directory, { resource, field: 'actor' }, actors);
writePostings(directory, { resource, field: 'certain' }, certain);
texts.finish(directory);
directory.writeOrder(resource, 'modified', fromArray(Uint32Array.of(3, 1, 5, 2, 4)));

let reads: string[];
const storage = new Proxy(directory, {
  get: (target, name) => {
    if (name === 'matchTerm') {
      return ({ words }: ScopedTerm) => {
        reads.push(`matchTerm ${words.join(' ')}`);
        return docs.flatMap(([, , french], index) =>
          french.includes(words.join(' ')) ? [index + 1] : [],
        );
      };
    }
    reads.push(String(name));
    return target[name as keyof MemoryDirectory];
  },
});
const build = (more: object = {}) =>
  new Searcher({ docCounts, textResource: resource, scannedMax: 10, ...more });
let searcher: Searcher;
beforeEach(() => {
  reads = [];
  searcher = build();
});

const read = <T>(reading: Reading<T>) => readNow(storage, reading);
const ask = (more: Partial<Query> = {}): Query => ({ resource, filters: {}, ...more });
const words = (q: string, languages?: string[]): RankedQuery =>
  ({ ...ask(), text: { words: q, scope: 'passage', languages } }) as RankedQuery;
const find = (query: Query) => [...listDocs(read(searcher.find(query)))];

describe('what matches', () => {
  test.each<[string, Query, number[]]>([
    ['everything', ask(), [1, 2, 3, 4, 5]],
    ['one value', ask({ filters: { actor: ['a'] } }), [1, 2]],
    ['any of several values', ask({ filters: { actor: ['a', 'c'] } }), [1, 2, 5]],
    ['no value', ask({ filters: { actor: [] } }), []],
    ['a value that none has', ask({ filters: { actor: ['x'] } }), []],
    ['a field that is not asked for', ask({ filters: { actor: undefined } }), [1, 2, 3, 4, 5]],
    ['all fields', ask({ filters: { actor: ['b'], certain: ['true'] } }), [3]],
    ['other records', { resource: 'events', filters: {} }, [1, 2]],
    ['records that there are none of', { resource: 'x', filters: {} }, []],
    ['days', ask({ days: { from: 15, to: 30, match: 'overlaps' } }), [2, 3, 4]],
    ['days for certain', ask({ days: { from: 10, to: 35, match: 'within' } }), [2, 3]],
    ['a word in any language', words('gaz'), [1, 2, 3, 4]],
    ['a word in one language', words('gaz', ['en']), [3]],
    ['all words in one language', words('accord deal'), []],
    ['without a word of any language', words('gaz -deal'), [1, 2, 4]],
    ['nothing but without', words('-gaz'), [5]],
    ['no word', words('!'), []],
    ['a phrase', words('"gaz russe"'), [1]],
    ['words and a value', { ...words('gaz'), filters: { actor: ['b'] } }, [3, 4]],
  ])('is found: %s', (_, query, found) => {
    expect(find(query)).toEqual(found);
    // The same again, from what is kept.
    expect(find(structuredClone(query))).toEqual(found);
  });

  test('is read once', () => {
    find(ask({ filters: { actor: ['a'] } }));
    expect(reads).toEqual(['readPostings']);
    find(ask({ filters: { actor: ['a'] } }));
    find(ask({ filters: { actor: ['a'] }, days: undefined }));
    expect(reads).toEqual(['readPostings']);
    find(ask({ filters: { actor: ['a', 'b'] } }));
    expect(reads).toEqual(['readPostings', 'readPostings']);
    const query = words('"gaz russe"');
    find(query);
    find(words('"gaz russe" gaz'));
    expect(reads.filter((name) => name.startsWith('matchTerm'))).toEqual(['matchTerm gaz russe']);
    const [gone] = [build({ cacheBytesMax: 0 })];
    reads = [];
    for (const one of [ask({ filters: { actor: ['a'] } }), ask({ filters: { actor: ['a'] } })]) {
      read(gone.find(one));
    }
    expect(reads).toEqual(['readPostings', 'readPostings']);
  });
});

describe('the order', () => {
  const take = (order: Exclude<Order, 'relevance'>, after?: number, limit = 3) =>
    read(searcher.take(ask(), { order, after, limit }));
  test('is of the docs, or another one', () => {
    expect(take('ascending')).toEqual([1, 2, 3]);
    expect(take('ascending', 3)).toEqual([4, 5]);
    expect(take('descending')).toEqual([5, 4, 3]);
    expect(take('descending', 3)).toEqual([2, 1]);
    expect(take('modified')).toEqual([3, 1, 5]);
    expect(take('modified', 5)).toEqual([2, 4]);
    expect(() => take('id')).toThrow('the file has no order of statements by id');
  });

  test('has a doc at each rank', () => {
    const at = (order: Exclude<Order, 'relevance'>, rank: number) =>
      read(searcher.docAt(resource, order, rank));
    expect([at('ascending', 0), at('ascending', 4)]).toEqual([1, 5]);
    expect([at('descending', 0), at('descending', 4)]).toEqual([5, 1]);
    expect([at('modified', 0), at('modified', 4)]).toEqual([3, 4]);
    expect([searcher.countAll(resource), searcher.countAll('x')]).toEqual([5, 0]);
    expect(read(searcher.findDays(resource, 2))).toEqual({ earliest: 10, latest: 15 });
  });

  test('by relevance is by how often a word is said in how many words', () => {
    const ranked = (start: number, limit: number) =>
      read(searcher.takeRanked(words('gaz'), start, limit));
    const all = ranked(0, 9);
    expect(all[0]).toBe(2);
    expect(all.toSorted()).toEqual([1, 2, 3, 4]);
    expect([ranked(0, 2), ranked(2, 2), ranked(4, 2)]).toEqual([all.slice(0, 2), all.slice(2), []]);
  });

  test('by relevance reads how often a word is said once, and not at all for nothing', () => {
    const rank = (query: Query) => read(searcher.takeRanked(query as RankedQuery, 0, 9));
    rank({ ...words('gaz'), filters: { actor: ['x'] } });
    expect(reads).not.toContain('readStemRepeats');
    const [all, own] = [rank(words('gaz')), rank({ ...words('gaz'), filters: { actor: ['a'] } })];
    expect(own).toEqual(all.filter((docId) => [1, 2].includes(docId)));
    // Of its one stem in each of two languages.
    expect(reads.filter((name) => name === 'readStemRepeats')).toHaveLength(2);
  });

  test('is kept from batch to batch', () => {
    const walk = (query: Query, order: Order, size = 2) => [
      ...read(searcher.walk(query, order, size)),
    ];
    expect(walk(ask(), 'ascending')).toEqual([[1, 2], [3, 4], [5]]);
    expect(walk(ask(), 'descending')).toEqual([[5, 4], [3, 2], [1]]);
    expect(walk(ask(), 'modified')).toEqual([[3, 1], [5, 2], [4]]);
    const ranked = read(searcher.takeRanked(words('gaz'), 0, 9));
    expect(walk(words('gaz'), 'relevance', 3)).toEqual([ranked.slice(0, 3), ranked.slice(3)]);
    expect(walk(ask(), 'relevance', 9)).toEqual([[5, 4, 3, 2, 1]]);
  });
});

test('pages by relevance go on with the docs that are too old to be ranked, each once', () => {
  const many = new MemoryDirectory();
  const writer = new PostingsWriter('passage');
  const count = 2010;
  for (let docId = 1; docId <= count; docId++) {
    writer.add(docId, [{ language: 'fr', words: ['gaz'] }]);
  }
  writer.finish(many);
  const own = build({ docCounts: { [resource]: count } });
  const page = (start: number, limit: number) =>
    readNow(many, own.takeRanked(words('gaz'), start, limit));
  expect(page(1998, 2)).toEqual([12, 11]);
  expect(page(1998, 4)).toEqual([12, 11, 10, 9]);
  expect(page(2000, 3)).toEqual([10, 9, 8]);
  expect(page(2001, 3)).toEqual([9, 8, 7]);
  expect(page(2007, 9)).toEqual([3, 2, 1]);
});

describe('a slow term', () => {
  const slow = (q: string, held = new Map()) =>
    read(searcher.listSlowTerms(words(q, ['fr']).text, held)).map(
      ({ kind, words: list }) => `${kind} ${list.join(' ')}`,
    );
  test('is a phrase of common words or a beginning, unless its docs are known', () => {
    searcher = build({ scannedMax: 1 });
    expect(slow('gaz')).toEqual([]);
    expect(slow('"gaz russe"')).toEqual([]);
    expect(slow('"le gaz" -ga* "prix gaz" ga*')).toEqual(['phrase prix gaz', 'prefix ga']);
    const [term] = read(searcher.listSlowTerms(words('ga*', ['fr']).text, new Map()));
    const [key, found] = searcher.acceptTerm(term as ScopedTerm, Uint32Array.of(1, 4));
    expect([...listDocs(found)]).toEqual([1, 4]);
    expect(searcher.acceptTerm(term as ScopedTerm, Uint32Array.of(2))[1]).toBe(found);
    expect(slow('ga*')).toEqual([]);
    searcher = build({ scannedMax: 1 });
    expect(slow('ga*', new Map([[key, found]]))).toEqual([]);
    const held = new Map([[key, found]]);
    const set = read(searcher.find(words('ga*', ['fr']), held));
    expect([...listDocs(set)]).toEqual([1, 4]);
    expect(reads.filter((name) => name.startsWith('matchTerm'))).toEqual([]);
  });
  test('is none as long as no more docs than allowed are looked at', () => {
    searcher = build({ scannedMax: 5 });
    expect(slow('ga*')).toEqual([]);
    searcher = build({ scannedMax: 4 });
    expect(slow('ga*')).toEqual(['prefix ga']);
  });
});
