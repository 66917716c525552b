// Where the words of a search stand in a text, for marking them.

import { escapeHtml } from '../../records/html.ts';
import { findAnalyser } from '../../text/analysis/languages.ts';
import { countCodePoints } from '../../text/code-points.ts';
import { parseSearchQuery, type SearchTerm } from '../../text/search-query.ts';

/** First and one past the last character, in Unicode code points. */
export type Range = [start: number, end: number];

interface Word {
  folded: string;
  stem: string;
  start: number;
  end: number;
}

/** Whether there is anything to mark in the texts that a search finds. */
export function hasRequired(words: string): boolean {
  return (parseSearchQuery(words, 'und')?.required.length ?? 0) > 0;
}

/**
 * The ranges of all required terms, in order and without overlap; a phrase is one range.
 * @param language of the text, a primary subtag
 */
export function findHighlights(text: string, words: string, language: string): Range[] {
  const { required = [] } = parseSearchQuery(words, language) ?? {};
  const inText = listWords(text, language);
  const ranges: Range[] = [];
  for (const term of required) {
    for (let at = 0; at + term.words.length <= inText.length; at++) {
      if (!matchesAt(term, inText, at)) continue;
      const last = inText[at + term.words.length - 1] as Word;
      ranges.push([(inText[at] as Word).start, last.end]);
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

function matchesAt({ kind, words, stems }: SearchTerm, inText: readonly Word[], at: number) {
  return words.every((word, offset) => {
    const { folded, stem } = inText[at + offset] as Word;
    if (kind === 'prefix') return folded.startsWith(word);
    return kind === 'word' ? stems[offset]?.includes(stem) : folded === word;
  });
}

function listWords(text: string, language: string): Word[] {
  const analyser = findAnalyser(language);
  let codePoints = 0;
  let units = 0;
  const count = (to: number) => {
    codePoints += countCodePoints(text, units, to);
    units = to;
    return codePoints;
  };
  return analyser.listTokens(text).map(({ written, start, end }) => ({
    folded: analyser.fold(written),
    stem: analyser.stem(written),
    start: count(start),
    end: count(end),
  }));
}
