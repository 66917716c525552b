// Addresses of pages for people, where a format is read by people.
import type { Citation } from '../records/citation.ts';

/** The page of the source, opened at the passage; it names the text that is counted in. */
export function linkToPassage({ source, start, end, url }: Citation): string {
  const [, query = ''] = /(\?[^#]*)#/.exec(url) ?? [];
  return `${source.url}.html${query}#char=${start},${end}`;
}

/** Where documents themselves open at a passage. */
export function listLocated(citations: readonly Citation[]): string[] {
  return citations.flatMap(({ locator }) => locator?.url ?? []);
}
