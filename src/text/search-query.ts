// What a person types into a search box, understood: words, "exact phrases", -exclusions and
// prefix*. No input is an error; what holds no letter or digit is left out.
import { listSearchWords } from './search-text.ts';

export interface SearchTerm {
  /** `word`: any inflection; `phrase`: these words in this order; `prefix`: words that begin so. */
  kind: 'word' | 'phrase' | 'prefix';
  /** Folded, at least one. */
  words: string[];
}

export interface SearchQuery {
  /** All of them must occur. */
  required: SearchTerm[];
  /** None of them may occur. */
  excluded: SearchTerm[];
}

const termsMax = 20;

/** Undefined when there is nothing to search for. */
export function parseSearchQuery(text: string): SearchQuery | undefined {
  const query: SearchQuery = { required: [], excluded: [] };
  const parts = text.matchAll(
    /(?<minus>(?<=^|\s)-)?(?:["“”«»](?<phrase>[^"“”«»]*)["“”«»]?|(?<word>[^\s"“”«»]+))/gu,
  );
  for (const { groups } of parts) {
    const term = readTerm(groups?.phrase, groups?.word);
    if (!term) continue;
    (groups?.minus ? query.excluded : query.required).push(term);
    if (query.required.length + query.excluded.length === termsMax) break;
  }
  return query.required.length + query.excluded.length > 0 ? query : undefined;
}

function readTerm(phrase: string | undefined, word: string | undefined): SearchTerm | undefined {
  const words = listSearchWords(phrase ?? word ?? '');
  if (words.length === 0) return undefined;
  if (phrase !== undefined) return { kind: 'phrase', words };
  // "COVID-19" is two words that belong together.
  if (words.length > 1) return { kind: 'phrase', words };
  return { kind: word?.endsWith('*') ? 'prefix' : 'word', words };
}
