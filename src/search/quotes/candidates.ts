// Which windows of the texts are worth comparing: those that share rare pairs of words with what is
// asked. It reads a bounded number of rows, however many texts there are.

import { hashPair } from '../../text/words.ts';
import { type Frequencies, measureWord } from './information.ts';
import type { Asked } from './match.ts';
import type { PassageIndex } from './reader.ts';
import { combinedCountMax, pairRowsMax } from './shingle-writer.ts';

const pairsMax = 96;
const commonPairsMax = 6;

/** Numbers of windows and the information of the pairs that they share, most first. */
export function listCandidateWindows(
  index: PassageIndex,
  asked: Asked,
  frequencies: Frequencies,
): [number: number, bits: number][] {
  const votes = new Map<number, number>();
  const common: WeighedPair[] = [];
  for (const pair of choosePairs(asked, frequencies)) {
    const windows = index.listWindows(pair.hash);
    if (windows.length > pairRowsMax) common.push(pair);
    else addVotes(votes, windows, pair.bits);
  }
  if (Math.max(0, ...votes.values()) < asked.minimum) combinePairs(index, common, votes);
  return [...votes].sort(([a, x], [b, y]) => y - x || a - b);
}

/** Two pairs that stand everywhere stand together in few windows. */
function combinePairs(
  index: PassageIndex,
  common: readonly WeighedPair[],
  votes: Map<number, number>,
): void {
  const rarest = common
    .filter(({ count }) => count <= combinedCountMax)
    .sort((a, b) => b.bits - a.bits)
    .slice(0, commonPairsMax);
  for (const [position, first] of rarest.entries()) {
    const second = rarest[position + 1];
    if (!second) return;
    addVotes(votes, index.listCommonWindows(first.hash, second.hash), first.bits + second.bits);
  }
}

interface WeighedPair {
  hash: number;
  bits: number;
  /** How often the rarer of its words stands in the texts. */
  count: number;
}

/** The rarest pairs of known words, spread over all that is asked. */
function choosePairs({ words }: Asked, frequencies: Frequencies): WeighedPair[] {
  const segment = Math.ceil((words.length - 1) / pairsMax);
  const chosen: WeighedPair[] = [];
  for (let from = 1; from < words.length; from += segment) {
    let best: WeighedPair | undefined;
    for (let index = from; index < Math.min(words.length, from + segment); index++) {
      const pair = weighPair(words[index - 1] as string, words[index] as string, frequencies);
      if (pair && (!best || pair.bits > best.bits)) best = pair;
    }
    if (best) chosen.push(best);
  }
  return chosen;
}

/** Undefined when one of the words stands nowhere, so that the pair cannot either. */
function weighPair(first: string, second: string, frequencies: Frequencies) {
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
