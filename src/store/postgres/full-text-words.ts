// How words are written for phrases and beginnings of words. A lexeme finds the texts that may
// match, and the text between spaces tells which of them do.
import type { StoredText } from '../../search/directory.ts';
import { encodeWords } from '../sqlite/full-text-words.ts';

/** PostgreSQL takes lexemes of up to 2 kB. */
const lexemeLengthMax = 400;

export function lexemesOf(texts: readonly StoredText[]): string[] {
  return texts.flatMap(({ language, words }) => words.map((word) => toLexeme(language, word)));
}

/** So that every word stands between spaces. */
export function spaced(text: string): string {
  return ` ${text} `;
}

function toLexeme(language: string, word: string): string {
  return encodeWords(language, [word]).slice(0, lexemeLengthMax);
}
