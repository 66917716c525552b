// Finds where a sentence from elsewhere stands in the held texts: windows that share rare pairs of
// words with it are candidates, the best of them are compared word by word.
import type Database from 'better-sqlite3';
import type { Difference } from '../../text/alignment.ts';
import type { Passage } from '../../text/passages.ts';
import { listOmissions, listWords, type Word } from '../../text/words.ts';
import { listCandidateWindows } from './candidates.ts';
import { type Frequencies, measureWord, minimumInformation } from './information.ts';
import {
  type Asked,
  bandWords,
  compareKinds,
  compareMatches,
  listMatches,
  type Match,
} from './match.ts';
import { type Carrier, PassageIndex, type Region } from './reader.ts';
import { windowLength } from './window-writer.ts';

/** What became of some words, verbatim; null where one side has none. */
interface WordDifference {
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

/** How many windows are read, those around the candidates included. */
const windowsMax = 72;
const candidatesMax = 24;
/** Behind a whole match, windows that share so many times less than the best are not looked at. */
const faintVote = 8;
const nameWordsMax = 4;

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
        const known = phrases.get(phrase);
        if (known) known.push([from, to]);
        else phrases.set(phrase, [[from, to]]);
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
    const wholes: Candidate[] = [];
    const regionsMax = Math.ceil(windowsMax / (2 * reach + 1));
    const windows = listCandidateWindows(this.index, asked, frequencies).slice(0, regionsMax);
    for (const [number, bits] of windows) {
      if (wholes.length > 0 && faintVote * bits < (windows[0]?.[1] ?? 0)) break;
      const place = number * windowLength;
      // What this window shares with the asked words is in a match already.
      if (wholes.some((whole) => meets(whole, place, place + windowLength))) continue;
      const region = this.index.readRegion(number, reach);
      for (const match of listMatches(asked, region.words)) {
        const first = region.windows[0]?.number ?? 0;
        const candidate = { ...match, region, place: first * windowLength + match.passage[0] };
        found.push(candidate);
        if (match.match !== 'partial') wholes.push(candidate);
      }
    }
    return keepBest(found.sort((a, b) => compareMatches(a, b) || a.place - b.place));
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
        meets(better, candidate.place, candidate.place + lengthOf(candidate)) ||
        (candidate.match === 'partial' && (better.match !== 'partial' || holds(better, candidate))),
    );
    if (!superfluous) kept.push(candidate);
  }
  return kept;
}

/** Whether a match has words of a range, counted over all texts. */
function meets(match: Candidate, from: number, to: number): boolean {
  return match.place < to && from < match.place + lengthOf(match);
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
  return quoted && match.match === 'exact';
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
