// What is given out where no text may be: the passages that are cited, a little on each side of
// them, and where they stand.
import { blankAround, mergeSpans } from '../records/quoted-text.ts';
import type { Resource } from '../records/resources.ts';
import type { Lookup } from '../search/quotes/finder.ts';
import type { Reading } from '../search/reading.ts';
import { ask, askEach } from './storage.ts';

/** Inside a JSON string its quotation marks would be escaped. */
const isPublic = '"held":true,"text":"public"';
const isQuoted = '"held":true,"text":"quotes"';

export function* blank(sourceId: string, text: string): Reading<string> {
  return blankAround(text, yield* ask('readSpans', sourceId));
}

/** Sources as they are served: each may only be quoted. */
export function mark(resource: Resource, documents: Buffer): Buffer {
  if (resource !== 'sources') return documents;
  return Buffer.from(documents.toString().replaceAll(isPublic, isQuoted));
}

/** The first matches that lie in passages; their contexts are published too. */
export function* keepQuoted(lookup: Lookup, limit: number): Reading<Lookup> {
  const spans = yield* askEach(
    'readSpans',
    lookup.passages.map(({ sourceId }): [string] => [sourceId]),
  );
  const passages = lookup.passages.filter(
    ({ earlier, start, end }, index) =>
      earlier === null &&
      mergeSpans(spans[index] ?? []).some((span) => span.start <= start && end <= span.end),
  );
  return { ...lookup, passages: passages.slice(0, limit), more: passages.length > limit };
}
