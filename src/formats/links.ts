// Addresses of pages for people, where a format is read by people.
import type { Citation } from '../records/citation.ts';

/** The page of the source, opened at the passage. */
export function linkToPassage({ source, start, end }: Citation): string {
  return `${source.url}.html#char=${start},${end}`;
}

/** Where documents themselves open at a passage. */
export function listLocated(citations: readonly Citation[]): string[] {
  return citations.flatMap(({ locator }) => locator?.url ?? []);
}
