// Texts cut into words with their places, for scripts that put spaces between words.
import { apostrophes, ignorable, spaces } from './characters.ts';

/** A word of a text; `start` and `end` are UTF-16 indexes. */
export interface Token {
  /** In lower case and composed, without characters that nobody sees; a number without groups. */
  written: string;
  start: number;
  end: number;
}

/** Digits that are grouped by threes, always by the same sign. */
const number = `(?<![\\p{L}\\p{N}])\\p{Nd}{1,3}(?:(?<group>[${spaces}.,'’])\\p{Nd}{3}(?:\\k<group>\\p{Nd}{3})*)(?!\\p{Nd})`;

/** Letter apostrophes are letters to Unicode, but split words as the others do. */
const letter = `(?![${apostrophes}])[\\p{L}\\p{N}]`;
const word = `${letter}(?:${letter}|[\\p{M}${ignorable}])*`;

const token = new RegExp(`${number}|${word}`, 'gu');
const unseen = new RegExp(`[${ignorable}]`, 'gu');

export function listTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(token)) {
    const { 0: found, index, groups } = match;
    const written = groups?.group === undefined ? writeWord(found) : found.replace(/\P{Nd}/gu, '');
    tokens.push({ written, start: index, end: index + found.length });
  }
  return tokens;
}

/** As `Token.written` has it. */
export function writeWord(word: string): string {
  if (/^[a-z0-9]+$/.test(word)) return word;
  return word.replace(unseen, '').normalize('NFC').toLowerCase();
}
