// What a person types into a search box, understood as one language: words, "exact phrases",
// -exclusions and prefix*. No input is an error; what holds no letter or digit is left out.
import { findAnalyser } from './analysis/languages.ts';
import type { Token } from './tokens.ts';

export interface SearchTerm {
  /** `word`: any inflection; `phrase`: these words in this order; `prefix`: words that begin so. */
  kind: 'word' | 'phrase' | 'prefix';
  /** Folded, at least one. */
  words: readonly string[];
  /** Of each word: its stems, of which any will do. */
  stems: readonly (readonly string[])[];
}

export interface SearchQuery {
  /** All of them must occur. */
  required: readonly SearchTerm[];
  /** None of them may occur. */
  excluded: readonly SearchTerm[];
}

/** A quotation with its marks, or what stands between two quotations. */
const parts =
  /(?<minus>(?<=^|\s)-)?["“”«»](?<phrase>[^"“”«»]*)["“”«»]?|(?<words>[^"“”«»]+?)(?=(?:(?<=\s)-)?["“”«»]|$)/gu;

/**
 * Undefined when there is nothing to search for.
 * @param language a primary subtag
 */
export function parseSearchQuery(text: string, language: string): SearchQuery | undefined {
  const { listTokens, fold, listStems } = findAnalyser(language);
  const required: SearchTerm[] = [];
  const excluded: SearchTerm[] = [];
  const chunks = [...text.matchAll(parts)].flatMap(({ groups }) => {
    const { minus, phrase, words = '' } = groups ?? {};
    if (phrase === undefined) return listChunks(words, listTokens(words));
    return [
      { kind: 'phrase', isExcluded: minus !== undefined, tokens: listTokens(phrase) } as const,
    ];
  });
  for (const { kind, isExcluded, tokens } of chunks) {
    if (tokens.length === 0) continue;
    (isExcluded ? excluded : required).push({
      // "COVID-19" is two words that belong together.
      kind: tokens.length > 1 ? 'phrase' : kind,
      words: tokens.map(({ written }) => fold(written)),
      stems: tokens.map(({ written }) => listStems(written)),
    });
  }
  return required.length + excluded.length > 0 ? { required, excluded } : undefined;
}

/** What no space parts. A number with groups of digits is one token. */
interface Chunk {
  kind: SearchTerm['kind'];
  isExcluded: boolean;
  tokens: Token[];
}

function listChunks(text: string, tokens: readonly Token[]): Chunk[] {
  const chunks: Chunk[] = [];
  let end = 0;
  for (const token of tokens) {
    const before = text.slice(end, token.start);
    end = token.end;
    const kind = /^\*(?:\s|$)/.test(text.slice(end, end + 2)) ? 'prefix' : 'word';
    const last = chunks.at(-1);
    if (last && !/\s/.test(before)) {
      last.tokens.push(token);
      continue;
    }
    chunks.push({ kind, isExcluded: /(?:^|\s)-\S*$/.test(before), tokens: [token] });
  }
  return chunks;
}
