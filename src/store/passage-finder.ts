// Finds where a sentence from elsewhere stands in the held texts: windows that share rare pairs of
// words with it are candidates, the best of them are compared word by word.
import type Database from 'better-sqlite3';
import type { Difference } from '../domain/alignment.ts';
import { type Frequencies, measureWord, minimumInformation } from '../domain/information.ts';
import {
  type Asked,
  bandWords,
  compareKinds,
  compareMatches,
  listMatches,
  type Match,
} from '../domain/match.ts';
import type { Passage } from '../domain/passages.ts';
import { listOmissions, listWords, pairToken, type Word } from '../domain/words.ts';
import { type Carrier, PassageIndex, pairRowsMax, type Region } from './passage-index.ts';
import { windowLength } from './window-builder.ts';

/** What became of some words, verbatim; null where one side has none. */
export interface WordDifference {
  type: Difference['type'];
  asked: string | null;
  passage: string | null;
}

export interface FoundPassage extends Passage, Pick<Match, 'match' | 'similarity'> {
  sourceId: string;
  differences: WordDifference[];
  /** Closest first. `covers`: its passage holds all that was found. */
  statements: (Carrier & { covers: boolean })[];
  caveats: string[];
}

export interface Lookup {
  /** What was asked: its words, what they tell and what they would have to, in bits. */
  words: number;
  information: number;
  minimum: number;
  passages: FoundPassage[];
  /** Whether there are more such passages. */
  more: boolean;
}

const pairsMax = 96;
const commonPairsMax = 6;
const windowsMax = 24;
const candidatesMax = 40;
const nameWordsMax = 4;
/** A pair whose rarer word stands more often may take long to combine with another. */
const combinedCountMax = 20_000;

interface Candidate extends Match {
  region: Region;
  /** Its first word, counted over all texts. */
  place: number;
}

export class PassageFinder {
  private readonly index: PassageIndex;

  constructor(client: Database.Database) {
    this.index = new PassageIndex(client);
  }

  /** The nearest passages, best first, at most `limit`. */
  find(text: string, limit: number): Lookup {
    const words = listWords(text);
    const folded = words.map((word) => word.folded);
    const frequencies = this.index.findFrequencies(folded);
    const asked: Asked = {
      words: folded,
      bits: this.measureWords(folded, frequencies),
      minimum: minimumInformation(frequencies),
      omissions: listOmissions(text, words),
    };
    const { minimum } = asked;
    const information = asked.bits.reduce((sum, bits) => sum + bits, 0);
    const candidates = 2 * information < minimum ? [] : this.listCandidates(asked, frequencies);
    const passages = candidates
      .map((candidate) => ({ candidate, passage: this.describe(candidate, text, words) }))
      .filter(({ candidate, passage }) => isTelling(candidate, passage, minimum))
      .map(({ passage }) => passage)
      .sort(comparePassages);
    return {
      words: words.length,
      information: Math.floor(information),
      minimum,
      passages: passages.slice(0, limit),
      more: passages.length > limit,
    };
  }

  /** Naming somebody is not quoting them: the words of an actor's name tell nothing. */
  private measureWords(words: readonly string[], frequencies: Frequencies): number[] {
    const phrases = new Map<string, [from: number, to: number][]>();
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to <= Math.min(words.length, from + nameWordsMax); to++) {
        if (frequencies.countOf(words[to - 1] as string) === undefined) break;
        const phrase = words.slice(from, to).join(' ');
        phrases.set(phrase, [...(phrases.get(phrase) ?? []), [from, to]]);
      }
    }
    const bits = words.map((word) => measureWord(word, frequencies));
    for (const name of this.index.listNames(phrases.keys())) {
      for (const [from, to] of phrases.get(name) ?? []) bits.fill(0, from, to);
    }
    return bits;
  }

  private listCandidates(asked: Asked, frequencies: Frequencies): Candidate[] {
    const reach = Math.ceil((asked.words.length + bandWords) / windowLength);
    const found: Candidate[] = [];
    for (const number of this.listWindows(asked, frequencies)) {
      const region = this.index.readRegion(number, reach);
      for (const match of listMatches(asked, region.words)) {
        const first = region.windows[0]?.number ?? 0;
        found.push({ ...match, region, place: first * windowLength + match.passage[0] });
      }
    }
    return keepBest(found.sort((a, b) => compareMatches(a, b) || a.place - b.place));
  }

  /** Windows that share pairs of words with what is asked, those with the rarest pairs first. */
  private listWindows(asked: Asked, frequencies: Frequencies): number[] {
    const votes = new Map<number, number>();
    const common: WeighedPair[] = [];
    for (const pair of choosePairs(asked, frequencies)) {
      const windows = this.index.listWindows([pair.token]);
      if (windows.length > pairRowsMax) common.push(pair);
      else for (const number of windows) addVote(votes, number, pair.bits);
    }
    if (Math.max(0, ...votes.values()) < asked.minimum) {
      const rarest = common
        .filter(({ count }) => count <= combinedCountMax)
        .sort((a, b) => b.bits - a.bits)
        .slice(0, commonPairsMax);
      for (const [index, first] of rarest.entries()) {
        const second = rarest[index + 1];
        if (!second) break;
        for (const number of this.index.listWindows([first.token, second.token])) {
          addVote(votes, number, first.bits + second.bits);
        }
      }
    }
    return [...votes]
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, windowsMax)
      .map(([number]) => number);
  }

  private describe(candidate: Candidate, text: string, words: readonly Word[]): FoundPassage {
    const { region, match, similarity, passage: range, differences } = candidate;
    const { sourceId } = region;
    const [from, to] = range;
    const { words: places, ...passage } = this.index.readPassage(region, from, to);
    const { start, end } = passage;
    return {
      match,
      similarity,
      sourceId,
      ...passage,
      differences: differences.map((difference) => ({
        type: difference.type,
        asked: cut(text, words, difference.asked),
        passage: cut(passage.exact, places, [
          difference.passage[0] - from,
          difference.passage[1] - from,
        ]),
      })),
      statements: chooseCarriers(this.index.listCarriers(sourceId, start, end), start, end),
      caveats: this.index.listCaveats(sourceId, start, end),
    };
  }
}

interface WeighedPair {
  token: string;
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
    token: pairToken(first, second),
    bits: measureWord(first, frequencies) + measureWord(second, frequencies),
    count: Math.min(counts[0], counts[1]),
  };
}

function addVote(votes: Map<number, number>, number: number, bits: number): void {
  votes.set(number, (votes.get(number) ?? 0) + bits);
}

/**
 * One match a place; parts only when nothing matches as a whole, and none that is a piece of
 * another.
 */
function keepBest(sorted: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of sorted) {
    if (kept.length === candidatesMax) break;
    const superfluous = kept.some(
      (better) =>
        overlaps(better, candidate) ||
        (candidate.match === 'partial' && (better.match !== 'partial' || holds(better, candidate))),
    );
    if (!superfluous) kept.push(candidate);
  }
  return kept;
}

function overlaps(a: Candidate, b: Candidate): boolean {
  return a.place < b.place + lengthOf(b) && b.place < a.place + lengthOf(a);
}

function lengthOf({ passage: [from, to] }: Match): number {
  return to - from;
}

function holds(better: Match, candidate: Match): boolean {
  const within = better.asked[0] <= candidate.asked[0] && candidate.asked[1] <= better.asked[1];
  return within && candidate.information < better.information;
}

/** Little is enough when it is all that stands between two quotation marks. */
function isTelling(match: Match, { prefix, suffix }: Passage, minimum: number): boolean {
  if (match.information >= minimum) return true;
  const quoted = /[«»“”„‟"‹›]\s*$/.test(prefix) && /^[\s,.;:!?…]*[«»“”„‟"‹›]/.test(suffix);
  return quoted && match.match === 'exact' && lengthOf(match) > 1;
}

/** Of equal matches those with a statement come first. */
function comparePassages(a: FoundPassage, b: FoundPassage): number {
  return compareKinds(a, b) || b.similarity - a.similarity || unclaimed(a) - unclaimed(b);
}

function unclaimed({ statements }: FoundPassage): number {
  return statements.length === 0 ? 1 : 0;
}

/**
 * The statements whose passage covers the stretch, the shortest first. Where none does, those that
 * share at least half of the shorter one's characters with it.
 */
function chooseCarriers(carriers: readonly Carrier[], start: number, end: number) {
  const sorted = carriers
    .map((carrier) => ({ ...carrier, covers: carrier.start <= start && end <= carrier.end }))
    .sort((a, b) => a.end - a.start - (b.end - b.start) || (a.id < b.id ? -1 : 1));
  const covering = sorted.filter(({ covers }) => covers);
  const chosen =
    covering.length > 0
      ? covering
      : sorted.filter((carrier) => {
          const shared = Math.min(carrier.end, end) - Math.max(carrier.start, start);
          return 2 * shared >= Math.min(carrier.end - carrier.start, end - start);
        });
  return chosen.filter(({ id }, index) => chosen.findIndex((other) => other.id === id) === index);
}

function cut(
  text: string,
  words: readonly Pick<Word, 'start' | 'end'>[],
  [from, to]: readonly [number, number],
): string | null {
  return from === to ? null : text.slice(words[from]?.start, words[to - 1]?.end);
}
