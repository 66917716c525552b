// Finds where a sentence from elsewhere occurs in the texts: windows that share rare shingles with
// it are candidates, and the best of them are compared word by word.
import type { Difference } from '../../text/alignment.ts';
import type { Passage } from '../../text/passages.ts';
import {
  hashPair,
  isBroken,
  joinWords,
  listBreaks,
  listOmissions,
  listWords,
  type Word,
} from '../../text/words.ts';
import { forEach, type Reading, read } from '../reading.ts';
import { listCandidateWindows } from './candidates.ts';
import type { CitingStatement, TextName } from './corpus.ts';
import { type Frequencies, measureWord, minimumInformation } from './information.ts';
import {
  bandWords,
  compareKinds,
  compareMatches,
  listMatches,
  type Match,
  type QuoteQuery,
} from './match.ts';
import { ShinglesReader } from './shingles-reader.ts';
import { type Region, readPassage, WindowsReader, windowLength } from './windows-reader.ts';

/** What became of some words, verbatim; null where one side has none. */
interface WordDifference {
  type: Difference['type'];
  asked: string | null;
  passage: string | null;
}

export interface FoundPassage extends Passage, TextName, Pick<Match, 'match' | 'similarity'> {
  differences: WordDifference[];
  /** Closest first. `covers`: its claim holds the whole match. */
  statements: (CitingStatement & { covers: boolean })[];
  caveats: string[];
}

export interface Lookup {
  /** How many words the query has. */
  words: number;
  /** What they tell, and what a match must tell, in bits. */
  information: number;
  minimum: number;
  passages: FoundPassage[];
  /** Whether there are more such passages. */
  more: boolean;
}

/** How many windows are read, those around the candidates included. */
const windowsMax = 72;
const candidatesMax = 24;
/** After a whole match, windows that share so many times less than the best are left out. */
const faintFactor = 8;
const nameWordsMax = 4;

interface Candidate extends Match {
  region: Region;
  /** Its first word, counted over all texts. */
  place: number;
}

export class QuoteFinder {
  private readonly windows = new WindowsReader();
  private readonly shingles = new ShinglesReader();

  /** The nearest passages, best first, at most `limit`. */
  *find(text: string, limit: number): Reading<Lookup> {
    const words = yield* this.mendBreaks(text, listWords(text));
    const whole = yield* this.findWords(text, words, limit);
    if (whole.passages[0]?.match === 'exact') return whole;
    const halves = yield* this.splitWords(words);
    if (halves.length === words.length) return whole;
    const broken = yield* this.findWords(text, halves, limit);
    const [best] = broken.passages;
    const [other] = whole.passages;
    if (!best || !isBroken(best.exact) || (other && comparePassages(best, other) >= 0))
      return whole;
    return { ...broken, words: words.length };
  }

  private *findWords(text: string, words: readonly Word[], limit: number): Reading<Lookup> {
    const folded = words.map((word) => word.folded);
    const frequencies = yield* this.windows.findFrequencies(folded);
    const query: QuoteQuery = {
      words: folded,
      bits: yield* this.measureWords(folded, frequencies),
      minimum: minimumInformation(frequencies),
      omissions: listOmissions(text, words),
    };
    const { minimum } = query;
    const information = query.bits.reduce((sum, bits) => sum + bits, 0);
    const candidates =
      2 * information < minimum ? [] : yield* this.listCandidates(query, frequencies);
    const described = yield* forEach(candidates, (one) => this.describe(one, text, words));
    const passages = candidates
      .map((candidate, index) => ({ candidate, passage: described[index] as FoundPassage }))
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

  /** A word that was broken at the end of a line is whole again if the texts hold it. */
  private *mendBreaks(text: string, words: readonly Word[]): Reading<readonly Word[]> {
    const breaks = listBreaks(text, words);
    if (breaks.length === 0) return words;
    const whole = (index: number) => `${words[index]?.folded}${words[index + 1]?.folded}`;
    const { countOf } = yield* this.windows.findFrequencies(breaks.map(whole));
    return joinWords(words, new Set(breaks.filter((index) => countOf(whole(index)) !== undefined)));
  }

  /** The words with the halves of those that a text may have broken at the end of a line. */
  private *splitWords(words: readonly Word[]): Reading<Word[]> {
    const splits = words.map(({ folded }) => listSplits(folded));
    const { countOf } = yield* this.windows.findFrequencies(splits.flat(2));
    const isKnown = (halves: readonly string[]) =>
      halves.every((half) => countOf(half) !== undefined);
    const known = splits.map((ofWord) => ofWord.filter(isKnown));
    const hashes = known.flat().map(([first, second]) => hashPair(first, second));
    const lists = yield* this.shingles.listWindows(hashes);
    const found = new Set(hashes.filter((_, index) => lists[index]?.length));
    return words.flatMap((word, index) => {
      const halves = known[index]?.find(([first, second]) => found.has(hashPair(first, second)));
      return halves ? halves.map((folded) => ({ ...word, folded })) : [word];
    });
  }

  /** Naming somebody is not quoting them: the words of an actor's name tell nothing. */
  private *measureWords(words: readonly string[], frequencies: Frequencies): Reading<number[]> {
    const phrases = new Map<string, [from: number, to: number][]>();
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to <= Math.min(words.length, from + nameWordsMax); to++) {
        if (frequencies.countOf(words[to - 1] as string) === undefined) break;
        const phrase = words.slice(from, to).join(' ');
        const places = phrases.get(phrase);
        if (places) places.push([from, to]);
        else phrases.set(phrase, [[from, to]]);
      }
    }
    const bits = words.map((word) => measureWord(word, frequencies));
    for (const name of yield* read('listNames', [...phrases.keys()])) {
      for (const [from, to] of phrases.get(name) ?? []) bits.fill(0, from, to);
    }
    return bits;
  }

  private *listCandidates(query: QuoteQuery, frequencies: Frequencies): Reading<Candidate[]> {
    const reach = Math.ceil((query.words.length + bandWords) / windowLength);
    const candidates: Candidate[] = [];
    const wholes: Candidate[] = [];
    const regionsMax = Math.ceil(windowsMax / (2 * reach + 1));
    const windows = yield* listCandidateWindows(this.shingles, query, frequencies);
    for (const [number, bits] of windows.slice(0, regionsMax)) {
      if (wholes.length > 0 && faintFactor * bits < (windows[0]?.[1] ?? 0)) break;
      const place = number * windowLength;
      // A match already holds what this window shares with the query.
      if (wholes.some((whole) => meets(whole, place, place + windowLength))) continue;
      const region = yield* this.windows.readRegion(number, reach);
      for (const match of listMatches(query, region.words)) {
        const first = region.windows[0]?.number ?? 0;
        const candidate = { ...match, region, place: first * windowLength + match.passage[0] };
        candidates.push(candidate);
        if (match.match !== 'partial') wholes.push(candidate);
      }
    }
    return keepBest(candidates.sort((a, b) => compareMatches(a, b) || a.place - b.place));
  }

  private *describe(
    candidate: Candidate,
    text: string,
    words: readonly Word[],
  ): Reading<FoundPassage> {
    const { region, match, similarity, passage: range, differences } = candidate;
    const of = { sourceId: region.sourceId, earlier: region.earlier };
    const [from] = range;
    const { words: places, ...passage } = yield* readPassage(region, range);
    const { start, end } = passage;
    const citing = yield* read('listStatements', of, start, end);
    return {
      match,
      similarity,
      ...of,
      ...passage,
      differences: differences.map((difference) => ({
        type: difference.type,
        asked: cut(text, words, difference.asked),
        passage: cut(passage.exact, places, [
          difference.passage[0] - from,
          difference.passage[1] - from,
        ]),
      })),
      statements: chooseStatements(citing, start, end),
      caveats: yield* read('listCaveats', of, start, end),
    };
  }
}

/** Every way to break a word in two. Whoever breaks words leaves two letters on each line. */
function listSplits(word: string): [first: string, second: string][] {
  const ends = Array.from({ length: Math.max(0, word.length - 3) }, (_, index) => index + 2);
  return ends.map((end) => [word.slice(0, end), word.slice(end)]);
}

/**
 * One match for each place. Partial ones only when nothing matches as a whole, and none that is a
 * part of another.
 */
function keepBest(sorted: readonly Candidate[]): Candidate[] {
  const best: Candidate[] = [];
  for (const candidate of sorted) {
    if (best.length === candidatesMax) break;
    const superfluous = best.some(
      (better) =>
        meets(better, candidate.place, candidate.place + lengthOf(candidate)) ||
        (candidate.match === 'partial' && (better.match !== 'partial' || holds(better, candidate))),
    );
    if (!superfluous) best.push(candidate);
  }
  return best;
}

/** Whether a match overlaps a range of words, counted over all texts. */
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

/** Little is enough when it is all that is between two quotation marks. */
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
 * The statements in whose claim the match lies. A passage may hold more than its own claim, so of
 * those that cover the match the shortest have it. Where none does, those that share at least half
 * of the shorter one's characters with it.
 */
function chooseStatements(citing: readonly CitingStatement[], start: number, end: number) {
  const sorted = citing
    .map((statement) => ({
      ...statement,
      covers: statement.start <= start && end <= statement.end,
    }))
    .sort((a, b) => sizeOf(a) - sizeOf(b) || (a.id < b.id ? -1 : 1));
  const covering = sorted.filter(({ covers }) => covers);
  const [shortest] = covering;
  const chosen =
    shortest !== undefined
      ? covering.filter((statement) => sizeOf(statement) === sizeOf(shortest))
      : sorted.filter((statement) => {
          const shared = Math.min(statement.end, end) - Math.max(statement.start, start);
          return 2 * shared >= Math.min(statement.end - statement.start, end - start);
        });
  return chosen.filter(({ id }, index) => chosen.findIndex((other) => other.id === id) === index);
}

function sizeOf({ start, end }: CitingStatement): number {
  return end - start;
}

function cut(
  text: string,
  words: readonly Pick<Word, 'start' | 'end'>[],
  [from, to]: readonly [number, number],
): string | null {
  return from === to ? null : text.slice(words[from]?.start, words[to - 1]?.end);
}
