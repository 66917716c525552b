// Aligning two sequences of words, held against hand-made cases and a plain recomputation.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AlignOptions,
  alignWords,
  countReachable,
  countWords,
  findBestDiagonal,
  listDifferences,
  listPlaces,
  listRuns,
  voteDiagonals,
} from '../../src/text/alignment.ts';

const split = (text: string) => text.split(' ').filter(Boolean);
const none: ReadonlySet<number> = new Set();

test('places are where each word stands, in order', () => {
  expect([...listPlaces(split('a b a c a'))]).toEqual([
    ['a', [0, 2, 4]],
    ['b', [1]],
    ['c', [3]],
  ]);
});

describe('the diagonal', () => {
  const votesOf = (asked: string, passage: string) =>
    voteDiagonals(split(asked), listPlaces(split(passage)));

  test('gets from a shared word one vote, shared among its places', () => {
    expect([...votesOf('x b', 'a b b')]).toEqual([
      [0, 0.5],
      [1, 0.5],
    ]);
    expect([...votesOf('a b', 'x a b')]).toEqual([[1, 2]]);
  });

  test('is that with most votes, the first of equals, or none', () => {
    expect(findBestDiagonal(votesOf('a b c', 'z z a b c'))).toBe(2);
    expect(
      findBestDiagonal(
        new Map([
          [5, 1],
          [-2, 1],
          [3, 0.5],
        ]),
      ),
    ).toBe(-2);
    expect(
      findBestDiagonal(
        new Map([
          [5, 1],
          [9, 2],
          [7, 1.5],
        ]),
      ),
    ).toBe(9);
    expect(findBestDiagonal(votesOf('a', 'b'))).toBeUndefined();
  });
});

test('runs are as long as possible, and none is a part of another', () => {
  const runsOf = (asked: string, passage: string) => {
    const words = split(passage);
    return listRuns(split(asked), words, listPlaces(words));
  };
  expect(runsOf('a b c', 'a b x a b c')).toEqual([
    { asked: 0, passage: 0, length: 2 },
    { asked: 0, passage: 3, length: 3 },
  ]);
  expect(runsOf('x b', 'b')).toEqual([{ asked: 1, passage: 0, length: 1 }]);
  expect(runsOf('a', 'b')).toEqual([]);
});

test('a word can be kept only within the band', () => {
  const passage = listPlaces(split('a x x x b'));
  expect(countReachable(split('a b c'), passage, 0, 2)).toBe(1);
  expect(countReachable(split('a b c'), passage, 0, 3)).toBe(2);
  expect(countReachable(split('a b c'), passage, 3, 3)).toBe(2);
  expect(countReachable(split('a b c'), passage, 3, 0)).toBe(1);
});

describe('the best alignment', () => {
  const align = (asked: string, passage: string, options: Partial<AlignOptions> = {}) =>
    alignWords(split(asked), split(passage), {
      diagonal: 0,
      band: 5,
      fit: 'all',
      omissions: none,
      ...options,
    }).map((kept) => [kept.asked, kept.passage]);

  test.each([
    [
      'the same words',
      'a b c',
      'a b c',
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'a word that is missing',
      'a c',
      'a b c',
      [
        [0, 0],
        [1, 2],
      ],
    ],
    [
      'a word that was added',
      'a b c',
      'a c',
      [
        [0, 0],
        [2, 1],
      ],
    ],
    [
      'a word that was changed',
      'a x c',
      'a b c',
      [
        [0, 0],
        [2, 2],
      ],
    ],
    [
      'words in the middle of others',
      'b c',
      'a b c d',
      [
        [0, 1],
        [1, 2],
      ],
    ],
    ['nothing in common', 'x y', 'a b', []],
    ['nothing asked', '', 'a b', []],
    ['nothing printed', 'a b', '', []],
  ])('of %s', (_what, asked, passage, kept) => {
    expect(align(asked, passage)).toEqual(kept);
  });

  test('of equal ones is the first', () => {
    expect(align('a b', 'a b x a b')).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  test('of a stretch leaves out what fits badly on both sides', () => {
    const asked = 'x y z a b c u v w';
    expect(align(asked, 'a b c', { fit: 'stretch', diagonal: -3 })).toEqual([
      [3, 0],
      [4, 1],
      [5, 2],
    ]);
  });

  test('goes no further from the diagonal than the band', () => {
    const passage = 'p q r s a b c';
    expect(align('a b c', passage, { band: 4 })).toHaveLength(3);
    expect(align('a b c', passage, { band: 3 })).toHaveLength(0);
    expect(align('a b c', passage, { diagonal: 4, band: 0 })).toHaveLength(3);
  });

  test('goes on at no cost behind an omission, and only there', () => {
    const passage = 'a b p q r s t u c d';
    const omissions = new Set([2]);
    const options = { band: 8 };
    expect(align('a b c d', passage, { ...options, omissions })).toEqual([
      [0, 0],
      [1, 1],
      [2, 8],
      [3, 9],
    ]);
    expect(align('a b c d', passage, options)).toHaveLength(2);
  });

  /** The score of the best alignment of all asked words with any part of the passage. */
  function bestScore(asked: readonly string[], passage: readonly string[]): number {
    let above = passage.map(() => 0).concat(0);
    for (const [row, word] of asked.entries()) {
      const current = [-(row + 1)];
      for (const [column, other] of passage.entries()) {
        const both = (above[column] as number) + (word === other ? 1 : -1);
        const added = (above[column + 1] as number) - 1;
        const missing = (current[column] as number) - 1;
        current.push(Math.max(both, added, missing, -(row + 1)));
      }
      above = current;
    }
    return Math.max(...above);
  }

  /** What an alignment that keeps these words costs, where nothing is asked twice. */
  function scoreOf(kept: readonly number[][], asked: number): number {
    let score = kept.length;
    let [lastAsked, lastPassage] = [-1, -1];
    for (const [index = 0, place = 0] of [...kept, [asked, -1]]) {
      const between = index - lastAsked - 1;
      const skipped = place < 0 || lastPassage < 0 ? 0 : place - lastPassage - 1;
      score -= Math.max(between, skipped);
      [lastAsked, lastPassage] = [index, place];
    }
    return score;
  }

  test('is as good as a plain recomputation finds any, in order and of equal words', () => {
    const words = fc.array(fc.constantFrom(...'abcd'), { maxLength: 9 });
    fc.assert(
      fc.property(words, words, (asked, passage) => {
        const kept = align(asked.join(' '), passage.join(' '), { band: 20 });
        for (const [index = -1, place = -1] of kept) expect(asked[index]).toBe(passage[place]);
        for (const side of [0, 1]) {
          const indexes = kept.map((pair) => pair[side] as number);
          expect(indexes).toEqual([...new Set(indexes)].sort((a, b) => a - b));
        }
        expect(scoreOf(kept, asked.length)).toBe(bestScore(asked, passage));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the differences', () => {
  test('cover all asked words, and the passage from the first kept word to the last', () => {
    const kept = [
      { asked: 1, passage: 4 },
      { asked: 2, passage: 5 },
      { asked: 3, passage: 7 },
      { asked: 5, passage: 8 },
      { asked: 7, passage: 10 },
    ];
    expect(listDifferences(kept, 9)).toEqual([
      { type: 'added', asked: [0, 1], passage: [4, 4] },
      { type: 'kept', asked: [1, 3], passage: [4, 6] },
      { type: 'missing', asked: [3, 3], passage: [6, 7] },
      { type: 'kept', asked: [3, 4], passage: [7, 8] },
      { type: 'added', asked: [4, 5], passage: [8, 8] },
      { type: 'kept', asked: [5, 6], passage: [8, 9] },
      { type: 'changed', asked: [6, 7], passage: [9, 10] },
      { type: 'kept', asked: [7, 8], passage: [10, 11] },
      { type: 'added', asked: [8, 9], passage: [11, 11] },
    ]);
  });

  test('of nothing kept are all added', () => {
    expect(listDifferences([], 2)).toEqual([{ type: 'added', asked: [0, 2], passage: [0, 0] }]);
    expect(listDifferences([], 0)).toEqual([]);
  });
});

describe('the words that count', () => {
  const differences = [
    { type: 'kept', asked: [0, 3], passage: [5, 8] },
    { type: 'missing', asked: [3, 3], passage: [8, 20] },
    { type: 'kept', asked: [3, 5], passage: [20, 22] },
    { type: 'changed', asked: [5, 6], passage: [22, 30] },
    { type: 'added', asked: [6, 8], passage: [30, 30] },
  ] as const;

  test('are those kept, and all on either side', () => {
    expect(countWords(differences, none)).toEqual({ kept: 5, asked: 8, passage: 25 });
  });

  test('what stands at an omission is one word more than was asked, at most', () => {
    // At the end of the first and the beginning of the third, inside of neither.
    expect(countWords(differences, new Set([3]))).toEqual({ kept: 5, asked: 8, passage: 14 });
    expect(countWords(differences, new Set([6]))).toEqual({ kept: 5, asked: 8, passage: 19 });
    expect(countWords(differences, new Set([1]))).toEqual({ kept: 5, asked: 8, passage: 25 });
    expect(countWords(differences, new Set([9]))).toEqual({ kept: 5, asked: 8, passage: 25 });
  });
});
