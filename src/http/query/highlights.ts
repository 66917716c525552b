// Where the words of a search stand in a text, for marking them.

import { escapeHtml } from '../../records/html.ts';
import type { Analyser } from '../../text/analysis/analyser.ts';
import { findAnalyser } from '../../text/analysis/languages.ts';
import { countCodePoints } from '../../text/code-points.ts';
import { parseSearchQuery, type SearchTerm } from '../../text/search-query.ts';
import type { Token } from '../../text/tokens.ts';

/** First and one past the last character: code points where it leaves the program. */
type Range = [start: number, end: number];

/** Whether there is anything to mark in the texts that a search finds. */
export function hasRequired(words: string): boolean {
  return (parseSearchQuery(words, 'und')?.required.length ?? 0) > 0;
}

/** Where the words of a search stand in a text. */
interface Match {
  /** In order and without overlap; a phrase is one range. */
  highlights: Range[];
  /** The text as HTML, escaped, with the ranges in `<mark>`. */
  snippet: string;
}

/** Finds the required terms in a text of a language (a primary subtag). */
type Highlighter = (text: string, language: string) => Match;

export function buildHighlighter(words: string): Highlighter {
  const parsed = new Map<string, readonly SearchTerm[]>();
  return (text, language) => {
    const terms = parsed.get(language) ?? parseSearchQuery(words, language)?.required ?? [];
    parsed.set(language, terms);
    const analyser = findAnalyser(language);
    const tokens = analyser.listTokens(text);
    const ranges = mergeRanges(terms.flatMap((term) => listMatches(term, tokens, analyser)));
    return { highlights: toCodePoints(text, ranges), snippet: markText(text, ranges) };
  };
}

/** In UTF-16 indexes. */
function listMatches(term: SearchTerm, tokens: readonly Token[], analyser: Analyser): Range[] {
  const { length } = term.words;
  const ranges: Range[] = [];
  for (let at = 0; at + length <= tokens.length; at++) {
    if (!matchesAt(term, tokens, at, analyser)) continue;
    ranges.push([(tokens[at] as Token).start, (tokens[at + length - 1] as Token).end]);
  }
  return ranges;
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

/** Ranges are UTF-16 indexes. */
function markText(text: string, ranges: readonly Range[]): string {
  let html = '';
  let at = 0;
  for (const [start, end] of ranges) {
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escapeHtml(text.slice(at));
}

function matchesAt(
  { kind, words, stems }: SearchTerm,
  tokens: readonly Token[],
  at: number,
  { fold, stem }: Analyser,
): boolean {
  return words.every((word, offset) => {
    const { written } = tokens[at + offset] as Token;
    if (kind === 'word') return stems[offset]?.includes(stem(written));
    return kind === 'prefix' ? fold(written).startsWith(word) : fold(written) === word;
  });
}

/** From UTF-16 indexes, in order. */
function toCodePoints(text: string, ranges: readonly Range[]): Range[] {
  let codePoints = 0;
  let units = 0;
  const count = (to: number) => {
    codePoints += countCodePoints(text, units, to);
    units = to;
    return codePoints;
  };
  return ranges.map(([start, end]) => [count(start), count(end)]);
}
