// How words are written into the FTS5 table and asked for: each behind its language, so that the
// German "die" is no French "die". The separator is part of a token, as no ASCII character is it.
import type { StoredText } from '../../search/directory.ts';
import type { ScopedTerm } from '../../search/query.ts';

export const separator = '·';

/** Between two texts stands a word that no phrase holds. */
export function encodeTexts(texts: readonly StoredText[]): string {
  return texts.map(({ language, words }) => encodeWords(language, words)).join(` ${separator} `);
}

/** Every word is quoted, so that no input is ever read as FTS5 syntax (sqlite.org/fts5 §3). */
export function matchExpression({ scope, language, kind, words }: ScopedTerm): string {
  return `${scope} : "${encodeWords(language, words)}"${kind === 'prefix' ? ' *' : ''}`;
}

export function encodeWords(language: string, words: readonly string[]): string {
  return words.map((word) => `${language}${separator}${word}`).join(' ');
}
