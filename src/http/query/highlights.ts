// Where the words of a search stand in a text, for marking them.

import { escapeHtml } from '../../records/html.ts';
import { countCodePoints } from '../../text/code-points.ts';
import type { SearchQuery, SearchTerm } from '../../text/search-query.ts';
import { foldWord, isElision, stemFrench } from '../../text/search-text.ts';

/** First and one past the last character, in Unicode code points. */
export type Range = [start: number, end: number];

interface Token {
  word: string;
  start: number;
  end: number;
}

/** The ranges of all required terms, in order and without overlap; a phrase is one range. */
export function findHighlights(text: string, { required }: SearchQuery): Range[] {
  const tokens = listTokens(text);
  const ranges: Range[] = [];
  for (const term of required) {
    for (let at = 0; at + term.words.length <= tokens.length; at++) {
      if (!matchesAt(term, tokens, at)) continue;
      const last = tokens[at + term.words.length - 1] as Token;
      ranges.push([(tokens[at] as Token).start, last.end]);
    }
  }
  return mergeRanges(ranges);
}

function mergeRanges(ranges: Range[]): Range[] {
  const merged: Range[] = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = merged.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** The text as HTML, escaped, with the ranges in `<mark>`. */
export function markText(text: string, ranges: readonly Range[]): string {
  const characters = Array.from(text);
  let html = '';
  let at = 0;
  for (const [start, end] of ranges) {
    html += escapeHtml(characters.slice(at, start).join(''));
    html += `<mark>${escapeHtml(characters.slice(start, end).join(''))}</mark>`;
    at = end;
  }
  return html + escapeHtml(characters.slice(at).join(''));
}

function matchesAt({ kind, words }: SearchTerm, tokens: readonly Token[], at: number): boolean {
  return words.every((word, offset) => {
    const { word: token } = tokens[at + offset] as Token;
    if (kind === 'prefix') return token.startsWith(word);
    return token === word || (kind === 'word' && stemFrench(token) === stemFrench(word));
  });
}

function listTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let codePoints = 0;
  let units = 0;
  for (const { 0: raw, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    codePoints += countCodePoints(text, units, index);
    const start = codePoints;
    codePoints += countCodePoints(raw);
    units = index + raw.length;
    // Elided words are not search words: "l’État" has one token.
    if (isElision(raw) && /^['’ʼ]\p{L}/u.test(text.slice(units, units + 2))) continue;
    tokens.push({ word: foldWord(raw), start, end: codePoints });
  }
  return tokens;
}
