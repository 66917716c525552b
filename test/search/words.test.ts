// Full text and names, from their writers to their readers, without a database.
import { describe, expect, test } from 'vitest';
import { toUint32Array } from '../../src/search/bytes.ts';
import { listDocs } from '../../src/search/doc-set.ts';
import { PostingsReader } from '../../src/search/full-text/postings-reader.ts';
import { PostingsWriter } from '../../src/search/full-text/postings-writer.ts';
import { anyStem, parseText } from '../../src/search/full-text/scoped-query.ts';
import { listTrigrams, listWords } from '../../src/search/names/name-parts.ts';
import { NamesReader } from '../../src/search/names/names-reader.ts';
import { writeNames } from '../../src/search/names/names-writer.ts';
import { keyOfQuery, keyOfTerm, type ScopedTerm } from '../../src/search/query.ts';
import { readNow } from '../../src/search/reading.ts';
import { MemoryDirectory } from '../support/memory-directory.ts';

describe('full text', () => {
  const directory = new MemoryDirectory();
  const writer = new PostingsWriter('passage');
  writer.add(1, [{ language: 'fr', words: ['gaz', 'gaz', 'russe'] }]);
  writer.add(2, [
    { language: 'fr', words: ['accord'] },
    { language: 'en', words: ['imported', 'gas'] },
    { language: 'fr', words: ['gaz'] },
  ]);
  writer.add(3, []);
  writer.finish(directory);
  const reader = new PostingsReader(3, 1 << 20);
  const term = (words: string, language: string): ScopedTerm => {
    const [query] = parseText({ words, scope: 'passage' }, [language]);
    return (query?.required[0] ?? query?.excluded[0]) as ScopedTerm;
  };
  const find = (one: ScopedTerm) => [...listDocs(readNow(directory, reader.findTerm(one)))];

  test('is found by any form of a word, in its language', () => {
    expect(find(term('gaz', 'fr'))).toEqual([1, 2]);
    expect(find(term('accords', 'fr'))).toEqual([2]);
    expect(find(term('importing', 'en'))).toEqual([2]);
    expect(find(term('gaz', 'en'))).toEqual([]);
    expect(readNow(directory, reader.listLanguages('passage'))).toEqual(['en', 'fr']);
    expect(readNow(directory, reader.listLanguages('summary'))).toEqual([]);
  });

  test('holds what stands for every word once a doc', () => {
    const [query] = parseText({ words: 'x', scope: 'passage' }, ['fr']);
    expect(query?.any.stems).toEqual([[anyStem]]);
    expect(find(query?.any as ScopedTerm)).toEqual([1, 2]);
  });

  test('has the length of each doc, and the docs of each language', () => {
    const { total, languages, lengths } = directory.readNorms('passage') ?? {};
    expect([total, languages]).toEqual([7, '{"en":1,"fr":2}']);
    expect([...toUint32Array(lengths as Buffer)]).toEqual([0, 3, 4, 0]);
  });

  test('tells how often a word occurs in a doc', () => {
    const gaz = term('gaz', 'fr');
    const docs = readNow(directory, reader.findTerm(gaz));
    const [postings] = readNow(directory, reader.listPostings(gaz, docs));
    expect([...(postings?.repeats ?? [])]).toEqual([1]);
    expect(postings?.docCount).toBe(2);
    const phrase = term('"gaz russe"', 'fr');
    const [whole] = readNow(directory, reader.listPostings(phrase, docs));
    expect([whole?.docs, whole?.repeats.length, whole?.docCount]).toEqual([docs, 0, 2]);
  });

  test('estimates what a term costs: a phrase its rarest word, a beginning all texts', () => {
    const estimate = (words: string) =>
      readNow(directory, reader.estimateScanned(term(words, 'fr')));
    expect(estimate('gaz')).toBe(0);
    expect(estimate('"gaz russe"')).toBe(1);
    expect(estimate('"gaz gaz"')).toBe(2);
    expect(estimate('"gaz inconnu"')).toBe(0);
    expect(estimate('ga*')).toBe(2);
  });

  test('looks for a phrase only where each of its words occurs', () => {
    const asked: ScopedTerm[] = [];
    const matching = Object.assign(Object.create(directory), {
      matchTerm: (one: ScopedTerm) => {
        asked.push(one);
        return [1];
      },
    });
    const search = (words: string) => [
      ...listDocs(readNow(matching, reader.findTerm(term(words, 'fr')))),
    ];
    expect(search('"gaz russe"')).toEqual([1]);
    expect(search('"gaz inconnu"')).toEqual([]);
    expect(search('ga*')).toEqual([1]);
    expect(asked.map(({ kind }) => kind)).toEqual(['phrase', 'prefix']);
  });

  test('ranks a doc that says it more often in fewer words first', () => {
    const gaz = term('gaz', 'fr');
    const docs = readNow(directory, reader.findTerm(gaz));
    const postings = readNow(directory, reader.listPostings(gaz, docs));
    expect(readNow(directory, reader.rank([2, 1], postings, 'passage'))).toEqual([1, 2]);
    expect(readNow(directory, reader.rank([2, 1], [], 'passage'))).toEqual([2, 1]);
  });

  test('is asked in the languages that were chosen, without what is excluded', () => {
    const text = { words: 'gaz -russe', scope: 'summary' as const, languages: ['fr'] };
    const queries = parseText(text, ['en', 'fr']);
    expect(queries.map(({ any }) => any.language)).toEqual(['fr']);
    expect(queries[0]?.required.map(({ words }) => words)).toEqual([['gaz']]);
    expect(queries[0]?.excluded).toMatchObject([
      { words: ['russe'], language: 'fr', scope: 'summary' },
    ]);
    expect(parseText({ words: '!', scope: 'passage' }, ['fr'])).toEqual([]);
    expect(parseText({ words: 'a', scope: 'passage' }, ['en', 'fr'])).toHaveLength(2);
  });
});

describe('names', () => {
  const directory = new MemoryDirectory();
  const known = ['dmitry peskov', 'anna jones', 'ewen jones', 'jones', 'peskov'];
  writeNames(
    directory,
    'actors',
    known.map((folded, index) => ({ number: index + 1, folded })),
  );
  const reader = new NamesReader();
  const near = (name: string, limit = 2) =>
    readNow(directory, reader.findNear('actors', name, limit));
  const byWords = (name: string, limit = 9) =>
    readNow(directory, reader.findByWords('actors', name, limit));
  const beginning = (name: string, limit = 9) =>
    readNow(directory, reader.findByBeginnings('actors', name, limit));

  test('are cut into words and trigrams', () => {
    expect(listWords('a b a')).toEqual(['a', 'b']);
    expect(listWords('')).toEqual([]);
    expect(listTrigrams('ab c')).toEqual(['  a', ' ab', 'ab ', '  c', ' c ']);
    expect(listTrigrams('')).toEqual([]);
  });
  test('are near by their letters', () => {
    expect(near('peskow')).toEqual([1, 5]);
    expect(near('dmitri peskov', 1)).toEqual([1]);
    expect(near('qqq')).toEqual([]);
  });
  test('are found by their words, most first', () => {
    expect(byWords('jones anna')[0]).toBe(2);
    expect(byWords('jones anna')).toHaveLength(3);
    expect(byWords('jones anna', 1)).toEqual([2]);
    expect(byWords('x y')).toEqual([]);
  });
  test('are found by the beginnings of all words', () => {
    expect(beginning('jo')).toEqual([2, 3, 4]);
    expect(beginning('jo an')).toEqual([2]);
    expect(beginning('p d')).toEqual([1]);
    expect(beginning('jo', 2)).toEqual([2, 3]);
    expect(beginning('jo x')).toEqual([]);
    expect(beginning('')).toEqual([]);
  });
});

test('queries and terms that differ have different keys', () => {
  const query = { resource: 'statements', filters: { actor: ['a'] } };
  const days = { from: 1, to: 2, match: 'within' as const };
  const text = { words: 'x', scope: 'passage' as const };
  const queries = [
    query,
    { ...query, resource: 'events' },
    { ...query, filters: { actor: ['b'] } },
    { ...query, days },
    { ...query, days: { ...days, match: 'overlaps' as const } },
    { ...query, text },
    { ...query, text: { ...text, scope: 'summary' as const } },
    { ...query, text: { ...text, languages: ['fr'] } },
  ];
  expect(new Set(queries.map(keyOfQuery)).size).toBe(queries.length);
  const term: ScopedTerm = {
    ...{ scope: 'passage', language: 'fr', kind: 'word', words: ['gaz'], stems: [['gaz']] },
  };
  const terms: ScopedTerm[] = [
    term,
    { ...term, scope: 'summary' },
    { ...term, language: 'en' },
    { ...term, kind: 'prefix' },
    { ...term, stems: [['ga']] },
    { ...term, kind: 'phrase', words: ['gaz', 'russe'] },
  ];
  expect(new Set(terms.map(keyOfTerm)).size).toBe(terms.length);
  // Words are looked for by their stems, whatever they are.
  expect(keyOfTerm({ ...term, words: ['gazs'] })).toBe(keyOfTerm(term));
});
