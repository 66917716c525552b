// Which windows of the texts are worth comparing: those that share rare shingles with the query. It
// reads a bounded number of rows, however many texts there are.
import { hashPair } from '../../text/words.ts';
import type { Reading } from '../reading.ts';
import { type Frequencies, measureWord } from './information.ts';
import type { QuoteQuery } from './match.ts';
import { bucketWindowsMax, combinedWindowsMax, type ShinglesReader } from './shingles-reader.ts';

const shinglesMax = 96;
const frequentShinglesMax = 6;

/** Numbers of windows, and the information of the shingles that they share, most first. */
export function* listCandidateWindows(
  reader: ShinglesReader,
  query: QuoteQuery,
  frequencies: Frequencies,
): Reading<[number: number, bits: number][]> {
  const votes = new Map<number, number>();
  const frequent: WeightedShingle[] = [];
  const shingles = chooseShingles(query, frequencies);
  const lists = yield* reader.listWindows(shingles.map(({ hash }) => hash));
  for (const [index, shingle] of shingles.entries()) {
    const windows = lists[index] ?? [];
    if (windows.length > bucketWindowsMax) frequent.push(shingle);
    else addVotes(votes, windows, shingle.bits);
  }
  if (Math.max(0, ...votes.values()) < query.minimum)
    yield* combineShingles(reader, frequent, votes);
  return [...votes].sort(([a, x], [b, y]) => y - x || a - b);
}

/** Two shingles that occur everywhere occur together in few windows. */
function* combineShingles(
  reader: ShinglesReader,
  frequent: readonly WeightedShingle[],
  votes: Map<number, number>,
): Reading<void> {
  const rarest = frequent
    .filter(({ count }) => count <= combinedWindowsMax)
    .sort((a, b) => b.bits - a.bits)
    .slice(0, frequentShinglesMax);
  for (const [position, first] of rarest.entries()) {
    const second = rarest[position + 1];
    if (!second) return;
    const windows = yield* reader.listCommonWindows(first.hash, second.hash);
    addVotes(votes, windows, first.bits + second.bits);
  }
}

interface WeightedShingle {
  hash: number;
  bits: number;
  /** How often the rarer of its words occurs in the texts. */
  count: number;
}

/** The rarest shingles of known words, spread over the whole query. */
function chooseShingles({ words }: QuoteQuery, frequencies: Frequencies): WeightedShingle[] {
  const segment = Math.ceil((words.length - 1) / shinglesMax);
  const chosen: WeightedShingle[] = [];
  for (let from = 1; from < words.length; from += segment) {
    let best: WeightedShingle | undefined;
    for (let index = from; index < Math.min(words.length, from + segment); index++) {
      const shingle = weigh(words[index - 1] as string, words[index] as string, frequencies);
      if (shingle && (!best || shingle.bits > best.bits)) best = shingle;
    }
    if (best) chosen.push(best);
  }
  return chosen;
}

/** Undefined when one of the words does not occur, so that the shingle cannot either. */
function weigh(
  first: string,
  second: string,
  frequencies: Frequencies,
): WeightedShingle | undefined {
  const counts = [frequencies.countOf(first), frequencies.countOf(second)];
  if (counts[0] === undefined || counts[1] === undefined) return undefined;
  return {
    hash: hashPair(first, second),
    bits: measureWord(first, frequencies) + measureWord(second, frequencies),
    count: Math.min(counts[0], counts[1]),
  };
}

function addVotes(votes: Map<number, number>, windows: readonly number[], bits: number): void {
  for (const window of windows) votes.set(window, (votes.get(window) ?? 0) + bits);
}
