// Where each part of a YAML file stands, without the document that it was read from: numbers only,
// so that the places of thousands of files fit in memory and can be stored.
import { type Document, isMap, isNode, isScalar, isSeq, type Pair } from 'yaml';
import type { Place } from '../read/text.ts';
import type { Path } from './entry.ts';

export interface Places {
  /**
   * Each part, before what is in it: where it begins, what it is, and where it ends in this list. A
   * mapping holds for each of its parts which key it has and where that key begins.
   */
  parts: Numbers;
  keys: readonly string[];
  /** The offset of the beginning of each line. */
  lines: Numbers;
}

/** What a file without problems says, and where. */
export interface Tree {
  value: unknown;
  places: Places;
}

type Numbers = Int32Array | Uint16Array;

/** In two bytes each, where these are enough: nearly all files are short. */
export function packNumbers(numbers: readonly number[]): Numbers {
  const isShort = numbers.every((number) => number <= 0xffff);
  return isShort ? Uint16Array.from(numbers) : Int32Array.from(numbers);
}

/** What a part is. */
export const scalar = 0;
export const mapping = 1;
export const sequence = 2;

/** What stands before the parts in a part, and before each part in a mapping. */
const headLength = 3;
const keyLength = 2;

export function listPlaces(document: Document, lines: readonly number[]): Places {
  const listed: Listed = { parts: [], keys: new Map() };
  addPart(document.contents, 0, listed);
  return {
    parts: packNumbers(listed.parts),
    keys: [...listed.keys.keys()],
    lines: packNumbers(lines),
  };
}

interface Listed {
  parts: number[];
  keys: Map<string, number>;
}

function addPart(node: unknown, otherwise: number, listed: Listed): void {
  const { parts } = listed;
  const at = parts.length;
  const offset = startOf(node, otherwise);
  parts.push(offset, scalar, 0);
  if (isMap(node)) {
    parts[at + 1] = mapping;
    for (const pair of node.items) addPair(pair, offset, listed);
  } else if (isSeq(node)) {
    parts[at + 1] = sequence;
    for (const item of node.items) addPart(item, offset, listed);
  }
  parts[at + 2] = parts.length;
}

function addPair({ key, value }: Pair, otherwise: number, listed: Listed): void {
  const { parts, keys } = listed;
  const name = isScalar(key) ? String(key.value) : '';
  if (!keys.has(name)) keys.set(name, keys.size);
  const start = startOf(key, otherwise);
  parts.push(keys.get(name) as number, start);
  addPart(value, start, listed);
}

/** Where the value at `path`, or its key, begins; where there is none, its nearest parent. */
export function findPlace(places: Places, path: Path, part: 'key' | 'value'): Place {
  const { parts } = places;
  let at = 0;
  let offset = parts[0] as number;
  for (const [index, name] of path.entries()) {
    const isMapping = parts[at + 1] === mapping;
    const next = isMapping ? findValue(places, at, name) : findItem(places, at, name);
    if (next === undefined) break;
    const isKey = isMapping && part === 'key' && index === path.length - 1;
    offset = parts[isKey ? next - 1 : next] as number;
    at = next;
  }
  return placeOf(places.lines, offset);
}

function findValue({ parts, keys }: Places, at: number, name: PropertyKey): number | undefined {
  const end = parts[at + 2] as number;
  for (let next = at + headLength + keyLength; next < end; ) {
    if (keys[parts[next - keyLength] as number] === name) return next;
    next = (parts[next + 2] as number) + keyLength;
  }
  return undefined;
}

function findItem({ parts }: Places, at: number, index: PropertyKey): number | undefined {
  if (parts[at + 1] !== sequence) return undefined;
  const end = parts[at + 2] as number;
  let next = at + headLength;
  for (let passed = 0; next < end && passed !== index; passed++) next = parts[next + 2] as number;
  return next < end ? next : undefined;
}

/** Lines and columns count from 1. */
export function placeOf(lines: ArrayLike<number>, offset: number): Place {
  let [first, end] = [0, lines.length];
  while (end - first > 1) {
    const middle = (first + end) >> 1;
    if ((lines[middle] as number) <= offset) first = middle;
    else end = middle;
  }
  return { line: first + 1, column: offset - (lines[first] as number) + 1 };
}

function startOf(node: unknown, otherwise: number): number {
  return isNode(node) ? (node.range?.[0] ?? otherwise) : otherwise;
}
