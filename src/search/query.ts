// What can be searched for: values of fields, days and words. All parts must match.
import type { SearchQuery, SearchTerm } from '../text/search-query.ts';
import type { DayRange } from './doc-values/days.ts';
import type { SearchScope } from './full-text/reader.ts';

export interface TextQuery {
  query: SearchQuery;
  scope: SearchScope;
}

/** Values of one field are alternatives (none: nothing matches); all fields must match. */
export interface Query {
  resource: string;
  filters: Readonly<Record<string, readonly string[] | undefined>>;
  days?: DayRange | undefined;
  /** Only for statements. */
  text?: TextQuery | undefined;
}

/** Tells queries apart. */
export function keyOfQuery({ resource, filters, days, text }: Query): string {
  return JSON.stringify([resource, filters, days, text]);
}

/** Tells terms apart. */
export function keyOfTerm({ kind, words }: SearchTerm, scope: SearchScope): string {
  return `${scope}\0${kind}\0${words.join(' ')}`;
}
