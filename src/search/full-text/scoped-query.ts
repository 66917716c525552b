// The words of a search as terms of each language that texts are in.
import { parseSearchQuery, type SearchTerm } from '../../text/search-query.ts';
import type { ScopedTerm, TextQuery } from '../query.ts';

/** What stands for every word: it occurs in each text once. */
export const anyStem = '';

export interface ScopedQuery {
  required: readonly ScopedTerm[];
  excluded: readonly ScopedTerm[];
  /** Occurs in every text of the language. */
  any: ScopedTerm;
}

/** @param languages those that there are texts in */
export function parseText(text: TextQuery, languages: readonly string[]): ScopedQuery[] {
  const { words, scope } = text;
  return languages
    .filter((language) => text.languages?.includes(language) ?? true)
    .flatMap((language) => {
      const query = parseSearchQuery(words, language);
      if (!query) return [];
      const within = (term: SearchTerm): ScopedTerm => ({ ...term, scope, language });
      return {
        required: query.required.map(within),
        excluded: query.excluded.map(within),
        any: within({ kind: 'word', words: [anyStem], stems: [[anyStem]] }),
      };
    });
}
