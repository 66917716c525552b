// Sets of record numbers: the one way in which records are found, counted and paged.
// A small set is an ascending list, a large one a bitmap; nothing outside this file can tell.

type Sparse = { kind: 'sparse'; numbers: Uint32Array };
type Dense = { kind: 'dense'; words: Uint32Array; count: number };
export type NumberSet = Sparse | Dense;

/** Above one number in 32 a bitmap is smaller than a list. */
const densityMin = 1 / 32;

/** The set of ascending numbers, each from 1 to `max`. */
export function numberSet(numbers: Uint32Array, max: number): NumberSet {
  if (numbers.length <= max * densityMin) return { kind: 'sparse', numbers };
  const words = new Uint32Array((max >>> 5) + 1);
  for (const number of numbers) words[number >>> 5] = (words[number >>> 5] as number) | bit(number);
  return { kind: 'dense', words, count: numbers.length };
}

/** All numbers from 1 to `max`. */
export function everyNumber(max: number): NumberSet {
  const words = new Uint32Array((max >>> 5) + 1).fill(0xffffffff);
  words[0] = (words[0] as number) & ~1;
  const last = words.length - 1;
  words[last] = (words[last] as number) & (-1 >>> (31 - (max & 31)));
  return { kind: 'dense', words, count: max };
}

export function countNumbers(set: NumberSet): number {
  return set.kind === 'sparse' ? set.numbers.length : set.count;
}

/** Bytes held, for caches. */
export function sizeOf(set: NumberSet): number {
  return set.kind === 'sparse' ? set.numbers.byteLength : set.words.byteLength;
}

export function hasNumber(set: NumberSet, number: number): boolean {
  if (set.kind === 'dense') return ((set.words[number >>> 5] ?? 0) & bit(number)) !== 0;
  const at = firstAtLeast(set.numbers, number);
  return set.numbers[at] === number;
}

export function intersect(a: NumberSet, b: NumberSet): NumberSet {
  if (a.kind === 'dense' && b.kind === 'dense') return intersectWords(a.words, b.words);
  const [list, other] = listFirst(a, b);
  return { kind: 'sparse', numbers: list.numbers.filter((number) => hasNumber(other, number)) };
}

/** The set to walk through comes first: the list, or the shorter one of two. */
function listFirst(a: NumberSet, b: NumberSet): [Sparse, NumberSet] {
  if (a.kind === 'dense') return [b as Sparse, a];
  return b.kind === 'dense' || a.numbers.length <= b.numbers.length ? [a, b] : [b, a];
}

/** The numbers of `a` that are not in `b`. */
export function subtract(a: NumberSet, b: NumberSet): NumberSet {
  if (a.kind === 'sparse') {
    return { kind: 'sparse', numbers: a.numbers.filter((number) => !hasNumber(b, number)) };
  }
  const words = a.words.slice();
  if (b.kind === 'dense') {
    for (let i = 0; i < words.length; i++)
      words[i] = (words[i] as number) & ~(b.words[i] as number);
  } else {
    for (const number of b.numbers) {
      words[number >>> 5] = (words[number >>> 5] as number) & ~bit(number);
    }
  }
  return dense(words);
}

export function unite(sets: readonly NumberSet[], max: number): NumberSet {
  if (sets.length === 1) return sets[0] as NumberSet;
  const words = new Uint32Array((max >>> 5) + 1);
  for (const set of sets) {
    if (set.kind === 'dense') {
      for (let i = 0; i < words.length; i++) {
        words[i] = (words[i] as number) | (set.words[i] as number);
      }
    } else {
      for (const number of set.numbers) {
        words[number >>> 5] = (words[number >>> 5] as number) | bit(number);
      }
    }
  }
  return dense(words);
}

/** Numbers that are decided about at once, those with the same `number >>> blockBits`. */
export const blockBits = 10;
const blockWords = 2 ** blockBits / 32;

/**
 * Keeps the numbers that `test` accepts.
 * @param decide for a block: all of it stays, none of it, or undefined when it depends
 */
export function filterNumbers(
  set: NumberSet,
  decide: (block: number) => boolean | undefined,
  test: (number: number) => boolean,
): NumberSet {
  if (set.kind === 'sparse') return { kind: 'sparse', numbers: set.numbers.filter(test) };
  const words = new Uint32Array(set.words.length);
  for (let start = 0; start < words.length; start += blockWords) {
    const decided = decide(start / blockWords);
    if (decided === false) continue;
    const end = Math.min(start + blockWords, words.length);
    if (decided) words.set(set.words.subarray(start, end), start);
    else filterWords(set.words.subarray(start, end), words.subarray(start, end), start << 5, test);
  }
  return dense(words);
}

/** @param first the number of the first bit */
function filterWords(
  from: Uint32Array,
  to: Uint32Array,
  first: number,
  test: (number: number) => boolean,
): void {
  for (let i = 0; i < from.length; i++) {
    for (let word = from[i] as number; word !== 0; word &= word - 1) {
      const low = word & -word;
      if (test(first + (i << 5) + 31 - Math.clz32(low))) to[i] = (to[i] as number) | low;
    }
  }
}

/** All numbers in ascending order. Do not change them. */
export function listNumbers(set: NumberSet): Uint32Array {
  if (set.kind === 'sparse') return set.numbers;
  const numbers = new Uint32Array(set.count);
  let length = 0;
  for (let i = 0; i < set.words.length; i++) {
    for (let word = set.words[i] as number; word !== 0; word &= word - 1) {
      numbers[length++] = (i << 5) + 31 - Math.clz32(word & -word);
    }
  }
  return numbers;
}

/**
 * Up to `limit` numbers in ascending or descending order, beyond `after` in that direction;
 * from the beginning when `after` is undefined.
 */
export function takeNumbers(
  set: NumberSet,
  direction: 'ascending' | 'descending',
  after: number | undefined,
  limit: number,
): number[] {
  if (direction === 'ascending') return takeAscending(set, (after ?? 0) + 1, limit);
  return takeDescending(set, after === undefined ? 0xffffffff : after - 1, limit);
}

function takeAscending(set: NumberSet, from: number, limit: number): number[] {
  if (set.kind === 'sparse') {
    const at = firstAtLeast(set.numbers, from);
    return [...set.numbers.subarray(at, at + limit)];
  }
  const taken: number[] = [];
  const first = wordOf(from);
  for (let i = first; i < set.words.length && taken.length < limit; i++) {
    let word = set.words[i] as number;
    if (i === first) word &= -1 << (from & 31);
    for (; word !== 0 && taken.length < limit; word &= word - 1) {
      taken.push((i << 5) + 31 - Math.clz32(word & -word));
    }
  }
  return taken;
}

function takeDescending(set: NumberSet, from: number, limit: number): number[] {
  if (set.kind === 'sparse') {
    const end = firstAtLeast(set.numbers, from + 1);
    return [...set.numbers.subarray(Math.max(0, end - limit), end)].reverse();
  }
  const taken: number[] = [];
  const last = wordOf(from);
  for (let i = Math.min(last, set.words.length - 1); i >= 0 && taken.length < limit; i--) {
    let word = set.words[i] as number;
    if (i === last) word &= -1 >>> (31 - (from & 31));
    while (word !== 0 && taken.length < limit) {
      const high = 31 - Math.clz32(word);
      taken.push((i << 5) + high);
      word &= ~(1 << high);
    }
  }
  return taken;
}

function intersectWords(a: Uint32Array, b: Uint32Array): NumberSet {
  const words = new Uint32Array(a.length);
  for (let i = 0; i < words.length; i++) words[i] = (a[i] as number) & (b[i] as number);
  return dense(words);
}

function dense(words: Uint32Array): Dense {
  let count = 0;
  for (const word of words) count += countBits(word);
  return { kind: 'dense', words, count };
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Where the number's bit is; a position from outside may be too large for a shift. */
function wordOf(number: number): number {
  return Math.floor(number / 32);
}

function bit(number: number): number {
  return 1 << (number & 31);
}

/** Index of the first number that is at least `wanted`; the length when there is none. */
export function firstAtLeast(numbers: Uint32Array, wanted: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
