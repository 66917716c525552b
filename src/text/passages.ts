// Finding a quoted passage in a text, and the nearest one when it is not there.
// Offsets that leave this file are Unicode code points (Web Annotation TextPositionSelector).

import { findBestDiagonal, listPlaces, voteDiagonals } from './alignment.ts';
import { countCodePoints } from './code-points.ts';
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

/** The text nearest to a quote that was not found, and what each goes on with where they part. */
export interface NearestPassage {
  line: number;
  passage: string;
  expected: string;
  found: string;
}

const contextLength = 32;
const excerptLength = 60;
const differenceLength = 16;

/**
 * The first UTF-16 indexes at which `quote` begins, up to `limit`; with `prefix` only those right
 * behind that text.
 */
export function findOccurrences(
  text: string,
  quote: string,
  prefix?: string,
  limit = 10,
): number[] {
  const found: number[] = [];
  const before = prefix?.trimEnd();
  let at = text.indexOf(quote);
  while (at !== -1 && found.length < limit) {
    if (before === undefined || text.slice(0, at).trimEnd().endsWith(before)) found.push(at);
    at = text.indexOf(quote, at + 1);
  }
  return found;
}

/** The passage of `length` UTF-16 units at UTF-16 index `at`. */
export function passageAt(text: string, at: number, length: number): Passage {
  const exact = text.slice(at, at + length);
  // Twice as many units hold enough code points, even when all of them are surrogate pairs.
  const before = listCharacters(text.slice(Math.max(0, at - 2 * contextLength), at));
  const after = listCharacters(text.slice(at + length, at + length + 2 * contextLength));
  const start = countCodePoints(text, 0, at);
  return {
    exact,
    prefix: joinCharacters(before.slice(-contextLength)),
    suffix: joinCharacters(after.slice(0, contextLength)),
    start,
    end: start + countCodePoints(exact),
    paragraph: countParagraphs(text, at) + 1,
  };
}

/** Code points; nearly always they are the units of the text itself. */
function listCharacters(text: string): string | string[] {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
}

function joinCharacters(characters: string | string[]): string {
  return typeof characters === 'string' ? characters : characters.join('');
}

/** Lines that end before `at` and are not empty. */
function countParagraphs(text: string, at: number): number {
  let count = 0;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', start)) {
    if (text.slice(start, end).trim() !== '') count++;
    start = end + 1;
  }
  return count;
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
  let same = 0;
  while (same < quote.length && quote[same] === text[from + same]) same++;
  // Two characters may share the first half of their surrogate pairs.
  if ((quote.charCodeAt(same) & 0xfc00) === 0xdc00) same--;
  return {
    line: text.slice(0, from).split('\n').length,
    passage: excerpt(text, from, excerptLength),
    expected: excerpt(quote, same, differenceLength),
    found: excerpt(text, from + same, differenceLength),
  };
}

function excerpt(text: string, from: number, length: number): string {
  return Array.from(text.slice(from, from + 2 * length))
    .slice(0, length)
    .join('');
}
