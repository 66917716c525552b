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
  const samples = new Map(texts.map(({ id, text }) => [id, sampleShingles(text)]));
  const holders = new Map<number, string[]>();
  for (const [id, shingles] of samples) {
    for (const shingle of shingles) {
      holders.set(shingle, [...(holders.get(shingle) ?? []), id]);
    }
  }
  const shared = new Map<string, number>();
  for (const pair of [...holders.values()].flatMap(listPairs)) {
    shared.set(pair, (shared.get(pair) ?? 0) + 1);
  }
  return [...shared].flatMap(([pair, count]): [string, string][] => {
    const [a = '', b = ''] = pair.split(' ');
    const shorter = Math.min(samples.get(a)?.size ?? 0, samples.get(b)?.size ?? 0);
    return count >= sharedMin * shorter ? [[a, b]] : [];
  });
}

/** Ids hold no spaces. */
function listPairs(ids: readonly string[]): string[] {
  if (ids.length > textsMax) return [];
  return ids.flatMap((a, index) => ids.slice(index + 1).map((b) => `${a} ${b}`));
}

function sampleShingles(text: string): Set<number> {
  const words = listWords(text).map(({ folded }) => folded);
  const shingles = new Set<number>();
  for (let at = 0; at + shingleLength <= words.length; at++) {
    const hash = hashText(words.slice(at, at + shingleLength).join(' ')) >>> 0;
    if (hash % sampling === 0) shingles.add(hash);
  }
  return shingles;
}
