// What can be searched for: values of fields, days and words. All parts must match.
import type { SearchTerm } from '../text/search-query.ts';

/** What is searched: the verbatim passages, or the editorial summaries in both languages. */
export type SearchScope = 'passage' | 'summary';

/** A text matches when the words, understood as its language, match it. */
export interface TextQuery {
  words: string;
  scope: SearchScope;
  /** Only texts in these languages (primary subtags); in any when undefined. */
  languages?: readonly string[] | undefined;
}

/** Days since 1970-01-01, both included; undefined is open. */
export interface DayRange {
  from: number | undefined;
  to: number | undefined;
  /** `overlaps`: the date may lie in the range; `within`: it certainly does. */
  match: 'overlaps' | 'within';
}

/** Values of one field are alternatives (none: nothing matches); all fields must match. */
export interface Query {
  resource: string;
  filters: Readonly<Record<string, readonly string[] | undefined>>;
  days?: DayRange | undefined;
  /** Only for the resource that has full text. */
  text?: TextQuery | undefined;
}

/** A query with words to be relevant to. */
export type RankedQuery = Query & { text: TextQuery };

export function isRanked(query: Query): query is RankedQuery {
  return query.text !== undefined;
}

/** Tells queries apart. */
export function keyOfQuery({ resource, filters, days, text }: Query): string {
  return JSON.stringify([resource, filters, days, text]);
}

/** A term that is looked for in the texts of one language. */
export interface ScopedTerm extends SearchTerm {
  scope: SearchScope;
  /** A primary subtag. */
  language: string;
}

/** Tells terms apart. */
export function keyOfTerm({ scope, language, kind, words, stems }: ScopedTerm): string {
  const looked = kind === 'word' ? stems.flat() : words;
  return `${scope}\0${language}\0${kind}\0${looked.join(' ')}`;
}
