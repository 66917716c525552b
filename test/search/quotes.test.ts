// How wording is recognised, piece by piece: matches of words, and the windows that hold them.
import { describe, expect, test } from 'vitest';
import { listCandidateWindows } from '../../src/search/quotes/candidates.ts';
import { measureWord, minimumInformation } from '../../src/search/quotes/information.ts';
import {
  compareKinds,
  compareMatches,
  listMatches,
  type Match,
  type QuoteQuery,
} from '../../src/search/quotes/match.ts';
import { bucketWindowsMax, ShinglesReader } from '../../src/search/quotes/shingles-reader.ts';
import { ShinglesWriter } from '../../src/search/quotes/shingles-writer.ts';
import {
  readPassage,
  WindowsReader,
  windowLength,
} from '../../src/search/quotes/windows-reader.ts';
import { WindowsWriter } from '../../src/search/quotes/windows-writer.ts';
import { readNow } from '../../src/search/reading.ts';
import { hashPair } from '../../src/text/words.ts';
import { MemoryDirectory } from '../support/memory-directory.ts';

const split = (text: string) => (text === '' ? [] : text.split(' '));

/** Each word tells ten bits. */
function ask(words: string, minimum: number, overrides: Partial<QuoteQuery> = {}): QuoteQuery {
  const list = split(words);
  return { words: list, bits: list.map(() => 10), minimum, omissions: new Set(), ...overrides };
}

const find = (query: QuoteQuery, passage: string) =>
  listMatches(query, split(passage)).map(({ match, similarity, information, asked, passage }) => [
    ...[match, similarity, information, asked, passage],
  ]);

describe('words that stand in a passage', () => {
  test('are exact wherever they stand, so long as they tell half the minimum', () => {
    expect(find(ask('b c', 40), 'a b c d b c')).toEqual([
      ['exact', 1, 20, [0, 2], [1, 3]],
      ['exact', 1, 20, [0, 2], [4, 6]],
    ]);
    expect(find(ask('b c', 41), 'a b c d')).toEqual([]);
  });

  test('are near when seven of ten words of either side are kept', () => {
    const ten = 'a b c d e f g h i j';
    expect(find(ask(ten, 70), 'x a b c d e f g h i y')).toEqual([
      ['near', 0.947, 90, [0, 9], [1, 10]],
    ]);
    const three = 'a b X d Y f g Z i j';
    expect(find(ask(ten, 70), three)).toEqual([['near', 0.7, 70, [0, 10], [0, 10]]]);
    expect(find(ask(ten, 71), three)).toEqual([]);
    expect(find(ask(ten, 60), 'a b X d Y f g Z W j')).toEqual([]);
    // Ten of fifteen words are too few where the passage goes on in between.
    expect(find(ask(ten, 70), 'a b c 1 2 3 4 5 d e f g h i j')).toEqual([]);
  });

  test('are near at several places, each only once', () => {
    const found = find(ask('a b c d e', 40), 'a b c x e 1 2 3 a b y d e');
    expect(found.map(([match, , , , place]) => [match, place])).toEqual([
      ['near', [0, 5]],
      ['near', [8, 13]],
    ]);
  });

  test('may leave out a stretch where a mark says so', () => {
    const passage = 'a b c d e 1 2 3 4 5 6 7 8 9 f g h i j';
    const query = ask('a b c d e f g h i j', 70);
    expect(find(query, passage)).toEqual([]);
    expect(find({ ...query, omissions: new Set([5]) }, passage)).toEqual([
      ['near', 0.952, 100, [0, 10], [0, 19]],
    ]);
  });

  test('are a part when a run of them tells one and a half times the minimum', () => {
    const query = ask('1 2 3 4 5 6 a b c 7 8 9', 20);
    expect(find(query, 'x a b c y')).toEqual([['partial', 0.4, 30, [6, 9], [1, 4]]]);
    expect(find({ ...query, minimum: 21 }, 'x a b c y')).toEqual([]);
  });

  test('are three parts at most, the most telling first, none twice', () => {
    const words = 'a b c d 1 2 3 4 5 e f g 6 7 8 9 0 h i j k l . . . . . m n o';
    const passage =
      'm n o x x x x x x x x x x a b c d x x x x x x x x x h i j k l x x x x x x x e f g';
    const found = find(ask(words, 20), `${passage} y y y y y y y y y y a b c d`);
    expect(found.map(([match, , information]) => [match, information])).toEqual([
      ['partial', 50],
      ['partial', 40],
      ['partial', 30],
    ]);
  });

  test('are none when nothing is shared', () => {
    expect(find(ask('a b', 10), 'c d')).toEqual([]);
    expect(find(ask('a b', 10), '')).toEqual([]);
  });

  test('tell nothing where they name somebody', () => {
    const bits = [0, 0, 10];
    expect(find(ask('a b c', 20, { bits }), 'a b c')).toEqual([['exact', 1, 10, [0, 3], [0, 3]]]);
    expect(find(ask('a b c', 21, { bits }), 'a b c')).toEqual([]);
  });
});

test('matches are in the order of their kind, their likeness and what they tell', () => {
  const match = (kind: Match['match'], similarity: number, information: number) =>
    ({ match: kind, similarity, information }) as Match;
  const sorted = [
    match('exact', 1, 20),
    match('exact', 1, 10),
    match('near', 0.9, 10),
    match('near', 0.8, 90),
    match('partial', 0.9, 90),
  ];
  expect(sorted.toReversed().sort(compareMatches)).toEqual(sorted);
  expect(compareKinds({ match: 'near' }, { match: 'near' })).toBe(0);
});

describe('information', () => {
  const counts = new Map([
    ['le', 512],
    ['gaz', 2],
  ]);
  const countOf = (word: string) => counts.get(word);
  test('of a word is in bits; one that does not occur is the rarest', () => {
    const frequencies = { total: 1024, countOf };
    expect(measureWord('le', frequencies)).toBe(1);
    expect(measureWord('gaz', frequencies)).toBe(9);
    expect(measureWord('qatar', frequencies)).toBe(10);
    expect(measureWord('le', { total: 0, countOf: () => undefined })).toBe(0);
  });
  test('that a match must carry grows with the texts, from a million words on', () => {
    expect(minimumInformation({ total: 0, countOf })).toBe(32);
    expect(minimumInformation({ total: 2 ** 20, countOf })).toBe(32);
    expect(minimumInformation({ total: 2 ** 23, countOf })).toBe(35);
  });
});

describe('shingles', () => {
  const directory = new MemoryDirectory();
  const writer = new ShinglesWriter();
  const many = bucketWindowsMax + 6;
  for (let window = 1; window <= many; window++) {
    if (window === 3) writer.add(0x00010002, window);
    if (window === 3) writer.add(0x00010002, window);
    if (window === 9) writer.add(0x00010002, window);
    if (window === 9) writer.add(0xffff0003, window);
    if (window <= bucketWindowsMax) writer.add(0x80000001, window);
    writer.add(0x00010005, window);
    if (window !== 7) writer.add(0x00010006, window);
  }
  writer.finish(directory);
  const reader = new ShinglesReader();
  const list = (...hashes: number[]) => readNow(directory, reader.listWindows(hashes));

  test('lead to the windows that hold them, each once', () => {
    expect(list(0x00010002, 0xffff0003, 0x00010003, 0x00020002)).toEqual([[3, 9], [9], [], []]);
  });
  test('of many windows lead to one more than is asked for', () => {
    expect(list(0x80000001)[0]).toHaveLength(bucketWindowsMax);
    expect(list(0x00010005)[0]).toHaveLength(bucketWindowsMax + 1);
    expect(directory.readFrequentShingle(0x80000001)).toBeUndefined();
  });
  test('that are frequent lead together to the windows that hold both', () => {
    const common = (first: number, second: number) =>
      readNow(directory, reader.listCommonWindows(first, second));
    const both = Array.from({ length: many }, (_, index) => index + 1).filter((one) => one !== 7);
    expect(common(0x00010005, 0x00010006)).toEqual(both.slice(0, bucketWindowsMax));
    expect(common(0x00010006, 0x00010005)).toEqual(both.slice(0, bucketWindowsMax));
    expect(common(0x00010005, 0x00010002)).toEqual([]);
  });
});

describe('windows', () => {
  const words = Array.from({ length: windowLength + 20 }, (_, index) => `m${index}`);
  const text = `🎉 Titre.\n\n${words.slice(0, 100).join(' ')}\n \n${words.slice(100).join(' ')}\n`;
  const directory = new MemoryDirectory();
  const writer = new WindowsWriter(directory);
  writer.addText('a', text);
  writer.addText('b', 'Dit un. Dit deux. Dit trois.', [
    { start: 0, end: 7 },
    { start: 18, end: 28 },
  ]);
  writer.addEarlier('b', { name: 'old', text: 'Dit quatre.' }, [{ start: 4, end: 11 }]);
  const total = writer.finish();
  const reader = new WindowsReader();
  const texts = new Map([['a', text]]);
  const storage = Object.assign(Object.create(directory), {
    readText: ({ sourceId }: { sourceId: string }, start: number, length: number) =>
      Array.from(texts.get(sourceId) ?? '')
        .slice(start, start + length)
        .join(''),
  });

  test('hold so many words each, with their place in code points and paragraphs', () => {
    const [first, second] = directory.windows;
    expect(first).toMatchObject({
      number: 1,
      sourceId: 'a',
      earlier: null,
      start: 2,
      paragraph: 1,
    });
    expect(split(first?.words ?? '')).toHaveLength(windowLength);
    expect(split(second?.words ?? '')).toHaveLength(21);
    const characters = Array.from(text);
    expect(second).toMatchObject({ number: 2, paragraph: 3, end: characters.length - 1 });
    expect(characters.slice(second?.start, (second?.start ?? 0) + 4).join('')).toBe('m127');
  });

  test('of passages hold only these, with a gap between them', () => {
    expect(directory.windows.slice(2)).toMatchObject([
      { number: 3, sourceId: 'b', earlier: null, start: 0, end: 6, words: 'dit un' },
      { number: 5, sourceId: 'b', earlier: null, start: 18, end: 27, words: 'dit trois' },
      { number: 8, sourceId: 'b', earlier: 'old', start: 4, end: 10, words: 'quatre' },
    ]);
  });

  test('count each word of all texts', () => {
    expect(total).toBe(149 + 5);
    expect(directory.words.find(({ word }) => word === 'dit')).toEqual({ word: 'dit', count: 2 });
    const sorted = directory.words.map(({ word }) => word);
    expect(sorted).toEqual(sorted.toSorted());
    const { countOf, total: read } = readNow(directory, reader.findFrequencies(['dit', 'x', 'un']));
    expect([read, countOf('dit'), countOf('un'), countOf('x')]).toEqual([154, 2, 1, undefined]);
  });

  test('have a region on either side, as far as the text goes without a gap', () => {
    const region = (window: number, reach: number) => {
      const { sourceId, earlier, windows } = readNow(storage, reader.readRegion(window, reach));
      return [sourceId, earlier, ...windows.map(({ number }) => number)];
    };
    expect(region(1, 0)).toEqual(['a', null, 1]);
    expect(region(1, 1)).toEqual(['a', null, 1, 2]);
    expect(region(2, 3)).toEqual(['a', null, 1, 2]);
    expect(region(3, 3)).toEqual(['b', null, 3]);
    expect(region(5, 3)).toEqual(['b', null, 5]);
    expect(region(8, 3)).toEqual(['b', 'old', 8]);
  });

  test('give a passage verbatim, within one window and across two', () => {
    const region = readNow(storage, reader.readRegion(1, 1));
    const passage = (from: number, to: number) => readNow(storage, readPassage(region, [from, to]));
    const characters = Array.from(text);
    for (const [from, to, exact, paragraph] of [
      [0, 1, 'Titre', 1],
      [1, 3, 'm0 m1', 2],
      [127, 130, 'm126 m127 m128', 3],
      [128, 130, 'm127 m128', 3],
      [99, 102, 'm98 m99\n \nm100', 2],
    ] as const) {
      const found = passage(from, to);
      expect([found.exact, found.paragraph]).toEqual([exact, paragraph]);
      expect(characters.slice(found.start, found.end).join('')).toBe(exact);
      expect(found.words.map((word) => exact.slice(word.start, word.end))).toEqual(
        exact.split(/\s+/),
      );
    }
  });

  test('are candidates when they share rare shingles, most first', () => {
    const query = (asked: string, minimum = 0) => {
      const frequencies = readNow(directory, reader.findFrequencies(split(asked)));
      return readNow(
        directory,
        listCandidateWindows(new ShinglesReader(), ask(asked, minimum), frequencies),
      );
    };
    expect(query('dit un').map(([window]) => window)).toEqual([3]);
    expect(query('m127 m128 dit un').map(([window]) => window)).toEqual([2, 3]);
    // The last word of a window and the first of the next one belong to the first.
    expect(query('m126 m127').map(([window]) => window)).toEqual([1]);
    expect(query('un dit')).toEqual([]);
    expect(query('dit')).toEqual([]);
    const [[, bits] = [0, 0]] = query('m127 m128');
    expect(bits).toBeCloseTo(2 * Math.log2(154), 6);
  });

  test('know the order of words', () => {
    expect(hashPair('dit', 'un')).not.toBe(hashPair('un', 'dit'));
  });
});
