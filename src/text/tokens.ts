// Texts cut into words with their places, for scripts that put spaces between words.
import { apostrophes, ignorable, spaces } from './characters.ts';

/** A word of a text; `start` and `end` are UTF-16 indexes. */
export interface Token {
  /** In lower case and composed, without characters that nobody sees; a number without groups. */
  written: string;
  start: number;
  end: number;
}

/** Letter apostrophes are letters to Unicode, but split words as the others do. */
const letter = `[[\\p{L}\\p{N}]--[${apostrophes}]]`;
const word = new RegExp(`${letter}[${letter}\\p{M}${ignorable}]*`, 'gv');

/** What follows the first digits of a number: digits by threes, always behind the same sign. */
const grouped = new RegExp(`([${spaces}.,'’])\\p{Nd}{3}(?:\\1\\p{Nd}{3})*(?!\\p{Nd})`, 'yv');
const firstDigits = /^\p{Nd}{1,3}$/u;
const unseen = new RegExp(`[${ignorable}]`, 'gu');

export function listTokens(text: string): Token[] {
  const tokens: Token[] = [];
  word.lastIndex = 0;
  for (let match = word.exec(text); match; match = word.exec(text)) {
    const { 0: found, index: start } = match;
    const foundEnd = start + found.length;
    const end = findNumberEnd(text, found, foundEnd);
    word.lastIndex = end;
    const written =
      end > foundEnd ? text.slice(start, end).replace(/\P{Nd}/gu, '') : writeWord(found);
    tokens.push({ written, start, end });
  }
  return tokens;
}

/** Where a number ends whose first digits end here; here when these are not grouped digits. */
function findNumberEnd(text: string, found: string, end: number): number {
  if (!mayBeDigits(found) || !firstDigits.test(found)) return end;
  grouped.lastIndex = end;
  return grouped.test(text) ? grouped.lastIndex : end;
}

/** Most words are spared the pattern: they begin with an ASCII letter. */
const mayBeDigits = (word: string) => word < ':' || word > '\u007f';

/** As `Token.written` has it. */
export function writeWord(word: string): string {
  if (/^[a-z0-9]+$/.test(word)) return word;
  return word.replace(unseen, '').normalize('NFC').toLowerCase();
}
