// What is given out where no text may be: the passages that are cited, a little on each side of
// them, and where they stand.
import { blankAround, mergeSpans } from '../../records/quoted-text.ts';
import type { Resource } from '../../records/resources.ts';
import type { Lookup } from '../../search/quotes/finder.ts';
import { listSpans } from './contents.ts';
import type { Db } from './file.ts';

/** Inside a JSON string its quotation marks would be escaped. */
const isPublic = '"held":true,"text":"public"';
const isQuoted = '"held":true,"text":"quotes"';

export class OnlyPassages {
  private readonly db: Db;

  constructor(db: Db) {
    this.db = db;
  }

  blank(sourceId: string, text: string): string {
    return blankAround(text, listSpans(this.db, sourceId));
  }

  /** Sources as they are served: each may only be quoted. */
  mark(resource: Resource, documents: Buffer): Buffer {
    if (resource !== 'sources') return documents;
    return Buffer.from(documents.toString().replaceAll(isPublic, isQuoted));
  }

  /** The first matches that lie in passages; their contexts are published too. */
  keepQuoted(lookup: Lookup, limit: number): Lookup {
    const passages = lookup.passages.filter(
      ({ sourceId, earlier, start, end }) =>
        earlier === null &&
        mergeSpans(listSpans(this.db, sourceId)).some(
          (span) => span.start <= start && end <= span.end,
        ),
    );
    return { ...lookup, passages: passages.slice(0, limit), more: passages.length > limit };
  }
}
