// Finding a quoted passage in a text, and the nearest one when it is not there.
// Offsets that leave this file are Unicode code points (Web Annotation TextPositionSelector).
import { findBestDiagonal, listPlaces, voteDiagonals } from './alignment.ts';
import { listWords, type Word } from './words.ts';

/** A place in a text. `paragraph` counts non-empty lines from 1; `end` is exclusive. */
export interface Passage {
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
  paragraph: number;
}

/** The text nearest to a quote that was not found, and where both part. */
export interface NearestPassage {
  line: number;
  passage: string;
  expected: string;
  found: string;
}

const contextLength = 32;

/** UTF-16 indexes at which `quote` begins; with `prefix` only those right behind that text. */
export function findOccurrences(text: string, quote: string, prefix?: string): number[] {
  const found: number[] = [];
  const before = prefix?.trimEnd();
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (before === undefined || text.slice(0, at).trimEnd().endsWith(before)) found.push(at);
  }
  return found;
}

/** The passage of `length` UTF-16 units at UTF-16 index `at`. */
export function passageAt(text: string, at: number, length: number): Passage {
  const before = Array.from(text.slice(0, at));
  const exact = text.slice(at, at + length);
  const after = Array.from(text.slice(at + length, at + length + 2 * contextLength));
  const lines = text.slice(0, at).split('\n');
  const paragraphsAbove = lines.slice(0, -1).filter((line) => line.trim() !== '').length;
  return {
    exact,
    prefix: before.slice(-contextLength).join(''),
    suffix: after.slice(0, contextLength).join(''),
    start: before.length,
    end: before.length + Array.from(exact).length,
    paragraph: paragraphsAbove + 1,
  };
}

/**
 * The passage that shares most words with the quote, in the same order: every shared word votes
 * for the place where the quote would have to begin. Undefined when no word is shared.
 */
export function findNearestPassage(text: string, quote: string): NearestPassage | undefined {
  const textWords = listWords(text);
  const votes = voteDiagonals(
    listWords(quote).map(({ folded }) => folded),
    listPlaces(textWords.map(({ folded }) => folded)),
  );
  const begin = findBestDiagonal(votes);
  if (begin === undefined) return undefined;
  const first = textWords[Math.max(0, begin)] as Word;
  const lead = /^[^\p{L}\p{N}]*/u.exec(quote)?.[0].length ?? 0;
  const from = Math.max(0, first.start - lead);
  return describeDifference(text, quote, from);
}

function describeDifference(text: string, quote: string, from: number): NearestPassage {
  const passage = text.slice(from, from + quote.length);
  let same = 0;
  while (same < quote.length && quote[same] === passage[same]) same++;
  const excerpt = (value: string) => value.slice(same, same + 24).replace(/\n/g, '⏎');
  return {
    line: text.slice(0, from).split('\n').length,
    passage: passage.slice(0, 80).replace(/\n/g, '⏎'),
    expected: excerpt(quote),
    found: excerpt(text.slice(from, from + quote.length + 24)),
  };
}
