// Finds the names that may have been meant: those with most trigrams in common, and those whose
// words all stand in the input. Every search reads a bounded number of postings.
import { toUint32Array } from '../bytes.ts';
import type { NamePartType } from '../directory.ts';
import { type Reading, read, readEach } from '../reading.ts';
import { lettersMax, listTrigrams, listWords } from './name-parts.ts';

/** Counting this many postings takes less than a millisecond. */
export const postingsMax = 20_000;

const wordsMax = 12;

export class NamesReader {
  /** The numbers of up to `limit` names that look most like a folded one. */
  findNear(resource: string, folded: string, limit: number): Reading<number[]> {
    return this.rank({ resource, type: 'trigram' }, listTrigrams(cut(folded)), limit);
  }

  /** The numbers of up to `limit` names that have most words in common with a folded one. */
  findByWords(resource: string, folded: string, limit: number): Reading<number[]> {
    return this.rank({ resource, type: 'word' }, listWords(folded).slice(0, wordsMax), limit);
  }

  /** The numbers of the names in which every word of a folded text begins some word. */
  *findByBeginnings(resource: string, folded: string, limit: number): Reading<number[]> {
    const beginnings = listWords(folded).slice(0, wordsMax);
    const lists = yield* readEach(
      'readNamesByBeginning',
      beginnings.map((beginning): [string, string] => [resource, beginning]),
    );
    const sets = lists.map(unite);
    const [first = [], ...others] = sets.sort((a, b) => a.length - b.length);
    const found = [...first].filter((number) => others.every((set) => holds(set, number)));
    return found.slice(0, limit);
  }

  /** The names with most of the parts. The rarest parts are counted first. */
  private *rank(type: NamePartType, parts: readonly string[], limit: number): Reading<number[]> {
    const chosen: string[] = [];
    let postings = 0;
    const frequencies = yield* read('readNameFrequencies', type, parts);
    for (const { part, frequency } of frequencies.sort((a, b) => a.frequency - b.frequency)) {
      postings += frequency;
      if (postings > postingsMax && chosen.length > 0) break;
      chosen.push(part);
    }
    const lists = yield* read('readNames', type, chosen);
    return takeMostFrequent(lists.map(toUint32Array), limit);
  }
}

/** Ascending, each number once. */
function unite(lists: readonly Buffer[]): Uint32Array {
  const arrays = lists.map(toUint32Array);
  if (arrays.length === 1) return arrays[0] as Uint32Array;
  const all = new Uint32Array(arrays.reduce((length, array) => length + array.length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  all.sort();
  return all.filter((number, index) => number !== all[index - 1]);
}

/** Whether an ascending list holds a number. */
function holds(list: Uint32Array, number: number): boolean {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as number) < number) low = middle + 1;
    else high = middle;
  }
  return list[low] === number;
}

/** The numbers in most of the ascending lists; of equals those in rarer lists. */
function takeMostFrequent(lists: readonly Uint32Array[], limit: number): number[] {
  const numberMax = Math.max(0, ...lists.map((list) => list.at(-1) ?? 0));
  const counts = new Uint8Array(numberMax + 1);
  for (const list of lists) {
    for (const number of list) counts[number] = (counts[number] as number) + 1;
  }
  const ranked: number[][] = lists.map(() => []);
  for (const list of lists) {
    for (const number of list) {
      const count = counts[number] as number;
      if (count > 0) ranked[count - 1]?.push(number);
      counts[number] = 0;
    }
  }
  return ranked.reverse().flat().slice(0, limit);
}

function cut(folded: string): string {
  return Array.from(folded).slice(0, lettersMax).join('');
}
