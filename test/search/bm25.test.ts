// What fits best: each thing that counts, by docs that differ in nothing else.
import { expect, test } from 'vitest';
import { buildDocSet } from '../../src/search/doc-set.ts';
import { rankByBm25, rankedMax, type TermPostings } from '../../src/search/full-text/bm25.ts';

const docCount = 10;

/** A term by the docs that hold it, each as often as it is named. */
function term(...docIds: number[]): TermPostings {
  const docs = buildDocSet(Uint32Array.from(new Set(docIds)), docCount);
  const repeats = Uint32Array.from(docIds.filter((id, at) => id === docIds[at - 1]));
  return { docs, repeats, docCount };
}

/** A word that the second doc names so often, in two docs as the others. */
const often = (times: number) => term(...Array<number>(times).fill(1), 2);

const rank = (terms: TermPostings[], lengths: Record<number, number> = {}) =>
  rankByBm25([1, 0], terms, {
    lengths: Uint32Array.from({ length: docCount }, (_, id) => lengths[id] ?? 10),
    averageLength: 10,
  });

test.each<[what: string, terms: TermPostings[], lengths: Record<number, number>, first: number]>([
  ['the higher doc id of equals', [term(0, 1)], {}, 1],
  ['a rare word', [term(0), term(1, 2, 3)], {}, 0],
  [
    'a word in half of the docs before one in most',
    [term(0, 2, 3, 4, 5), term(1, 2, 3, 4, 5, 6)],
    {},
    0,
  ],
  ['two words', [term(0), term(0, 1)], {}, 0],
  [
    'two common words before a rare one, together',
    [term(0, 2, 3), term(0, 4, 5), term(1, 2)],
    {},
    0,
  ],
  ['a word that is repeated', [term(0, 0, 1)], {}, 0],
  ['one repeated oftener', [term(0, 0, 0, 1, 1)], {}, 0],
  [
    'another word before one that is repeated',
    [term(0, 2), term(0, 2), term(1, 1, 1, 1, 2)],
    {},
    0,
  ],
  ['another word before one that comes 11 times', [term(0, 2), term(0, 2), often(11)], {}, 0],
  ['but not before 13 times', [term(0, 2), term(0, 2), often(13)], {}, 1],
  ['a word that most docs have beside a rare one', [term(0, 1), term(0, 2, 3, 4, 5, 6, 7)], {}, 0],
  ['fewer words', [term(0, 1)], { 0: 9 }, 0],
  ['a word twice in 23 words before once in the usual 10', [term(0, 0, 1)], { 0: 23 }, 0],
  ['but not in 24', [term(0, 0, 1)], { 0: 24 }, 1],
  ['a word once in 2 words before twice in the usual 10', [term(0, 1, 1)], { 0: 2 }, 0],
])('%s comes first', (_what, terms, lengths, first) => {
  expect(rank(terms, lengths)).toEqual([first, 1 - first]);
});

test('as many docs as are ranked stand in the order of their scores, as computed one by one', () => {
  const docIds = Array.from({ length: rankedMax }, (_, at) => 3 * (rankedMax - at));
  const max = 3 * rankedMax;
  const lengths = Uint32Array.from({ length: max + 1 }, (_, docId) => 5 + ((docId * 7) % 60));
  const averageLength = 30;
  const terms = [2, 5, 50].map((step): TermPostings => {
    const holding = Array.from({ length: Math.floor(max / step) }, (_, at) => (at + 1) * step);
    const repeats = holding.flatMap((docId) => Array<number>(docId % 4).fill(docId));
    const docs = buildDocSet(Uint32Array.from(holding), max);
    return { docs, repeats: Uint32Array.from(repeats), docCount: max };
  });
  const score = (docId: number) =>
    [2, 5, 50].reduce((sum, step) => {
      if (docId % step !== 0) return sum;
      const holding = Math.floor(max / step);
      const idf = Math.log(1 + (max - holding + 0.5) / (holding + 0.5));
      const tf = 1 + (docId % 4);
      return sum + (idf * tf * 2.2) / (tf + 0.3 + (0.9 * (lengths[docId] as number)) / 30);
    }, 0);
  const ranked = rankByBm25(docIds, terms, { lengths, averageLength });
  expect(new Set(ranked)).toEqual(new Set(docIds));
  const unsorted = ranked.filter((docId, at) => {
    const before = ranked[at - 1] ?? docId;
    const difference = score(before) - score(docId);
    return difference < -1e-10 || (Math.abs(difference) < 1e-10 && before < docId);
  });
  expect(unsorted).toEqual([]);
});
