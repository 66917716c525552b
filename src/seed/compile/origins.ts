// Which sources go back to one origin: those with the words of the same agency, and those with
// nearly the same words. A report that two papers print from one dispatch has one origin.
import { hashText } from '../../text/hash.ts';
import { foldName } from '../../text/names.ts';
import { listWords } from '../../text/words.ts';
import type { Seeds } from '../model.ts';
import { compare } from '../problem.ts';

/** Words of one shingle: so many in a row are seldom the same by chance. */
const shingleLength = 6;

/** One shingle in this many is compared, chosen by its hash. */
const sampling = 4;

/** A shingle in more texts than this is a formula that tells nothing. */
const textsMax = 20;

/** Sources share an origin when they share this much of the shorter one's shingles. */
const sharedMin = 0.6;

/** By source: the id of the first source of its origin, in the order of their ids. */
export function findOrigins(seeds: Seeds): ReadonlyMap<string, string> {
  const origins = new Map<string, string>();
  const ids = [...seeds.sources.keys()].sort(compare);
  const find = (id: string): string => {
    const origin = origins.get(id) ?? id;
    return origin === id ? id : find(origin);
  };
  const join = (a: string, b: string) => {
    const [first = a, second = b] = [find(a), find(b)].sort(compare);
    origins.set(second, first);
  };
  const agencies = new Map<string, string>();
  for (const id of ids) {
    const agency = foldName(seeds.sources.get(id)?.source?.value.agency ?? '');
    if (agency === '') continue;
    const first = agencies.get(agency);
    if (first === undefined) agencies.set(agency, id);
    else join(first, id);
  }
  const texts = ids.map((id) => ({ id, text: seeds.sources.get(id)?.article ?? '' }));
  for (const [a, b] of listAlike(texts)) join(a, b);
  return new Map(ids.map((id) => [id, find(id)]));
}

/** Pairs of texts with nearly the same words. */
function listAlike(texts: readonly { id: string; text: string }[]): [string, string][] {
  const samples = texts.map(({ text }, index) => sampleShingles(text, index));
  const shared = new Map<number, number>();
  for (const holders of groupHolders(samples)) {
    for (const [at, a] of holders.entries()) {
      for (const b of holders.subarray(at + 1)) {
        const pair = a * texts.length + b;
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      }
    }
  }
  return [...shared].flatMap(([pair, count]): [string, string][] => {
    const [a, b] = [Math.floor(pair / texts.length), pair % texts.length];
    const shorter = Math.min(samples[a]?.length ?? 0, samples[b]?.length ?? 0);
    return count >= sharedMin * shorter ? [[texts[a]?.id ?? '', texts[b]?.id ?? '']] : [];
  });
}

/** Which texts hold each shingle, by their place in the list, unless it is a formula. */
function* groupHolders(samples: readonly Float64Array[]): Generator<Uint32Array> {
  const all = new Float64Array(samples.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const sample of samples) {
    all.set(sample, end);
    end += sample.length;
  }
  all.sort();
  for (let from = 0; from < all.length; ) {
    const shingle = Math.floor((all[from] as number) / textCount);
    let to = from + 1;
    while (to < all.length && Math.floor((all[to] as number) / textCount) === shingle) to++;
    if (to - from <= textsMax) yield Uint32Array.from(all.subarray(from, to), textOf);
    from = to;
  }
}

/** Shingle and text in one number, so that sorting groups texts by shingle. */
const textCount = 2 ** 20;
const textOf = (entry: number) => entry % textCount;

/** The distinct shingles of a text, chosen by their hashes. */
function sampleShingles(text: string, index: number): Float64Array {
  const words = listWords(text).map(({ folded }) => folded);
  const shingles = new Set<number>();
  for (let at = 0; at + shingleLength <= words.length; at++) {
    const hash = hashShingle(words, at);
    if (hash % sampling === 0) shingles.add(hash * textCount + index);
  }
  return Float64Array.from(shingles);
}

/** A uint32 of its words, joined by spaces. */
function hashShingle(words: readonly string[], at: number): number {
  let hash = hashText(words[at] as string);
  for (let next = at + 1; next < at + shingleLength; next++) {
    hash = hashText(words[next] as string, hashText(' ', hash));
  }
  return hash >>> 0;
}
