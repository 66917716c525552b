// Sets of doc ids: the one way in which records are found, counted and paged. A small set is a
// sorted array, a large one a bitmap; callers cannot see which.

/** The dense number of a record in list order, from 1. */
export type DocId = number;

type Sparse = { kind: 'sparse'; docIds: Uint32Array };
/** Bit `docId & 31` of the word `docId >>> 5`. */
type Dense = { kind: 'dense'; bits: Uint32Array; count: number };
export type DocSet = Sparse | Dense;

/** Above one doc in 32 a bitmap is smaller than an array. */
const densityMin = 1 / 32;

/** The set of ascending doc ids, each from 1 to `max`. */
export function buildDocSet(docIds: Uint32Array, max: number): DocSet {
  if (docIds.length <= max * densityMin) return { kind: 'sparse', docIds };
  const bits = new Uint32Array((max >>> 5) + 1);
  for (const docId of docIds) bits[docId >>> 5] = (bits[docId >>> 5] as number) | bit(docId);
  return { kind: 'dense', bits, count: docIds.length };
}

/** All doc ids from 1 to `max`. */
export function everyDoc(max: number): DocSet {
  const bits = new Uint32Array((max >>> 5) + 1).fill(0xffffffff);
  bits[0] = (bits[0] as number) & ~1;
  const last = bits.length - 1;
  bits[last] = (bits[last] as number) & (-1 >>> (31 - (max & 31)));
  return { kind: 'dense', bits, count: max };
}

export function countDocs(set: DocSet): number {
  return set.kind === 'sparse' ? set.docIds.length : set.count;
}

/** Bytes held, for caches. */
export function sizeOf(set: DocSet): number {
  return set.kind === 'sparse' ? set.docIds.byteLength : set.bits.byteLength;
}

export function hasDoc(set: DocSet, docId: DocId): boolean {
  if (set.kind === 'dense') return ((set.bits[docId >>> 5] ?? 0) & bit(docId)) !== 0;
  const at = firstAtLeast(set.docIds, docId);
  return set.docIds[at] === docId;
}

export function intersect(a: DocSet, b: DocSet): DocSet {
  if (a.kind === 'dense' && b.kind === 'dense') return intersectBits(a.bits, b.bits);
  const [list, other] = listFirst(a, b);
  return { kind: 'sparse', docIds: list.docIds.filter((docId) => hasDoc(other, docId)) };
}

/** The set to walk through comes first: the array, or the shorter one of two. */
function listFirst(a: DocSet, b: DocSet): [Sparse, DocSet] {
  if (a.kind === 'dense') return [b as Sparse, a];
  return b.kind === 'dense' || a.docIds.length <= b.docIds.length ? [a, b] : [b, a];
}

/** The docs of `a` that are not in `b`. */
export function subtract(a: DocSet, b: DocSet): DocSet {
  if (a.kind === 'sparse') {
    return { kind: 'sparse', docIds: a.docIds.filter((docId) => !hasDoc(b, docId)) };
  }
  const bits = a.bits.slice();
  if (b.kind === 'dense') {
    for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] as number) & ~(b.bits[i] as number);
  } else {
    for (const docId of b.docIds) {
      bits[docId >>> 5] = (bits[docId >>> 5] as number) & ~bit(docId);
    }
  }
  return toDense(bits);
}

export function unite(sets: readonly DocSet[], max: number): DocSet {
  if (sets.length === 1) return sets[0] as DocSet;
  const bits = new Uint32Array((max >>> 5) + 1);
  for (const set of sets) {
    if (set.kind === 'dense') {
      for (let i = 0; i < bits.length; i++) {
        bits[i] = (bits[i] as number) | (set.bits[i] as number);
      }
    } else {
      for (const docId of set.docIds) {
        bits[docId >>> 5] = (bits[docId >>> 5] as number) | bit(docId);
      }
    }
  }
  return toDense(bits);
}

/** A block is the docs with the same `docId >>> blockBits`. */
export const blockBits = 10;
const blockWords = 2 ** blockBits / 32;

/** Which docs to keep, decided block by block where that is possible. */
export interface DocFilter {
  /** True when all docs of a block stay, false when none does, undefined when it depends. */
  decideBlock: (block: number) => boolean | undefined;
  accepts: (docId: DocId) => boolean;
}

export function filterDocs(set: DocSet, { decideBlock, accepts }: DocFilter): DocSet {
  if (set.kind === 'sparse') return { kind: 'sparse', docIds: set.docIds.filter(accepts) };
  const bits = new Uint32Array(set.bits.length);
  for (let start = 0; start < bits.length; start += blockWords) {
    const decision = decideBlock(start / blockWords);
    if (decision === false) continue;
    const end = Math.min(start + blockWords, bits.length);
    if (decision) bits.set(set.bits.subarray(start, end), start);
    else filterBits(set.bits.subarray(start, end), bits.subarray(start, end), start << 5, accepts);
  }
  return toDense(bits);
}

/** @param first the doc id of the first bit */
function filterBits(
  from: Uint32Array,
  to: Uint32Array,
  first: number,
  accepts: (docId: DocId) => boolean,
): void {
  for (let i = 0; i < from.length; i++) {
    for (let word = from[i] as number; word !== 0; word &= word - 1) {
      const low = word & -word;
      if (accepts(first + (i << 5) + 31 - Math.clz32(low))) to[i] = (to[i] as number) | low;
    }
  }
}

/** All doc ids in ascending order. Do not change them. */
export function listDocs(set: DocSet): Uint32Array {
  if (set.kind === 'sparse') return set.docIds;
  const docIds = new Uint32Array(set.count);
  let length = 0;
  for (let i = 0; i < set.bits.length; i++) {
    for (let word = set.bits[i] as number; word !== 0; word &= word - 1) {
      docIds[length++] = (i << 5) + 31 - Math.clz32(word & -word);
    }
  }
  return docIds;
}

/**
 * Up to `limit` doc ids in ascending or descending order, beyond `after` in that direction;
 * from the beginning when `after` is undefined.
 */
export function takeDocs(
  set: DocSet,
  direction: 'ascending' | 'descending',
  after: DocId | undefined,
  limit: number,
): DocId[] {
  if (direction === 'ascending') return takeAscending(set, (after ?? 0) + 1, limit);
  return takeDescending(set, after === undefined ? 0xffffffff : after - 1, limit);
}

function takeAscending(set: DocSet, from: DocId, limit: number): DocId[] {
  if (set.kind === 'sparse') {
    const at = firstAtLeast(set.docIds, from);
    return [...set.docIds.subarray(at, at + limit)];
  }
  const taken: DocId[] = [];
  const first = wordOf(from);
  for (let i = first; i < set.bits.length && taken.length < limit; i++) {
    let word = set.bits[i] as number;
    if (i === first) word &= -1 << (from & 31);
    for (; word !== 0 && taken.length < limit; word &= word - 1) {
      taken.push((i << 5) + 31 - Math.clz32(word & -word));
    }
  }
  return taken;
}

function takeDescending(set: DocSet, from: DocId, limit: number): DocId[] {
  if (set.kind === 'sparse') {
    const end = firstAtLeast(set.docIds, from + 1);
    return [...set.docIds.subarray(Math.max(0, end - limit), end)].reverse();
  }
  const taken: DocId[] = [];
  const last = wordOf(from);
  for (let i = Math.min(last, set.bits.length - 1); i >= 0 && taken.length < limit; i--) {
    let word = set.bits[i] as number;
    if (i === last) word &= -1 >>> (31 - (from & 31));
    while (word !== 0 && taken.length < limit) {
      const high = 31 - Math.clz32(word);
      taken.push((i << 5) + high);
      word &= ~(1 << high);
    }
  }
  return taken;
}

function intersectBits(a: Uint32Array, b: Uint32Array): DocSet {
  const bits = new Uint32Array(a.length);
  for (let i = 0; i < bits.length; i++) bits[i] = (a[i] as number) & (b[i] as number);
  return toDense(bits);
}

function toDense(bits: Uint32Array): Dense {
  let count = 0;
  for (const word of bits) count += countOnes(word);
  return { kind: 'dense', bits, count };
}

function countOnes(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The word that holds a doc's bit; a position from outside may be too large for a shift. */
function wordOf(docId: DocId): number {
  return Math.floor(docId / 32);
}

function bit(docId: DocId): number {
  return 1 << (docId & 31);
}

/** Index of the first doc id that is at least `wanted`; the length when there is none. */
function firstAtLeast(docIds: Uint32Array, wanted: DocId): number {
  let low = 0;
  let high = docIds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((docIds[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
