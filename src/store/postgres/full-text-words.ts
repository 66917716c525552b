// How words are written for phrases and beginnings of words, and asked for. A lexeme finds the
// texts that may match, and the text between spaces tells which of them do.
import type { ScopedTerm } from '../../search/query.ts';
import { encodeWords, separator } from '../sqlite/full-text-words.ts';

/** PostgreSQL takes lexemes of up to 2 kB. */
const lexemeLengthMax = 400;

/** @param text as `spaced` writes it */
export function lexemesOf(text: string): string[] {
  const words = new Set(text.split(' '));
  for (const other of ['', separator]) words.delete(other);
  return [...new Set(Array.from(words, (word) => word.slice(0, lexemeLengthMax)))];
}

/** So that every word stands between spaces. */
export function spaced(text: string): string {
  return ` ${text} `;
}

/** A tsquery that finds every text with the term, and a pattern for LIKE that only those match. */
export function matchExpression({
  language,
  kind,
  words,
}: ScopedTerm): [query: string, pattern: string] {
  const isPrefix = kind === 'prefix';
  const lexemes = words.map((word, index) => {
    const isBeginning = isPrefix && index === words.length - 1;
    return `${quote(toLexeme(language, word))}${isBeginning ? ':*' : ''}`;
  });
  const pattern = encodeWords(language, words).replace(/[\\%_]/g, '\\$&');
  return [lexemes.join(' & '), `% ${pattern}${isPrefix ? '' : ' '}%`];
}

function toLexeme(language: string, word: string): string {
  return encodeWords(language, [word]).slice(0, lexemeLengthMax);
}

/** Every lexeme is quoted, so that no input is ever read as an operator (§8.11.2 of the manual). */
function quote(lexeme: string): string {
  return `'${lexeme.replace(/['\\]/g, '$&$&')}'`;
}
